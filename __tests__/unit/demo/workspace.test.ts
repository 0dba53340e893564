import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createWorkspace } from '../../../demo/workspace.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'op-action-')), 'pushed');
afterAll(() => {
  rmSync(dirname(folder), { recursive: true });
});

describe('the checkout of the demo', () => {
  it('has each file that another one of it imports or reads, so that only the planted test fails', () => {
    createWorkspace(folder);
    // It has the planted test as text.
    const files = globSync('**/*.ts', { cwd: folder, exclude: ['demo/workspace.ts'] });
    const missing = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const imports = text.matchAll(/^(?:import|\} from).*? '(\.[^']+)';$/gm);
      // Only those of tests: a script may make what it names.
      const reads = file.startsWith('__tests__/') ? text.matchAll(/import\.meta\.dirname, '(\.\.[^']*)'/g) : [];
      return [...imports, ...reads]
        .map(([, path = '']) => join(dirname(file), path))
        .filter((path) => !existsSync(join(folder, path)));
    });
    expect(files.length).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });
});
