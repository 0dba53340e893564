import type { Place } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { type Environment, quote } from '../values/values.ts';
import { isLegField, LEG_FIELDS, type LegFieldName } from './leg-fields.ts';
import type { Template } from './placeholders.ts';
import { readEnv } from './read-env.ts';
import type { SettingName } from './setting-fields.ts';
import { NO_SETTINGS, type Settings } from './settings.ts';
import { meantField, problemOfField } from './unknown-field.ts';
import { isEmpty, lineIn, type YamlEntry, type YamlNode } from './yaml-node.ts';

const BOTH = 'command is a list already: drop args, and put them into that list';

export interface LegPlace {
  /** The input, or the file that it names. */
  readonly source: Place;
  /** The leg's name in problems. */
  readonly leg: string;
  readonly variables: Environment;
}

/** What a leg is given of its own. A field whose value is empty counts as not given; an empty command is a mistake. */
export function readSettings(
  fields: readonly YamlEntry[],
  { source, leg, variables }: LegPlace,
  problems: Problems,
): Settings {
  const single: Partial<Record<SettingName, Template>> = {};
  const settings: { -readonly [Name in keyof Settings]: Settings[Name] } = { ...NO_SETTINGS, single };
  for (const field of fields) {
    const { value } = field;
    if (!isLegField(field.name)) problems.add({ ...lineIn(source, field), name: leg }, problemOfField(field.name));
    // A command of another name is read as well, so that all that is wrong with it is known at once.
    const name = isLegField(field.name) ? field.name : meantField(field.name) === 'command' ? 'command' : null;
    if (name === null || (name !== 'command' && isEmpty(value))) continue;
    const where = { ...lineIn(source, field), name: `${leg}.${field.name}` };
    const wrong = problemOfKind(name, value);
    if (wrong !== null) problems.add(where, wrong);
    else if (name === 'command' && value.kind === 'list') {
      const [command = null, ...args] = textsOf(value, where, problems);
      if (command === null) problems.add(where, 'the list is empty: let it start with the executable');
      if (settings.args !== null) problems.add(where, BOTH);
      Object.assign(settings, { command, args });
    } else if (name === 'command') [settings.command = null] = textsOf(value, where, problems);
    else if (name === 'args' && settings.args !== null) problems.add(where, BOTH);
    else if (name === 'args') settings.args = textsOf(value, where, problems);
    else if (name === 'env') settings.env = readEnv(value, { where, shared: false, variables }, problems);
    else if (name === 'files') settings.files = textsOf(value, where, problems);
    else if (value.kind === 'text') single[name] = ownTemplate(value.text, where);
  }
  return settings;
}

/** Null for a value of a kind that the field takes. */
function problemOfKind(name: LegFieldName, value: YamlNode): string | null {
  const { takes = [], form = '' } = LEG_FIELDS.get(name) ?? {};
  if (name === 'command' && isEmpty(value)) return `it is empty: ${form}, or leave it out for the input command`;
  if (takes.includes(value.kind)) return null;
  return value.kind === 'text' ? `${quote(value.text)} is not a list: ${form}` : `it is a ${value.kind}: ${form}`;
}

/** The texts of a list, or a single one. */
function textsOf(node: YamlNode, where: Place, problems: Problems): Template[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'text') return [ownTemplate(item.text, where)];
    problems.add(where, `it holds a ${item.kind}: use texts only`);
    return [];
  });
}

export function ownTemplate(text: string, where: Place): Template {
  return { text, where, shared: false };
}
