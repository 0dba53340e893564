import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { NOT_ON_WINDOWS } from '../../not-on-windows.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const quick = readdirSync(join(root, '__tests__'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(sep, '/'))
  .filter((name) => /^(?:unit\/.*|scenarios\/[^/]*)\.test\.ts$/.test(name));
const leftOut = quick.filter((name) => NOT_ON_WINDOWS.some(([pattern]) => new RegExp(`^${pattern}`).test(name)));

describe('on Windows', () => {
  test.each(NOT_ON_WINDOWS)('%s is left out, with a reason', (pattern, why) => {
    expect(quick.some((name) => new RegExp(`^${pattern}`).test(name))).toBe(true);
    expect(why).toMatch(/^[a-z].{15,}[^.]$/);
  });

  test('most tests run, and all that are about Windows', () => {
    expect(leftOut.length).toBeLessThan(quick.length / 4);
    for (const name of [
      'unit/stop',
      'unit/collect/windows-names',
      'unit/collect/leg-folders',
      'unit/values/git-paths',
    ]) {
      expect(quick).toContain(`${name}.test.ts`);
      expect(leftOut).not.toContain(`${name}.test.ts`);
    }
  });
});
