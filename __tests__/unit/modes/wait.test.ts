import { describe, expect, it } from '@jest/globals';
import { isGivenUp } from '../../../src/legs/outcome.ts';
import type { WaitInputs } from '../../../src/inputs/inputs.ts';
import { wait } from '../../../src/modes/wait.ts';
import { ALL, modeSetting, type ModeSetting } from '../../doubles/mode-setting.ts';
import { payloadOf, timeline, timelines } from '../../doubles/scripted-service.ts';
import { CREDENTIALS, uuidOf, written } from '../../doubles/fixtures.ts';

const A = uuidOf(1);
const B = uuidOf(2);

function waitFor(setting: ModeSetting, inputs: Partial<WaitInputs> = {}): Promise<void> {
  const { selection, context } = setting;
  const defaults: WaitInputs = {
    mode: 'wait',
    credentials: CREDENTIALS,
    requestTimeout: 30_000,
    timeout: 60_000,
    summary: 'true',
    selection,
    cleanup: 'never',
    onTimeout: 'leave',
    failFast: false,
    logs: 'failed',
    outputDir: null,
  };
  return wait({ ...defaults, ...inputs }, context);
}

describe('wait', () => {
  it('follows all legs to their end, and records and logs each once', async () => {
    const setting = modeSetting({
      operations: [
        timeline(A, { EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 0 }),
        timeline(B, { EXECUTING: 0, SUCCESS: 4_000 }, { exitCode: 3 }),
      ],
    });
    await waitFor(setting);
    expect(setting.outcomes()).toEqual(['passed', 'failed']);
    expect(setting.results.rows).toEqual([payloadOf(A, { status: 'SUCCESS' }), payloadOf(B, { status: 'SUCCESS' })]);
    expect(setting.log.lines()).toEqual([
      'Waiting for 2 operations.',
      'The service has no event streams: legs are polled.',
      '1/2 done · leg-1 passed · exit 0 · 2 s',
      '2/2 done · leg-2 failed with exit 3 · 4 s',
      'leg-2 · look inside: eval $(contree use -N 00000000-0000-4000-8000-000000000900)',
    ]);
    expect(setting.service.sent('cancel')).toEqual([]);
  });

  it('counts the legs one after the other when a rejected token settles all at once', async () => {
    const setting = modeSetting({
      operations: timelines(3, () => ({ EXECUTING: 0 })),
      faults: [{ method: 'get', reply: 401 }],
    });
    await waitFor(setting);
    expect(setting.log.lines().slice(1)).toEqual([
      '1/3 done · leg-1 could not be read (HTTP 401)',
      '2/3 done · leg-2 could not be read (HTTP 401)',
      '3/3 done · leg-3 could not be read (HTTP 401)',
    ]);
  });

  it('with `all` passes when no operation is active', async () => {
    const setting = modeSetting({ operations: [timeline(A, { SUCCESS: 0 })] });
    await waitFor(setting, { selection: ALL });
    expect(setting.log.lines()).toEqual(['No operation of the project is active.']);
    expect(setting.ledger.size).toBe(0);
  });

  it('with `all` follows the operations that are active now, and no later ones', async () => {
    const setting = modeSetting({
      operations: [
        timeline(A, { SUCCESS: 0 }),
        timeline(B, { PENDING: 0, SUCCESS: 3_000 }),
        timeline(uuidOf(3), { EXECUTING: 1_000 }),
      ],
    });
    await waitFor(setting, { selection: ALL });
    expect(setting.ledger.results()).toMatchObject([{ leg: { name: '1', uuid: B }, outcome: 'passed' }]);
    expect(setting.log.text()).toContain('Waiting for 1 operation.');
  });

  it('with `all` fails when the operations cannot be listed', async () => {
    const setting = modeSetting({ faults: [{ method: 'list', reply: 403 }] });
    await expect(waitFor(setting, { selection: ALL })).rejects.toMatchObject({ failure: { status: 403 } });
  });
});

