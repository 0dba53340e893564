/** Where in the inputs something is. */
export interface Place {
  /** The input's name; empty where a problem says itself where it is. */
  readonly input: string;
  /** 1-based, of the input's text. */
  readonly line?: number;
  /** What stands there, such as the field `unit.timeout` of a leg. */
  readonly name?: string;
  /** The leg whose values the placeholders there take; quoted. */
  readonly leg?: string;
}

/** How many lines, names or legs are named; the others are counted. */
const MOST_NAMED = 5;

/**
 * Places of one input, as problems begin: `legs: lines 2 and 5: a.timeout and b.timeout`, `tag: leg "B"`.
 * Empty for an input without a name.
 */
export function showPlaces(places: readonly Place[]): string {
  const distinct = <Value>(pick: (place: Place) => Value | undefined): Value[] =>
    [...new Set(places.map(pick))].filter((value) => value !== undefined);
  const lines = distinct(({ line }) => line).map(String);
  const legs = distinct(({ leg }) => leg);
  const parts = [
    places[0]?.input ?? '',
    lines.length === 0 ? '' : `${lines.length === 1 ? 'line' : 'lines'} ${listed(lines)}`,
    listed(distinct(({ name }) => name)),
    legs.length === 0 ? '' : `${legs.length === 1 ? 'leg' : 'legs'} ${listed(legs)}`,
  ];
  return parts.filter((part) => part !== '').join(': ');
}

export function showPlace(place: Place): string {
  return showPlaces([place]);
}

/** `a, b and c`; of more than five `a, b, c, d, e and 3 more`. */
export function listed(words: readonly string[]): string {
  const named = words.length > MOST_NAMED ? words.slice(0, MOST_NAMED) : words.slice(0, -1);
  const last = words.length > MOST_NAMED ? `${String(words.length - MOST_NAMED)} more` : words.slice(-1).join('');
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
