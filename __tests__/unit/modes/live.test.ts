import { describe, expect, it } from '@jest/globals';
import type { LogPolicy } from '../../../src/inputs/inputs.ts';
import { follow } from '../../../src/modes/follow.ts';
import { modeSetting, type ModeScript, type ModeSetting } from '../../doubles/mode-setting.ts';
import { life, timeline, timelines } from '../../doubles/scripted-service.ts';
import { uuidOf, written } from '../../doubles/fixtures.ts';
import { numbered } from '../report/log/opened-live-log.ts';

const A = uuidOf(1);
const B = uuidOf(2);

async function followed(
  script: ModeScript,
  logs: LogPolicy,
  { timeout = 60_000, ...more }: { timeout?: number; onTimeout?: 'cancel'; failFast?: boolean } = {},
): Promise<ModeSetting> {
  const setting = modeSetting({ events: true, ...script });
  setting.ledger.add(setting.legs);
  const deadline = setting.clock.now() + timeout;
  await follow({ deadline, onTimeout: 'leave', failFast: false, logs, ...more }, setting.context);
  return setting;
}

/** The log without the ends of fences. */
function linesOf({ log }: ModeSetting): string[] {
  return log.lines().filter((line) => !/^::(?:stop-commands::)?[\da-f-]{36}/.test(line));
}

const UNIT = timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { exitCode: 3, stdout: written('one\ntwo\n') });
const INSIDE = 'leg-1 · look inside: eval $(contree use -N 00000000-0000-4000-8000-000000000900)';
const OUTPUT = [
  { uuid: A, at: 1_000, text: 'one\n' },
  { uuid: A, at: 2_000, text: 'two\n' },
];

