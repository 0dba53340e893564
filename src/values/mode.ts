import { parseChoice } from './values.ts';

export const MODES = ['wait', 'show', 'cancel', 'list', 'run'] as const;
export type ModeName = (typeof MODES)[number];

/** The command line's short names for the same. */
const ALIASES = { w: 'wait', sh: 'show', kill: 'cancel', k: 'cancel', ls: 'list', ps: 'list', r: 'run' } as const;

/** @throws {InvalidValue} */
export function parseMode(text: string): ModeName {
  return parseChoice(text, MODES, ALIASES);
}
