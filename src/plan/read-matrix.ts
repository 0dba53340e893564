import { quote } from '../values/values.ts';
import type { Combination, Matrix, MatrixValue } from './combine.ts';
import { nearest } from './nearest.ts';
import type { Problems } from '../values/problems.ts';
import { isEmpty, type YamlEntry, type YamlMap, type YamlNode } from './read-yaml.ts';

const FORM = 'use a map of axis to list, such as "os: [debian, alpine]"';
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const ROWS = ['include', 'exclude'];

/** What the input `matrix` holds, as a workflow's `strategy.matrix` is read; null when anything in it is a problem. */
export function readMatrix(node: YamlNode, problems: Problems): Matrix | null {
  const before = problems.count;
  const where = `matrix: line ${String(node.line)}`;
  if (isEmpty(node)) problems.add('matrix', `holds no axis: ${FORM}`);
  else if (node.kind === 'text') problems.add(where, `${quote(node.text)} is a single text: ${FORM}`);
  else if (node.kind === 'list') problems.add(where, `is a list: ${FORM}`);
  else {
    const matrix = new MatrixReader(problems).read(node);
    if (problems.count === before) return matrix;
  }
  return null;
}

class MatrixReader {
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  read({ entries }: YamlMap): Matrix {
    const axes = this.#unique(entries.filter(({ name }) => !ROWS.includes(name)));
    const values = new Map([...axes].map(([name, entry]) => [name, this.#axis(entry)]));
    const rows = (name: string): Map<string, YamlEntry>[] => {
      const entry = entries.find((candidate) => candidate.name === name);
      if (entry === undefined || isEmpty(entry.value)) return [];
      return this.#rows(entry).map((row) => this.#unique(row.entries));
    };
    const exclude = rows('exclude');
    for (const row of exclude) for (const entry of row.values()) this.#checkAxis(entry, axes);
    const include = rows('include');
    const isBare = entries.every(
      ({ name, value }) => name === 'exclude' || (name === 'include' && holdsNothing(value)),
    );
    if (isBare) this.#problems.add('matrix', `holds no axis: ${FORM}`);
    return {
      axes: values,
      exclude: exclude.map((row) => this.#combination(row)),
      include: include.map((row) => this.#combination(row)),
    };
  }

  #axis({ name, line, value }: YamlEntry): MatrixValue[] {
    const where = `line ${String(line)}`;
    const axis = quote(name);
    if (value.kind === 'list' && value.items.length > 0) return value.items.map((item) => this.#value(item));
    if (value.kind === 'list' || isEmpty(value))
      this.#refuse(where, `${axis} is an axis without values: list at least one`);
    else if (value.kind === 'text')
      this.#refuse(where, `${axis} holds the single value ${quote(value.text)}: use a list, [${value.text}]`);
    else this.#refuse(where, `${axis} holds a map: use a list of values, which may be maps`);
    return [];
  }

  #rows({ name, line, value }: YamlEntry): YamlMap[] {
    if (value.kind !== 'list') {
      this.#refuse(`line ${String(line)}: ${name}`, `is a ${value.kind}: use a list of maps such as "- os: debian"`);
      return [];
    }
    return value.items.flatMap((row) => {
      const where = `line ${String(row.line)}: ${name}`;
      if (row.kind !== 'map') this.#refuse(where, `holds a ${row.kind}: use a list of maps such as "- os: debian"`);
      else if (row.entries.length === 0) this.#refuse(where, 'holds an empty map: name at least one value');
      else return [row];
      return [];
    });
  }

  #combination(row: ReadonlyMap<string, YamlEntry>): Combination {
    return new Map([...row].map(([name, { value }]) => [name, this.#value(value)]));
  }

  #value(node: YamlNode): MatrixValue {
    switch (node.kind) {
      case 'text':
        return node.isNull ? '' : node.text;
      case 'list':
        return node.items.map((item) => this.#value(item));
      case 'map':
        return this.#combination(this.#folded(node.entries));
    }
  }

  /** The entries that may be values of a matrix, by their names in lower case. */
  #unique(entries: readonly YamlEntry[]): Map<string, YamlEntry> {
    const valid = entries.filter(({ name, line }) => {
      const where = `line ${String(line)}`;
      if (!NAME.test(name)) {
        this.#refuse(
          where,
          `${quote(name)} is not a name for a value: use letters, digits, _ and -, the first a letter or _`,
        );
      } else if (name.toLowerCase() === 'leg')
        this.#refuse(where, `${quote(name)} stands for the name of the leg: use another`);
      else return true;
      return false;
    });
    return this.#folded(valid);
  }

  #folded(entries: readonly YamlEntry[]): Map<string, YamlEntry> {
    const found = new Map<string, YamlEntry>();
    for (const entry of entries) {
      const name = entry.name.toLowerCase();
      const first = found.get(name);
      if (first === undefined) found.set(name, entry);
      else {
        const both = `${quote(first.name)} and ${quote(entry.name)}`;
        this.#refuse(
          `line ${String(entry.line)}`,
          `name used twice: ${both} are one name, since upper case does not count`,
        );
      }
    }
    return found;
  }

  #checkAxis({ name, line }: YamlEntry, axes: ReadonlyMap<string, YamlEntry>): void {
    if (axes.has(name.toLowerCase())) return;
    const names = [...axes.values()].map((axis) => axis.name);
    const meant = nearest(name, names);
    const use = names.length === 0 ? 'there is none' : `use ${names.join(', ')}`;
    const hint = meant === null ? '' : `, did you mean ${meant}?`;
    this.#refuse(`line ${String(line)}: exclude`, `${quote(name)} is no axis${hint === '' ? ':' : hint} ${use}`);
  }

  #refuse(where: string, problem: string): void {
    this.#problems.add(`matrix: ${where}`, problem);
  }
}

function holdsNothing(node: YamlNode): boolean {
  return isEmpty(node) || (node.kind === 'list' && node.items.length === 0);
}
