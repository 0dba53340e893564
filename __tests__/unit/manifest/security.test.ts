import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const promises = /^## What is promised\n(.*?)^## /ms.exec(page)?.[1] ?? '';
const rows = promises.split('\n').filter((line) => line.startsWith('|'));
const tests = rows.slice(2).map((row) => (row.split('|').at(-2) ?? '').trim().split(', '));

test('each promise of docs/security.md names its tests', () => {
  expect(tests.length).toBeGreaterThan(10);
  for (const row of tests)
    for (const name of row) expect(name).toMatch(/^`(?:__tests__\/|npm run )[^`]+`(?: \(.*\))?$/);
});

test.each([...new Set(page.match(/__tests__\/[\w./-]+/g))])('docs/security.md names %s, which exists', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});

test.each([...new Set(page.match(/(?<=npm run )[a-z:-]+/g))])(
  'docs/security.md names the command %s, which exists',
  (name) => {
    expect(scripts).toHaveProperty(name);
  },
);

test('SECURITY.md leads to the promises', () => {
  expect(readFileSync(join(root, 'SECURITY.md'), 'utf8')).toContain('(docs/security.md)');
});
