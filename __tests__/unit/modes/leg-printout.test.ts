import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../src/contree/types.ts';
import { MARKER_VARIABLE } from '../../../src/legs/command.ts';
import type { LegResult } from '../../../src/legs/leg.ts';
import type { LogPolicy } from '../../../src/inputs/inputs.ts';
import { type Printout, printoutOf, printoutSoFar } from '../../../src/modes/leg-printout.ts';
import { keptResults } from '../../doubles/kept-results.ts';
import { leg, operation, uuidOf, written } from '../../doubles/fixtures.ts';
import { recordedLog } from '../../doubles/recorded-log.ts';

const FILES = { results: keptResults(), streamFiles: null };
const LONG = 'line\n'.repeat(1_000);

type Fields = Partial<Operation> & { readonly result?: Partial<LegResult> };

/** What is to be printed of a leg named `unit` with an image of its own. */
function printout(
  { result, ...fields }: Fields,
  options: Parameters<typeof printoutOf>[4] = {},
  logs: LogPolicy = 'all',
) {
  const ended = operation(fields);
  const outcome = ended.exitCode === 0 && ended.status === 'SUCCESS' ? 'passed' : 'failed';
  const detail = { operation: ended, payload: {}, retryAfter: null };
  const command = ended.command?.command ?? null;
  return printoutOf(leg('unit', outcome, { operation: ended, command, ...result }), detail, logs, FILES, options);
}

/** Its lines in the log, without the ends of fences. */
function shown(printed: Printout | null, which: keyof Printout): string[] {
  const found = which === 'open' ? printed?.open?.() : printed?.folded;
  if (found === undefined) return ['nothing'];
  const log = recordedLog();
  if (found.group !== null) log.log.output(found.group);
  log.log.lines(found.lines);
  for (const note of found.notes) log.log.info(note);
  return log.lines().filter((line) => !/^::(?:stop-commands::)?[\da-f-]{36}/.test(line));
}

const INSIDE = `unit · look inside: eval $(contree use -N ${uuidOf(900)})`;

describe('the group of a leg', () => {
  const command = { command: 'npm ci\nnpm test', args: [], shell: true };
  const stdout = written('one\n');

  it('begins with the command as its author wrote it', () => {
    expect(shown(printout({ exitCode: 1, command, stdout, env: { [MARKER_VARIABLE]: '{}' } }), 'folded')).toEqual([
      '::group::unit · failed with exit 1 · 12.3 s',
      '$ npm ci',
      '  npm test',
      'stdout │ one',
      '::endgroup::',
    ]);
  });

  it.each<[string, Fields, string]>([
    ['that failed although its status is SUCCESS', { exitCode: 1 }, 'failed with exit 1'],
    ['that its own limit killed', { exitCode: -1, signal: 9, sandboxTimedOut: true }, 'ran into its own time limit'],
    ['that passed', { exitCode: 0 }, 'passed'],
    ['that others cancelled', { status: 'CANCELLED', exitCode: null, result: { outcome: 'cancelled' } }, 'cancelled'],
  ])('of one %s says how it ended', (_, fields, words) => {
    expect(shown(printout({ ...fields, stdout }), 'folded')[0]).toBe(`::group::unit · ${words} · 12.3 s`);
  });

  it('of a try that another follows says which try it was, and no number of tries beside it', () => {
    const fields = { exitCode: 1, stdout, result: { attempts: 2, mostAttempts: 3 } };
    const retried = printout(fields, { isRetried: true });
    expect(shown(retried, 'folded')[0]).toBe('::group::unit · failed with exit 1 · try 2 of 3 · 12.3 s');
    expect(retried?.open).toBeNull();
    expect(shown(printout(fields), 'folded')[0]).toBe('::group::unit · failed with exit 1 · 2 tries · 12.3 s');
  });

  it('says how much of the output is cut, and where all of it is', () => {
    expect(shown(printout({ stdout: written(LONG) }), 'folded')).toContain(
      'stdout: 360 lines (1,800 bytes) left out here. The whole output is in /results.jsonl until the job ends.',
    );
    const streamFiles = { write: () => undefined, pathOf: () => 'out/unit/stdout.txt' };
    const detail = { operation: operation({ stdout: written(LONG) }), payload: {}, retryAfter: null };
    const kept = printoutOf(leg('unit', 'passed', detail), detail, 'all', { ...FILES, streamFiles });
    expect(shown(kept, 'folded').at(-2)).toMatch(/ The whole output is in out\/unit\/stdout\.txt\.$/);
  });

  it('is not there for the command, the error or a note alone', () => {
    expect(printout({ command })).toBeNull();
    expect(printout({ stdout: written(''), stderr: null })).toBeNull();
    const error = { status: 'FAILED', exitCode: null, error: 'no such image' };
    expect(shown(printout({ ...error, command }), 'folded')).toEqual(['unit · error: no such image']);
    expect(shown(printout({ stdout: written('one\n', true) }, { shown: 'all' }), 'folded')).toEqual([
      'unit · stdout: The service kept only part of this output (its limit, truncate-output-at, is set when the operation starts).',
    ]);
  });
});

