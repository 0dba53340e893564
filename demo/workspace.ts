/** The checkout that the demo's workflow runs in: some of this project's own unit tests, one of them broken. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const PARTS = [
  '.gitignore',
  'package.json',
  'jest.config.js',
  'demo',
  'schema',
  'scripts',
  'simulator',
  'src',
  '__tests__/not-on-windows.ts',
  '__tests__/doubles',
  '__tests__/invariants',
  '__tests__/unit/report',
  '__tests__/unit/contree/loopback.ts',
  '__tests__/unit/plan',
];

/** The path of the broken test in the checkout. */
export const BROKEN_TEST = '__tests__/unit/report/text/pushed-this-morning.test.ts';

const BROKEN_TEXT = `import { expect, it } from '@jest/globals';
import { formatDuration } from '../../../../src/report/text/format.ts';

it('rounds a minute', () => {
  expect(formatDuration(59.96)).toBe('59.9 s');
});
`;

/** Creates the checkout in the folder. */
export function createWorkspace(folder: string): void {
  const isSource = (path: string): boolean => path !== join(root, 'demo', 'out');
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true, filter: isSource });
  // A file of an earlier build, which stays on the runner because .gitignore names it.
  mkdirSync(join(folder, 'coverage'));
  writeFileSync(join(folder, 'coverage', 'lcov.info'), 'TN:\n');
  writeFileSync(join(folder, BROKEN_TEST), BROKEN_TEXT);
}
