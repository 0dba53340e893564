import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { type DetailLimits, hasDetails, legDetails, passedDetails } from '../../../src/report/summary-details.ts';
import { leg, operation, problem, report, unstarted, uuidOf, written } from '../../doubles/fixtures.ts';

const END = { lines: 2, bytes: 1_000 };
const LIMITS: DetailLimits = { command: 20, output: { head: END, tail: END, failing: 0 } };
const FILE = '/tmp/results.jsonl';

function details(result: LegResult, limits = LIMITS, file = FILE): string[] {
  return String(legDetails(report([result]), result, limits, file)).split('\n');
}

describe('hasDetails', () => {
  it.each<[LegResult, boolean]>([
    [leg('a', 'passed', { operation: operation({ stdout: written('x'), error: 'x' }) }), false],
    [leg('a', 'failed', { operation: null }), true],
    [leg('a', 'cancelled'), false],
    [leg('a', 'cancelled', { operation: operation({ stdout: written('x') }) }), true],
    [leg('a', 'active', { operation: operation({ stderr: written('x') }) }), true],
    [leg('a', 'active', { operation: operation({ stdout: written('') }) }), false],
    [leg('a', 'timed-out', { operation: operation({ error: 'x' }) }), true],
    [leg('a', 'unknown', { operation: null }), false],
    [leg('a', 'passed', { loss: 'x' }), true],
    [unstarted('a', 'planned'), false],
    [unstarted('a', 'planned', { outcome: 'timed-out', timedOut: true }), false],
    [unstarted('a', 'refused'), true],
    [unstarted('a', 'lost'), true],
    [leg('a', 'unknown', { operation: null, problem: problem() }), true],
  ])('case %#', (result, has) => {
    expect(hasDetails(result)).toBe(has);
  });
});

