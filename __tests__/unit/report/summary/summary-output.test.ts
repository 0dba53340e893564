import { describe, expect, it } from '@jest/globals';
import type { Output } from '../../../../src/contree/types.ts';
import type { LegResult } from '../../../../src/legs/leg.ts';
import type { Html } from '../../../../src/report/text/escape.ts';
import { isLongerThan, outputDetails, lastLines } from '../../../../src/report/summary/summary-output.ts';
import { leg, operation, uuidOf, written } from '../../../doubles/fixtures.ts';

const SHORT = { head: { lines: 1, bytes: 100 }, tail: { lines: 1, bytes: 100 }, failing: 0 };

function failed(stdout: Output | null, stderr: Output | null = null, status = 'SUCCESS'): LegResult {
  return leg('a', 'failed', { operation: operation({ stdout, stderr, status }) });
}

function counted(from: string, count: number): Output {
  return written(Array.from({ length: count }, (_, index) => `${from}${index + 1}\n`).join(''));
}

/** The lines of each stream. */
function linesOf(blocks: readonly Html[]): string[][] {
  return blocks.flatMap((block) => {
    const [, text] = /^<pre><code>(.*)<\/code><\/pre>$/.exec(String(block)) ?? [];
    return text === undefined ? [] : [text.split('&#10;')];
  });
}

describe('outputDetails', () => {
  it('say where the whole output is only where something is left out, and kept by the service', () => {
    const show = `<p><code>contree show ${uuidOf(1)}</code> prints all that the service kept of its output.</p>`;
    const last = (result: LegResult): string => String(outputDetails(result, SHORT).at(-1));
    expect(last(failed(counted('x', 3)))).toBe(show);
    expect(last(failed(counted('x', 2)))).toBe('<pre><code>x1&#10;x2</code></pre>');
    expect(last(failed({ ...counted('x', 3), streamed: 'whole' }))).not.toContain('contree show');
    expect(last(failed(counted('x', 3), null, 'EXECUTING'))).not.toContain('contree show');
  });

  it('say what the service did not keep', () => {
    const texts = outputDetails(failed({ ...counted('x', 1), truncated: true }), SHORT).map(String);
    expect(texts.at(-1)).toMatch(/^<p>The service kept only part of this output/);
  });

  it('keep a blank first line', () => {
    expect(linesOf(outputDetails(failed(written('\n… x\n')), SHORT))).toEqual([['', '… x']]);
  });
});

describe('lastLines', () => {
  it('has the last lines, and says how many are left out', () => {
    expect(linesOf(lastLines(failed(counted('x', 9)), 2))).toEqual([['… 7 lines (21 bytes) left out …', 'x8', 'x9']]);
  });

  it.each([
    [9, 9, [5, 5]],
    [9, 2, [8, 2]],
    [2, 9, [2, 8]],
    [9, 0, [10]],
    [3, 4, [3, 4]],
  ])('shares ten lines among %i of stdout and %i of stderr', (stdout, stderr, expected) => {
    const ends = linesOf(lastLines(failed(counted('x', 2 * stdout), counted('y', 2 * stderr)), 10));
    const both = linesOf(lastLines(failed(counted('x', stdout), counted('y', stderr)), 10));
    expect(
      stdout + stderr > 10 ? both.map((lines) => lines.filter((line) => !line.startsWith('…')).length) : [],
    ).toEqual(
      stdout + stderr > 10 ? expected.map((count, index) => Math.min(count, [stdout, stderr][index] ?? 0)) : [],
    );
    expect(ends.length).toBe(stderr === 0 ? 1 : 2);
  });

  it('is empty for a leg that was not read, or passed', () => {
    expect(lastLines(leg('a', 'failed', { operation: null }), 10)).toEqual([]);
    expect(lastLines(leg('a', 'passed', { operation: operation({ stdout: written('x') }) }), 10)).toEqual([]);
  });
});

it('is longer than its end when both streams together have more lines', () => {
  const result = failed(counted('x', 5), counted('y', 6));
  expect([isLongerThan(result, 10), isLongerThan(result, 11)]).toEqual([true, false]);
  expect(isLongerThan(leg('a', 'failed', { operation: null }), 0)).toBe(false);
});
