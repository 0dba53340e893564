import { isTag, parseImageReference, type ImageReference } from './image-reference.ts';
import { InvalidValue, parseBoolean, parseDuration, parseInteger } from '../values/values.ts';
import type { Template } from './placeholders.ts';

/** What a setting is once it is read. */
export interface SettingValues {
  readonly image: ImageReference;
  readonly shell: boolean;
  readonly cwd: string;
  readonly stdin: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly hostname: string;
  readonly disposable: boolean;
  readonly tag: string;
  readonly allowFailure: boolean;
  /** Bytes per stream. */
  readonly truncateOutputAt: number;
}

export type SettingName = keyof SettingValues;

/** What is given for a leg, or for every leg, before its placeholders are filled in; null: it is not given. */
export interface Settings {
  readonly single: Readonly<Partial<Record<SettingName, Template>>>;
  readonly command: Template | null;
  /** Given, the command is an executable and no shell text. */
  readonly args: Arguments | null;
  readonly env: readonly EnvTemplate[];
  readonly files: readonly Template[];
}

export interface Arguments {
  readonly where: string;
  readonly items: readonly Template[];
}

export interface EnvTemplate {
  readonly name: string;
  readonly value: Template;
}

const GREATEST_OUTPUT = 10_485_760;
const AT_LEAST_A_SECOND = { least: 1_000 };

/** How the text of each setting is read. Each throws {@link InvalidValue}. */
export const PARSERS: { readonly [Name in SettingName]: (text: string) => SettingValues[Name] } = {
  image: parseImageReference,
  shell: parseBoolean,
  cwd: parseDirectory,
  stdin: (text) => text,
  timeout: (text) => parseDuration(text, AT_LEAST_A_SECOND),
  hostname: parseHostname,
  disposable: parseBoolean,
  tag: parseTag,
  allowFailure: parseBoolean,
  truncateOutputAt: (text) => parseInteger(text, { least: 1, greatest: GREATEST_OUTPUT }),
};

/** The service takes an absolute path only. */
function parseDirectory(text: string): string {
  const directory = text.trim();
  if (!directory.startsWith('/')) throw new InvalidValue(text, 'is not an absolute path: let it start with /');
  return directory;
}

function parseHostname(text: string): string {
  const hostname = text.trim();
  if (/[\s\p{Cc}]/u.test(hostname)) throw new InvalidValue(text, 'is not a hostname: use no blanks in it');
  return hostname;
}

function parseTag(text: string): string {
  const tag = text.trim();
  if (isTag(tag)) return tag;
  throw new InvalidValue(text, 'is not a tag: use lower-case letters, digits and _ - : / . only, at most 256 of them');
}