describe('the deadline of a wait', () => {
  const operations = [timeline(A, { SUCCESS: 0 }), timeline(B, { EXECUTING: 0 })];

  it('leaves active legs running, as timed out', async () => {
    const setting = modeSetting({ operations });
    await waitFor(setting, { timeout: 10_000 });
    expect(setting.outcomes()).toEqual(['passed', 'timed-out']);
    expect(setting.ledger.results()[1]).toMatchObject({ timedOut: true, cancel: null, exitCode: 1 });
    expect(setting.log.lines().at(-1)).toBe('The deadline passed with 1 of 2 operations not done.');
    expect(setting.results.rows).toEqual([payloadOf(A, { status: 'SUCCESS' }), payloadOf(B, { status: 'EXECUTING' })]);
    expect(setting.service.sent('cancel')).toEqual([]);
  });

  it('keeps little of what a service sends unasked of a leg that still runs, and has it in the file once', async () => {
    const long = written('line\n'.repeat(40_000));
    const setting = modeSetting({
      operations: [timeline(B, { EXECUTING: 0 })],
      wrap: (client) => ({
        ...client,
        getOperation: async (...call) => {
          const detail = await client.getOperation(...call);
          return { ...detail, operation: { ...detail.operation, stdout: long } };
        },
      }),
    });
    await waitFor(setting, { timeout: 10_000 });
    expect(setting.outcomes()).toEqual(['timed-out']);
    expect(setting.results.rows).toEqual([payloadOf(B, { status: 'EXECUTING' })]);
    expect(setting.ledger.results()[0]?.operation?.stdout?.omitted?.lines).toBeGreaterThan(30_000);
  });

  it('cancels active legs with on-timeout cancel; they are timed out too', async () => {
    const setting = modeSetting({ operations });
    await waitFor(setting, { timeout: 10_000, onTimeout: 'cancel' });
    expect(setting.service.sent('cancel').map(({ what }) => what)).toEqual([B]);
    expect(setting.ledger.results()[1]).toMatchObject({ outcome: 'timed-out', timedOut: true, cancel: 'accepted' });
    expect(setting.log.lines().at(-1)).toBe('leg-2 · cancel accepted');
  });

  it('keeps a leg timed out when its cancel fails or comes too late', async () => {
    for (const [reply, cancel] of [
      [403, 'rejected'],
      [500, 'failed'],
    ] as const) {
      const setting = modeSetting({ operations, faults: [{ method: 'cancel', reply }] });
      await waitFor(setting, { timeout: 10_000, onTimeout: 'cancel' });
      expect(setting.ledger.results()[1]).toMatchObject({ outcome: 'timed-out', cancel });
    }
    const ends = modeSetting({ operations: [timeline(A, { EXECUTING: 0, SUCCESS: 10_025 })] });
    await waitFor(ends, { timeout: 10_000, onTimeout: 'cancel' });
    expect(ends.ledger.results()[0]).toMatchObject({ outcome: 'timed-out', cancel: 'finished' });
  });

  it('leaves a leg that could not be read unknown, and records why', async () => {
    const setting = modeSetting({ operations, faults: [{ method: 'get', what: B, reply: 500 }] });
    await waitFor(setting, { timeout: 10_000 });
    expect(setting.outcomes()).toEqual(['passed', 'unknown']);
    expect(setting.results.rows[1]).toEqual({ uuid: B, error: expect.stringContaining('HTTP 500') });
  });

  it('counts a leg with a 404 as unknown, recorded once', async () => {
    const setting = modeSetting({ operations: [timeline(A, { SUCCESS: 0 })] });
    const gone = { name: 'gone', uuid: B };
    await waitFor(setting, { selection: { kind: 'legs', legs: [gone, ...setting.legs], warnings: [] } });
    expect(setting.outcomes()).toEqual(['unknown', 'passed']);
    expect(setting.results.rows).toHaveLength(2);
    expect(setting.log.text()).toContain('gone could not be read (HTTP 404)');
  });
});

