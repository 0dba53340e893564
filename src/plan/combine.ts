/** A value of a matrix. The names of a map are in lower case, since GitHub's ignore case. */
export type MatrixValue = string | readonly MatrixValue[] | ReadonlyMap<string, MatrixValue>;

export type Combination = ReadonlyMap<string, MatrixValue>;

/** A matrix as in a workflow, checked: no axis is without values, `exclude` names axes only. */
export interface Matrix {
  readonly axes: ReadonlyMap<string, readonly MatrixValue[]>;
  readonly exclude: readonly Combination[];
  readonly include: readonly Combination[];
}

/** Of the axes alone. */
export function productSize({ axes }: Matrix): number {
  return axes.size === 0 ? 0 : [...axes.values()].reduce((size, values) => size * values.length, 1);
}

/**
 * The combinations of a matrix by the rules that GitHub documents for `jobs.<job_id>.strategy.matrix`, in its order: the
 * last axis turns fastest, and what `include` makes of its own comes last.
 */
export function combine(matrix: Matrix): Combination[] {
  const rows = matrix.include.map((row) => split(row, matrix.axes));
  const matched = new Set<Row>();
  const originals = product(matrix.axes).filter((original) => !matrix.exclude.some((row) => matches(row, original)));
  const expanded = originals.map((original) => {
    const combination = new Map(original);
    for (const row of rows.filter(({ filter }) => matches(filter, original))) {
      matched.add(row);
      for (const [name, value] of row.added) combination.set(name, value);
    }
    return combination;
  });
  const created = rows.filter((row) => !matched.has(row)).map(({ filter, added }) => new Map([...filter, ...added]));
  return [...expanded, ...created];
}

/** A row of `include`: what it asks of an original combination, and what it adds to one that has it. */
interface Row {
  readonly filter: Combination;
  readonly added: Combination;
}

function split(row: Combination, axes: Matrix['axes']): Row {
  const { filter = [], added = [] } = Object.groupBy(row, ([name]) => (axes.has(name) ? 'filter' : 'added'));
  return { filter: new Map(filter), added: new Map(added) };
}

function product(axes: Matrix['axes']): Combination[] {
  const extend = (combinations: Combination[], [name, values]: readonly [string, readonly MatrixValue[]]) =>
    combinations.flatMap((combination) => values.map((value) => new Map([...combination, [name, value]])));
  return axes.size === 0 ? [] : [...axes].reduce(extend, [new Map()]);
}

/**
 * Whether a value has everything that a filter asks for, as GitHub's runner compares: leaf by leaf, so that a map in the
 * filter need not name all that the value holds; texts ignore case.
 */
function matches(filter: MatrixValue, value: MatrixValue | undefined): boolean {
  if (typeof filter === 'string') return typeof value === 'string' && isSameText(filter, value);
  if (isList(filter)) return filter.every((item, index) => matches(item, isList(value) ? value[index] : undefined));
  const map = typeof value === 'object' && !isList(value) ? value : null;
  for (const [name, item] of filter) if (!matches(item, map?.get(name))) return false;
  return true;
}

/** Lengths first: a long `include` is compared with every combination, and most differ. */
function isSameText(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

function isList(value: MatrixValue | undefined): value is readonly MatrixValue[] {
  return Array.isArray(value);
}
