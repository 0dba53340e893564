import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendJsonLine } from '../../../../src/report/text/json-line.ts';

const LONG = 64 * 1024;

let folder = '';
let path = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-test-'));
  path = join(folder, 'lines');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(value: unknown): string {
  writeFileSync(path, '');
  appendJsonLine(path, value);
  return readFileSync(path, 'utf8');
}

describe('a line of JSON', () => {
  it.each<readonly [string, unknown]>([
    ['a short value', { a: [1, null, 'b'] }],
    ['a long text alone', 'x'.repeat(LONG)],
    ['base64', Buffer.alloc(200_001, 'output\n').toString('base64')],
    ['text with escapes', 'a\nb"c\\d\u0001\u2028'.repeat(20_000)],
    ['characters beyond ASCII', 'é漢😀'.repeat(50_000)],
    ['surrogate pairs across the pieces', `x${'😀'.repeat(100_000)}`],
    ['halves of surrogate pairs', `${'\ud800'.repeat(LONG)}x${'\udc00'.repeat(LONG)}`],
    // Node reads their lower bytes as base64.
    ['what only looks like base64', 'QQQ\u0141'.repeat(LONG)],
    ['halves of surrogate pairs that look like base64', 'QQQ\ud841'.repeat(LONG)],
    ['an escape at the end of base64', `${'Q'.repeat(2 * LONG)}"`],
    [
      'several long texts',
      { a: 'Q'.repeat(LONG), '"b': ['\t'.repeat(3 * LONG)], c: { d: 'Q'.repeat(LONG + 1) }, e: '' },
    ],
    ['a long key', { ['"'.repeat(2 * LONG)]: 1 }],
  ])('is the same as without pieces: %s', (_, value) => {
    expect(written(value) === `${JSON.stringify(value)}\n`).toBe(true);
  });

  it('follows what is in the file already, which is for its owner only', () => {
    rmSync(path);
    appendJsonLine(path, 'x'.repeat(LONG));
    appendJsonLine(path, 1);
    expect(readFileSync(path, 'utf8')).toBe(`"${'x'.repeat(LONG)}"\n1\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
