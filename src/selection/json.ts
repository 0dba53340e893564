/** A JSON value whose members stand in the order written, repeats included: `JSON.parse` would keep neither. */
export type Json =
  | { readonly kind: 'array'; readonly items: readonly Json[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [key: string, value: Json])[] }
  | { readonly kind: 'scalar'; readonly value: Scalar };

export type Scalar = string | number | boolean | null;

const DEEPEST = 64;
/** More than any file of operations has. Each takes up to 100 bytes of memory. */
const MOST_VALUES = 1_000_000;

/**
 * Where the JSON array, object or string that starts at `start` ends: the index behind its last character, found by
 * counting brackets outside strings; null when it does not end. What stands between need not be JSON.
 */
export function findJsonEnd(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (inString && character === '\\') index += 1;
    else if (character === '"') inString = !inString;
    else if (!inString && (character === '[' || character === '{')) depth += 1;
    else if (!inString && (character === ']' || character === '}')) depth -= 1;
    if (!inString && depth <= 0) return index + 1;
  }
  return null;
}

/** At least how many values the text holds, counted without making any. */
function countValues(text: string): number {
  let count = 1;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (inString && character === '\\') index += 1;
    else if (character === '"') inString = !inString;
    else if (!inString && (character === ',' || character === '[' || character === '{')) count += 1;
  }
  return count;
}

/** @throws {SyntaxError} also when the text nests deeper than 64 levels, or holds more than a million values */
export function parseOrderedJson(text: string): Json {
  if (countValues(text) > MOST_VALUES) throw new SyntaxError(`it holds more than ${String(MOST_VALUES)} values`);
  JSON.parse(text);
  // The text is valid, so commas and colons need no check.
  const separators = /[\s,:]*/y;
  const bareword = /[^\s,:"[\]{}]*/y;
  let position = 0;

  function skip(pattern: RegExp): number {
    pattern.lastIndex = position;
    pattern.test(text);
    return pattern.lastIndex;
  }

  function readScalar(): Scalar {
    position = skip(separators);
    const start = position;
    position = text.charAt(start) === '"' ? (findJsonEnd(text, start) ?? text.length) : skip(bareword);
    return JSON.parse(text.slice(start, position)) as Scalar;
  }

  function readUntil<Item>(end: string, read: () => Item): Item[] {
    const items: Item[] = [];
    for (position += 1; ;) {
      position = skip(separators);
      if (text.charAt(position) === end) break;
      items.push(read());
    }
    position += 1;
    return items;
  }

  function readValue(depth: number): Json {
    if (depth > DEEPEST) throw new SyntaxError(`it nests deeper than ${String(DEEPEST)} levels`);
    position = skip(separators);
    const start = text.charAt(position);
    if (start === '[') return { kind: 'array', items: readUntil(']', () => readValue(depth + 1)) };
    if (start !== '{') return { kind: 'scalar', value: readScalar() };
    return { kind: 'object', members: readUntil('}', () => [String(readScalar()), readValue(depth + 1)]) };
  }

  return readValue(1);
}
