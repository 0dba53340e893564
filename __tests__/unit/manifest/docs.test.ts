import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const files = ['src', '__tests__'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(sep, '/')),
);
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));

function namedIn(page: string): string[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  return [...text.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path = '']) => path);
}

/** Whether a page means an existing file: by its path, or by the end of its path in sources or tests. */
function isThere(path: string): boolean {
  return existsSync(join(root, path)) || files.some((file) => `/${file}`.endsWith(`/${path}`));
}

describe('a page of the documents', () => {
  it.each(pages)('%s names only files that exist', (page) => {
    expect(namedIn(page).filter((path) => !isThere(path))).toEqual([]);
  });

  it('is read for such names', () => {
    expect(namedIn('how-it-works.md').length).toBeGreaterThan(30);
    expect(['src/gone.ts', 'how.ts', 'step.ts', 'modes/run.ts'].map(isThere)).toEqual([false, false, true, true]);
  });
});
