/** The characters between brackets in a pattern. */
export interface CharacterSet {
  readonly isNegated: boolean;
  /** Codes, the first and the last of each. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

export function holds({ isNegated, ranges }: CharacterSet, code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last) !== isNegated;
}

/** Git's own, which know ASCII alone: for each name pairs of the first and the last character. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: '09AZaz',
  alpha: 'AZaz',
  blank: '  \t\t',
  cntrl: '\0\x1f\x7f\x7f',
  digit: '09',
  graph: '!~',
  lower: 'az',
  print: ' ~',
  punct: '!/:@[`{~',
  space: '  \t\n\r\r',
  upper: 'AZ',
  xdigit: '09AFaf',
};

/**
 * The set that begins at a bracket, and the place behind it, as git reads it: the first character is one of the set even
 * when it is `]`, and a range whose ends are in the wrong order has its first character alone. Null, as for git, when the
 * set does not end or names a class that is not known.
 * @param ignoresCase for folded texts: as in git, a range has its letters in lower case too, a character alone has not
 */
export function readSet(
  pattern: string,
  start: number,
  ignoresCase = false,
): { set: CharacterSet; end: number } | null {
  const isNegated = ['!', '^'].includes(pattern.charAt(start + 1));
  const ranges: (readonly [number, number])[] = [];
  /** The code of what may begin a range. */
  let first: number | null = null;
  let at = start + (isNegated ? 2 : 1);
  let bracket = 0;
  const add = (range: readonly [number, number]): void => {
    ranges.push(range);
    if (ignoresCase) ranges.push(...inLowerCase(range));
  };
  do {
    // Only once that is passed, so that no part is searched twice.
    if (bracket < at + 2) bracket = indexOrEnd(pattern, at + 2);
    const isRange: boolean = pattern[at] === '-' && first !== null && ![undefined, ']'].includes(pattern[at + 1]);
    if (pattern.startsWith('[:', at) && bracket > at + 2 && pattern[bracket - 1] === ':') {
      const pairs = pairsOf(pattern.slice(at + 2, bracket - 1));
      if (pairs === null) return null;
      pairs.forEach(add);
      first = null;
      at = bracket + 1;
    } else {
      if (isRange) at += 1;
      if (pattern[at] === '\\') at += 1;
      if (at >= pattern.length) return null;
      const code = pattern.charCodeAt(at);
      if (isRange && first !== null) add([first, code]);
      else ranges.push([code, code]);
      first = isRange ? null : code;
      at += 1;
    }
  } while (pattern[at] !== ']');
  return { set: { isNegated, ranges }, end: at + 1 };
}

/** The lower case of the letters in a range, of ASCII alone. */
function inLowerCase([first, last]: readonly [number, number]): readonly (readonly [number, number])[] {
  const [from, to] = [Math.max(first, UPPER_A), Math.min(last, UPPER_Z)];
  return from > to ? [] : [[from + TO_LOWER, to + TO_LOWER]];
}
const [UPPER_A, UPPER_Z, TO_LOWER] = [65, 90, 32];

function indexOrEnd(pattern: string, from: number): number {
  const found = pattern.indexOf(']', from);
  return found === -1 ? Infinity : found;
}

function pairsOf(name: string): readonly (readonly [number, number])[] | null {
  const ends = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  if (ends === undefined) return null;
  return Array.from({ length: ends.length / 2 }, (_, pair) => [
    ends.charCodeAt(2 * pair),
    ends.charCodeAt(2 * pair + 1),
  ]);
}
