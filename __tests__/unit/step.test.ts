import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { createResultsFile, type ResultsFile } from '../../src/report/results-file.ts';
import { A, ADDRESS, B, DELETE_A, DELETE_B, GET_A, GET_B, InTurn, payload, ran } from './step-setting.ts';

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
});
afterAll(() => {
  nock.restore();
});

describe('a step', () => {
  it('masks the token and saves its state before the first request, and again at its end', async () => {
    const { events, report, results, kept } = await ran({
      inputs: { operations: `${A} ${B}`, cleanup: 'always', project: 'p', timeout: '2' },
      service: { [GET_A]: payload(A, 'SUCCESS', 3), [GET_B]: payload(B, 'EXECUTING') },
    });
    expect(events.slice(0, 3)).toEqual(['mask a-token', 'open', `save always ${ADDRESS} p ${A}+${B}`]);
    expect(events.at(-1)).toBe(`save always ${ADDRESS} p ${B}`);
    expect(events.filter((event) => event.startsWith('save'))).toHaveLength(2);
    expect(report).toMatchObject({
      mode: 'wait',
      verdict: { exitCode: 3, outcome: 'failed', counts: { failed: 1, 'timed-out': 1 } },
      stopped: null,
    });
    expect(report.endedAt).toBeGreaterThan(report.startedAt);
    expect(results?.path).toBe(kept.path);
    expect(kept.rows).toEqual([payload(A, 'SUCCESS', 3), payload(B, 'EXECUTING')]);
  });

  it('saves no state when it has nothing to clean up', async () => {
    const { events, report } = await ran({ inputs: { operations: A }, service: { [GET_A]: payload(A, 'SUCCESS', 0) } });
    expect(events).toEqual(['mask a-token', 'open', `${GET_A}/events`, GET_A]);
    expect(report.verdict).toMatchObject({ exitCode: 0, outcome: 'passed' });
  });

  it('masks a token that comes from a profile', async () => {
    const home = await mkdtemp(join(tmpdir(), 'step-'));
    await writeFile(join(home, 'auth.ini'), '[profile:default]\ntoken = from-profile\n');
    const { events } = await ran({ inputs: { token: '', operations: A }, env: { CONTREE_HOME: home } });
    expect(events.slice(0, 2)).toEqual(['mask from-profile', 'open']);
    await rm(home, { recursive: true });
  });

  it('that has crashed where nothing caught it sends nothing more, and reports why', async () => {
    const crash = AbortSignal.abort(new Error('out of place'));
    const { events, report } = await ran({ inputs: { operations: A }, crash });
    expect(events).toEqual([]);
    expect(report).toMatchObject({ stopped: 'out of place', verdict: { exitCode: 1, outcome: 'failed' } });
  });

  it('shows', async () => {
    const { report } = await ran({
      inputs: { mode: 'show', operations: `${A} ${B}` },
      service: { [GET_A]: payload(A, 'FAILED', 9) },
    });
    expect(report).toMatchObject({
      mode: 'show',
      verdict: { exitCode: 1, outcome: 'failed', counts: { failed: 1, unknown: 1 } },
    });
    expect(report.results.map(({ exitCode }) => exitCode)).toEqual([0, 1]);
  });

  it('hands over what it was to show and could not read, unless it is not there', async () => {
    const { events, report } = await ran({
      inputs: { mode: 'show', operations: `${A} ${B}`, cleanup: 'always', timeout: '1' },
      service: { [GET_A]: 503, [GET_B]: 404 },
    });
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown']);
    expect(events.at(-1)).toBe(`save always ${ADDRESS} null ${A}`);
  });

  it.each([
    ['error', 1, 'failed'],
    ['ignore', 0, 'passed'],
  ])('cancels, where one that had finished is %s', async (ifFinished, exitCode, outcome) => {
    const { report } = await ran({
      inputs: { mode: 'cancel', operations: `${A} ${B}`, 'if-finished': ifFinished },
      service: { [DELETE_A]: {}, [DELETE_B]: 409, [GET_B]: payload(B, 'SUCCESS', 5) },
    });
    expect(report).toMatchObject({ mode: 'cancel', verdict: { exitCode, outcome } });
    expect(report.results.map(({ cancel, outcome: own }) => [cancel, own])).toEqual([
      ['accepted', 'cancelled'],
      ['finished', 'failed'],
    ]);
  });

  it('lists, and warns of rows that it cannot decode', async () => {
    const { report, log } = await ran({
      inputs: { mode: 'list' },
      service: { 'GET /v1/operations': [payload(A, 'EXECUTING'), { status: 'EXECUTING' }] },
    });
    expect(report).toMatchObject({ mode: 'list', verdict: { exitCode: 0, counts: { active: 1 } } });
    expect(log.warnings()).toEqual([expect.stringContaining('left out 1 of 2 rows')]);
  });

  it('warns of the inputs, and once of unknown statuses', async () => {
    const { log, report } = await ran({
      inputs: { mode: 'show', operations: `one=${A} two=${A} ${B}` },
      service: { [GET_A]: payload(A, 'PAUSED'), [GET_B]: payload(B, 'FROZEN') },
    });
    expect(log.warnings()).toEqual([
      `Operation ${A} is given as "one" and as "two": it is "one" here`,
      'The service sent the status PAUSED, which this action does not know. It counts as active.',
    ]);
    expect(report.verdict).toMatchObject({ exitCode: 0, counts: { active: 2 } });
  });

  it('logs a failed try for debugging only', async () => {
    const { log, report } = await ran({
      inputs: { operations: A },
      service: { [GET_A]: new InTurn(503, payload(A, 'SUCCESS', 0)) },
    });
    expect(report.verdict.outcome).toBe('passed');
    const debugged = log
      .text()
      .split('\n')
      .filter((line) => line.startsWith('::debug::'));
    // The two are under way at a time: which fails first is chance.
    expect(debugged.toSorted()).toEqual([
      expect.stringMatching(/^::debug::1 · event stream: GET .*HTTP 404/),
      expect.stringMatching(/^::debug::GET \/v1\/operations\/.*retrying in \d+ ms$/),
    ]);
  });
});

