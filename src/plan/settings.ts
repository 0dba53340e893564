import { hiddenCharacterIn } from '../values/hidden-characters.ts';
import type { Place } from '../values/place.ts';
import type { TextForm } from '../values/values.ts';
import type { Template } from './placeholders.ts';
import type { SettingName } from './setting-fields.ts';

/**
 * The working directory of a command that is given none. It is sent with each start: the service's own default depends on the
 * image (API reference, 2.5), and the action must know where relative paths of files begin.
 */
export const DEFAULT_CWD = '/root';

/** What a leg is given, or every leg, before placeholders are filled in; null for what is not given. */
export interface Settings {
  readonly single: Readonly<Partial<Record<SettingName, Template>>>;
  readonly command: Template | null;
  /** Given, the command is an executable and no shell text. */
  readonly args: readonly Template[] | null;
  readonly env: readonly EnvTemplate[];
  readonly files: readonly Template[];
}

export interface EnvTemplate extends Template {
  readonly name: string;
}

/** All in which a placeholder may stand; of a leg's list, `args` too. */
export function templatesOf({ single, command, args, env, files }: Settings): readonly Template[] {
  return [...Object.values(single), command ?? [], args ?? [], env, files].flat();
}

/** Whether it is of the command or of its variables. */
export function isOfShell({ command, args, env }: Settings, template: Template): boolean {
  return [command, ...(args ?? []), ...env].includes(template);
}

export const NO_SETTINGS: Settings = { single: {}, command: null, args: null, env: [], files: [] };

/** A leg before the step's defaults and its placeholders are filled in. */
export interface LegDraft {
  readonly name: string;
  /** The input it comes from, and where in it. */
  readonly where: Place;
  readonly own: Settings;
  /** Its own command is a problem already. */
  readonly hasBadCommand?: true;
  /** By placeholder in lower case; `leg` is among them. */
  readonly values: ReadonlyMap<string, string>;
}

/** More than any step needs: a slip in the text that made them. */
export const MOST_LEGS = 10_000;
/** Characters in the name of a leg. */
export const LONGEST_NAME = 100;
export const LEG_NAME: TextForm = {
  pattern: /^[^\p{Cc}\u2028\u2029]+$/u,
  expectation: 'is not a name for a leg: use one line without control characters',
};

/** Blanks, format characters and marks without a letter alone. */
const BLANK = /^[\s\p{Cf}\p{M}]*$/u;

/** What is wrong with the name of a leg, and what is allowed; null when nothing is. */
export function problemOfName(name: string): string | null {
  if (BLANK.test(name)) return 'is empty: use a name that shows';
  if (!LEG_NAME.pattern.test(name)) return LEG_NAME.expectation;
  const hidden = hiddenCharacterIn(name);
  if (hidden !== null) return `holds ${hidden}, which does not show: drop that character`;
  const { length } = Array.from(name);
  return length > LONGEST_NAME ? `has ${String(length)} characters: use at most ${String(LONGEST_NAME)}` : null;
}
