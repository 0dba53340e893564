import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { phraseHtml, phraseLog } from '../../../src/report/phrase.ts';
import { collectedTotal, failedPreparation, preparationName, reasonNotStarted } from '../../../src/report/report.ts';
import { leg, report, unstarted } from './fixtures.ts';

const setup = leg('setup', 'failed');
const late = unstarted('late', 'planned');

describe('failedPreparation', () => {
  it.each<[string, readonly LegResult[], LegResult | null]>([
    ['nothing', [], null],
    ['what passed', [leg('import x', 'passed')], null],
    ['what failed', [leg('import x', 'passed'), setup], setup],
    ['what failed before what only never began', [late, setup], setup],
    ['what timed out', [late], late],
  ])('is, of %s, the one that kept the legs from their start', (_, preparation, failed) => {
    expect(failedPreparation({ preparation })).toBe(failed);
  });
});

it.each([
  ['setup', 'setup', 'setup'],
  ['import docker://x/<y>', 'import of docker://x/<y>', 'import of <code>docker://x/&lt;y&gt;</code>'],
  ['other', 'other', '<code>other</code>'],
  ['import ', 'import', '<code>import</code>'],
  [`import ${'x'.repeat(121)}`, `import of ${'x'.repeat(119)}…`, `import of <code>${'x'.repeat(119)}…</code>`],
])('names %j', (name, text, markup) => {
  const words = preparationName(leg(name, 'passed'));
  expect(String(phraseLog(words))).toBe(text);
  expect(String(phraseHtml(words))).toBe(markup);
});

it.each([
  [report([late], { preparation: [setup], stopped: 'SIGTERM' }), 'the setup did not pass'],
  [report([late, leg('a', 'failed')], { stopped: 'SIGTERM' }), 'the step stopped first'],
  [report([late, leg('a', 'failed')]), 'another leg did not pass (fail-fast)'],
  [report([late, leg('a', 'failed', { exitCode: 0, allowFailure: true })]), ''],
])('says why a leg was not started (%#)', (given, reason) => {
  expect(String(phraseLog(reasonNotStarted(given)))).toBe(reason);
});

it('adds up what was collected of all legs, and names each folder once', () => {
  const collected = new Map([
    ['a', { files: 2, bytes: 10, folders: ['reports', 'logs'] }],
    ['b', { files: 1, bytes: 5, folders: ['reports'] }],
  ]);
  expect(collectedTotal(collected)).toEqual({ files: 3, bytes: 15, folders: ['reports', 'logs'] });
  expect(collectedTotal(new Map())).toEqual({ files: 0, bytes: 0, folders: [] });
});
