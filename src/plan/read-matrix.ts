import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import type { Combination, Matrix, MatrixValue } from './combine.ts';
import { nearest } from './nearest.ts';
import { asMap, isEmpty, lineIn, type YamlEntry, type YamlMap, type YamlNode } from './read-yaml.ts';

const FORM = 'use a map of axis to list, such as "os: [debian, alpine]"';
const ROW_FORM = 'use a list of maps such as "- os: debian"';
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const ROWS = ['include', 'exclude'];

/** What the input `matrix` holds, as a workflow's `strategy.matrix` is read; null when anything in it is a problem. */
export function readMatrix(node: YamlNode, problems: Problems): Matrix | null {
  const before = problems.count;
  const map = asMap('matrix', node, { content: 'axis', form: FORM }, problems);
  const matrix = map === null ? null : new MatrixReader(problems).read(map);
  return problems.count === before ? matrix : null;
}

/** Entries by their names in lower case. */
type Row = ReadonlyMap<string, YamlEntry>;

class MatrixReader {
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  read({ entries }: YamlMap): Matrix {
    const axes = this.#named(entries.filter(({ name }) => !ROWS.includes(name)));
    const values = new Map([...axes].map(([name, entry]) => [name, this.#axis(entry)]));
    const exclude = this.#rows(entries, 'exclude');
    for (const row of exclude) for (const entry of row.values()) this.#checkAxis(entry, axes);
    const include = this.#rows(entries, 'include');
    const isBare = entries.every(
      ({ name, value }) => name === 'exclude' || (name === 'include' && holdsNothing(value)),
    );
    if (isBare) this.#problems.add('matrix', `holds no axis: ${FORM}`);
    const combinations = (rows: readonly Row[]): Combination[] => rows.map((row) => this.#combination(row));
    return { axes: values, exclude: combinations(exclude), include: combinations(include) };
  }

  #axis(axis: YamlEntry): MatrixValue[] {
    const { value } = axis;
    const name = quote(axis.name);
    if (value.kind === 'list' && value.items.length > 0) return value.items.map((item) => this.#value(item));
    if (value.kind === 'list' || isEmpty(value)) {
      this.#refuse(axis, `${name} is an axis without values: list at least one`);
    } else if (value.kind === 'text') {
      this.#refuse(axis, `${name} holds the single value ${quote(value.text)}: use a list, [${value.text}]`);
    } else this.#refuse(axis, `${name} holds a map: use a list of values, which may be maps`);
    return [];
  }

  /** The maps below `include` or `exclude`. */
  #rows(entries: readonly YamlEntry[], name: string): Row[] {
    const entry = entries.find((candidate) => candidate.name === name);
    if (entry === undefined || isEmpty(entry.value)) return [];
    const { value } = entry;
    if (value.kind !== 'list') {
      this.#refuse(entry, `${name}: is a ${value.kind}: ${ROW_FORM}`);
      return [];
    }
    const maps = value.items.flatMap((row) => {
      if (row.kind !== 'map') this.#refuse(row, `${name}: holds a ${row.kind}: ${ROW_FORM}`);
      else if (row.entries.length === 0) this.#refuse(row, `${name}: holds an empty map: name at least one value`);
      else return [row];
      return [];
    });
    return maps.map((row) => this.#named(row.entries));
  }

  #combination(row: Row): Combination {
    return new Map([...row].map(([name, { value }]) => [name, this.#value(value)]));
  }

  #value(node: YamlNode): MatrixValue {
    if (node.kind === 'text') return node.isNull ? '' : node.text;
    if (node.kind === 'list') return node.items.map((item) => this.#value(item));
    return this.#combination(this.#folded(node.entries));
  }

  /** The entries whose names may be those of values. */
  #named(entries: readonly YamlEntry[]): Row {
    const valid = entries.filter((entry) => {
      const name = quote(entry.name);
      const isName = NAME.test(entry.name);
      if (isName && entry.name.toLowerCase() !== 'leg') return true;
      const problem = isName
        ? 'stands for the name of the leg: use another'
        : 'is not a name for a value: use letters, digits, _ and -, the first a letter or _';
      this.#refuse(entry, `${name} ${problem}`);
      return false;
    });
    return this.#folded(valid);
  }

  #folded(entries: readonly YamlEntry[]): Row {
    const found = new Map<string, YamlEntry>();
    for (const entry of entries) {
      const name = entry.name.toLowerCase();
      const first = found.get(name);
      if (first === undefined) found.set(name, entry);
      else {
        const both = `${quote(first.name)} and ${quote(entry.name)}`;
        this.#refuse(entry, `name used twice: ${both} are one name, since upper case does not count`);
      }
    }
    return found;
  }

  #checkAxis(entry: YamlEntry, axes: Row): void {
    if (axes.has(entry.name.toLowerCase())) return;
    const names = [...axes.values()].map((axis) => axis.name);
    const meant = nearest(entry.name, names);
    const use = names.length === 0 ? 'there is none' : `use ${names.join(', ')}`;
    const hint = meant === null ? ':' : `, did you mean ${meant}?`;
    this.#refuse(entry, `exclude: ${quote(entry.name)} is no axis${hint} ${use}`);
  }

  #refuse(place: { readonly line: number }, problem: string): void {
    this.#problems.add(lineIn('matrix', place), problem);
  }
}

function holdsNothing(node: YamlNode): boolean {
  return isEmpty(node) || (node.kind === 'list' && node.items.length === 0);
}
