import { describe, expect, it } from '@jest/globals';
import { OUTCOMES, type LegResult } from '../../../../src/legs/leg.ts';
import type { ModeName } from '../../../../src/values/mode.ts';
import {
  describeOutcome,
  legFacts,
  legName,
  outcomeWord,
  preparationName,
  remarksOf,
  whyNotStarted,
} from '../../../../src/report/text/leg-phrase.ts';
import { phraseHtml, phraseLog, type Phrase } from '../../../../src/report/text/phrase.ts';
import { leg, operation, problem, report, unstarted } from '../../../doubles/fixtures.ts';

function said(words: Phrase): string {
  return String(phraseLog(words));
}

function saidOf(words: Phrase | null): string | null {
  return words === null ? null : said(words);
}

const ended = (fields: Parameters<typeof operation>[0]): LegResult =>
  leg('unit', 'failed', { operation: operation(fields) });

const stopped = (fields: Parameters<typeof operation>[0]): LegResult =>
  leg('unit', 'timed-out', { stopGrace: 10_000, operation: operation(fields) });
const ignoring = (cancel: LegResult['cancel']): LegResult =>
  leg('unit', 'timed-out', {
    stopGrace: 10_000,
    cancel,
    operation: operation({ status: 'EXECUTING', exitCode: null }),
  });

describe('describeOutcome', () => {
  it.each<[ModeName, LegResult, string]>([
    ['wait', leg('a', 'passed'), 'passed'],
    [
      'run',
      leg('a', 'passed', { attempts: 2, mostAttempts: 3, earlier: [leg('a', 'failed')] }),
      'passed on try 2 of 3',
    ],
    ['run', leg('a', 'passed', { attempts: 2, reusedFrom: 1 }), 'passed on try 2 of 2'],
    ['wait', leg('a', 'cancelled'), 'cancelled'],
    ['wait', leg('a', 'cancelled', { givenUp: true, cancel: 'accepted' }), 'cancelled (fail-fast)'],
    ['wait', leg('a', 'cancelled', { givenUp: true, cancel: 'failed' }), 'cancelled (fail-fast)'],
    ['wait', leg('a', 'cancelled', { givenUp: true, cancel: 'finished' }), 'cancelled'],
    ['wait', leg('a', 'passed', { givenUp: true, cancel: 'accepted' }), 'passed'],
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
    ['wait', stopped({ exitCode: 0 }), 'was stopped at the deadline and ended with exit 0'],
    ['wait', stopped({ exitCode: 3 }), 'was stopped at the deadline and ended with exit 3'],
    [
      'wait',
      stopped({ exitCode: 3, sandboxTimedOut: true }),
      'was stopped at the deadline and ran into its own time limit',
    ],
    ['wait', stopped({ exitCode: -1, signal: 15 }), 'was stopped at the deadline and was killed by signal 15'],
    ['wait', stopped({ status: 'FAILED', exitCode: null }), 'was stopped at the deadline and failed'],
    ['wait', stopped({ status: 'FAILED', exitCode: 0 }), 'was stopped at the deadline and failed'],
    ['wait', stopped({ status: 'CANCELLED', exitCode: null }), 'was stopped at the deadline and was cancelled'],
    ['wait', ignoring('accepted'), 'did not end within 10 s of SIGTERM and was cancelled'],
    ['wait', ignoring('rejected'), 'did not end within 10 s of SIGTERM and could not be cancelled'],
    ['wait', ignoring('failed'), 'did not end within 10 s of SIGTERM and could not be cancelled'],
    ['wait', ignoring('finished'), 'was stopped at the deadline and ended, but was not read'],
    ['wait', ignoring(null), 'got SIGTERM at the deadline'],
    ['wait', leg('a', 'timed-out', { stopGrace: 10_000, operation: null }), 'got SIGTERM at the deadline'],
    ['wait', ended({ exitCode: 3 }), 'failed with exit 3'],
    ['wait', ended({ exitCode: 3, sandboxTimedOut: true, signal: 9 }), 'ran into its own time limit'],
    ['wait', ended({ exitCode: -1, sandboxTimedOut: true, signal: 9 }), 'ran into its own time limit'],
    ['wait', ended({ exitCode: -1, signal: 9 }), 'was killed by signal 9'],
    ['wait', ended({ exitCode: -2 }), 'failed with exit -2'],
    ['wait', ended({ exitCode: null }), 'failed'],
    ['wait', leg('a', 'failed', { operation: null }), 'failed'],
    ['show', leg('a', 'active', { operation: operation({ status: 'EXECUTING' }) }), 'still EXECUTING'],
    ['show', leg('a', 'active', { operation: null }), 'still active'],
    ['show', leg('a', 'unknown', { operation: null }), 'could not be read'],
    ['show', leg('a', 'unknown', { problem: problem() }), 'could not be read (HTTP 404)'],
    ['wait', leg('a', 'unknown', { cancel: 'finished' }), 'had finished before its cancel, and was not read'],
    ['list', leg('a', 'ended'), 'ended'],
    ['cancel', leg('a', 'cancelled', { cancel: 'accepted' }), 'cancelled'],
    ['cancel', leg('a', 'passed', { cancel: 'finished' }), 'had finished already'],
    [
      'cancel',
      leg('a', 'unknown', { cancel: 'rejected', problem: problem({ status: 403 }) }),
      'could not be cancelled (HTTP 403)',
    ],
    ['cancel', leg('a', 'unknown', { cancel: 'failed' }), 'could not be cancelled'],
    ['cancel', leg('a', 'active', { cancel: null }), 'was not reached'],
  ])('describes the outcome in mode %s (%#)', (mode, result, words) => {
    expect(said(describeOutcome(mode, result))).toBe(words);
  });

  it.each([
    [{ kind: 'status', status: null }, 'HTTP error'],
    [{ kind: 'status', status: 502 }, 'HTTP 502'],
    [{ kind: 'network', status: null }, 'no connection'],
    [{ kind: 'timeout', status: null }, 'no reply in time'],
    [{ kind: 'protocol', status: null }, 'an invalid reply'],
    [{ kind: 'protocol', status: 200 }, 'an invalid reply'],
    [{ kind: 'oversize', status: 200 }, 'a reply that is too large'],
    [{ kind: 'deadline', status: null }, 'no time left'],
    [{ kind: 'aborted', status: null }, 'the step was stopping'],
  ] as const)('says %j in words', (failure, words) => {
    const result = leg('a', 'unknown', { operation: null, problem: problem(failure) });
    expect(said(describeOutcome('wait', result))).toBe(`could not be read (${words})`);
  });
});

