import { type CharacterSet, holds, readSet } from './character-set.ts';
import { foldCase } from './fold-case.ts';

/** Any character but a slash. */
const ANY = -1;
/** A run of characters without a slash. */
const STAR = -2;
/** Nothing, or a run of characters that ends with a slash. */
const DIRECTORIES = -3;
/** Any run of characters. */
const REST = -4;

/** The code of a character, one of the constants above, or a set. */
type Token = number | CharacterSet;

const SLASH = 47;

/** Where a match may end: at the end of the text, before a slash as well, or before a slash alone. */
export type MatchEnd = 'whole' | 'at or above' | 'above';

/** Counts down what comparing costs. */
export interface Meter {
  steps: number;
}

/** Whether the text from `start` on matches. */
export type Matcher = (text: string, start?: number, meter?: Meter) => boolean;

const NEVER: Matcher = () => false;

/**
 * The patterns of git's wildmatch: `*`, `?`, sets such as `[a-z]` and `[![:alpha:]]`, a backslash before a character
 * that stands for itself, and `**` where it is a whole part of the path. Matching takes time in proportion to the length
 * of the pattern times that of the text, since no earlier wildcard is tried again: the first match of what stands
 * between two wildcards leaves the most for the rest.
 * @param ignoresCase the texts are folded; as in git, an escaped letter in upper case then matches nothing
 */
export function createMatcher(pattern: string, end: MatchEnd = 'whole', ignoresCase = false): Matcher {
  const tokens = tokensOf(pattern, ignoresCase);
  return tokens === null ? NEVER : (text, start = 0, meter) => matches(tokens, { text, start, end }, meter);
}

/** Null for a pattern that matches nothing, such as `[a` and one that ends with a backslash. */
function tokensOf(pattern: string, ignoresCase: boolean): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length;) {
    const char = pattern.charAt(at);
    if (char === '\\') {
      if (at + 1 === pattern.length) return null;
      tokens.push(pattern.charCodeAt(at + 1));
      at += 2;
    } else if (char === '[') {
      const found = readSet(pattern, at, ignoresCase);
      if (found === null) return null;
      tokens.push(found.set);
      at = found.end;
    } else if (char === '*') {
      const { token, end } = readStars(pattern, at);
      tokens.push(token);
      at = end;
    } else {
      tokens.push(char === '?' ? ANY : (ignoresCase ? foldCase(char) : char).charCodeAt(0));
      at += 1;
    }
  }
  return tokens;
}

function readStars(pattern: string, start: number): { token: Token; end: number } {
  let end = start;
  while (pattern[end] === '*') end += 1;
  const isFirst = start === 0 || pattern[start - 1] === '/';
  if (end - start < 2 || !isFirst) return { token: STAR, end };
  if (pattern[end] === '/') return { token: DIRECTORIES, end: end + 1 };
  // An escaped slash needs a directory before it.
  const isLast = end === pattern.length || pattern.startsWith('\\/', end);
  return { token: isLast ? REST : STAR, end };
}

interface Matched {
  readonly text: string;
  readonly start: number;
  readonly end: MatchEnd;
}

function matches(tokens: readonly Token[], { text, start, end }: Matched, meter: Meter = { steps: Infinity }): boolean {
  let at = start;
  let next = 0;
  /** The last star in this part of the path: the token behind it, and where its run ends so far. */
  let [afterStar, starEnd] = [-1, start];
  /** The same for the last wildcard that matches slashes. */
  let [afterDeep, deepEnd] = [-1, start];
  for (;;) {
    // Of no use any more: the search ends for it.
    if ((meter.steps -= 1) < 0) return false;
    const token = tokens[next];
    if (token === undefined ? isEnd(text, at, end) : token === REST && next + 1 === tokens.length) return true;
    if (token === STAR) {
      next += 1;
      [afterStar, starEnd] = [next, at];
    } else if (token === DIRECTORIES || token === REST) {
      next += 1;
      [afterDeep, deepEnd, afterStar] = [next, at, -1];
    } else if (token !== undefined && at < text.length && accepts(token, text.charCodeAt(at))) {
      // A star's run has no slash, so a longer one would lead to the same slash again.
      if (token === SLASH) afterStar = -1;
      at += 1;
      next += 1;
    } else if (afterStar !== -1 && starEnd < text.length && text.charCodeAt(starEnd) !== SLASH) {
      starEnd += 1;
      [at, next] = [starEnd, afterStar];
    } else {
      if (afterDeep === -1) return false;
      deepEnd = tokens[afterDeep - 1] === REST ? deepEnd + 1 : text.indexOf('/', deepEnd) + 1;
      if (deepEnd === 0 || deepEnd > text.length) return false;
      [at, next, afterStar] = [deepEnd, afterDeep, -1];
    }
  }
}

function accepts(token: Token, code: number): boolean {
  if (typeof token === 'number') return token === ANY ? code !== SLASH : token === code;
  return code !== SLASH && holds(token, code);
}

function isEnd(text: string, at: number, end: MatchEnd): boolean {
  if (at === text.length) return end !== 'above';
  return end !== 'whole' && text.charCodeAt(at) === SLASH;
}