describe('the open end of a leg', () => {
  const command = { command: 'npm test', args: [], shell: true };

  it('is the last lines below a long output that is folded, with the error and the image last', () => {
    const stdout = written(`${'ok\n'.repeat(30)}FAIL a.test.ts\n${LONG}Tests: 1 failed\n`);
    const lines = shown(
      printout({ exitCode: 1, command, stdout, stderr: written('oops\n'), error: 'it broke' }),
      'open',
    );
    const end = lines.indexOf('::endgroup::');
    expect(lines.slice(0, 2)).toEqual(['::group::unit · failed with exit 1 · 12.3 s', '$ npm test']);
    expect(lines.slice(end - 1)).toEqual([
      expect.stringMatching(/^stdout: .* left out here\./),
      '::endgroup::',
      'unit │ … 1,018 lines before the last ones; among them these look like failures …',
      'unit │ FAIL a.test.ts',
      'unit │ … the last lines …',
      ...Array.from({ length: 13 }, () => 'unit │ line'),
      'unit │ Tests: 1 failed',
      'unit stderr │ oops',
      'unit · error: it broke',
      INSIDE,
    ]);
  });

  it('is all of a short output, behind its command and without a group', () => {
    const fields = { exitCode: 1, command, stdout: written('one\n', true), stderr: written('two') };
    expect(shown(printout(fields), 'open')).toEqual([
      'unit │ $ npm test',
      'unit │ one',
      'unit stderr │ two',
      expect.stringMatching(/^unit · stdout: The service kept only part/),
      INSIDE,
    ]);
    expect(shown(printout({ ...fields, command: null }), 'open')[0]).toBe('unit │ one');
  });

  it('leaves a long command alone in the group of a short output', () => {
    const script = { command: 'true\n'.repeat(14).concat('false'), args: [], shell: true };
    const lines = (text: string) => shown(printout({ exitCode: 1, command: script, stdout: written(text) }), 'open');
    expect(lines('one\n').slice(0, 2)).toEqual(['::group::unit · failed with exit 1 · 12.3 s', '$ true']);
    expect(lines('one\n').slice(-4)).toEqual(['  false', '::endgroup::', 'unit │ one', INSIDE]);
    const fitting = { ...script, command: 'true\n'.repeat(13).concat('false') };
    const whole = shown(printout({ exitCode: 1, command: fitting, stdout: written('one\n') }), 'open');
    expect(whole.slice(-4)).toEqual(['unit │   true', 'unit │   false', 'unit │ one', INSIDE]);
    expect(whole).toHaveLength(16);
  });

  it('is the error and the image where the leg wrote nothing', () => {
    const fields = { status: 'FAILED', exitCode: null, error: 'no such image' };
    expect(shown(printout(fields), 'open')).toEqual(['unit · error: no such image', INSIDE]);
    expect(printout({ ...fields, resultImage: null, error: null })).toBeNull();
  });

  it('names no image that is not a UUID, which a shell would read as more than a word', () => {
    expect(shown(printout({ exitCode: 1, stdout: written('x'), resultImage: 'a; rm -rf /' }), 'open')).toEqual([
      'unit │ x',
    ]);
  });

  it.each<[string, Partial<LegResult>]>([
    ['passed', { outcome: 'passed' }],
    ['may fail', { allowFailure: true }],
    ['was cancelled', { outcome: 'cancelled' }],
    ['is still active', { outcome: 'active' }],
  ])('is not there for a leg that %s', (_, result) => {
    expect(printout({ exitCode: 1, stdout: written('x'), result })?.open).toBeNull();
  });

  it('is there for a leg that timed out, also where it still runs', () => {
    const result = leg('unit', 'timed-out');
    expect(shown(printout({ exitCode: 1, stdout: written('x'), result: { outcome: 'timed-out' } }), 'open')[0]).toBe(
      'unit │ x',
    );
    const soFar = printoutSoFar(result, { stdout: written(LONG), stderr: null }, 'failed');
    expect(shown(soFar, 'folded')[0]).toBe('::group::unit · still active · output so far');
    expect(shown(soFar, 'open').slice(-2)).toEqual(['unit │ line', 'unit │ line']);
    expect(printoutSoFar(result, { stdout: written('x'), stderr: null }, 'live')).toBeNull();
  });
});

