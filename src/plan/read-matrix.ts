import type { Problems } from '../values/problems.ts';
import { quote, type TextForm } from '../values/values.ts';
import type { Combination, Matrix, MatrixValue } from './combine.ts';
import { nearest } from './nearest.ts';
import { asMap, isEmpty, lineIn, type YamlEntry, type YamlNode } from './yaml-node.ts';

const FORM = 'write lines of "axis: [values]", such as "os: [debian, alpine]"';
const ROW_FORM = 'use a list of maps such as "- os: debian"';

/** What a matrix holds beside axes, and what it means, in Markdown. */
export const MATRIX_LISTS = {
  include: 'Values to add to the combinations that match, or combinations of their own: a list of maps.',
  exclude: 'Combinations to leave out: a list of maps of axis → value.',
} as const;
/** Of an axis, or of a value of `include`. */
export const AXIS_NAME: TextForm = {
  pattern: /^[A-Za-z_][A-Za-z0-9_-]*$/,
  expectation: 'is not allowed as a name: use letters, digits, _ and -, and begin with a letter or _',
};

/** Entries by their names in lower case. */
type Row = ReadonlyMap<string, YamlEntry>;
type Refuse = (place: { readonly line: number }, problem: string) => void;

/** What the input `matrix` holds, as a workflow's `strategy.matrix` is read; null when anything in it is a problem. */
export function readMatrix(node: YamlNode, problems: Problems): Matrix | null {
  const before = problems.count;
  const refuse: Refuse = (place, problem) => {
    problems.add(lineIn('matrix', place), problem);
  };
  const entries = asMap('matrix', node, { content: 'axis', form: FORM }, problems)?.entries;
  if (entries === undefined) return null;
  const named = entries.filter(({ name }) => !Object.hasOwn(MATRIX_LISTS, name));
  const axes = namedValues(named, refuse);
  const values = new Map([...axes].map(([name, entry]) => [name, readAxis(entry, refuse)]));
  const exclude = readRows(entries, 'exclude', refuse);
  for (const row of exclude) for (const entry of row.values()) checkAxis(entry, axes, refuse);
  const include = readRows(entries, 'include', refuse);
  const included = entries.find(({ name }) => name === 'include')?.value;
  if (named.length === 0 && (included === undefined || holdsNothing(included))) {
    problems.add('matrix', `it holds no axis: ${FORM}`);
  }
  const combinations = (rows: readonly Row[]): Combination[] => rows.map((row) => readCombination(row, refuse));
  const matrix = { axes: values, exclude: combinations(exclude), include: combinations(include) };
  return problems.count === before ? matrix : null;
}

function readAxis(axis: YamlEntry, refuse: Refuse): MatrixValue[] {
  const { value } = axis;
  const name = quote(axis.name);
  if (holdsNothing(value)) refuse(axis, `${name} is an axis without values: list at least one`);
  else if (value.kind === 'list') return value.items.map((item) => readValue(item, refuse));
  else if (value.kind === 'map' && ['matrix', 'strategy'].includes(axis.name)) {
    refuse(axis, `${name} is the input's name: leave this line out, and begin with the axes`);
  } else if (value.kind === 'map') refuse(axis, `${name} holds a map: use a list of values, which may be maps`);
  else refuse(axis, `${name} holds the single value ${quote(value.text)}: use a list, [${value.text}]`);
  return [];
}

/** The maps below `include` or `exclude`. */
function readRows(entries: readonly YamlEntry[], name: keyof typeof MATRIX_LISTS, refuse: Refuse): Row[] {
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry === undefined || isEmpty(entry.value)) return [];
  const { value } = entry;
  if (value.kind !== 'list') {
    refuse(entry, `${name}: it is a ${value.kind}: ${ROW_FORM}`);
    return [];
  }
  const maps = value.items.flatMap((row) => {
    if (row.kind !== 'map') refuse(row, `${name}: it holds a ${row.kind}: ${ROW_FORM}`);
    else if (row.entries.length === 0) refuse(row, `${name}: it holds an empty map: name at least one value`);
    else return [row];
    return [];
  });
  return maps.map((row) => namedValues(row.entries, refuse));
}

function readCombination(row: Row, refuse: Refuse): Combination {
  return new Map([...row].map(([name, { value }]) => [name, readValue(value, refuse)]));
}

function readValue(node: YamlNode, refuse: Refuse): MatrixValue {
  if (node.kind === 'text') return node.isNull ? '' : node.text;
  if (node.kind === 'list') return node.items.map((item) => readValue(item, refuse));
  return readCombination(foldNames(node.entries, refuse), refuse);
}

/** The entries whose names may be those of values. */
function namedValues(entries: readonly YamlEntry[], refuse: Refuse): Row {
  const valid = entries.filter((entry) => {
    const isName = AXIS_NAME.pattern.test(entry.name);
    if (isName && entry.name.toLowerCase() !== 'leg') return true;
    const problem = isName ? 'stands for the name of the leg: use another' : AXIS_NAME.expectation;
    refuse(entry, `${quote(entry.name)} ${problem}`);
    return false;
  });
  return foldNames(valid, refuse);
}

function foldNames(entries: readonly YamlEntry[], refuse: Refuse): Row {
  const problem = 'are one name, since upper case does not count: rename one';
  const found = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const name = entry.name.toLowerCase();
    const first = found.get(name);
    if (first === undefined) found.set(name, entry);
    else refuse(entry, `${quote(first.name)} and ${quote(entry.name)} ${problem}`);
  }
  return found;
}

function checkAxis(entry: YamlEntry, axes: Row, refuse: Refuse): void {
  if (axes.has(entry.name.toLowerCase())) return;
  const names = [...axes.values()].map((axis) => axis.name);
  const meant = nearest(entry.name, names);
  const use = names.length === 0 ? 'there is none, so drop exclude' : `use ${names.join(', ')}`;
  const hint = meant === null ? use : `did you mean ${meant}?`;
  refuse(entry, `exclude: ${quote(entry.name)} is no axis: ${hint}`);
}

function holdsNothing(node: YamlNode): boolean {
  return isEmpty(node) || (node.kind === 'list' && node.items.length === 0);
}