describe('logs: live', () => {
  it('prints each line as it comes, and no group when the leg has ended', async () => {
    const setting = await followed({ operations: [UNIT], output: OUTPUT }, 'live');
    expect(linesOf(setting)).toEqual([
      'leg-1 │ one',
      'leg-1 │ two',
      '1/1 done · leg-1 failed with exit 3 · 3 s · 2 lines above',
      INSIDE,
    ]);
    expect(setting.log.lines().filter((line) => line.startsWith('::stop-commands'))).toHaveLength(1);
    expect(setting.log.text()).toMatch(/::[\da-f-]{36}::\n$/);
  });

  it('begins with the command where it is known, in one line', async () => {
    const setting = modeSetting({ events: true, operations: [UNIT], output: OUTPUT });
    setting.ledger.plan([{ name: 'leg-1', allowFailure: false, command: 'npm ci\nnpm test' }]);
    for (const leg of setting.legs) setting.ledger.recordStart(leg);
    const deadline = setting.clock.now() + 60_000;
    await follow({ deadline, onTimeout: 'leave', failFast: false, logs: 'live' }, setting.context);
    expect(linesOf(setting)).toEqual([
      'leg-1 │ $ npm ci …',
      'leg-1 │ one',
      'leg-1 │ two',
      '1/1 done · leg-1 failed with exit 3 · 3 s · 2 lines above',
      INSIDE,
    ]);
  });

  it('has the command below the end of the leg where it was not known before', async () => {
    const command = { command: 'npm', args: ['test', 'a b'], shell: false };
    const others = timelines(5, () => ({ EXECUTING: 0, SUCCESS: 1_000 })).map(({ uuid }, index) =>
      timeline(uuid === A ? uuidOf(90 + index) : uuid, { EXECUTING: 0, SUCCESS: 1_000 }),
    );
    const unit = timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { exitCode: 3, stdout: written('one\n'), command });
    const setting = await followed({ operations: [unit, ...others], output: OUTPUT.slice(0, 1) }, 'live');
    const lines = linesOf(setting).filter((line) => line.includes('leg-1'));
    expect(lines).toEqual([
      'leg-1 │ one',
      '6/6 done · leg-1 failed with exit 3 · 3 s · 1 line above',
      "leg-1 · $ npm test 'a b'",
      INSIDE,
    ]);
  });

  it('has the command before the lines of a leg that has no stream, and of no leg twice', async () => {
    const command = { command: 'npm test\necho "$?"', args: [], shell: true };
    const operations = [
      { ...UNIT, ...timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { exitCode: 3, command, stdout: written('one\n') }) },
    ];
    const setting = await followed({ operations, output: OUTPUT, events: false }, 'live');
    expect(linesOf(setting).slice(1)).toEqual([
      '1/1 done · leg-1 failed with exit 3 · 3 s',
      'leg-1 │ $ npm test',
      'leg-1 │   echo "$?"',
      'leg-1 │ one',
      INSIDE,
    ]);
  });

  it('prints the output of a leg that has no stream when it has ended', async () => {
    const setting = await followed({ operations: [UNIT], output: OUTPUT, events: false }, 'live');
    expect(linesOf(setting)).toEqual([
      'The service has no event streams: legs are polled, and their output is shown when they have ended.',
      '1/1 done · leg-1 failed with exit 3 · 3 s',
      'leg-1 │ one',
      'leg-1 │ two',
      INSIDE,
    ]);
  });

  it.each([1, 10, 100])('says once which permission the token lacks, and polls on: %d legs', async (count) => {
    const operations = timelines(count, () => ({ EXECUTING: 0, SUCCESS: 10_000 }));
    const setting = await followed({ operations, faults: [{ method: 'events', reply: 403 }] }, 'live');
    expect(linesOf(setting).filter((line) => line.includes('token'))).toEqual([
      'The token may not follow event streams (HTTP 403), which needs the permission spawn or spawn_disposable beside list: ' +
        'legs are polled, and their output is shown when they have ended.',
    ]);
    expect(new Set(setting.outcomes())).toEqual(new Set(['passed']));
  });

  it('reads the rest of a log whose stream ended too soon', async () => {
    const setting = await followed(
      { operations: [UNIT], output: OUTPUT, streamFaults: [{ uuid: A, attempt: 1, after: 2, how: 'silence' }] },
      'live',
      { timeout: 200_000 },
    );
    expect(linesOf(setting).filter((line) => line.startsWith('leg-1 │'))).toEqual(['leg-1 │ one', 'leg-1 │ two']);
    expect(setting.log.text()).not.toContain('::group::');
  });

  it('prints all of it again when the rest of the log cannot be read, and says so', async () => {
    const setting = await followed(
      {
        operations: [UNIT],
        output: OUTPUT,
        streamFaults: [{ uuid: A, attempt: 1, after: 2, how: 'end' }],
        faults: [{ method: 'events', from: 1_500, reply: 404 }],
      },
      'live',
    );
    expect(linesOf(setting)).toEqual([
      'leg-1 │ one',
      '1/1 done · leg-1 failed with exit 3 · 3 s',
      'leg-1 │ one',
      'leg-1 │ two',
      'leg-1 · Lines that were printed as they came are repeated here.',
      INSIDE,
    ]);
  });

  it('omits output of other processes in the same sandbox', async () => {
    const stranger = { uuid: A, at: 1_500, text: 'not mine\n', process: 2 };
    const setting = await followed(
      { operations: [UNIT], output: [...OUTPUT, stranger].toSorted((one, other) => one.at - other.at) },
      'live',
    );
    expect(setting.log.text()).not.toContain('not mine');
    expect(setting.log.text()).toContain('leg-1 │ two');
  });

  it('also prints the error of a leg', async () => {
    const operations = [timeline(A, { EXECUTING: 0, FAILED: 1_000 }, { exitCode: null, error: 'no such image' })];
    const setting = await followed({ operations }, 'live');
    expect(linesOf(setting)).toEqual([
      '1/1 done · leg-1 failed · 1 s · no output',
      'leg-1 · error: no such image',
      INSIDE,
    ]);
  });

  it('needs no sign of life while lines come', async () => {
    const chatty = Array.from({ length: 30 }, (_, index) => ({ uuid: A, at: index * 10_000, text: `${index}\n` }));
    const operations = [timeline(A, { EXECUTING: 0, SUCCESS: 290_000 })];
    const setting = await followed({ operations, output: chatty }, 'live', { timeout: 600_000 });
    expect(setting.log.text()).not.toContain('still waiting');
    const silent = await followed({ operations }, 'live', { timeout: 600_000 });
    expect(silent.log.text()).toContain('still waiting · 0/1 done · 1 executing');
  });

  it('gives a sign of life while incomplete lines arrive', async () => {
    const dots = Array.from({ length: 280 }, (_, index) => ({ uuid: A, at: index * 1_000, text: '.' }));
    const operations = [timeline(A, { EXECUTING: 0, SUCCESS: 290_000 })];
    const setting = await followed({ operations, output: dots }, 'live', { timeout: 600_000 });
    expect(linesOf(setting).filter((line) => line.startsWith('still waiting'))).toHaveLength(5);
  });

  it('notes what the service did not keep', async () => {
    const operations = [timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { stdout: written('one\ntwo\n', true) })];
    const setting = await followed({ operations, output: OUTPUT }, 'live');
    expect(linesOf(setting).slice(3)).toEqual([
      'leg-1 · stdout: The service kept only part of this output (its limit, truncate-output-at, is set when the operation starts).',
    ]);
  });

  it('has the end of a leg that failed once more where lines of others stand between, and not of one that passed', async () => {
    const operations = [
      timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { exitCode: 3, stdout: written('one\ntwo\n'), resultImage: null }),
      timeline(B, { EXECUTING: 0, SUCCESS: 4_000 }, { stdout: written('other\nmore\n') }),
    ];
    const others = [1_500, 2_500].map((at, index) => ({ uuid: B, at, text: ['other\n', 'more\n'][index] ?? '' }));
    const output = [...OUTPUT, ...others].toSorted((one, other) => one.at - other.at);
    expect(linesOf(await followed({ operations, output }, 'live'))).toEqual([
      'leg-1 │ one',
      'leg-2 │ other',
      'leg-1 │ two',
      'leg-2 │ more',
      '1/2 done · leg-1 failed with exit 3 · 3 s · 2 lines above',
      'leg-1 │ … its end once more …',
      'leg-1 │ one',
      'leg-1 │ two',
      '2/2 done · leg-2 passed · exit 0 · 4 s · 2 lines above',
    ]);
  });

  it('says how many lines of a flood are not above, and where all are', async () => {
    const text = numbered(3_000);
    const flood = timeline(A, { EXECUTING: 0, SUCCESS: 3_000 }, { stdout: written(text) });
    const setting = await followed({ operations: [flood], output: [{ uuid: A, at: 1_000, text }] }, 'live');
    expect(linesOf(setting).slice(-3)).toEqual([
      'leg-1 │ … 2,000 lines (20 kB) left out here; what the service keeps of the output will be in /results.jsonl.',
      '1/1 done · leg-1 passed · exit 0 · 3 s · 1,000 of 3,000 lines above',
      'leg-1 · 2,000 lines (20 kB) of its output left out above; all that the service keeps of it is in /results.jsonl until the job ends.',
    ]);
  });

  it('ends its fence and its timer after a signal', async () => {
    const setting = modeSetting({ events: true, operations: [timeline(A, { EXECUTING: 0 })], output: OUTPUT });
    setting.ledger.add(setting.legs);
    setting.stopAfter(2_500);
    const following = {
      deadline: setting.clock.now() + 60_000,
      onTimeout: 'leave',
      failFast: false,
      logs: 'live',
    } as const;
    await follow(following, setting.context);
    expect(linesOf(setting)).toEqual(['leg-1 │ one', 'leg-1 │ two']);
    expect(setting.log.text()).toMatch(/::[\da-f-]{36}::\n$/);
    expect(setting.outcomes()).toEqual(['active']);
  });
});