it('names a leg with at most 60 characters', () => {
  expect(said(legName(leg('x'.repeat(61), 'passed')))).toBe(`${'x'.repeat(59)}…`);
  expect(said(legName(leg('a\nb', 'passed')))).toBe('a b');
  expect(said(legName(leg('2', 'passed')))).toBe('leg 2');
  expect(said(legName(leg('10', 'passed')))).toBe('leg 10');
  expect(said(legName(leg('2-2', 'passed')))).toBe('2-2');
});

it.each<[LegResult, string[]]>([
  [leg('a', 'failed'), []],
  [leg('a', 'failed', { allowFailure: true }), ['allowed']],
  [leg('a', 'passed', { allowFailure: true }), []],
  [leg('a', 'passed', { allowFailure: true, loss: 'it left no image to tag' }), ['allowed']],
  [leg('a', 'active', { allowFailure: true, attempts: 1 }), []],
  [leg('a', 'unknown', { allowFailure: true, attempts: 3 }), ['allowed', '3 tries']],
  [leg('a', 'passed', { attempts: 2 }), ['2 tries']],
  [leg('a', 'passed', { attempts: 2, reusedFrom: 3 }), ['in attempt 3']],
  [leg('a', 'passed', { reusedFrom: 3 }), ['in attempt 3']],
])('remarks on allowed failures, tries and earlier attempts (%#)', (result, remarks) => {
  expect(remarksOf(result).map(said)).toEqual(remarks);
});

it('has a word for every outcome', () => {
  const words = ['passed', 'failed', 'cancelled', 'timed out', 'active', 'unknown', 'ended'];
  expect(OUTCOMES.map(outcomeWord)).toEqual(words);
});

it('gives the facts of a leg in order', () => {
  const result = leg('a', 'failed', { attempts: 2, allowFailure: true, operation: operation({ exitCode: 3 }) });
  expect(legFacts('run', result).map(said)).toEqual(['failed with exit 3', 'allowed', '2 tries', '12.3 s']);
  expect(legFacts('show', leg('a', 'unknown', { operation: null })).map(said)).toEqual(['could not be read']);
});

it.each([
  ['setup', 'setup', 'setup'],
  ['import docker://x/<y>', 'import of docker://x/<y>', 'import of <code>docker://x/&lt;y&gt;</code>'],
  ['other', 'other', '<code>other</code>'],
  ['import ', 'import', '<code>import</code>'],
  [`import ${'x'.repeat(121)}`, `import of ${'x'.repeat(119)}…`, `import of <code>${'x'.repeat(119)}…</code>`],
])('names the preparation %j', (name, text, markup) => {
  const words = preparationName(leg(name, 'passed'));
  expect(said(words)).toBe(text);
  expect(String(phraseHtml(words))).toBe(markup);
});

it.each([
  [
    report([unstarted('late', 'planned')], { preparation: [leg('setup', 'failed')], stopped: 'SIGTERM' }),
    'the setup did not pass',
  ],
  [report([unstarted('late', 'planned'), leg('a', 'failed')], { stopped: 'SIGTERM' }), 'the step stopped first'],
  [
    report([unstarted('late', 'planned', { givenUp: true }), leg('a', 'failed')], { stopped: 'SIGTERM' }),
    'another leg did not pass (fail-fast)',
  ],
  [report([unstarted('late', 'planned', { outcome: 'timed-out', timedOut: true })]), 'the deadline came first'],
  [report([unstarted('late', 'planned'), leg('a', 'failed')]), null],
])('says why a leg was not started (%#)', (given, reason) => {
  const [late] = given.results;
  expect(late && saidOf(whyNotStarted(given, late))).toBe(reason);
});
