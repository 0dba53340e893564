import { describe, expect, it } from '@jest/globals';
import { phraseLog } from '../../../../src/report/text/phrase.ts';
import type { Report } from '../../../../src/report/report.ts';
import { countsPhrase, verdictSentence } from '../../../../src/report/text/verdict-sentence.ts';
import {
  leg,
  mixedReport,
  operation,
  previewOf,
  problem,
  report,
  unstarted,
  uuidOf,
} from '../../../doubles/fixtures.ts';

const unit = leg('unit', 'failed', { exitCode: 3, operation: operation({ exitCode: 3 }) });
const lint = leg('lint', 'timed-out');
const docs = leg('docs', 'passed');
const unsteady = leg('e2e', 'passed', { attempts: 2, mostAttempts: 3, earlier: [leg('e2e', 'failed')] });
const excused = leg('flaky', 'failed', { exitCode: 0, operation: operation({ exitCode: 1 }) });
const unread = leg('gone', 'unknown', { operation: null, problem: problem() });
const accepted = leg('a', 'cancelled', { exitCode: 0, cancel: 'accepted' });
const finished = leg('b', 'passed', { cancel: 'finished' });
const refused = leg('c', 'unknown', { cancel: 'rejected', problem: problem({ status: 403 }) });

const active = leg('x', 'active');
const givenUp = leg('lint', 'cancelled', { givenUp: true, cancel: 'accepted' });
const idle = unstarted('idle', 'planned', { givenUp: true });
const late = unstarted('late', 'planned');
const allowed = leg('flaky', 'failed', { exitCode: 0, allowFailure: true, operation: operation({ exitCode: 1 }) });
const lossy = leg('docs', 'passed', { exitCode: 1, loss: 'it left no image to tag' });
const setup = leg('setup', 'failed', { exitCode: 3, operation: operation({ exitCode: 3 }) });
const imported = leg('import docker://x/y', 'passed');
const COLLECTED: Report['record'] = {
  setup: null,
  collected: new Map([
    ['a', { files: 13, bytes: 2_300_000, folders: ['out'] }],
    ['b', { files: 1, bytes: 12, folders: ['out'] }],
  ]),
};

const reused = leg('old', 'passed', { reusedFrom: 1 });
const started = leg('new', 'active', { operation: null });

