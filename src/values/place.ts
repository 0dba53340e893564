import { quote } from './values.ts';

/** Where in the inputs something is. */
export interface Place {
  /** The input's name; empty where a problem says itself where it is. */
  readonly input: string;
  /** The file that the input names, relative to the workspace, when what is meant stands in it. */
  readonly file?: string;
  /** 1-based, of the file's text, else of the input's. */
  readonly line?: number;
  /** What stands there, such as the field `unit.timeout` of a leg. */
  readonly name?: string;
  /** The leg whose values the placeholders there take; quoted. */
  readonly leg?: string;
}

/** How many lines, names or legs are named; the others are counted. */
const MOST_NAMED = 5;

/**
 * Places of one input, as problems begin: `legs: lines 2 and 5: a.timeout and b.timeout`, `tag: leg "B"`, and of a file
 * `legs-file: ci/legs.yml:2 and ci/legs.yml:5: a.timeout and b.timeout`. Empty for an input without a name.
 */
export function showPlaces(places: readonly Place[]): string {
  const distinct = <Value>(pick: (place: Place) => Value | undefined): Value[] =>
    [...new Set(places.map(pick))].filter((value) => value !== undefined);
  const files = distinct((place) => (place.file === undefined ? undefined : lineOfFile(place.file, place.line)));
  const lines = distinct(({ file, line }) => (file === undefined ? line : undefined)).map(String);
  const legs = distinct(({ leg }) => leg);
  const parts = [
    places[0]?.input ?? '',
    listed(files),
    lines.length === 0 ? '' : `${lines.length === 1 ? 'line' : 'lines'} ${listed(lines)}`,
    listed(distinct(({ name }) => name)),
    legs.length === 0 ? '' : `${legs.length === 1 ? 'leg' : 'legs'} ${listed(legs)}`,
  ];
  return parts.filter((part) => part !== '').join(': ');
}

export function showPlace(place: Place): string {
  return showPlaces([place]);
}

/** `ci/legs.yml:2`, as editors and logs link it; without a line the file alone. */
function lineOfFile(file: string, line?: number): string {
  const name = /^[\w./@+-]+$/.test(file) ? file : quote(file);
  return line === undefined ? name : `${name}:${String(line)}`;
}

/** `a, b and c`; of more than five `a, b, c, d, e and 3 more`. */
export function listed(words: readonly string[]): string {
  const named = words.length > MOST_NAMED ? words.slice(0, MOST_NAMED) : words.slice(0, -1);
  const last = words.length > MOST_NAMED ? `${String(words.length - MOST_NAMED)} more` : words.slice(-1).join('');
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
