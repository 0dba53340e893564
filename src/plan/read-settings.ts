import type { Place } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { type Environment, quote } from '../values/values.ts';
import { nearest } from './nearest.ts';
import type { Template } from './placeholders.ts';
import { readEnv } from './read-env.ts';
import { MOST_LEGS, NO_SETTINGS, PARSERS, problemOfName } from './settings.ts';
import type { LegDraft, SettingName, Settings } from './settings.ts';
import { asMap, isEmpty, lineIn, type YamlEntry, type YamlNode } from './yaml-node.ts';

const LEGS_FORM = 'write lines of "name: command", such as "unit: npm test"';

/** The input `legs`: a map of name → command, or name → settings. */
export function readLegs(node: YamlNode, variables: Environment, problems: Problems): LegDraft[] {
  const map = asMap('legs', node, { content: 'leg', form: LEGS_FORM }, problems);
  if (map === null) return [];
  const { entries } = map;
  const outer = entries.find((entry) => entries.length === 1 && isOuterName(entry));
  if (outer !== undefined) {
    problems.add(
      lineIn('legs', outer),
      `${quote(outer.name)} is the input's name: leave this line out, and begin with the legs`,
    );
    return [];
  }
  if (entries.length > 0 && entries.length <= MOST_LEGS)
    return entries.map((entry) => readLeg(entry, variables, problems));
  if (entries.length === 0) problems.add(lineIn('legs', map), `it holds no leg: ${LEGS_FORM}`);
  else problems.add('legs', `it holds ${String(entries.length)} legs: use at most ${String(MOST_LEGS)}`);
  return [];
}

/** Whether it is `legs:`, as above the legs in another file, and no leg of that name. */
function isOuterName({ name, value }: YamlEntry): boolean {
  return name === 'legs' && value.kind === 'map' && !value.entries.some((field) => FIELDS.includes(field.name));
}

function readLeg(entry: YamlEntry, variables: Environment, problems: Problems): LegDraft {
  const { name, value } = entry;
  const line = lineIn('legs', entry);
  const problem = problemOfName(name);
  if (problem !== null) problems.add(line, `${quote(name)} ${problem}`);
  const shown = /^[\w./@+-]+$/.test(name) ? name : quote(name);
  const draft = { name, where: { ...line, name: shown }, values: new Map([['leg', name]]) };
  if (isEmpty(value)) return { ...draft, own: NO_SETTINGS };
  if (value.kind === 'text') return { ...draft, own: { ...NO_SETTINGS, command: ownText(value.text, draft.where) } };
  const fields = value.kind === 'map' ? value.entries : [{ name: 'command', line: value.line, value }];
  const own = readSettings(fields, { leg: shown, variables }, problems);
  const isBroken = value.kind === 'map' && value.isBroken === true;
  const hasBadCommand = own.command === null && (isBroken || fields.some((field) => isCommand(field.name)));
  return { ...draft, own, ...(hasBadCommand && { hasBadCommand }) };
}

const SINGLE_FIELDS = Object.keys(PARSERS) as SettingName[];
const FIELDS = ['command', 'args', 'env', 'files', ...SINGLE_FIELDS];
const BOTH = 'command is a list already: drop args, and put them into that list';

interface LegPlace {
  /** The leg's name in problems. */
  readonly leg: string;
  readonly variables: Environment;
}

/** A field whose value is empty counts as not given; an empty command is a mistake. */
function readSettings(fields: readonly YamlEntry[], { leg, variables }: LegPlace, problems: Problems): Settings {
  const single: Partial<Record<SettingName, Template>> = {};
  const settings: { -readonly [Name in keyof Settings]: Settings[Name] } = { ...NO_SETTINGS, single };
  for (const field of fields) {
    const { value } = field;
    const name = FIELDS.includes(field.name) ? field.name : refuseField(field, leg, problems);
    const where = { ...lineIn('legs', field), name: `${leg}.${field.name}` };
    const setting = SINGLE_FIELDS.find((known) => known === name);
    if (name === 'command' && value.kind === 'list') {
      const [command = null, ...args] = textsOf(value, where, problems);
      if (command === null) problems.add(where, 'the list is empty: let it start with the executable');
      if (settings.args !== null) problems.add(where, BOTH);
      Object.assign(settings, { command, args });
    } else if (name === 'command') settings.command = readCommand(value, where, problems);
    else if (isEmpty(value)) continue;
    else if (name === 'args' && value.kind === 'list' && settings.args !== null) problems.add(where, BOTH);
    else if (name === 'args') settings.args = readArgs(value, where, problems);
    else if (name === 'env') settings.env = readEnv(value, { where, shared: false, variables }, problems);
    else if (name === 'files') settings.files = textsOf(value, where, problems);
    else if (setting === undefined) continue;
    else if (value.kind === 'text') single[setting] = ownText(value.text, where);
    else problems.add(where, `it is a ${value.kind}: use a single text`);
  }
  return settings;
}

