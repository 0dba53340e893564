import { parseChoice } from './values.ts';

export const MODES = ['wait', 'show', 'cancel', 'list', 'run'] as const;
export type ModeName = (typeof MODES)[number];

/** The modes that have an action of their own, in a folder of that name, such as `contree/op-action/run`. */
export const SUB_ACTIONS = ['run', 'wait', 'cancel'] as const satisfies readonly ModeName[];
export type SubAction = (typeof SUB_ACTIONS)[number];

/** The command line's short names for the same. */
const ALIASES = { w: 'wait', sh: 'show', kill: 'cancel', k: 'cancel', ls: 'list', ps: 'list', r: 'run' } as const;

/** @throws {InvalidValue} */
export function parseMode(text: string): ModeName {
  return parseChoice(text, MODES, ALIASES);
}

/** Null for anything else. */
export function subActionOf(text: string | undefined): SubAction | null {
  return SUB_ACTIONS.find((name) => name === text) ?? null;
}

/** How a workflow uses the mode, such as `contree/op-action/run`, or `contree/op-action with mode: show`. */
export function actionWith(mode: ModeName): string {
  const own = subActionOf(mode);
  return own === null ? `contree/op-action with mode: ${mode}` : `contree/op-action/${own}`;
}
