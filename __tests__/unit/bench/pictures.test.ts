import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { figuresOf, readResults } from '../../../bench/docs.ts';
import { picturesOf } from '../../../bench/pictures.ts';

const DOCS = new URL('../../../docs/', import.meta.url);
const page = readFileSync(new URL('performance.md', DOCS), 'utf8');

describe('the page of figures', () => {
  test('has the table of the saved results', () => {
    expect(page).toContain(`\n${figuresOf(readResults())}\n`);
  });

  test('has the pictures of the saved results', () => {
    const pictures = picturesOf(readResults().sections);

    expect(pictures.size).toBe(8);
    for (const [name, svg] of pictures) {
      expect({ name, svg: readFileSync(new URL(`images/${name}`, DOCS), 'utf8') }).toEqual({ name, svg });
    }
  });

  test('has room for each line above the bars', () => {
    const lines = [...picturesOf(readResults().sections).values()].flatMap((svg) => [
      ...svg.matchAll(/<text x="0" y="\d+" font-size="(\d+)"[^>]*>([^<]*)</gu),
    ]);

    expect(lines).toHaveLength(16);
    // Half of the font's size is a wide average of one character.
    for (const [, size, text = ''] of lines)
      expect({ text, fits: (text.length * Number(size)) / 2 <= 700 }).toEqual({ text, fits: true });
  });

  test('shows pictures that exist, each for a light and a dark page', () => {
    const shown = [...page.matchAll(/(?:srcset|src)="(images\/[^"]+)"/gu)].map(([, path = '']) => path);

    expect(shown.filter((path) => path.endsWith('-dark.svg'))).toHaveLength(4);
    expect(shown.filter((path) => path.endsWith('-light.svg'))).toHaveLength(4);
    expect(shown.filter((path) => !existsSync(new URL(path, DOCS)))).toEqual([]);
  });
});
