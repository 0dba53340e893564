import { MODES } from '../../src/values/mode.ts';
import type { Manifest } from '../manifest.ts';
import { modesOfOutput } from '../sub-actions/output-modes.ts';
import { withoutModes } from '../sub-actions/sub-action.ts';
import { code, table } from './table.ts';

/** A table for each group of outputs. */
export function outputTables({ outputs }: Manifest): string {
  return [...Map.groupBy(outputs, ({ group }) => group)]
    .map(([group, members]) => {
      const rows = members.map(({ name, description }) => [
        `<a id="output-${name}"></a>${code(name)}`,
        withoutModes({ name, description }, modesOfOutput(name)),
      ]);
      return `### ${group}\n\n${table(['Output', 'Value'], rows)}`;
    })
    .join('\n');
}

/** The outputs that not every mode writes, in words. */
export function outputModes({ outputs }: Manifest): string {
  const some = outputs.filter(({ name }) => modesOfOutput(name).length < MODES.length);
  const groups = Map.groupBy(some, ({ name }) => modesOfOutput(name).join(' and '));
  return [...groups]
    .map(([modes, members]) => `Mode ${modes} alone writes ${members.map(({ name }) => code(name)).join(', ')}.`)
    .join(' ');
}
