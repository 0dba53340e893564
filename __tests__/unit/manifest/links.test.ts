import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const pages = ['.', 'docs', 'run', 'wait', 'cancel']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.md'));

/** A page without its blocks of code. */
function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8').replaceAll(/^```.*?^```$/gms, '');
}

/** The anchors of a page, and those that GitHub makes of headings: a second one of the same text has `-1`. */
function anchorsOf(path: string): Set<string> {
  const anchors = new Set<string>([...textOf(path).matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  for (const [, heading = ''] of textOf(path).matchAll(/^#+ (.*)$/gm)) {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let count = 1; anchors.has(name); count += 1) name = `${anchor}-${String(count)}`;
    anchors.add(name);
  }
  return anchors;
}

/** Links to pages and pictures of the repository that lead nowhere. */
function brokenIn(path: string): string[] {
  const found = textOf(path).matchAll(/\]\(([^)\s]+)\)|\b(?:href|src|srcset)="([^"\s]+)"/g);
  const links = [...found].map(([, link, source = '']) => link ?? source);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).has(anchor));
  });
}

describe('the links of a page', () => {
  it.each(pages)('%s lead to files and headings that exist', (path) => {
    expect(brokenIn(path)).toEqual([]);
  });

  it('are those that GitHub makes', () => {
    expect(pages).toContain(join('docs', 'recipes.md'));
    expect(anchorsOf(join('docs', 'recipes.md')).has('one-job-for-each-leg-that-follows')).toBe(true);
  });
});
