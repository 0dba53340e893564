import type { Settings } from './settings.ts';

/** A leg before the step's defaults and its placeholders are filled in. */
export interface LegDraft {
  readonly name: string;
  /** The input it comes from, and where in it. */
  readonly where: string;
  readonly own: Settings;
  /** What its placeholders stand for, by their names in lower case; `leg` among them. */
  readonly values: ReadonlyMap<string, string>;
}

export const NO_SETTINGS: Settings = { single: {}, command: null, args: null, env: [], files: [] };

const LONGEST_NAME = 100;

/** What keeps a name from being a leg's, and what is allowed; null when nothing does. */
export function problemOfName(name: string): string | null {
  const length = Array.from(name).length;
  if (length === 0) return 'is empty: use a name that shows';
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return 'is not a name for a leg: use one line without control characters';
  return length > LONGEST_NAME ? `has ${String(length)} characters: use at most ${String(LONGEST_NAME)}` : null;
}