describe('fail-fast', () => {
  const fails = timeline(A, { EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 9 });
  const goesOn = timeline(B, { EXECUTING: 0, SUCCESS: 50_000 });

  it('cancels the other legs when one does not pass, and sees their end', async () => {
    const setting = modeSetting({ operations: [fails, goesOn], cancelTakes: 3_000 });
    await waitFor(setting, { failFast: true });
    expect(setting.outcomes()).toEqual(['failed', 'cancelled']);
    expect(setting.ledger.results()[1]).toMatchObject({ operation: { status: 'CANCELLED' }, cancel: 'accepted' });
    expect(setting.log.text()).toContain('A leg did not pass: cancelling 1 other (fail-fast).');
    expect(setting.log.text()).toContain('2/2 done · leg-2 cancelled (fail-fast) · ');
    expect(setting.ledger.results().map(isGivenUp)).toEqual([false, true]);
    expect(setting.service.sent('cancel').map(({ what }) => what)).toEqual([B]);
    expect(setting.clock.elapsed()).toBeLessThan(7_000);
    expect(setting.results.rows).toHaveLength(2);
  });

  it('waits only briefly for cancelled legs to end', async () => {
    const setting = modeSetting({ operations: [fails, timeline(B, { EXECUTING: 0 })], cancelTakes: Infinity });
    await waitFor(setting, { failFast: true, timeout: 3_600_000 });
    expect(setting.outcomes()).toEqual(['failed', 'cancelled']);
    expect(setting.clock.elapsed()).toBeLessThan(20_000);
  });

  it('leaves a leg passed that ended before its cancel', async () => {
    const setting = modeSetting({
      operations: [fails, timeline(B, { EXECUTING: 0, SUCCESS: 2_000 })],
      faults: [{ method: 'get', what: B, reply: 503, from: 100, until: 2_400 }],
    });
    await waitFor(setting, { failFast: true });
    expect(setting.outcomes()).toEqual(['failed', 'passed']);
    expect(setting.ledger.results()[1]?.cancel).toBe('finished');
    expect(setting.ledger.results().filter(isGivenUp)).toEqual([]);
  });

  it('counts a leg that cannot be read as one that did not pass', async () => {
    const setting = modeSetting({ operations: [fails, goesOn], faults: [{ method: 'get', what: A, reply: 404 }] });
    await waitFor(setting, { failFast: true });
    expect(setting.outcomes()).toEqual(['unknown', 'cancelled']);
  });

  it('cancels nothing while all pass, and nothing when it is off', async () => {
    const passing = modeSetting({ operations: [timeline(A, { EXECUTING: 0, SUCCESS: 1_000 }), goesOn] });
    await waitFor(passing, { failFast: true });
    const off = modeSetting({ operations: [fails, goesOn] });
    await waitFor(off);
    expect([passing.outcomes(), off.outcomes()]).toEqual([
      ['passed', 'passed'],
      ['failed', 'passed'],
    ]);
    expect(passing.service.sent('cancel')).toEqual([]);
    expect(off.service.sent('cancel')).toEqual([]);
  });

  it('cancels nothing when the last leg fails', async () => {
    const setting = modeSetting({ operations: [fails] });
    await waitFor(setting, { failFast: true });
    expect(setting.service.sent('cancel')).toEqual([]);
    expect(setting.log.text()).not.toContain('fail-fast');
  });
});

