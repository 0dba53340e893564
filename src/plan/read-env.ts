import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { isEmpty, readYaml, type YamlMap, type YamlNode } from './read-yaml.ts';
import type { EnvTemplate } from './settings.ts';

const FORMS = 'use lines NAME=VALUE or a map of name to value';

/** Where variables are given, and whose they are. */
export interface EnvPlace {
  readonly where: string;
  readonly shared: boolean;
}

/** The input `env`: lines `NAME=VALUE`, or a YAML map. Which of them, the first line tells: what comes first, `=` or `:`. */
export function readEnvInput(text: string, problems: Problems, warn: (warning: string) => void): EnvTemplate[] {
  const place: EnvPlace = { where: 'env', shared: true };
  const first = text.split('\n').find((line) => !isSkipped(line)) ?? '';
  if (/^[^=:{"']*=/.test(first)) return readLines(text, place, problems);
  const node = readYaml('env', text, problems, warn);
  return node === null || isEmpty(node) ? [] : readEnv(node, place, problems);
}

/** The field `env` of a leg: a map, or the lines as one text. */
export function readEnv(node: YamlNode, place: EnvPlace, problems: Problems): EnvTemplate[] {
  switch (node.kind) {
    case 'map':
      return readMap(node, place, problems);
    case 'text':
      return readLines(node.text, place, problems);
    case 'list':
      problems.add(place.where, `is a list: ${FORMS}`);
      return [];
  }
}

function readMap({ entries }: YamlMap, { where, shared }: EnvPlace, problems: Problems): EnvTemplate[] {
  return entries.flatMap(({ name, line, value }) => {
    const at = shared ? `${where}: line ${String(line)}` : where;
    if (!isName(name)) problems.add(at, `${quote(name)} is not the name of a variable: use no = in it`);
    else if (value.kind !== 'text') problems.add(at, `${quote(name)} holds a ${value.kind}: use a text`);
    else return [{ name, value: { text: value.isNull ? '' : value.text, where: `${at}: ${quote(name)}`, shared } }];
    return [];
  });
}

function readLines(text: string, { where, shared }: EnvPlace, problems: Problems): EnvTemplate[] {
  const found = new Map<string, EnvTemplate>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (isSkipped(line)) continue;
    const at = shared ? `${where}: line ${String(index + 1)}` : where;
    const [name = '', ...rest] = line.split('=');
    const variable = name.trim();
    if (rest.length === 0 || !isName(variable)) problems.add(at, `${quote(line)} is not NAME=VALUE: ${FORMS}`);
    else if (found.has(variable)) problems.add(at, `name used twice: ${quote(variable)}`);
    else {
      const value = { text: rest.join('='), where: `${at}: ${quote(variable)}`, shared };
      found.set(variable, { name: variable, value });
    }
  }
  return [...found.values()];
}

/** Blank, or a comment. */
function isSkipped(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

/** The kernel keeps a variable as `NAME=VALUE` up to a NUL. */
function isName(name: string): boolean {
  return name !== '' && !/[=\0]/.test(name);
}
