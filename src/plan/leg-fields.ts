import { SETTING_FIELDS, type SettingName } from './setting-fields.ts';
import type { YamlNode } from './yaml-node.ts';

/** A field of a leg, as YAML and its editors know it. */
export interface LegField {
  readonly takes: readonly YamlNode['kind'][];
  /** For a value of another kind. */
  readonly form: string;
  /** In Markdown. */
  readonly doc: string;
}

export const ENV_FORM = 'use lines NAME=VALUE or a map of name to value';
/** Of a variable. */
export const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const OTHER_FIELDS = {
  command: {
    takes: ['text', 'list'],
    form: 'use a text or a list',
    doc: 'What the leg runs. A text runs in a shell with `set -e`; a list is a program with its arguments, without a shell. Without it, the input `command` is run.',
  },
  args: {
    takes: ['list'],
    form: 'use a list such as [--verbose, "two words"]',
    doc: 'Arguments of `command`, which then is a program and no shell text.',
  },
  env: {
    takes: ['text', 'map'],
    form: ENV_FORM,
    doc: "Environment of the leg: a map, or lines `NAME=VALUE`. In the input `legs` a line `NAME` is the step's own variable; a file gets none. It is added to the input `env`.",
  },
  files: {
    takes: ['text', 'list'],
    form: 'use lines or a list of texts',
    doc: 'Local files for the sandbox, one `local[:remote]` a line or an item: files, directories or globs, relative to the workspace. `!pattern` leaves out what lines before it found. They are added to the input `files`.',
  },
} as const satisfies Readonly<Record<string, LegField>>;

type OtherName = keyof typeof OTHER_FIELDS;

const single = { takes: ['text'], form: 'use a single text' } as const;

export const SETTING_NAMES = Object.keys(SETTING_FIELDS) as readonly SettingName[];

/** Every field that a leg may have: what the step reads, and what the JSON Schema and its documentation are made from. */
export const LEG_FIELDS: ReadonlyMap<string, LegField> = new Map<string, LegField>([
  ...Object.entries(OTHER_FIELDS),
  ...SETTING_NAMES.map((name) => [name, { ...single, doc: SETTING_FIELDS[name].doc }] as const),
]);

export type LegFieldName = OtherName | SettingName;

export function isLegField(name: string): name is LegFieldName {
  return LEG_FIELDS.has(name);
}
