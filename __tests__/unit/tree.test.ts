import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/**
 * Every relative import below the folder, type imports and late ones included; paths start at the repository's root. Each text
 * that is a relative path of a source counts as one: to parse all of them takes a second.
 */
function importsOf(folder: string): { readonly files: readonly string[]; readonly arrows: readonly Arrow[] } {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
  const arrows = files.flatMap((from) =>
    [...readFileSync(join(root, from), 'utf8').matchAll(/(['"`])(\.\.?\/[^'"`\n]+\.[cm]?[jt]s)\1/g)].map(
      ([, , path = '']) => ({
        from,
        to: join(dirname(from), path),
      }),
    ),
  );
  return { files, arrows };
}

/** The folder of `src` that a file belongs to; a file at the top stands for itself. */
function folderOf(file: string): string {
  const [top = '', name = '', ...below] = file.split('/');
  return below.length === 0 ? file : `${top}/${name}`;
}

/** The first circle among the arrows, in order and closed; empty when there is none. */
function circleIn(arrows: readonly Arrow[]): readonly string[] {
  const done = new Set<string>();
  const search = (at: string, path: readonly string[]): readonly string[] => {
    if (path.includes(at)) return [...path.slice(path.indexOf(at)), at];
    if (done.has(at)) return [];
    for (const { from, to } of arrows) {
      const circle = from === at ? search(to, [...path, at]) : [];
      if (circle.length > 0) return circle;
    }
    done.add(at);
    return [];
  };
  return arrows.map(({ from }) => search(from, [])).find((circle) => circle.length > 0) ?? [];
}

/** For each neighbouring pair of a circle of folders, one import that makes it. */
function witnesses(circle: readonly string[], arrows: readonly Arrow[]): readonly string[] {
  return circle.slice(1).map((to, index) => {
    const arrow = arrows.find(({ from, to: file }) => folderOf(from) === circle[index] && folderOf(file) === to);
    return `${String(arrow?.from)} imports ${String(arrow?.to)}`;
  });
}

describe('the tree of src', () => {
  const { files, arrows } = importsOf('src');
  const between = arrows
    .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }))
    .filter(({ from, to }) => from !== to);

  it('has no circle of files', () => {
    expect(arrows.length).toBeGreaterThan(2 * files.length);
    expect(circleIn(arrows)).toEqual([]);
  });

  it('has no folder that imports one by which it is imported', () => {
    expect(witnesses(circleIn(between), arrows)).toEqual([]);
  });

  it('has no two files of one name', () => {
    const names = files.map((file) => basename(file));
    expect(files.filter((file) => names.indexOf(basename(file)) !== names.lastIndexOf(basename(file)))).toEqual([]);
  });

  it('imports nothing from outside of src', () => {
    expect(arrows.filter(({ to }) => !to.startsWith('src/'))).toEqual([]);
  });

  it('keeps the client apart: contree imports no other folder', () => {
    expect(between.filter(({ from }) => from === 'src/contree')).toEqual([]);
  });
});

describe('the search for circles', () => {
  it('finds the one there is, and names the imports that make it', () => {
    const arrows = [
      { from: 'src/a/one.ts', to: 'src/b/two.ts' },
      { from: 'src/b/three.ts', to: 'src/c/four.ts' },
      { from: 'src/c/four.ts', to: 'src/a/five.ts' },
    ];
    const between = arrows.map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to) }));
    expect(circleIn(arrows)).toEqual([]);
    expect(witnesses(circleIn(between), arrows)).toEqual([
      'src/a/one.ts imports src/b/two.ts',
      'src/b/three.ts imports src/c/four.ts',
      'src/c/four.ts imports src/a/five.ts',
    ]);
  });
});