describe('verdictSentence', () => {
  it.each<[Report, string]>([
    [report([]), 'There was no operation to wait for'],
    [report([docs]), '1 leg passed'],
    [report([docs, docs]), '2 legs passed'],
    [report([docs, unsteady]), '2 legs passed; 1 was flaky: e2e passed on try 2 of 3'],
    [
      report([excused, unsteady, unsteady]),
      '3 legs: 2 passed, 1 failed; 2 were flaky: e2e passed on try 2 of 3, e2e passed on try 2 of 3',
    ],
    [report([docs, excused]), '2 legs: 1 passed, 1 failed'],
    [report([docs, reused], { mode: 'run' }), '2 legs passed, 1 of them in an earlier attempt'],
    [report([reused], { mode: 'run' }), '1 leg passed in an earlier attempt'],
    [report([reused, reused], { mode: 'run' }), '2 legs passed, all in an earlier attempt'],
    [report([unit, reused], { mode: 'run' }), '1 of 2 legs did not pass: unit failed with exit 3'],
    [report([started, reused], { mode: 'run', detached: true }), '1 leg started, 1 passed in an earlier attempt'],
    [report([reused], { mode: 'run' }), '1 leg passed in an earlier attempt'],
    [report([reused, reused], { mode: 'run', detached: true }), '0 legs started, 2 passed in an earlier attempt'],
    [report([unit]), '1 of 1 leg did not pass: unit failed with exit 3'],
    [
      report([leg('e2e', 'timed-out', { exitCode: 1, stopGrace: 10_000, operation: operation() }), docs]),
      '1 of 2 legs did not pass (exit code 1): e2e was stopped at the deadline and ended with exit 0',
    ],
    [report([unit, lint, docs]), '2 of 3 legs did not pass (exit code 3): unit failed with exit 3, lint timed out'],
    [
      report([unit, unit, unit, unit, unit, lint, lint]),
      `7 of 7 legs did not pass (exit code 3): ${Array.from({ length: 5 }, () => 'unit failed with exit 3').join(', ')} and 2 more`,
    ],
    [
      report([unit, givenUp, givenUp, docs]),
      '1 of 4 legs failed: unit failed with exit 3; 2 others were cancelled for it',
    ],
    [
      report([unit, unit, givenUp]),
      '2 of 3 legs failed (exit code 3): unit failed with exit 3, unit failed with exit 3; 1 other was cancelled for them',
    ],
    [
      report([unread, givenUp, idle, idle]),
      '1 of 4 legs made the step fail (exit code 1): gone could not be read (HTTP 404); 1 other was cancelled for it, 2 were not started',
    ],
    [
      report([unit, lint, givenUp]),
      '2 of 3 legs made the step fail (exit code 3): unit failed with exit 3, lint timed out; 1 other was cancelled for them',
    ],
    [report([unit, idle]), '1 of 2 legs failed: unit failed with exit 3; 1 other was not started for it'],
    [
      report([unit, { ...givenUp, exitCode: 0, allowFailure: true }]),
      '1 of 2 legs failed: unit failed with exit 3; 1 other was cancelled for it',
    ],
    [
      report([unit, { ...givenUp, cancel: 'finished' }]),
      '2 of 2 legs did not pass (exit code 3): unit failed with exit 3, lint cancelled',
    ],
    [report([], { mode: 'show' }), 'No operation shown'],
    [report([docs], { mode: 'show' }), '1 operation shown: 1 passed'],
    [
      report([unread, docs], { mode: 'show' }),
      '1 of 2 operations could not be read (exit code 1): gone could not be read (HTTP 404)',
    ],
    [report([], { mode: 'list' }), 'No operation found'],
    [report([docs, leg('x', 'active')], { mode: 'list' }), '2 operations found: 1 passed, 1 active'],
    [report([], { mode: 'cancel' }), 'There was no operation to cancel'],
    [report([accepted], { mode: 'cancel' }), '1 operation cancelled'],
    [report([accepted, accepted, finished], { mode: 'cancel' }), '2 operations cancelled, 1 had finished already'],
    [
      report([accepted, refused], { mode: 'cancel' }),
      '1 of 2 operations could not be cancelled (exit code 1): c could not be cancelled (HTTP 403)',
    ],
    [report([], { mode: 'run' }), 'There was no leg to start'],
    [report([docs], { mode: 'run' }), '1 leg passed'],
    [report([unit, docs], { mode: 'run' }), '1 of 2 legs did not pass: unit failed with exit 3'],
    [report([docs, docs], { mode: 'run', record: COLLECTED }), '2 legs passed; collected 14 files, 2.3 MB'],
    [
      report([docs, allowed], { mode: 'run', record: COLLECTED }),
      '2 legs: 1 passed, 1 failed; allowed: flaky failed with exit 1; collected 14 files, 2.3 MB',
    ],
    [
      report([docs, { ...lossy, exitCode: 0, allowFailure: true }], { mode: 'run' }),
      '2 legs passed; allowed: docs passed, but it left no image to tag',
    ],
    [
      report([late, lossy, unit], { mode: 'run', record: COLLECTED }),
      '3 of 3 legs made the step fail (exit code 3): docs passed, but it left no image to tag, unit failed with exit 3, late was not started',
    ],
    [
      report([late, late], { mode: 'run', preparation: [imported, setup] }),
      'The setup failed with exit 3; no leg was started',
    ],
    [
      report([docs, late], { mode: 'run', preparation: [leg('setup', 'timed-out')] }),
      'The setup timed out (exit code 1)',
    ],
    [
      report([late], {
        mode: 'run',
        preparation: [unstarted('setup', 'planned'), leg('import docker://x/y', 'failed')],
      }),
      'The import of docker://x/y failed (exit code 1); no leg was started',
    ],
    [report([active], { mode: 'run', detached: true }), '1 leg started'],
    [
      report([active, leg('unit', 'failed', { exitCode: 3 })], { mode: 'run', detached: true }),
      '2 of 2 legs started (exit code 3): unit failed',
    ],
    [
      report(
        Array.from({ length: 1_200 }, () => active),
        { mode: 'run', detached: true },
      ),
      '1,200 legs started',
    ],
    [
      report([active, unstarted('docs', 'refused')], { mode: 'run', detached: true }),
      '1 of 2 legs started (exit code 1): docs could not be started (HTTP 400)',
    ],
    [
      report([active, unstarted('docs', 'lost', { exitCode: 0, allowFailure: true })], { mode: 'run', detached: true }),
      '1 of 2 legs started',
    ],
    [report(Array.from({ length: 1_200 }, () => docs)), '1,200 legs passed'],
    [
      report([], { mode: 'run', preview: previewOf('x') }),
      'Dry run: the setup and 2 legs would be started; nothing was changed',
    ],
    [
      report([], { mode: 'run', preview: previewOf('x', { setup: null }) }),
      'Dry run: 2 legs would be started; nothing was changed',
    ],
    [
      report([], {
        mode: 'run',
        preview: previewOf('x', {
          setup: { command: 'x', files: null, settings: [], kept: { image: uuidOf(1), tag: 't' } },
        }),
      }),
      'Dry run: 2 legs would be started; nothing was changed',
    ],
    [
      report([], {
        mode: 'run',
        preview: previewOf('x', { setup: { command: 'x', files: null, settings: [], kept: null } }),
      }),
      'Dry run: the setup and 2 legs would be started; nothing was changed',
    ],
    [report([docs], { stopped: 'out of\ndisk' }), 'The step stopped early: out of; disk'],
    [
      report([docs], {
        stopped: '::error::x',
        verdict: { exitCode: 143, outcome: 'cancelled', counts: report([docs]).verdict.counts },
      }),
      'The step stopped early (exit code 143): ::error::x',
    ],
  ])('%#: says it in one sentence', (given, sentence) => {
    expect(String(phraseLog(verdictSentence(given)))).toBe(sentence);
  });
});

it('counts legs in the order of the outcomes', () => {
  expect(String(phraseLog(countsPhrase(mixedReport().verdict.counts)))).toBe(
    '4 passed, 5 failed, 1 cancelled, 1 timed out, 1 unknown',
  );
});
