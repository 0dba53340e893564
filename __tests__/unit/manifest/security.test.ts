import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const rows = page.split('\n').filter((line) => line.startsWith('|'));
const tests = rows.slice(2).map((row) => (row.split('|').at(-2) ?? '').trim().split(', '));

test('each promise of SECURITY.md names its tests', () => {
  expect(tests.length).toBeGreaterThan(10);
  for (const row of tests)
    for (const name of row) expect(name).toMatch(/^`(?:__tests__\/|npm run )[^`]+`(?: \(.*\))?$/);
});

test.each([...new Set(page.match(/__tests__\/[\w./-]+/g))])('SECURITY.md names %s, which exists', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});

test.each([...new Set(page.match(/(?<=npm run )[a-z:-]+/g))])(
  'SECURITY.md names the command %s, which exists',
  (name) => {
    expect(scripts).toHaveProperty(name);
  },
);
