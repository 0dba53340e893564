import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { readSettings } from './read-settings.ts';
import { isEmpty, type YamlEntry, type YamlNode } from './read-yaml.ts';
import type { Settings } from './settings.ts';

/** More than the service would ever run for one step: a slip in the text that made them. */
export const MOST_LEGS = 10_000;

const FORM = 'use a map of name to command, such as "unit: npm test"';

/** What the input `legs` holds: a map of name → command, or name → settings. */
export function readLegs(node: YamlNode, problems: Problems): LegDraft[] {
  const where = `legs: line ${String(node.line)}`;
  if (isEmpty(node)) problems.add('legs', `holds no leg: ${FORM}`);
  else if (node.kind === 'text') problems.add(where, `${quote(node.text)} is a single text: ${FORM}`);
  else if (node.kind === 'list') problems.add(where, `is a list: ${FORM}`);
  else if (node.entries.length === 0) problems.add(where, `holds no leg: ${FORM}`);
  else if (node.entries.length > MOST_LEGS) {
    problems.add('legs', `holds ${String(node.entries.length)} legs: use at most ${String(MOST_LEGS)}`);
  } else return node.entries.map((entry) => readLeg(entry, problems));
  return [];
}

function readLeg({ name, line, value }: YamlEntry, problems: Problems): LegDraft {
  const problem = problemOfName(name);
  if (problem !== null) problems.add(`legs: line ${String(line)}`, `${quote(name)} ${problem}`);
  const shown = /^[\w./@+-]+$/.test(name) ? name : quote(name);
  const where = `legs: line ${String(line)}: ${shown}`;
  return { name, where, own: readOwn(value, shown, where, problems), values: new Map([['leg', name]]) };
}

function readOwn(node: YamlNode, name: string, where: string, problems: Problems): Settings {
  if (isEmpty(node)) return NO_SETTINGS;
  switch (node.kind) {
    case 'text':
      return { ...NO_SETTINGS, command: { text: node.text, where, shared: false } };
    case 'map':
      return readSettings(node, name, problems);
    case 'list': {
      const { line } = node;
      return readSettings({ kind: 'map', entries: [{ name: 'command', line, value: node }], line }, name, problems);
    }
  }
}

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
