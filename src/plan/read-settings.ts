import { quote } from '../values/values.ts';
import { nearest } from './nearest.ts';
import type { Problems } from '../values/problems.ts';
import { readEnv } from './read-env.ts';
import type { Arguments, EnvTemplate, SettingName, Settings } from './settings.ts';
import type { Template } from './placeholders.ts';
import { isEmpty, type YamlEntry, type YamlMap, type YamlNode } from './read-yaml.ts';

const SINGLE_FIELDS: ReadonlyMap<string, SettingName> = new Map([
  ['shell', 'shell'],
  ['image', 'image'],
  ['cwd', 'cwd'],
  ['stdin', 'stdin'],
  ['timeout', 'timeout'],
  ['hostname', 'hostname'],
  ['disposable', 'disposable'],
  ['tag', 'tag'],
  ['allow-failure', 'allowFailure'],
]);
const FIELDS = ['command', 'args', 'env', 'files', ...SINGLE_FIELDS.keys()];

/**
 * What a leg is given in the map form. A field whose value is empty counts as not given; an empty command is a mistake.
 *
 * @param leg its name, as problems show it
 */
export function readSettings(map: YamlMap, leg: string, problems: Problems): Settings {
  const reader = new SettingsReader(leg, problems);
  for (const entry of map.entries) reader.take(entry);
  return reader.settings();
}

class SettingsReader {
  readonly #leg: string;
  readonly #problems: Problems;
  readonly #single: Partial<Record<SettingName, Template>> = {};
  #command: Template | null = null;
  #args: Arguments | null = null;
  #listed = false;
  #env: readonly EnvTemplate[] = [];
  #files: readonly Template[] = [];

  constructor(leg: string, problems: Problems) {
    this.#leg = leg;
    this.#problems = problems;
  }

  settings(): Settings {
    const [single, command, args] = [this.#single, this.#command, this.#args];
    return { single, command, args, env: this.#env, files: this.#files };
  }

  take({ name, line, value }: YamlEntry): void {
    const where = `legs: line ${String(line)}: ${this.#leg}.${name}`;
    const setting = SINGLE_FIELDS.get(name);
    if (name === 'command') this.#takeCommand(value, where);
    else if (!FIELDS.includes(name)) this.#refuseField(name, line);
    else if (isEmpty(value)) return;
    else if (name === 'args') this.#takeArgs(value, where);
    else if (name === 'env') this.#env = readEnv(value, { where, shared: false }, this.#problems);
    else if (name === 'files') this.#files = this.#texts(value, where);
    else if (setting !== undefined) this.#takeSingle(setting, value, where);
  }

  #refuseField(name: string, line: number): void {
    const meant = nearest(name, FIELDS);
    const hint = meant === null ? ':' : `, did you mean ${meant}?`;
    const where = `legs: line ${String(line)}: ${this.#leg}`;
    this.#problems.add(where, `${quote(name)} is no field of a leg${hint} use ${FIELDS.join(', ')}`);
  }

  #takeSingle(setting: SettingName, value: YamlNode, where: string): void {
    if (value.kind === 'text') this.#single[setting] = { text: value.text, where, shared: false };
    else this.#problems.add(where, `is a ${value.kind}: use a single text`);
  }

  #takeCommand(value: YamlNode, where: string): void {
    if (isEmpty(value))
      this.#problems.add(where, 'is empty: use a text or a list, or leave it out for the input command');
    else if (value.kind === 'map') this.#problems.add(where, 'is a map: use a text or a list');
    else if (value.kind === 'text') this.#command = { text: value.text, where, shared: false };
    else {
      const [command, ...items] = this.#texts(value, where);
      if (command === undefined) this.#problems.add(where, 'is an empty list: let it start with the executable');
      else this.#command = command;
      if (this.#args !== null) this.#refuseBoth(where);
      this.#args = { where, items };
      this.#listed = true;
    }
  }

  #takeArgs(value: YamlNode, where: string): void {
    if (value.kind !== 'list') {
      const found = value.kind === 'text' ? `${quote(value.text)} is a single text` : 'is a map';
      this.#problems.add(where, `${found}: use a list such as [--verbose, "two words"]`);
    } else if (this.#listed) this.#refuseBoth(where);
    else this.#args = { where, items: this.#texts(value, where) };
  }

  #refuseBoth(where: string): void {
    this.#problems.add(where, 'command is a list already: drop args, and put them into that list');
  }

  /** The texts of a list, or a single one. */
  #texts(node: YamlNode, where: string): Template[] {
    const items = node.kind === 'list' ? node.items : [node];
    return items.flatMap((item) => {
      if (item.kind === 'text') return [{ text: item.text, where, shared: false }];
      this.#problems.add(where, `holds a ${item.kind}: use texts only`);
      return [];
    });
  }
}
