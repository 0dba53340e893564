import { findJsonEnd, type Json, parseOrderedJson, type Scalar } from './json.ts';
import { lastTries } from './last-tries.ts';
import { ADVICE, reasonFor } from './misread-target.ts';
import { type Members, readRow, type Try } from './read-row.ts';
import { type HistoryReference, NEITHER, parseTarget } from './session.ts';

export const KEYWORDS = ['all', 'session', 'workflow'] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** One thing the user gave. `token` is how it was written: untrusted, and as long as the user made it. */
export type Entry = { readonly token: string } & (
  | {
      readonly kind: 'operation';
      readonly name: string | null;
      readonly uuid: string;
      /** Of a line of a results file that has no name of its own. */
      readonly tried?: Try;
    }
  | { readonly kind: 'history'; readonly name: string | null; readonly reference: HistoryReference }
  | { readonly kind: 'keyword'; readonly keyword: Keyword }
  /** A place to look in, where no operation is now. */
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'bad'; readonly reason: string }
);

export interface ParsedSelection {
  /** Where it was given: an input's name or a file's path. */
  readonly source: string;
  /** In the order given; blank values are left out. */
  readonly entries: readonly Entry[];
  /** How many more entries are `bad`; absent for none. */
  readonly unnamed?: number;
}

const NOTHING_BEHIND = 'no UUID follows the =: check that the job behind it ran, and is named in needs';

/** As many bad entries of a source are kept: a file may hold millions. */
const MOST_BAD = 200;
/** Nothing is read behind so many others: more than a step takes, with room for repetitions. */
const MOST_GOOD = 100_000;

/**
 * Reads what selects operations: UUIDs and history references, bare or as `name=…` (the name ends at the last `=`),
 * keywords, and JSON anywhere among them. Never throws: what cannot be read is an entry of kind `bad`.
 *
 * JSON arrays hold the same as text does. JSON objects map names to operations; an object that describes one operation
 * (a row of this action's `results`, `matrix` or results file) is that operation. Nested arrays and objects are
 * looked through, as are texts that hold JSON themselves: a job's output is text even where it carries JSON. Of a leg that a
 * results file has several tries of, the last one is read.
 */
export function parseSelection(text: string, source: string): ParsedSelection {
  const entries: Entry[] = [];
  let [good, bad] = [0, 0];
  for (const piece of splitText(text)) {
    if (good > MOST_GOOD) {
      const reason = `more than ${MOST_GOOD} operations stand before it, and a step takes fewer: use several steps`;
      entries.unshift({ token: piece, kind: 'bad', reason });
      break;
    }
    for (const entry of readText(piece)) {
      if (entry.kind === 'bad') bad += 1;
      else good += 1;
      if (entry.kind !== 'bad' || bad <= MOST_BAD) entries.push(entry);
    }
  }
  const last = lastTries(entries, (entry) => (entry.kind === 'operation' ? (entry.tried ?? null) : null));
  return { source, entries: last, ...(bad > MOST_BAD && { unnamed: bad - MOST_BAD }) };
}

/** JSON values whole, everything else at blanks and commas. */
function* splitText(text: string): Generator<string> {
  const separator = /[\s,]/g;
  const anythingElse = /[^\s,]/g;
  const next = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? text.length;
  };
  for (let start = next(anythingElse, 0); start < text.length;) {
    const isJson = startsJson(text.charAt(start));
    const end = isJson ? (findJsonEnd(text, start) ?? text.length) : next(separator, start);
    yield text.slice(start, end);
    start = next(anythingElse, end);
  }
}

function startsJson(text: string): boolean {
  return /^["[{]/.test(text);
}

function readText(text: string): Entry[] {
  const token = text.trim();
  // `null` is what toJSON makes of an output that is not there.
  if (token === '' || token === 'null') return [];
  const named = readNamed(text);
  if (named !== null && named.kind !== 'bad') return [named];
  if (startsJson(token)) return readJsonText(token);
  const keyword = KEYWORDS.find((candidate) => candidate === token.toLowerCase());
  if (keyword !== undefined) return [{ token, kind: 'keyword', keyword }];
  if (named !== null) return [named];
  const target = parseTarget(token);
  if (target.kind !== 'bad') return [{ token, name: null, ...target }];
  const noWord = `neither a UUID nor one of the words ${KEYWORDS.join(', ')}: ${ADVICE}`;
  return [{ token, kind: 'bad', reason: reasonFor(target, token, noWord) }];
}

/** From `name=operation`; null when no `=` stands in the text. */
function readNamed(text: string): Entry | null {
  const equals = text.lastIndexOf('=');
  return equals < 0 ? null : nameTarget(text.slice(0, equals), text.slice(equals + 1).trim(), text.trim());
}

function nameTarget(name: string, operation: string, token: string): Entry {
  if (operation === '') return { token, kind: 'bad', reason: NOTHING_BEHIND };
  const target = parseTarget(operation);
  if (target.kind === 'bad') {
    return { token, kind: 'bad', reason: reasonFor(target, operation, `what follows the = is ${NEITHER}: ${ADVICE}`) };
  }
  if (name.trim() === '')
    return { token, kind: 'bad', reason: 'no name stands in front of the =: write name=UUID, or the UUID alone' };
  if (/[\r\n\u2028\u2029]/.test(name))
    return { token, kind: 'bad', reason: 'the name has a line break: write it on one line' };
  return { token, name, ...target };
}

function readJsonText(text: string): Entry[] {
  try {
    return readJson(parseOrderedJson(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [
      {
        token: text,
        kind: 'bad',
        reason: `it is not valid JSON (${error.message}): give a whole output, such as toJSON(needs.NAME.outputs)`,
      },
    ];
  }
}

function readJson(json: Json): Entry[] {
  if (json.kind === 'array') return json.items.flatMap(readJson);
  if (json.kind === 'scalar') return isText(json.value) ? readText(String(json.value ?? '')) : [readOther(json.value)];
  return readOperation(json.members) ?? json.members.flatMap(([name, value]) => readMember(name, value));
}

function readMember(name: string, json: Json): Entry[] {
  if (json.kind !== 'scalar') return readJson(json);
  if (!isText(json.value)) return [readOther(json.value, `${name}=`)];
  const text = String(json.value ?? '').trim();
  if (text === '') return [];
  return startsJson(text) ? readJsonText(text) : [nameTarget(name, text, `${name}=${text}`)];
}

/** One operation, or none; null for an object that is no row. */
function readOperation(members: Members): Entry[] | null {
  const row = readRow(members);
  if (row === null || row === 'none') return row === null ? null : [];
  const { name, tried } = row;
  const uuid = row.uuid.trim();
  if (name.trim() !== '') return [nameTarget(name, uuid, `${name}=${row.uuid}`)];
  return readText(uuid).map((entry) => (entry.kind === 'operation' && tried !== null ? { ...entry, tried } : entry));
}

/** Null is blank; a number may be a history id. */
function isText(value: Scalar): value is string | number | null {
  return typeof value !== 'boolean' && (typeof value !== 'number' || Number.isSafeInteger(value));
}

function readOther(value: number | boolean, prefix = ''): Entry {
  return { token: `${prefix}${String(value)}`, kind: 'bad', reason: `a ${typeof value} such as this is no operation` };
}
