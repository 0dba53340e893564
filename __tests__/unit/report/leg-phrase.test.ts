import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { OUTCOMES } from '../../../src/legs/leg.ts';
import type { ModeName } from '../../../src/values/mode.ts';
import { describeOutcome, nameOf, outcomeWord, remarksOn } from '../../../src/report/leg-phrase.ts';
import { phraseLog, type Phrase } from '../../../src/report/phrase.ts';
import { leg, operation, problem, unstarted } from './fixtures.ts';

function said(words: Phrase): string {
  return String(phraseLog(words));
}

const ended = (fields: Parameters<typeof operation>[0]): LegResult =>
  leg('unit', 'failed', { operation: operation(fields) });

describe('fateOf', () => {
  it.each<[ModeName, LegResult, string]>([
    ['wait', leg('a', 'passed'), 'passed'],
    ['wait', leg('a', 'cancelled'), 'cancelled'],
    ['run', leg('a', 'passed', { loss: 'it left no image to tag' }), 'passed, but it left no image to tag'],
    ['run', leg('a', 'passed', { loss: 'x'.repeat(121) }), `passed, but ${'x'.repeat(119)}…`],
    ['run', leg('a', 'failed', { loss: 'it left no image to tag' }), 'failed'],
    ['run', unstarted('a', 'planned'), 'was not started'],
    ['run', unstarted('a', 'planned', { outcome: 'timed-out', timedOut: true }), 'was not started in time'],
    ['run', unstarted('a', 'refused'), 'could not be started (HTTP 400)'],
    ['run', unstarted('a', 'lost'), 'may have been started (no reply in time)'],
    ['run', unstarted('a', 'lost', { outcome: 'active' }), 'may have been started (no reply in time)'],
    ['wait', leg('a', 'timed-out'), 'timed out'],
    ['wait', leg('a', 'timed-out', { cancel: 'accepted' }), 'timed out'],
    ['wait', leg('a', 'timed-out', { cancel: 'rejected' }), 'timed out and could not be cancelled'],
    ['wait', leg('a', 'timed-out', { cancel: 'failed' }), 'timed out and could not be cancelled'],
    ['wait', ended({ exitCode: 3 }), 'failed with exit 3'],
    ['wait', ended({ exitCode: 3, sandboxTimedOut: true, signal: 9 }), 'failed with exit 3'],
    ['wait', ended({ exitCode: -1, sandboxTimedOut: true, signal: 9 }), 'ran into its own time limit'],
    ['wait', ended({ exitCode: -1, signal: 9 }), 'was killed by signal 9'],
    ['wait', ended({ exitCode: -2 }), 'failed with exit -2'],
    ['wait', ended({ exitCode: null }), 'failed'],
    ['wait', leg('a', 'failed', { operation: null }), 'failed'],
    ['show', leg('a', 'active', { operation: operation({ status: 'EXECUTING' }) }), 'still EXECUTING'],
    ['show', leg('a', 'active', { operation: null }), 'still active'],
    ['show', leg('a', 'unknown', { operation: null }), 'could not be read'],
    ['show', leg('a', 'unknown', { problem: problem() }), 'could not be read (HTTP 404)'],
    ['cancel', leg('a', 'cancelled', { cancel: 'accepted' }), 'cancelled'],
    ['cancel', leg('a', 'passed', { cancel: 'finished' }), 'had finished already'],
    [
      'cancel',
      leg('a', 'unknown', { cancel: 'rejected', problem: problem({ status: 403 }) }),
      'could not be cancelled (HTTP 403)',
    ],
    ['cancel', leg('a', 'unknown', { cancel: 'failed' }), 'could not be cancelled'],
    ['cancel', leg('a', 'active', { cancel: null }), 'was not reached'],
  ])('in %s (%#)', (mode, result, fate) => {
    expect(said(describeOutcome(mode, result))).toBe(fate);
  });

  it.each([
    [{ kind: 'status', status: null }, 'HTTP error'],
    [{ kind: 'status', status: 502 }, 'HTTP 502'],
    [{ kind: 'network', status: null }, 'no connection'],
    [{ kind: 'timeout', status: null }, 'no reply in time'],
    [{ kind: 'protocol', status: null }, 'a reply that makes no sense'],
    [{ kind: 'deadline', status: null }, 'no time left'],
    [{ kind: 'aborted', status: null }, 'the step was stopping'],
  ] as const)('says %j in words', (failure, words) => {
    const result = leg('a', 'unknown', { operation: null, problem: problem(failure) });
    expect(said(describeOutcome('wait', result))).toBe(`could not be read (${words})`);
  });
});

it('names a leg with at most 60 characters', () => {
  expect(said(nameOf(leg('x'.repeat(61), 'passed')))).toBe(`${'x'.repeat(59)}…`);
  expect(said(nameOf(leg('a\nb', 'passed')))).toBe('a b');
  expect(said(nameOf(leg('2', 'passed')))).toBe('leg 2');
  expect(said(nameOf(leg('2-2', 'passed')))).toBe('2-2');
});

it.each<[LegResult, string[]]>([
  [leg('a', 'failed'), []],
  [leg('a', 'failed', { allowFailure: true }), ['allowed']],
  [leg('a', 'passed', { allowFailure: true }), []],
  [leg('a', 'passed', { allowFailure: true, loss: 'it left no image to tag' }), ['allowed']],
  [leg('a', 'active', { allowFailure: true, attempts: 1 }), []],
  [leg('a', 'unknown', { allowFailure: true, attempts: 3 }), ['allowed', '3 tries']],
  [leg('a', 'passed', { attempts: 2 }), ['2 tries']],
])('remarks on what else there is to say (%#)', (result, remarks) => {
  expect(remarksOn(result).map(said)).toEqual(remarks);
});

it('has a word for every outcome', () => {
  expect(OUTCOMES.map((outcome) => said(outcomeWord(outcome)))).toEqual([
    'passed',
    'failed',
    'cancelled',
    'timed out',
    'active',
    'unknown',
  ]);
});
