import { BOOLEAN, DURATION, INTEGER, InvalidValue, SIZE, type Bounds, type TextForm } from '../values/values.ts';
import { parseBoolean, parseDuration, parseInteger, parseSize } from '../values/values.ts';
import { IMAGE, NEW_TAG, parseImageReference } from './image-reference.ts';
import type { User } from './leg-plan.ts';

/**
 * A field of a leg that is one text. The action reads it with `parse`, and the JSON Schema for editors is made from the rest,
 * which takes all that `parse` takes.
 */
export interface SettingField<Value> extends Partial<TextForm> {
  /** Throws {@link InvalidValue}. */
  readonly parse: (text: string) => Value;
  /** What an editor sees beside texts. The action's reader keeps every scalar as the text that was written. */
  readonly scalars?: readonly ('boolean' | 'integer' | 'number')[];
  /** Of a number. */
  readonly bounds?: Bounds;
  /** What the field means, in Markdown. */
  readonly doc: string;
}

/** Linux keeps -1, the greatest number of 32 bits, for itself. */
const IDS: Bounds = { least: 0, greatest: 2 ** 32 - 2 };
const USER: TextForm = {
  pattern: /^(?<uid>\d{1,10})(?::(?<gid>\d{1,10}))?$/,
  expectation: 'is not a user id: use uid or uid:gid in numbers, such as 1000:1000',
};
/** The service takes an absolute path only. */
const ABSOLUTE: TextForm = { pattern: /^\//, expectation: 'is not an absolute path: let it start with /' };
const HOSTNAME: TextForm = { pattern: /^[^\s\p{Cc}]+$/u, expectation: 'is not a hostname: use no spaces in it' };
/** Bytes per stream. */
const OUTPUT: Bounds = { least: 1, greatest: 10_485_760 };

const boolean = { ...BOOLEAN, scalars: ['boolean'] } as const;
const anyScalar = ['boolean', 'number'] as const;

export const SETTING_FIELDS = {
  shell: {
    ...boolean,
    parse: parseShell,
    doc: 'Whether the command runs in a shell. Without it, a command given as text does, and a list does not.',
  },
  image: {
    ...IMAGE,
    parse: parseImageReference,
    doc: 'The image that the leg starts from: a UUID, `tag:NAME`, or `docker://python:3.12-slim`. Not with `setup`.',
  },
  cwd: {
    ...ABSOLUTE,
    parse: absolutePath,
    doc: 'Working directory of the command: an absolute path, created where it is missing. Without it `/root`.',
  },
  stdin: {
    parse: (text: string) => text,
    scalars: anyScalar,
    doc: 'What the command reads from its standard input.',
  },
  timeout: {
    ...DURATION,
    /** Milliseconds. */
    parse: (text: string) => parseDuration(text, { least: 1_000 }),
    scalars: ['integer'],
    /** Seconds. */
    bounds: { least: 1, greatest: 2_147_483 },
    doc: "Time limit of the leg's command: seconds such as `90`, or `90s`, `5m`, `1h30m`.",
  },
  hostname: { ...HOSTNAME, parse: trimmed(HOSTNAME), scalars: anyScalar, doc: 'Host name of the sandbox.' },
  network: {
    ...boolean,
    parse: parseBoolean,
    doc: 'Whether the leg has a network; `false` is for code that is not trusted.',
  },
  user: {
    ...USER,
    parse: parseUser,
    scalars: ['integer'],
    bounds: IDS,
    doc: 'The user that the command runs as, in numbers: `uid` or `uid:gid`. It needs `cwd`. Without it, root.',
  },
  'disk-limit': {
    ...SIZE,
    /** Bytes. */
    parse: (text: string) => parseSize(text),
    scalars: ['integer'],
    bounds: { least: 1, greatest: Number.MAX_SAFE_INTEGER },
    doc: 'How much the leg may write to its disk: bytes such as `65536`, or a size such as `512M`, `500MB` or `2GiB`.',
  },
  disposable: {
    ...boolean,
    parse: parseBoolean,
    doc: 'Whether the leg discards its changes: then it leaves no image. Not with `tag`.',
  },
  tag: {
    ...NEW_TAG,
    parse: trimmed(NEW_TAG),
    scalars: anyScalar,
    bounds: { least: 0, greatest: Infinity },
    doc: 'Tag for the image that the leg leaves when it passes. Each leg needs a tag of its own, such as `built-{{leg}}`.',
  },
  'allow-failure': {
    ...boolean,
    parse: parseBoolean,
    doc: 'Whether the leg counts as exit code 0 however it ends; it is shown as it ended.',
  },
  'truncate-output-at': {
    pattern: INTEGER,
    expectation: `is not allowed: use a whole number of bytes from ${OUTPUT.least} to ${OUTPUT.greatest}`,
    parse: (text: string) => parseInteger(text, OUTPUT, ' of bytes'),
    scalars: ['integer'],
    bounds: OUTPUT,
    doc: 'How many bytes of each output stream the service keeps, 10 MiB at most.',
  },
} as const satisfies Readonly<Record<string, SettingField<unknown>>>;

export type SettingName = keyof typeof SETTING_FIELDS;

/** A boolean. The name of a shell is what a workflow has there. */
function parseShell(text: string): boolean {
  if (!/^(?:ba|z|da|k|a|fi)?sh\b|^python|^pwsh|^node/.test(text.trim())) return parseBoolean(text);
  throw new InvalidValue(
    text,
    'is not a boolean: drop shell, and write the command as a list such as [bash, -ec, "…"]',
  );
}

/** `uid[:gid]`; without a group it has the user's number, as `chown` and `useradd` give a user a group of its own. */
function parseUser(text: string): User {
  const { uid = '', gid = uid } = USER.pattern.exec(text.trim())?.groups ?? {};
  const ids = { uid: Number(uid), gid: Number(gid) };
  if (uid === '' || ids.uid > IDS.greatest || ids.gid > IDS.greatest) throw new InvalidValue(text, USER.expectation);
  return ids;
}

function absolutePath(text: string): string {
  const path = trimmed(ABSOLUTE)(text);
  if (/\p{Cc}/u.test(path)) throw new InvalidValue(text, 'is not one path: use one line without control characters');
  return path;
}

function trimmed({ pattern, expectation }: TextForm): (text: string) => string {
  return (text) => {
    const value = text.trim();
    if (!pattern.test(value)) throw new InvalidValue(text, expectation);
    return value;
  };
}