describe('a step with invalid inputs', () => {
  it('fails with the reasons and sends nothing', async () => {
    const { report, results, summary, events } = await ran({ inputs: { timeout: '0', max: 'x', operations: A } });
    expect(report).toMatchObject({ mode: 'wait', verdict: { exitCode: 1, outcome: 'failed' }, results: [] });
    expect(report.stopped?.split('\n').map((line) => line.split(':')[0])).toEqual(['timeout', 'max']);
    expect([results, summary, events]).toEqual([null, 'true', []]);
  });
});

describe('a step that crashes', () => {
  it('fails with all that was known by then', async () => {
    const { report, summary, events } = await ran({
      inputs: { operations: `${A} ${B}`, cleanup: 'always', summary: 'failed' },
      service: { [GET_A]: payload(A, 'SUCCESS', 7), [GET_B]: payload(B, 'SUCCESS', 0) },
      crashAt: '2/2 done',
    });
    expect(report).toMatchObject({ verdict: { exitCode: 7, outcome: 'failed' }, stopped: 'no space left' });
    expect(report.results[0]).toMatchObject({ leg: { uuid: A }, outcome: 'failed', exitCode: 7 });
    expect(summary).toBe('failed');
    expect(events.at(-1)).toBe(`save always ${ADDRESS} null `);
  });

  it('saves its state also when the cleanup after it crashes', async () => {
    const { events, report } = await ran({
      inputs: { operations: `${A} ${B}`, cleanup: 'always' },
      service: { [GET_A]: payload(A, 'EXECUTING'), [GET_B]: payload(B, 'SUCCESS', 0), [DELETE_A]: {} },
      stopAt: { event: GET_A },
      crashAt: 'cancel accepted',
    });
    expect(events).toContain(DELETE_A);
    expect(events.at(-1)).toBe(`save always ${ADDRESS} null ${A}`);
    expect(report.stopped).toBe('it was stopped (SIGTERM)\nno space left');
  });

  it('is not one whose state cannot be saved: it cancels what it can', async () => {
    const { events, log, report } = await ran({
      inputs: { operations: A, cleanup: 'always' },
      service: { [GET_A]: payload(A, 'EXECUTING'), [DELETE_A]: {} },
      stopAt: { event: GET_A },
      onSave: (times) => {
        if (times > 1) throw new Error('no space left');
      },
    });
    expect(events).toContain(DELETE_A);
    expect(log.warnings()).toContain('The state for the post step could not be saved: no space left');
    expect(report.verdict.outcome).toBe('cancelled');
  });

  it('is not one whose results file cannot be written: that is one warning', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'op-action-test-'));
    const { report, log } = await ran({
      inputs: { operations: `${A} ${B}`, timeout: '10' },
      service: { [GET_A]: payload(A, 'SUCCESS', 7) },
      openResults: (onProblem) => {
        const file = createResultsFile(folder, onProblem, (text) => text);
        rmSync(folder, { recursive: true });
        return file;
      },
    });
    expect(report).toMatchObject({ verdict: { exitCode: 7, outcome: 'failed' }, stopped: null });
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['failed', 'unknown']);
    expect(log.text().match(/The results file is incomplete: .*ENOENT/g)).toHaveLength(1);
  });

  it('before there is a results file has none', async () => {
    const { report, results } = await ran({
      inputs: { operations: A },
      // A thrown value must not be lost, even when it is no `Error`.
      openResults: () =>
        JSON.parse('"a text"', (_, text: unknown) => {
          throw text;
        }) as ResultsFile,
    });
    expect([report.stopped, report.verdict.exitCode, results]).toEqual(["'a text'", 1, null]);
  });

  it('on a failed listing says so', async () => {
    const { report } = await ran({ inputs: { operations: 'all' }, service: { 'GET /v1/operations': 403 } });
    expect(report.verdict).toMatchObject({ exitCode: 1, outcome: 'failed' });
    expect(report.stopped).toMatch(/^GET \/v1\/operations.*HTTP 403/);
  });
});

