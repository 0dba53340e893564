import { InvalidValue } from '../values/values.ts';

/** Patterns, and characters in all of them: each pattern is matched with each path. */
const MOST = { count: 1_000, characters: 1_000_000 };

/** A brace that is open. */
interface Frame {
  /** What stands between its commas, up to the last one. */
  readonly choices: (readonly string[])[];
  /** What stands behind that. */
  current: readonly string[];
}

/**
 * The patterns that braces stand for: `a{b,c{d,e}}` is `ab`, `acd`, `ace`. Braces without a comma, and such that are not
 * closed, are characters like others. They are counted before
 * they are made.
 * @throws {InvalidValue} for more than 1,000 patterns
 */
export function expandBraces(pattern: string): readonly string[] {
  const outer: Frame[] = [];
  let frame = opened();
  const add = (texts: readonly string[]): void => {
    frame.current = product(frame.current, texts, pattern);
  };
  const leave = (texts: readonly string[]): void => {
    frame = outer.pop() ?? opened();
    add(texts);
  };
  for (const part of pattern.split(/([{},])/)) {
    if (part === '{') {
      outer.push(frame);
      frame = opened();
    } else if (part === '}' && outer.length > 0) leave(closed(frame, pattern));
    else if (part === ',' && outer.length > 0) {
      frame.choices.push(frame.current);
      frame.current = [''];
    } else add([part]);
  }
  while (outer.length > 0) leave(unclosed(frame, pattern));
  return frame.current;
}

function opened(): Frame {
  return { choices: [], current: [''] };
}

function closed({ choices, current }: Frame, pattern: string): readonly string[] {
  if (choices.length === 0) return current.map((text) => `{${text}}`);
  const all = [...choices, current];
  let count = 0;
  for (const { length } of all) count += length;
  if (count > MOST.count) throw tooMany(pattern);
  return all.flat();
}

function unclosed({ choices, current }: Frame, pattern: string): readonly string[] {
  let texts: readonly string[] = [''];
  for (const [index, choice] of [...choices, current].entries()) {
    texts = product(texts, [index === 0 ? '{' : ','], pattern);
    texts = product(texts, choice, pattern);
  }
  return texts;
}

/** Each of these texts before each of the others. */
function product(before: readonly string[], behind: readonly string[], pattern: string): readonly string[] {
  const characters = lengthOf(before) * behind.length + lengthOf(behind) * before.length;
  if (before.length * behind.length > MOST.count || characters > MOST.characters) throw tooMany(pattern);
  return before.flatMap((one) => behind.map((other) => one + other));
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}

function tooMany(pattern: string): InvalidValue {
  const advice = `use several lines, each for ${MOST.count} at most`;
  return new InvalidValue(pattern, `stands for too many or too long patterns with its braces: ${advice}`);
}
