import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { hintOf } from '../../../../src/report/text/leg-hint.ts';
import {
  type DetailLimits,
  type DetailsSource,
  hasDetails,
  legDetails,
  openDetails,
  type OpenLimits,
} from '../../../../src/report/summary/summary-details.ts';
import { passedDetails } from '../../../../src/report/summary/summary-passed.ts';
import { leg, operation, problem, report, unstarted, uuidOf, written } from '../../../doubles/fixtures.ts';

const END = { lines: 2, bytes: 1_000 };
const LIMITS: DetailLimits = { command: 20, output: { head: END, tail: END, failing: 0 } };

function sourceOf(result: LegResult): DetailsSource {
  const hint = hintOf(report([result]), result);
  return { report: report([result]), hints: new Map(hint === null ? [] : [[result, hint]]) };
}

function details(result: LegResult, limits = LIMITS): string[] {
  return String(legDetails(sourceOf(result), result, limits)).split('\n');
}

function opened(result: LegResult, limits: OpenLimits): string[] {
  return String(openDetails(sourceOf(result), result, limits)).split('\n');
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
    const shown = details(result);
    expect(shown).toContain('<p><b>stdout so far</b></p>');
    // Its end is not known yet.
    expect(shown.join()).not.toContain('contree show');
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
      '<p><b>stderr</b></p>',
      '<pre><code>oh &lt;/pre&gt;</code></pre>',
      `<p><code>contree show ${uuidOf(1)}</code> prints all that the service kept of its output.</p>`,
      '<p>To look inside what it left, run this, then <code>contree shell</code>:</p>',
      `<pre><code>eval $(contree use -N ${uuidOf(900)})</code></pre>`,
      '</details>',
    ]);
    expect(details(result, { ...LIMITS, output: null }).slice(-4)).toEqual([
      '<pre><code>boom&#10;&#10;bang</code></pre>',
      '<p>To look inside what it left, run this, then <code>contree shell</code>:</p>',
      `<pre><code>eval $(contree use -N ${uuidOf(900)})</code></pre>`,
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

  it('says when the image that a leg left is the one that it ran on', () => {
    const same = operation({ image: uuidOf(900) });
    expect(details(leg('a', 'failed', { operation: same }))[2]).toBe(
      `<p>operation <code>${uuidOf(1)}</code> · changed nothing in image <code>${uuidOf(900)}</code></p>`,
    );
  });

  it.each([
    ['passed, as nothing is wrong with it', leg('a', 'passed', { loss: 'x' })],
    ['left none', leg('a', 'failed', { operation: operation({ resultImage: null }) })],
    ['left one whose name a shell may run', leg('a', 'failed', { operation: operation({ resultImage: '$(x)' }) })],
  ])('offers no look into the image of a leg that %s', (_, result) => {
    expect(details(result).join()).not.toContain('contree use');
  });

  it('offers a look into the image by its UUID also where it has a tag', () => {
    expect(details(leg('a', 'failed', { operation: operation({ tag: 'unit' }) }))).toContain(
      `<pre><code>eval $(contree use -N ${uuidOf(900)})</code></pre>`,
    );
  });

  it('caps the error, between characters', () => {
    const result = leg('a', 'failed', { operation: operation({ error: '😀'.repeat(3_000) }) });
    expect(details(result)).toContain(`<pre><code>${'😀'.repeat(1_999)}…</code></pre>`);
  });
});

describe('openDetails', () => {
  const output = Array.from({ length: 9 }, (_, index) => `${index + 1}\n`).join('');
  const failed = leg('unit', 'failed', {
    command: 'npm test',
    operation: operation({ exitCode: 127, error: 'boom', stdout: written(output) }),
  });

  it('shows the hint, the error, the end of the output, and the way inside; the rest is folded', () => {
    expect(opened(failed, { lines: 3, more: true })).toEqual([
      '<details open>',
      '<summary><b>❌ <code>unit</code> failed with exit 127 · 12.3 s</b></summary>',
      '<p>💡 Exit 127: the image has no such command.</p>',
      '<p><b>Error</b></p>',
      '<pre><code>boom</code></pre>',
      '<p><b>stdout</b></p>',
      '<pre><code>… 6 lines (12 bytes) left out …&#10;7&#10;8&#10;9</code></pre>',
      '<p>To look inside what it left, run this, then <code>contree shell</code>:</p>',
      `<pre><code>eval $(contree use -N ${uuidOf(900)})</code></pre>`,
      '<details>',
      '<summary>More of its output · Command · Operation</summary>',
      `<p>operation <code>${uuidOf(1)}</code> · image <code>tag:python</code> · left image <code>${uuidOf(900)}</code></p>`,
      '<p><b>Command</b></p>',
      '<pre><code>npm test</code></pre>',
      '<p><b>stdout</b></p>',
      '<pre><code>1&#10;2&#10;3&#10;4&#10;5&#10;6&#10;7&#10;8&#10;9</code></pre>',
      '</details>',
      '</details>',
    ]);
  });

  it('shows no output twice, nor what there is no room for', () => {
    expect(opened(failed, { lines: 9, more: true })).toContain('<summary>Command · Operation</summary>');
    expect(
      opened(failed, { lines: 9, more: true })
        .join()
        .match(/<b>stdout/g),
    ).toHaveLength(1);
    expect(
      opened(failed, { lines: 3, more: false })
        .join()
        .match(/<details/g),
    ).toHaveLength(1);
    expect(opened(failed, { lines: null, more: false }).join()).not.toContain('stdout');
  });

  it('has no more to show of a leg that was not started', () => {
    expect(
      opened(unstarted('docs', 'refused'), { lines: 3, more: true })
        .join()
        .match(/<details/g),
    ).toHaveLength(1);
  });

  it('names the earlier tries among what is folded', () => {
    const result = { ...failed, attempts: 2, earlier: [failed] };
    const lines = opened(result, { lines: 3, more: true });
    expect(lines).toContain('<summary>More of its output · Earlier tries · Command · Operation</summary>');
    expect(lines).toContain('<p><b>try 1 of 1</b> failed with exit 127 · 12.3 s</p>');
  });
});

describe('passedDetails', () => {
  it('lists the legs that passed', () => {
    const results = [leg('a', 'failed'), leg('<b>', 'passed', { operation: null }), leg('c', 'passed')];
    expect(String(passedDetails(report(results), true)).split('\n')).toEqual([
      '<details>',
      '<summary>✅ Details of 2 legs that passed</summary>',
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
      '<summary>✅ Details of 1 leg that passed</summary>',
    );
    const bare = { ...leg('a', 'passed', { operation: null }), leg: { name: 'a', uuid: null } };
    expect(String(passedDetails(report([bare]), true))).toContain('<li><code>a</code></li>');
    const flaky = leg('a', 'passed', { attempts: 2, earlier: [leg('a', 'failed')] });
    expect(passedDetails(report([leg('a', 'failed'), flaky]), true)).toBeNull();
    const reused = leg('a', 'passed', { attempts: 2, reusedFrom: 1 });
    expect(passedDetails(report([reused]), true)).not.toBeNull();
    expect(passedDetails(report([leg('a', 'passed', { loss: 'it left no image to tag' })]), true)).toBeNull();
  });
});
