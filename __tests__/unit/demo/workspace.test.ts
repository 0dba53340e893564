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
  it('has each file that another one of it imports, so that only the planted test fails', () => {
    createWorkspace(folder);
    // It has the planted test as text.
    const files = globSync('**/*.ts', { cwd: folder, exclude: ['demo/workspace.ts'] });
    const missing = files.flatMap((file) => {
      const imports = [...readFileSync(join(folder, file), 'utf8').matchAll(/^(?:import|\} from).*? '(\.[^']+)';$/gm)];
      return imports
        .map(([, path = '']) => join(dirname(file), path))
        .filter((path) => !existsSync(join(folder, path)));
    });
    expect(files.length).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });
});
