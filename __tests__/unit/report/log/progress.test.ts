import { expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { phrase } from '../../../../src/report/text/phrase.ts';
import { retryLine, settledLine, waitingLine } from '../../../../src/report/log/progress.ts';
import { leg, operation, unstarted } from '../../../doubles/fixtures.ts';

const PROGRESS = { settled: 4, total: 12 };

it.each<[LegResult, string]>([
  [leg('unit', 'passed'), '4/12 done · unit passed · exit 0 · 12.3 s'],
  [leg('import', 'passed', { operation: operation({ exitCode: null, duration: null }) }), '4/12 done · import passed'],
  [leg('done', 'passed', { operation: null }), '4/12 done · done passed'],
  [leg('lint', 'failed', { operation: operation({ exitCode: 3 }) }), '4/12 done · lint failed with exit 3 · 12.3 s'],
  [leg('gone', 'unknown', { operation: null }), '4/12 done · gone could not be read'],
  [
    leg('docs', 'failed', { allowFailure: true, exitCode: 0, operation: operation({ exitCode: 3 }) }),
    '4/12 done · docs failed with exit 3 · allowed · 12.3 s',
  ],
  [leg('docs', 'passed', { attempts: 2 }), '4/12 done · docs passed · 2 tries · exit 0 · 12.3 s'],
  [unstarted('docs', 'refused'), '4/12 done · docs could not be started (HTTP 400)'],
  [unstarted('docs', 'lost'), '4/12 done · docs may have been started (no reply in time)'],
  [leg('##[error]\n::x', 'timed-out', { operation: null }), '4/12 done · ##\u200b[error] ::x timed out'],
])('describes a leg that settled (%#)', (result, line) => {
  expect(String(settledLine(PROGRESS, result))).toBe(line);
});

it.each<[LegResult, string]>([
  [
    leg('unit', 'failed', { mostAttempts: 3, operation: operation({ exitCode: 1 }) }),
    'unit failed with exit 1 on try 1 of 3 · 12.3 s · starting it again',
  ],
  [
    leg('unit', 'failed', { attempts: 2, mostAttempts: 3, operation: operation({ exitCode: null, duration: null }) }),
    'unit failed without an exit code on try 2 of 3 · starting it again',
  ],
  [
    leg('unit', 'failed', { mostAttempts: 2, operation: operation({ exitCode: null, signal: 9 }) }),
    'unit was killed by signal 9 on try 1 of 2 · 12.3 s · starting it again',
  ],
  [
    leg('unit', 'failed', { mostAttempts: 2, operation: operation({ exitCode: null, sandboxTimedOut: true }) }),
    'unit ran into its own time limit on try 1 of 2 · 12.3 s · starting it again',
  ],
  [
    unstarted('unit', 'refused', { mostAttempts: 2 }),
    'unit could not be started (HTTP 400) on try 1 of 2 · starting it again',
  ],
])('says of a leg that is started again how its try ended (%#)', (result, line) => {
  expect(String(retryLine(result))).toBe(line);
});

const WAITING = { progress: PROGRESS, statuses: ['EXECUTING'], running: [], planned: 0, secondsLeft: 9 };

it.each<[readonly (string | null)[], number, string]>([
  [[], 0, 'still waiting · 4/12 done · 0 s left'],
  [['EXECUTING'], 130, 'still waiting · 4/12 done · 1 executing · 2 min 10 s left'],
  [
    ['PENDING', 'EXECUTING', null, 'EXECUTING', 'EXECUTING', null],
    59,
    'still waiting · 4/12 done · 3 executing, 2 not read yet, 1 pending · 59 s left',
  ],
  [['::A\nB'], 1, 'still waiting · 4/12 done · 1 ::a b · 1 s left'],
])('gives a heartbeat (%#)', (statuses, secondsLeft, line) => {
  expect(String(waitingLine({ ...WAITING, statuses, secondsLeft }))).toBe(line);
});

it('counts nothing of the preparation, which is no leg', () => {
  expect(String(settledLine(null, leg('setup', 'passed')))).toBe('setup passed · exit 0 · 12.3 s');
  expect(
    String(waitingLine({ ...WAITING, progress: null, running: [{ leg: { name: 'setup', uuid: null }, seconds: 5 }] })),
  ).toBe('still setting up · 1 executing · 9 s left');
});

it('counts the legs that wait for their start', () => {
  expect(String(waitingLine({ ...WAITING, planned: 7 }))).toBe(
    'still waiting · 4/12 done · 1 executing, 7 not started yet · 9 s left',
  );
});

it.each([
  [['unit'], 'unit for 3 min'],
  [['3'], 'leg 3 for 3 min'],
  [['unit', 'e2e', 'docs'], 'unit for 3 min, e2e for 58 s, docs'],
  [['unit', 'e2e', 'docs', 'lint'], 'longest: unit for 3 min, e2e for 58 s, docs'],
  [['##[error]\n::x'], '##\u200b[error] ::x for 3 min'],
  [['n'.repeat(100)], `${'n'.repeat(59)}… for 3 min`],
])('names up to three legs that run, and since when where that is known (%#)', (names, words) => {
  const seconds = [180, 58, null, null];
  const running = names.map((name, index) => ({ leg: { name, uuid: null }, seconds: seconds[index] ?? null }));
  expect(String(waitingLine({ ...WAITING, running }))).toBe(
    `still waiting · 4/12 done · 1 executing · ${words} · 9 s left`,
  );
});

it('has more to say at the end of a line where there is more', () => {
  expect(String(settledLine(null, leg('setup', 'passed'), [phrase`3 lines above`]))).toBe(
    'setup passed · exit 0 · 12.3 s · 3 lines above',
  );
});
