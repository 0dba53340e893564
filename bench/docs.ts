import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withBlock } from '../scripts/generated.ts';
import type { Section } from './measure.ts';
import { picturesOf } from './pictures.ts';
import { tableOf } from './table.ts';

/** One whole run, from which the page and its pictures are made. */
export interface Results {
  /** The date, the machine and the versions. */
  readonly circumstances: string;
  readonly sections: readonly Section[];
}

const PAGE_NAME = 'docs/performance.md';
const PAGE = new URL(`../${PAGE_NAME}`, import.meta.url);
const IMAGES = new URL('../docs/images/', import.meta.url);
const RESULTS = new URL('figures.json', IMAGES);

export function readResults(): Results {
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
}

export function saveResults(results: Results): void {
  mkdirSync(IMAGES, { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

export function figuresOf({ circumstances, sections }: Results): string {
  return `${circumstances}\n\n${tableOf(sections)}`;
}

/** Writes the figures into the page, and draws its pictures. Throws when the page's markers are missing. */
export function writeDocs(results: Results): void {
  const source = 'written by npm run bench -- --docs';
  const block = { page: PAGE_NAME, name: 'figures', source, text: `${figuresOf(results)}\n` };
  writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), block));
  for (const [name, svg] of picturesOf(results.sections)) writeFileSync(new URL(name, IMAGES), svg);
}