/** What a workflow, or a file for containers, calls it → the field of a leg. */
const WORKFLOW_WORDS: Readonly<Record<string, string>> = {
  run: 'command',
  cmd: 'command',
  script: 'command',
  entrypoint: 'command',
  'timeout-minutes': 'timeout (such as 5m)',
  'continue-on-error': 'allow-failure',
  'working-directory': 'cwd',
  working_dir: 'cwd',
  workdir: 'cwd',
  container: 'image',
  environment: 'env',
  volumes: 'files',
};

const ONE_COMMAND = 'a leg has one command: write all of it in command, and drop this field';
const NO_MATRIX = 'a leg has no matrix: use the input matrix in place of legs';

/** Words that stand around the commands in a workflow → what to do instead. */
const OUTER_WORDS: Readonly<Record<string, string>> = {
  steps: ONE_COMMAND,
  jobs: ONE_COMMAND,
  uses: ONE_COMMAND,
  with: ONE_COMMAND,
  needs: 'no leg waits for another: use a second step for what has to wait',
  if: 'every leg runs: test the condition in command',
  'runs-on': 'a leg runs in a sandbox: choose its image',
  strategy: NO_MATRIX,
  matrix: NO_MATRIX,
  services: 'a leg has no services: start them in command',
};

/** Inputs of the step that one may look for in a leg. */
const STEP_WORDS = [
  ...['retries', 'retry-on', 'on-rerun', 'max-parallel', 'fail-fast', 'detach', 'dry-run'],
  ...['collect', 'collect-timeout', 'test-reports', 'setup', 'setup-key', 'setup-keep', 'setup-files'],
  ...['logs', 'output-dir', 'leg-name', 'on-timeout', 'stop-grace'],
];

/** The field that is meant most likely; null when none is. */
function meantField(name: string): string | null {
  if (Object.hasOwn(OUTER_WORDS, name)) return null;
  return (Object.hasOwn(WORKFLOW_WORDS, name) ? WORKFLOW_WORDS[name] : null) ?? nearest(name, FIELDS);
}

function isCommand(name: string): boolean {
  return name === 'command' || meantField(name) === 'command' || Object.hasOwn(OUTER_WORDS, name);
}

/** Adds the problem; returns `command` for a field that was meant as that, since a command is not missing then. */
function refuseField(field: YamlEntry, leg: string, problems: Problems): 'command' | null {
  const meant = meantField(field.name);
  const outer = Object.hasOwn(OUTER_WORDS, field.name) ? OUTER_WORDS[field.name] : null;
  const others = outer ?? `the fields are ${FIELDS.join(', ')}`;
  const ofStep = STEP_WORDS.includes(field.name) ? 'it is an input of the step: write it beside legs' : null;
  const hint = ofStep ?? (meant === null ? others : `did you mean ${meant}?`);
  const problem = `unknown field ${quote(field.name)}: ${hint}`;
  problems.add({ ...lineIn('legs', field), name: leg }, problem);
  return meant === 'command' ? meant : null;
}

function readCommand(value: YamlNode, where: Place, problems: Problems): Template | null {
  if (value.kind === 'text' && !isEmpty(value)) return ownText(value.text, where);
  const [found, advice] = value.kind === 'map' ? ['a map', ''] : ['empty', ', or leave it out for the input command'];
  problems.add(where, `it is ${found}: use a text or a list${advice}`);
  return null;
}

function readArgs(value: YamlNode, where: Place, problems: Problems): readonly Template[] | null {
  if (value.kind === 'list') return textsOf(value, where, problems);
  const found = value.kind === 'text' ? `${quote(value.text)} is not a list` : 'it is a map';
  problems.add(where, `${found}: use a list such as [--verbose, "two words"]`);
  return null;
}

/** The texts of a list, or a single one. */
function textsOf(node: YamlNode, where: Place, problems: Problems): Template[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'text') return [ownText(item.text, where)];
    problems.add(where, `it holds a ${item.kind}: use texts only`);
    return [];
  });
}

function ownText(text: string, where: Place): Template {
  return { text, where, shared: false };
}
