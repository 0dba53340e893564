/**
 * Measures the built action on the simulator, and the official command line where it does the same:
 *
 *     npm run bench -- [--only GROUP,GROUP] [--long]
 *     npm run bench -- --docs
 *     npm run bench -- --redraw
 *
 * Prints a table with the ratio of action to peer, and asserts nothing. A run that fails is an error. Three processes
 * share the machine: the bench, which takes the wall clock time of each line; the simulator; and the measured program.
 * The lag of the first two is the part of a delay that they and the machine may have added.
 *
 * `--docs` runs everything, the long measurements included, saves the results as `docs/images/figures.json`, and writes
 * the table of `docs/performance.md` and its pictures from them. `--redraw` does the latter alone, without a new run.
 */
import { parseArgs } from 'node:util';
import { cleanUpRuns } from '../scripts/run-action.ts';
import { cancelling } from './cancelling.ts';
import { coldStart } from './cold.ts';
import { figuresOf, readResults, saveResults, writeDocs } from './docs.ts';
import type { Section, BenchOptions } from './measure.ts';
import { starting } from './starting.ts';
import { circumstances } from './table.ts';
import { many, waiting, withoutEvents } from './waiting.ts';

const GROUPS = new Map<string, (setting: BenchOptions) => Promise<Section[]>>([
  ['waiting', waiting],
  ['without-events', withoutEvents],
  ['many', many],
  ['cold', coldStart],
  ['cancelling', cancelling],
  ['starting', starting],
]);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      long: { type: 'boolean', default: false },
      docs: { type: 'boolean', default: false },
      redraw: { type: 'boolean', default: false },
    },
  });
  const { only, long, docs, redraw } = values;
  if (redraw) {
    writeDocs(readResults());
    return;
  }
  if (docs && only !== undefined) throw new Error('--docs needs all groups, so it excludes --only.');
  const facts = circumstances();
  const sections: Section[] = [];
  for (const group of chosen(only)) sections.push(...(await group({ long: long || docs })));
  const results = { circumstances: facts, sections };
  console.log(figuresOf(results));
  if (!docs) return;
  saveResults(results);
  writeDocs(results);
}

function chosen(only: string | undefined): ((setting: BenchOptions) => Promise<Section[]>)[] {
  return (only?.split(',') ?? [...GROUPS.keys()]).map((name) => {
    const group = GROUPS.get(name);
    if (group === undefined) throw new Error(`--only knows ${[...GROUPS.keys()].join(', ')}, not ${name}.`);
    return group;
  });
}

try {
  await main();
} finally {
  cleanUpRuns();
}