describe('the log of a wait', () => {
  const output = { stdout: written('all fine\n'), stderr: written('oh no\n') };
  const operations = [
    timeline(A, { SUCCESS: 0 }, output),
    timeline(B, { SUCCESS: 0 }, { ...output, exitCode: 1, error: 'it broke' }),
    timeline(uuidOf(3), { EXECUTING: 0 }, output),
  ];

  it.each([
    ['none', []],
    ['failed', ['leg-2 │ all fine', 'leg-2 stderr │ oh no']],
    ['all', ['stdout │ all fine', 'stderr │ oh no', 'leg-2 │ all fine', 'leg-2 stderr │ oh no']],
  ] as const)('has, with logs %s, the output %j: in a group where the leg passed', async (logs, lines) => {
    const setting = modeSetting({ operations });
    await waitFor(setting, { logs, timeout: 2_000 });
    const shown = setting.log.lines().filter((line) => line.endsWith('all fine') || line.endsWith('oh no'));
    expect(shown).toEqual(lines);
    const groups = setting.log.lines().filter((line) => line.startsWith('::group::'));
    expect(groups).toEqual(logs === 'all' ? ['::group::leg-1 · passed · 0 s'] : []);
    expect(setting.log.text().includes('leg-2 · error: it broke')).toBe(logs !== 'none');
  });

  it('gives a sign of life at least once a minute', async () => {
    const setting = modeSetting({ operations: [timeline(A, { PENDING: 0, EXECUTING: 100_000, SUCCESS: 300_000 })] });
    await waitFor(setting, { timeout: 600_000 });
    const signs = setting.log.lines().filter((line) => line.startsWith('still waiting'));
    expect(signs).toHaveLength(5);
    expect(signs[0]).toBe('still waiting · 0/1 done · 1 pending · leg-1 for 1 h 1 min · 9 min 5 s left');
    expect(signs[2]).toContain('1 executing');
  });

  it('counts the minute from the last leg that settled', async () => {
    const setting = modeSetting({
      operations: [timeline(A, { EXECUTING: 0, SUCCESS: 40_000 }), timeline(B, { EXECUTING: 0, SUCCESS: 90_000 })],
    });
    await waitFor(setting, { timeout: 600_000 });
    expect(setting.log.text()).not.toContain('still waiting');
  });
});

describe('a wait after a signal', () => {
  it.each([false, true])('stops at once and sends nothing more (fail-fast: %s)', async (failFast) => {
    const setting = modeSetting({ operations: timelines(2, () => ({ EXECUTING: 0 })) });
    setting.stopAfter(3_300);
    await waitFor(setting, { failFast, onTimeout: 'cancel' });
    expect(setting.clock.elapsed()).toBe(3_300);
    expect(setting.service.sent('cancel')).toEqual([]);
    expect(setting.ledger.results().map(({ timedOut }) => timedOut)).toEqual([false, false]);
    expect(setting.results.rows).toEqual([
      payloadOf(A, { status: 'EXECUTING' }),
      payloadOf(B, { status: 'EXECUTING' }),
    ]);
  });

  it('finishes the cancels that fail-fast began, then stops', async () => {
    const setting = modeSetting({
      operations: [timeline(A, { FAILED: 0 }), timeline(B, { EXECUTING: 0 })],
      cancelTakes: Infinity,
    });
    setting.stopAfter(30);
    await waitFor(setting, { failFast: true });
    expect(setting.clock.elapsed()).toBe(40);
    expect(setting.ledger.results().map(({ outcome, cancel }) => [outcome, cancel])).toEqual([
      ['failed', null],
      ['cancelled', 'accepted'],
    ]);
  });

  it('finishes the cancels that it began at the deadline', async () => {
    const setting = modeSetting({ operations: timelines(2, () => ({ EXECUTING: 0 })) });
    setting.stopAfter(1_030);
    await waitFor(setting, { timeout: 1_000, onTimeout: 'cancel' });
    expect(setting.ledger.results().map(({ cancel }) => cancel)).toEqual(['accepted', 'accepted']);
  });

  it('records a leg that it never read as not read', async () => {
    const setting = modeSetting({ operations: [timeline(A, { EXECUTING: 0 })] });
    setting.stop.abort('SIGINT');
    await waitFor(setting);
    expect(setting.results.rows).toEqual([{ uuid: A, error: 'not read' }]);
  });
});

it('a bug in a wait is thrown, and the ledger keeps what is known of the legs', async () => {
  const bug = new TypeError('a bug');
  const setting = modeSetting({
    operations: [timeline(A, { SUCCESS: 0 }), timeline(B, { EXECUTING: 0 })],
    faults: [{ method: 'get', what: B, reply: bug, from: 1_000 }],
  });
  await expect(waitFor(setting)).rejects.toBe(bug);
  expect(setting.outcomes()).toEqual(['passed', 'active']);
  expect(setting.results.rows).toHaveLength(2);
  expect(setting.clock.sleeping()).toBe(0);
});
