import { MARKER_VARIABLE } from '../legs/command.ts';
import type { Place } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { type Environment, quote } from '../values/values.ts';
import { ENV_FORM as FORMS, ENV_NAME as NAME } from './leg-fields.ts';
import type { Template } from './placeholders.ts';
import { readYaml } from './read-yaml.ts';
import type { EnvTemplate } from './settings.ts';
import { isEmpty, type YamlNode } from './yaml-node.ts';

const NAME_FORM = 'use a letter or _, then letters, digits and _';
const OF_ACTION = `${quote(MARKER_VARIABLE)} is the action's own variable, by which it finds what it has started: use another name`;

/** Where variables are given, whether to every leg, and what lines that only name one take their values from. */
export interface EnvPlace extends Pick<Template, 'where' | 'shared'> {
  /** The step's own. */
  readonly variables: Environment;
}

/** The input `env`: lines `NAME=VALUE` and `NAME`, or a YAML map. A `:` as the first mark of the first line makes it a map. */
export function readEnvInput(text: string, variables: Environment, problems: Problems): EnvTemplate[] {
  const place: EnvPlace = { where: { input: 'env' }, shared: true, variables };
  const first = text.split('\n').find((line) => !isSkipped(line)) ?? '';
  if (/^\s*\w+\s*$|^[^=:{"']*=/.test(first)) return readEnvLines(text, place, problems);
  const node = readYaml('env', text, problems);
  return node === null || isEmpty(node) ? [] : readEnv(node, place, problems);
}

/** A map, or the lines as one text. */
export function readEnv(node: YamlNode, place: EnvPlace, problems: Problems): EnvTemplate[] {
  if (node.kind === 'text') return readEnvLines(node.text, place, problems);
  if (node.kind === 'list') {
    problems.add(place.where, `it is a list: ${FORMS}`);
    return [];
  }
  return node.entries.flatMap(({ name, line, value }) => {
    const where = envWhere(place, line);
    if (!NAME.test(name)) problems.add(where, `${quote(name)} is not the name of a variable: ${NAME_FORM}`);
    else if (name === MARKER_VARIABLE) problems.add(where, OF_ACTION);
    else if (value.kind !== 'text') problems.add(where, `${quote(name)} holds a ${value.kind}: use a text`);
    else return [variable(name, value.isNull ? '' : value.text, place, where)];
    return [];
  });
}

/** A lone carriage return does not end a line here: a value may hold one. */
function readEnvLines(text: string, place: EnvPlace, problems: Problems): EnvTemplate[] {
  const found = new Map<string, EnvTemplate>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (isSkipped(line)) continue;
    const where = envWhere(place, index + 1);
    const read = readEnvLine(line, place, where, problems);
    if (read === null) continue;
    if (found.has(read.name)) problems.add(where, `${quote(read.name)} is given twice: drop one of the two lines`);
    else found.set(read.name, read);
  }
  return [...found.values()];
}

function readEnvLine(line: string, place: EnvPlace, where: Place, problems: Problems): EnvTemplate | null {
  const [before = '', ...rest] = line.split('=');
  const name = before.trim();
  if (!NAME.test(name)) {
    problems.add(where, problemOfLine(name, rest.length > 0 ? rest.join('=') : null));
    return null;
  }
  if (name === MARKER_VARIABLE) {
    problems.add(where, OF_ACTION);
    return null;
  }
  if (rest.length === 0) return ownVariable(name, place, where, problems);
  const value = rest.join('=');
  const [, mark = '', inside = ''] = /^\s*(["'])(.*)\1\s*$/s.exec(value) ?? [];
  if (mark !== '') {
    const advice = `write ${name}=${inside} when they are not meant`;
    problems.warn(where, `the quotation marks are part of the value of ${quote(name)}: ${advice}`);
  }
  return variable(name, value, place, where);
}

/** What is wrong with a line whose name, in front of the first `=`, is none. `value` is null without a `=`. */
function problemOfLine(name: string, value: string | null): string {
  const words = /^(?:-\s+|export\s+)?(\S+)(?:\s+(\S.*))?$/.exec(name) ?? [];
  const [, first = '', second = ''] = words;
  const line = value === null ? name : `${name}=${value}`;
  if (!NAME.test(first)) {
    if (value === null) return `${quote(line)} is not NAME=VALUE: ${FORMS}`;
    if (name === '') return `${quote(line)} has no name before the =: ${NAME_FORM}`;
    return `${quote(name)} is not the name of a variable: ${NAME_FORM}`;
  }
  if (second === '') return `${quote(line)} is not NAME=VALUE: write ${value === null ? first : `${first}=${value}`}`;
  return `${quote(line)} is not NAME=VALUE: ${value === null ? `write ${first}=${second}` : FORMS}`;
}

/**
 * A bare name means the step's own variable, as in container tools. Its value may have several lines; no placeholder in it is
 * filled. A file gets none: what it holds need not be by the author of the workflow, and the step's token is a variable too.
 */
function ownVariable(name: string, place: EnvPlace, where: Place, problems: Problems): EnvTemplate | null {
  if (where.file !== undefined) {
    const advice = `write ${name}=VALUE here, or ${name} in the input env`;
    problems.add(where, `${quote(name)} has no value, and a file gets no variable of the step: ${advice}`);
    return null;
  }
  const value = place.variables[name];
  if (value !== undefined) return { ...variable(name, value, place, where), isLiteral: true };
  const advice = `write ${name}=VALUE here, or set ${name} in the "env:" of the step`;
  problems.add(where, `the step has no variable ${quote(name)}: ${advice}`);
  return null;
}

function variable(name: string, text: string, { shared }: EnvPlace, where: Place): EnvTemplate {
  const shown = quote(name);
  return {
    name,
    text,
    where: { ...where, name: where.name === undefined ? shown : `${where.name}: ${shown}` },
    shared,
  };
}

/** A leg's own field has one line for all its variables. */
function envWhere({ where, shared }: EnvPlace, line: number): Place {
  return shared ? { ...where, line } : where;
}

/** Blank, or a comment. */
function isSkipped(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}
