import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { MARKER_VARIABLE } from '../../../src/legs/command.ts';
import type { LogPolicy } from '../../../src/inputs/inputs.ts';
import {
  condense,
  type EarlyRecords,
  printoutOf,
  recordActive,
  recordResult,
} from '../../../src/modes/leg-printout.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';
import { timeline } from '../../doubles/scripted-service.ts';
import { operation, uuidOf, written } from '../../doubles/fixtures.ts';

function settled(fields: Partial<Operation>, logs: LogPolicy = 'all') {
  const setting = modeSetting({ operations: [timeline(uuidOf(1), { SUCCESS: 0 })] });
  setting.ledger.add(setting.legs);
  const [leg] = setting.legs;
  if (leg === undefined) throw new Error('no leg');
  const seen = operation(fields);
  setting.ledger.recordRead(leg, seen);
  const detail = { operation: seen, payload: { sent: true }, retryAfter: null };
  const result = setting.ledger.result(leg);
  recordResult(leg, detail, setting.context);
  const printout = printoutOf(result, detail, logs, setting.context);
  if (printout !== null) setting.log.log.output(printout);
  return { ...setting, leg, kept: setting.ledger.result(leg).operation };
}

describe('a leg that settled', () => {
  it('keeps an excerpt of a long output in memory, while the file gets the payload', () => {
    const long = 'x'.repeat(99).concat('\n').repeat(20_000);
    const { kept, results } = settled({ exitCode: 1, stdout: written(long), stderr: written('short\n', true) });
    expect(kept?.stdout?.bytes.length).toBeLessThan(20_000);
    expect(kept?.stdout?.bytes.toString()).toContain('left out');
    expect(kept?.stderr).toEqual(written('short\n', true));
    expect(results.rows).toEqual([{ sent: true }]);
  });

  it('keeps the beginning of an error that is megabytes long', () => {
    const { kept, log } = settled({
      status: 'FAILED',
      exitCode: null,
      error: `no such image ${'x'.repeat(1_000_000)}`,
    });
    expect(kept?.error).toMatch(/^no such image x{7986}$/);
    expect(log.text()).toMatch(/error: no such image x+…\n/);
    expect(settled({ status: 'FAILED', exitCode: null, error: 'no such image' }).kept?.error).toBe('no such image');
  });

  it('logs how much of its output is cut, and where all of it is', () => {
    const { log } = settled({ stdout: written('line\n'.repeat(1_000)) });
    expect(log.text()).toContain(
      'stdout: 360 lines (1,800 bytes) left out here. The whole output is in /results.jsonl.',
    );
  });

  it('has no group in the log when it wrote nothing, however it ended', () => {
    expect(settled({ stdout: written(''), stderr: null }).log.text()).toBe('');
    expect(settled({ status: 'FAILED', exitCode: null }).log.text()).toBe('');
  });

  it('has its error in the log, without a duration where there is none', () => {
    const { log } = settled({ status: 'FAILED', exitCode: null, duration: null, error: 'no such image' });
    expect(log.text()).toBe('::group::leg-1 · failed\nerror: no such image\n::endgroup::\n');
  });
});