describe('legDetails', () => {
  it('marks the output of a leg that still runs as what it has written so far', () => {
    const still = { status: 'EXECUTING', duration: null, exitCode: null, resultImage: null };
    const result = leg('unit', 'active', { operation: operation({ ...still, stdout: written('1\n2\n3\n4\n5\n') }) });
    expect(details(result)).toEqual(
      expect.arrayContaining([
        '<p><b>stdout so far</b></p>',
        '<p><code>1 line (2 bytes) left out here. The whole output so far is in /tmp/results.jsonl.</code></p>',
      ]),
    );
    const silent = leg('unit', 'unknown', { operation: operation(still), problem: problem() });
    expect(details(silent).join()).not.toContain('It wrote nothing');
  });

  it('folds what is known of a leg', () => {
    const result = leg('unit', 'failed', {
      operation: operation({
        exitCode: 127,
        tag: 'a|b',
        error: 'boom\n\nbang',
        stdout: written('1\n2\n\n\n5\n6\n'),
        stderr: written('oh </pre>\r\n'),
      }),
    });
    expect(details(result)).toEqual([
      '<details>',
      '<summary>❌ <code>unit</code> failed with exit 127 · 12.3 s</summary>',
      `<p>operation <code>${uuidOf(1)}</code> · image <code>tag:python</code> · left image <code>${uuidOf(900)}</code> · tag <code>a|b</code></p>`,
      '<p>💡 Exit 127: the image has no such command.</p>',
      '<p><b>Error</b></p>',
      '<pre><code>boom&#10;&#10;bang</code></pre>',
      '<p><b>stdout</b></p>',
      '<pre><code>1&#10;2&#10;… 2 lines (2 bytes) left out …&#10;5&#10;6</code></pre>',
      '<p><code>2 lines (2 bytes) left out here. The whole output is in /tmp/results.jsonl.</code></p>',
      '<p><b>stderr</b></p>',
      '<pre><code>oh &lt;/pre&gt;</code></pre>',
      '</details>',
    ]);
    expect(details(result, LIMITS, '')).toContain('<p><code>2 lines (2 bytes) left out here.</code></p>');
    expect(details(result, { ...LIMITS, output: null }).slice(-2)).toEqual([
      '<pre><code>boom&#10;&#10;bang</code></pre>',
      '</details>',
    ]);
  });

  it('shows the command above the hint, the error and the output, cut to the limit', () => {
    const result = leg('unit', 'failed', { command: 'npm ci\n  <b> "x"', operation: operation({ error: 'boom' }) });
    expect(details(result).slice(3, 7)).toEqual([
      '<p><b>Command</b></p>',
      '<pre><code>npm ci&#10;  &lt;b&gt; &quot;x&quot;</code></pre>',
      '<p><b>Error</b></p>',
      '<pre><code>boom</code></pre>',
    ]);
    expect(details({ ...result, command: 'x'.repeat(21) })).toContain(`<pre><code>${'x'.repeat(19)}…</code></pre>`);
  });

  it('shows each state of a progress bar in a line of its own', () => {
    const result = leg('unit', 'failed', { operation: operation({ stdout: written('10 %\r20 %\r') }) });
    expect(details(result)).toContain('<pre><code>10 %&#10;20 %</code></pre>');
  });

  it('says when a leg wrote nothing, but not of a leg that was not read', () => {
    expect(
      details(leg('a', 'failed', { operation: operation({ stdout: written(''), image: null, resultImage: null }) })),
    ).toEqual([
      '<details>',
      '<summary>❌ <code>a</code> failed · 12.3 s</summary>',
      `<p>operation <code>${uuidOf(1)}</code></p>`,
      '<p>It wrote nothing.</p>',
      '</details>',
    ]);
    expect(details(leg('a', 'unknown', { operation: null, problem: problem() }))).toEqual([
      '<details>',
      '<summary>❓ <code>a</code> could not be read (HTTP 404)</summary>',
      `<p>operation <code>${uuidOf(1)}</code></p>`,
      '<p><b>Error</b></p>',
      '<pre><code>GET /v1/operations/x: HTTP 404: no such operation. Check the project.</code></pre>',
      '</details>',
    ]);
  });

  it('says why a leg has no operation', () => {
    expect(details(unstarted('docs', 'refused', { attempts: 3 }))).toEqual([
      '<details>',
      '<summary>❌ <code>docs</code> could not be started (HTTP 400) · 3 tries</summary>',
      '<p><b>Error</b></p>',
      '<pre><code>POST /v1/instances: HTTP 400: no such image. Check the project.</code></pre>',
      '</details>',
    ]);
  });

  it('says what is missing of a leg, and that its failure is allowed', () => {
    const result = leg('docs', 'passed', { allowFailure: true, loss: 'it left nothing at <out>' });
    expect(details(result)).toEqual([
      '<details>',
      '<summary>✅ <code>docs</code> passed, but <code>it left nothing at &lt;out&gt;</code> · allowed · 12.3 s</summary>',
      `<p>operation <code>${uuidOf(1)}</code> · image <code>tag:python</code> · left image <code>${uuidOf(900)}</code></p>`,
      '<p><b>Not kept</b></p>',
      '<pre><code>it left nothing at &lt;out&gt;</code></pre>',
      '</details>',
    ]);
  });

  it('shows how the earlier tries of a flaky leg ended, and what they wrote', () => {
    const failed = operation({ exitCode: 3, stdout: written('<b>no route</b>\n') });
    const first = leg('e2e', 'failed', { mostAttempts: 3, operation: failed });
    const silent = operation({ exitCode: null, status: 'FAILED' });
    const second = leg('e2e', 'failed', { attempts: 2, mostAttempts: 3, operation: silent });
    const flaky = leg('e2e', 'passed', { attempts: 3, mostAttempts: 3, earlier: [first, second] });
    expect(hasDetails(flaky)).toBe(true);
    expect(details(flaky)).toEqual([
      '<details>',
      '<summary>✅ <code>e2e</code> passed on try 3 of 3 · 12.3 s</summary>',
      `<p>operation <code>${uuidOf(1)}</code> · image <code>tag:python</code> · left image <code>${uuidOf(900)}</code></p>`,
      '<p><b>try 1 of 3</b> failed with exit 3 · 12.3 s</p>',
      '<p><b>stdout</b></p>',
      '<pre><code>&lt;b&gt;no route&lt;/b&gt;</code></pre>',
      '<p><b>try 2 of 3</b> failed · 12.3 s</p>',
      '<p>It wrote nothing.</p>',
      '</details>',
    ]);
  });

  it('shows the setup that did not pass unfolded', () => {
    const setup = leg('setup', 'failed', { operation: operation({ exitCode: -1, sandboxTimedOut: true }) });
    const given = report([], { mode: 'run', preparation: [setup] });
    expect(
      String(legDetails(given, setup, LIMITS, FILE))
        .split('\n')
        .slice(0, 4),
    ).toEqual([
      '<details open>',
      '<summary>❌ <code>setup</code> ran into its own time limit · 12.3 s</summary>',
      `<p>operation <code>${uuidOf(1)}</code> · image <code>tag:python</code> · left image <code>${uuidOf(900)}</code></p>`,
      '<p>💡 Give it a longer run-timeout.</p>',
    ]);
  });

  it('caps the error, between characters', () => {
    const result = leg('a', 'failed', { operation: operation({ error: '😀'.repeat(3_000) }) });
    expect(details(result)).toContain(`<pre><code>${'😀'.repeat(1_999)}…</code></pre>`);
  });
});

describe('passedDetails', () => {
  it('lists the legs that passed', () => {
    const results = [leg('a', 'failed'), leg('<b>', 'passed', { operation: null }), leg('c', 'passed')];
    expect(String(passedDetails(report(results), true)).split('\n')).toEqual([
      '<details>',
      '<summary>✅ 2 legs that passed</summary>',
      '<ul>',
      `<li><code>&lt;b&gt;</code>: operation <code>${uuidOf(1)}</code></li>`,
      `<li><code>c</code>: operation <code>${uuidOf(1)}</code> · image <code>tag:python</code> · left image <code>${uuidOf(900)}</code></li>`,
      '</ul>',
      '</details>',
    ]);
    const ran = report([leg('a', 'passed', { command: 'npm ci\nnpm test <b>', operation: null })]);
    const identity = `operation <code>${uuidOf(1)}</code>`;
    expect(String(passedDetails(ran, true))).toContain(`<li><code>a</code>: <code>npm ci …</code> · ${identity}</li>`);
    expect(String(passedDetails(ran, false))).toContain(`<li><code>a</code>: ${identity}</li>`);
    expect(String(passedDetails(report([leg('a', 'passed')]), true))).toContain(
      '<summary>✅ 1 leg that passed</summary>',
    );
    expect(passedDetails(report([leg('a', 'failed')]), true)).toBeNull();
    expect(passedDetails(report([leg('a', 'passed', { loss: 'it left no image to tag' })]), true)).toBeNull();
  });
});