describe('a leg whose output the service does not keep', () => {
  const operations = [
    timeline(A, { EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 1 }),
    { uuid: B, phases: life({ EXECUTING: 0 }) },
  ];
  const output = [{ uuid: B, at: 500, text: 'so far\n' }];

  it('has in log and summary what its stream sent before the cancel', async () => {
    const setting = await followed({ operations, output }, 'failed', { failFast: true });
    expect(setting.outcomes()).toEqual(['failed', 'cancelled']);
    expect(linesOf(setting)).toContain('stdout │ so far');
    expect(setting.ledger.results()[1]?.operation?.stdout).toEqual({ ...written('so far\n'), streamed: 'whole' });
  });

  it('is not claimed to be in a file that does not hold it', async () => {
    const long = [{ uuid: B, at: 500, text: 'line\n'.repeat(9_000) }];
    const setting = await followed({ operations, output: long }, 'failed', { failFast: true });
    expect(setting.log.text()).toContain('stdout: 8,360 lines (41,800 bytes) left out here.\n');
    expect(setting.log.text()).not.toContain('results.jsonl');
  });

  it('has a note when its end could not be read', async () => {
    const streamFaults = [
      { uuid: B, attempt: 1, after: 2, how: 'end' as const },
      { uuid: B, how: 'end' as const },
    ];
    for (const logs of ['failed', 'live'] as const) {
      const setting = await followed({ operations, output, streamFaults }, logs, { failFast: true });
      expect(setting.log.text()).toContain('stdout: The end of this output could not be read.');
      expect(setting.log.text().split('so far')).toHaveLength(2);
    }
  });

  it('has its output until the deadline there, when the policy includes it', async () => {
    const setting = await followed({ operations, output }, 'failed', { timeout: 5_000, onTimeout: 'cancel' });
    expect(setting.outcomes()).toEqual(['failed', 'timed-out']);
    expect(linesOf(setting)).toEqual([
      '1/2 done · leg-1 failed with exit 1 · 2 s',
      INSIDE,
      'The deadline passed with 1 of 2 operations not done.',
      'leg-2 │ … its output so far …',
      'leg-2 │ so far',
      'leg-2 · cancel accepted',
    ]);
    expect(setting.ledger.results()[1]?.operation?.stdout).toEqual({ ...written('so far\n'), streamed: 'whole' });
    const quiet = await followed({ operations, output }, 'none', { timeout: 5_000 });
    expect(quiet.log.text()).not.toContain('so far');
    expect(quiet.ledger.results()[1]?.operation?.stdout).toEqual({ ...written('so far\n'), streamed: 'whole' });
  });

  it('costs further requests only when the log was cut off', async () => {
    const cut = { uuid: B, after: 0, how: 'end' } as const;
    const asked = async (streamFaults: readonly (typeof cut)[]): Promise<number> => {
      const setting = await followed({ operations, output, streamFaults }, 'failed', { failFast: true });
      return setting.service.sent('events', B).filter(({ at }) => at > 2_000).length;
    };
    expect([await asked([]), await asked([cut])]).toEqual([1, 4]);
  });
});

