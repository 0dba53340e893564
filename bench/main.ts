/**
 * Measures the built action on the simulator, and the official command line where it does the same:
 *
 *     npm run bench -- [--only GROUP,GROUP] [--long] [--readme]
 *
 * Prints a table with the ratio of action to peer, and asserts nothing. A run that fails is an error. Three processes
 * share the machine: the bench, which takes the wall clock time of each line; the simulator; and the measured program.
 * The lag of the first two is the part of a delay that they and the machine may have added.
 */
import { parseArgs } from 'node:util';
import { cleanUpRuns } from '../scripts/run-action.ts';
import { cancelling } from './cancelling.ts';
import { coldStart } from './cold.ts';
import type { Section, BenchOptions } from './measure.ts';
import { starting } from './starting.ts';
import { circumstances, tableOf, writeReadme } from './table.ts';
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
      readme: { type: 'boolean', default: false },
    },
  });
  const { only, long, readme } = values;
  if (readme && only !== undefined) throw new Error('--readme needs all groups, so it excludes --only.');
  const facts = circumstances();
  const sections: Section[] = [];
  for (const group of chosen(only)) sections.push(...(await group({ long })));
  const figures = `${facts}\n\n${tableOf(sections)}`;
  console.log(figures);
  if (readme) writeReadme(figures);
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
