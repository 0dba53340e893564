/** Where secrets stand in a text, in its bytes. */
export interface Finds {
  /** Pairs of from and to, in order; none overlaps another. */
  readonly spans: readonly number[];
  /** What follows may make a secret of the text from here on. */
  readonly keepFrom: number;
  /** As `keepFrom`, without what is too little to matter. */
  readonly holdFrom: number;
}

/**
 * Where a text may be cut, and so may end and go on with a part of a secret: at its ends, or only where an ellipsis says so.
 */
export type CutPlaces = 'ends' | 'ellipsis' | 'nowhere';

export interface TextEnds {
  /** Nothing stands before the text. */
  readonly isStart: boolean;
  /** Nothing follows. */
  readonly isEnd: boolean;
  readonly cut: CutPlaces;
}

export type Span = readonly [from: number, to: number];

/** The spans in order, those that overlap as one. */
export function mergedSpans(spans: readonly Span[]): number[] {
  const result: number[] = [];
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    const last = result.length - 1;
    if (from < (result[last] ?? 0)) result[last] = Math.max(result[last] ?? 0, to);
    else result.push(from, to);
  }
  return result;
}