describe('what a leg wrote before another one failed fast', () => {
  const lines = Array.from({ length: 7 }, (_, index) => ({ uuid: A, at: 500 + index * 500, text: `line ${index}\n` }));
  const failing = timeline(B, { EXECUTING: 0, FAILED: 5_000 }, { exitCode: 3 });

  it('is read to its end although its stream was interrupted then', async () => {
    const setting = await followed(
      {
        operations: [timeline(A, { EXECUTING: 0, SUCCESS: 600_000 }), failing],
        output: lines,
        streamFaults: [{ uuid: A, attempt: 1, how: 'cut', after: 3 }],
        faults: [{ method: 'events', what: A, times: 1, from: 1_000, reply: 503, retryAfter: 20_000 }],
      },
      'live',
      { failFast: true },
    );
    expect(setting.outcomes()).toEqual(['cancelled', 'failed']);
    expect(linesOf(setting).filter((line) => line.startsWith('leg-1 │'))).toHaveLength(7);
  });

  /** The end of its log is being waited for when the other one fails. */
  const waiting: ModeScript = {
    operations: [timeline(A, { EXECUTING: 0, FAILED: 3_400 }, { exitCode: 7, stdout: null }), failing],
    output: lines,
    streamFaults: [{ uuid: A, attempt: 1, how: 'end', after: 5 }],
    faults: [{ method: 'events', what: A, times: 1, from: 2_000, reply: 410, retryAfter: 3_000 }],
  };

  it.each([5_030, 5_500])('does not hide how it ended when the step is stopped meanwhile (%i ms)', async (at) => {
    const setting = modeSetting({ events: true, ...waiting });
    setting.ledger.add(setting.legs);
    setting.stopAfter(at);
    const deadline = setting.clock.now() + 60_000;
    await follow({ deadline, onTimeout: 'leave', failFast: true, logs: 'failed' }, setting.context);
    expect(setting.outcomes()).toEqual(['failed', 'failed']);
    expect(setting.ledger.results().map(({ exitCode }) => exitCode)).toEqual([7, 3]);
    expect(setting.log.text()).toContain('The end of this output could not be read.');
  });

  it('is read to its end although that read had begun before', async () => {
    const setting = await followed(waiting, 'failed', { failFast: true });
    expect(setting.outcomes()).toEqual(['failed', 'failed']);
    expect(linesOf(setting).filter((line) => line.startsWith('leg-1 │'))).toHaveLength(7);
    expect(setting.log.text()).not.toContain('could not be read');
  });
});

describe('the output of legs that ended by themselves', () => {
  it.each(['failed', 'all'] as const)('comes with the detail that the verdict is read from: %s', async (logs) => {
    const setting = await followed({ operations: [UNIT], output: OUTPUT }, logs);
    expect(linesOf(setting)).toContain('leg-1 │ two');
    expect(setting.service.requests.map(({ method }) => method)).toEqual(['events', 'get']);
  });
});