describe('a leg whose lines were printed as they came', () => {
  const LIVE = { hasCommand: true, lines: 2, last: 2, missing: { lines: 0, bytes: 0 } };
  const failed = { exitCode: 1, stdout: written('one\ntwo\n') };

  it('has its end once more where other lines came between, and else not', () => {
    expect(shown(printout(failed, { shown: 'all', live: LIVE }), 'open')).toEqual([INSIDE]);
    expect(shown(printout(failed, { shown: 'all', live: { ...LIVE, last: 1 } }), 'open')).toEqual([
      'unit │ … its end once more …',
      'unit │ one',
      'unit │ two',
      INSIDE,
    ]);
    expect(printout({ ...failed, exitCode: 0 }, { shown: 'all', live: { ...LIVE, last: 1 } })).toBeNull();
    expect(shown(printout({ exitCode: 1 }, { shown: 'all', live: { ...LIVE, last: 1 } }), 'open')).toEqual([INSIDE]);
  });

  it('says what was left out, and in which files of those that have it all is', () => {
    const live = { ...LIVE, missing: { lines: 20, bytes: 1_000 } };
    const passed = { ...failed, exitCode: 0, stderr: written('') };
    expect(shown(printout(passed, { shown: 'all', live }), 'folded')).toEqual([
      'unit · 20 lines (1 kB) of its output left out above; all that the service keeps of it is in /results.jsonl until the job ends.',
    ]);
    const streamed = { ...passed, stdout: { ...written('one\n'), streamed: 'whole' as const } };
    expect(shown(printout(streamed, { shown: 'all', live }), 'folded')).toEqual([
      'unit · 20 lines (1 kB) of its output left out above.',
    ]);
  });

  it('is repeated in a group where not all of them were, and says so', () => {
    const lines = shown(printout(failed, { shown: 'some', live: LIVE }), 'folded');
    expect(lines.slice(-2)).toEqual(['Lines that were printed as they came are repeated here.', '::endgroup::']);
  });
});

describe('the policy', () => {
  it.each<[LogPolicy, number, boolean]>([
    ['none', 1, false],
    ['failed', 0, false],
    ['failed', 1, true],
    ['all', 0, true],
  ])('%s, for a leg with exit %i: %s', (logs, exitCode, isPrinted) => {
    expect(printout({ exitCode, stdout: written('x') }, {}, logs) !== null).toBe(isPrinted);
  });
});