describe('the group of a leg', () => {
  const command = { command: 'set -e; npm ci\nnpm test', args: [], shell: true };
  const stdout = written('one\n');
  const groupOf = (fields: Partial<Operation>): string[] =>
    settled(fields)
      .log.lines()
      .filter((line) => !/^::(?:stop-commands::)?[\da-f-]{36}/.test(line));

  it('begins with the command as its author wrote it', () => {
    expect(groupOf({ exitCode: 1, command, stdout, env: { [MARKER_VARIABLE]: '{}' } })).toEqual([
      '::group::leg-1 · failed with exit 1 · 12.3 s',
      '$ npm ci',
      '  npm test',
      'stdout │ one',
      '::endgroup::',
    ]);
  });

  it.each<[string, Partial<Operation>, string]>([
    ['that failed although its status is SUCCESS', { exitCode: 1 }, 'failed with exit 1'],
    ['that its own limit killed', { exitCode: -1, signal: 9, sandboxTimedOut: true }, 'ran into its own time limit'],
    ['that passed', { exitCode: 0 }, 'passed'],
    ['that others cancelled', { status: 'CANCELLED', exitCode: null }, 'cancelled'],
  ])('of one %s says how it ended', (_, fields, words) => {
    expect(groupOf({ ...fields, stdout })[0]).toBe(`::group::leg-1 · ${words} · 12.3 s`);
  });

  it('of a try that another follows says which try it was, and no number of tries beside it', () => {
    const { context, ledger, leg } = settled({ exitCode: 1, stdout });
    const detail = { operation: operation({ exitCode: 1, stdout }), payload: {}, retryAfter: null };
    const result = { ...ledger.result(leg), attempts: 2, mostAttempts: 3 };
    expect(String(printoutOf(result, detail, 'all', context, { isRetried: true })?.title)).toBe(
      'leg-1 · failed with exit 1 · try 2 of 3 · 12.3 s',
    );
    expect(String(printoutOf(result, detail, 'all', context)?.title)).toBe(
      'leg-1 · failed with exit 1 · 2 tries · 12.3 s',
    );
  });

  it('is not there for the command alone', () => {
    expect(settled({ exitCode: 1, command }).log.text()).toBe('');
  });
});

describe('a leg whose log is read before it settles', () => {
  const detailOf = (stdout: string) => {
    return {
      operation: operation({ exitCode: 1, stdout: written(stdout) }),
      payload: { sent: true },
      retryAfter: null,
    };
  };
  const legOf = () => {
    const setting = modeSetting({ operations: [timeline(uuidOf(1), { SUCCESS: 0 })] });
    setting.ledger.add(setting.legs);
    const [leg] = setting.legs;
    if (leg === undefined) throw new Error('no leg');
    return { ...setting, leg };
  };

  it('has a large payload in the file at once, and only once, and keeps an excerpt', () => {
    const { context, leg, ledger, results } = legOf();
    const early: EarlyRecords = new Map();
    const large = detailOf('line\n'.repeat(100_000));
    const kept = condense(leg, large, context, early);
    expect(results.rows).toEqual([{ sent: true }]);
    expect(kept.payload).toBeUndefined();
    expect(kept.operation.stdout?.bytes.length).toBeLessThan(10_000);
    // Another watch reads it again.
    condense(leg, large, context, early);
    ledger.recordRead(leg, kept.operation);
    recordResult(leg, kept, context, early);
    expect(results.rows).toEqual([{ sent: true }]);
    expect(early.size).toBe(0);
  });

  it('has it in the file once while the leg is active, and again when it has ended', () => {
    const { context, leg, ledger, results } = legOf();
    const early: EarlyRecords = new Map();
    const ended = detailOf('line\n'.repeat(100_000));
    const active = { ...ended, operation: { ...ended.operation, status: 'EXECUTING' }, payload: { sent: 'so far' } };
    for (const time of [1, 2]) {
      const kept = condense(leg, active, context, early);
      expect([time, kept.payload, (kept.operation.stdout?.bytes.length ?? 0) < 10_000]).toEqual([
        time,
        undefined,
        true,
      ]);
      ledger.recordRead(leg, kept.operation);
    }
    expect(results.rows).toEqual([{ sent: 'so far' }]);
    recordActive(context, new Map(), early);
    expect(results.rows).toHaveLength(1);
    recordResult(leg, condense(leg, ended, context, early), context, early);
    expect(results.rows).toEqual([{ sent: 'so far' }, { sent: true }]);
  });

  it('has the end of a leg in the file that was large only while it was active', () => {
    const { context, leg, results } = legOf();
    const early: EarlyRecords = new Map([[leg.uuid, 'active']]);
    recordResult(leg, condense(leg, detailOf('line\n'), context, early), context, early);
    expect(results.rows).toEqual([{ sent: true }]);
    expect(early.size).toBe(0);
  });

  it('keeps a small one as it is', () => {
    const { context, leg, results } = legOf();
    const small = detailOf('line\n');
    expect(condense(leg, small, context, new Map())).toBe(small);
    expect(results.rows).toEqual([]);
  });
});
