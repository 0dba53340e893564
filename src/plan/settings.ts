import type { Place } from '../values/place.ts';
import { InvalidValue, parseBoolean, parseDuration, parseInteger, parseSize } from '../values/values.ts';
import { isNewTag, parseImageReference } from './image-reference.ts';
import type { User } from './leg-plan.ts';
import type { Template } from './placeholders.ts';

/**
 * The working directory of a command that is given none. It is sent with each start: the service's own default depends on the
 * image (API reference, 2.5), and the action must know where relative paths of files begin.
 */
export const DEFAULT_CWD = '/root';

const NO_TAG = 'is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most';

/** How the text of each setting is read. Each throws {@link InvalidValue}. */
export const PARSERS = {
  shell: parseShell,
  image: parseImageReference,
  /** The service takes an absolute path only. */
  cwd: absolutePath,
  stdin: (text: string) => text,
  /** Milliseconds. */
  timeout: (text: string) => parseDuration(text, { least: 1_000 }),
  hostname: trimmed((text) => !/[\s\p{Cc}]/u.test(text), 'is not a hostname: use no spaces in it'),
  network: parseBoolean,
  user: parseUser,
  /** Bytes. */
  'disk-limit': (text: string) => parseSize(text),
  disposable: parseBoolean,
  tag: trimmed(isNewTag, NO_TAG),
  'allow-failure': parseBoolean,
  /** Bytes per stream. */
  'truncate-output-at': (text: string) => parseInteger(text, { least: 1, greatest: 10_485_760 }, ' of bytes'),
};

export type SettingName = keyof typeof PARSERS;

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
const LONGEST_NAME = 100;

/** What is wrong with the name of a leg, and what is allowed; null when nothing is. */
export function problemOfName(name: string): string | null {
  const length = Array.from(name).length;
  if (length === 0) return 'is empty: use a name that shows';
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return 'is not a name for a leg: use one line without control characters';
  return length > LONGEST_NAME ? `has ${String(length)} characters: use at most ${String(LONGEST_NAME)}` : null;
}

/** A boolean. The name of a shell is what a workflow has there. */
function parseShell(text: string): boolean {
  if (!/^(?:ba|z|da|k|a|fi)?sh\b|^python|^pwsh|^node/.test(text.trim())) return parseBoolean(text);
  throw new InvalidValue(
    text,
    'is not a boolean: drop shell, and write the command as a list such as [bash, -ec, "…"]',
  );
}

/** Linux keeps -1, the greatest number of 32 bits, for itself. */
const GREATEST_ID = 2 ** 32 - 2;

/** `uid[:gid]`; without a group it has the user's number, as `chown` and `useradd` give a user a group of its own. */
function parseUser(text: string): User {
  const [, uid = '', gid = uid] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(text.trim()) ?? [];
  const ids = { uid: Number(uid), gid: Number(gid) };
  if (uid === '' || ids.uid > GREATEST_ID || ids.gid > GREATEST_ID) {
    throw new InvalidValue(text, 'is not a user id: use uid or uid:gid in numbers, such as 1000:1000');
  }
  return ids;
}

function absolutePath(text: string): string {
  const path = text.trim();
  if (!path.startsWith('/')) throw new InvalidValue(text, 'is not an absolute path: let it start with /');
  if (/\p{Cc}/u.test(path)) throw new InvalidValue(text, 'is not one path: use one line without control characters');
  return path;
}

function trimmed(isValid: (text: string) => boolean, problem: string): (text: string) => string {
  return (text) => {
    const value = text.trim();
    if (!isValid(value)) throw new InvalidValue(text, problem);
    return value;
  };
}
