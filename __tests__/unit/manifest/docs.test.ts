import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { examplesOf } from '../../../scripts/examples.ts';

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

/** Every page in which a workflow of a user may stand. */
const withExamples = ['README.md', ...['run', 'wait', 'cancel'].map((folder) => `${folder}/README.md`)]
  .concat(pages.map((page) => `docs/${page}`))
  .map((page) => [page, examplesOf(page, readFileSync(join(root, page), 'utf8'))] as const);

describe('a page of the documents', () => {
  it.each(withExamples)('%s has examples that name the project beside the token', (_page, examples) => {
    const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
    const lacking = examples.filter(({ text }) => {
      const tokens = count(text, /(?<!-)\b(?:token|CONTREE_TOKEN): '?\$\{\{/gi);
      return count(text, /\b(?:project|CONTREE_PROJECT): '?\$\{\{/g) < tokens;
    });
    expect(lacking.map(({ place }) => place)).toEqual([]);
  });

  it.each(pages)('%s names only files that exist', (page) => {
    expect(namedIn(page).filter((path) => !isThere(path))).toEqual([]);
  });

  it('is read for such names', () => {
    expect(namedIn('how-it-works.md').length).toBeGreaterThan(30);
    expect(['src/gone.ts', 'how.ts', 'step.ts', 'modes/run.ts'].map(isThere)).toEqual([false, false, true, true]);
  });
});