describe('a step after a signal', () => {
  const service = {
    [GET_A]: payload(A, 'EXECUTING'),
    [GET_B]: payload(B, 'EXECUTING'),
    [DELETE_A]: {},
    [DELETE_B]: 403,
  };

  it.each(['cancelled', 'always'])('with cleanup %s cancels its legs, and is cancelled', async (cleanup) => {
    const { report, events, log } = await ran({
      inputs: { operations: `${A} ${B}`, cleanup },
      stopAt: { event: GET_B },
      service,
    });
    expect(report).toMatchObject({
      verdict: { exitCode: 143, outcome: 'cancelled' },
      stopped: 'it was stopped (SIGTERM)',
    });
    expect(report.results.map(({ outcome, cancel }) => [outcome, cancel])).toEqual([
      ['cancelled', 'accepted'],
      ['active', 'rejected'],
    ]);
    expect(events.filter((event) => event.startsWith('DELETE')).sort()).toEqual([DELETE_A, DELETE_B]);
    // A step that ran out of time ends so too, in a job that is not cancelled: post has to go on with it all the same.
    // The leg whose cancel was not accepted comes first.
    expect(events.at(-1)).toBe(`save always ${ADDRESS} null ${B}+${A}`);
    expect(log.text()).toContain('1 · cancel accepted\n');
  });

  it('cancels nothing with cleanup never, read or not', async () => {
    for (const last of [GET_A, GET_B]) {
      const { report, events } = await ran({
        inputs: { operations: `${A} ${B}` },
        stopAt: { event: last, reason: 'SIGINT' },
        service: { ...service, [last]: 503 },
      });
      expect(report.verdict).toMatchObject({ exitCode: 130, outcome: 'cancelled', counts: { active: 2 } });
      expect(events.some((event) => event.startsWith('DELETE') || event.startsWith('save'))).toBe(false);
    }
  });

  it('counts an unnamed signal as SIGINT, and reports no crash that the signal caused', async () => {
    const { report } = await ran({
      inputs: { operations: 'all' },
      stopAt: { event: 'GET /v1/operations', reason: 'whatever' },
      service: { 'GET /v1/operations': 503 },
    });
    expect(report).toMatchObject({
      verdict: { exitCode: 130, outcome: 'cancelled' },
      stopped: 'it was stopped (SIGINT)',
    });
  });
});
