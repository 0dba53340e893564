import type { Combination, MatrixValue } from './combine.ts';

/** A scalar in a combination: `os.name` is the path of one in a map, `os.0` of one in a list. */
export interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Every scalar of a combination, in order. */
export function leavesOf(combination: Combination): Leaf[] {
  return [...combination].flatMap(([name, value]) => leavesAt(name, value));
}

function leavesAt(path: string, value: MatrixValue): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  const children = value instanceof Map ? [...value] : [...value.entries()];
  return children.flatMap(([key, child]) => leavesAt(`${path}.${String(key)}`, child as MatrixValue));
}
