import * as v from 'valibot';
import { parseUuid } from '../uuid.ts';

/** What the schema describes; null, and so unknown, when it is absent or of another type. */
export function known<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.nullable(schema), null);
}

export const text = known(v.string());
export const number = known(v.pipe(v.number(), v.finite()));
export const flag = known(v.boolean());

export const uuid = v.pipe(
  v.string(),
  v.transform((given) => parseUuid(given.trim())),
  v.string('no UUID'),
);

export const knownUuid = known(uuid);

/** The name or UUID of an image: a UUID in its usual form, anything else as sent. */
export const imageName = v.pipe(
  text,
  v.transform((name) => (name === null ? null : (parseUuid(name) ?? name))),
);

export function part<Entries extends v.ObjectEntries>(entries: Entries) {
  return known(v.object(entries));
}

/** The record without the values that are of another kind. */
export function only<Value>(record: object, is: (value: unknown) => value is Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Value] => is(entry[1])));
}

/**
 * What the wire says, or what is wrong with it, as in "the row is …".
 *
 * The service speaks two generations of payloads, and its sources contradict each other. This folder alone decides what
 * each means:
 *
 * | topic                         | decision                                   | because                                      |
 * |-------------------------------|--------------------------------------------|----------------------------------------------|
 * | `id` or `uuid`                | `uuid`, else `id`                          | every current tool sends and reads `uuid`    |
 * | spawn, import: body, Location | last UUID of `Location`, else of the body  | Location names the operation, the body       |
 * |                               |                                            | of old servers the instance                  |
 * | success status                | any 2xx                                    | 200, 201, 202 and 204 are all in use         |
 * | lists: array or object        | both                                       | operations are bare, images and files are    |
 * |                               |                                            | wrapped; images were bare before             |
 * | directory: `files`, `items`   | `files`, else `items`; `path`, else `name` | new before old                               |
 * | exit code, streams, limits    | `metadata.result`, else `result`           | new before old, field by field               |
 * | streams before the end        | wherever they hold anything                | the prose says `result`, the schema has none |
 * |                               |                                            | there                                        |
 * | `exit_code` -1 before the end | unknown                                    | it stands for "no exit code yet"             |
 * | `duration` before the end     | unknown                                    | no text says what a number means there       |
 * | `exit_code` as text           | a whole number counts                      | the CLI's rule                               |
 * | signal, `timed_out` as text   | read as well, and 1 and 0 as truth values  | no leg may pass for the form of a field      |
 * | one of these that is none of  | exit code -1, in place of 0 or none        | a success without a code passes, and this    |
 * | that                          |                                            | one says something                           |
 * | signal -1, 0, null, absent    | none                                       | model, fixture and tests differ on "none"    |
 * | time limit as FAILED, 137     | timed out when `error` says `timeout`, in  | the other form of the same event             |
 * |                               | any case                                   |                                              |
 * | time limit with exit code 137 | exit code -1, signal 9                     | the same event has one code, 124             |
 * | `args` beside `shell`         | left out                                   | the shell ignores them                       |
 * | stream `value` or `content`   | `value`, else `content`                    | new before old                               |
 * | `ascii`, absent or unknown    | text, as UTF-8 bytes                       | text may hold more than ASCII; output that   |
 * | encoding; broken base64       |                                            | cannot be decoded is better raw than lost    |
 * | `image`, `image_uuid`         | `metadata.image`, else `image_uuid`        | as asked for; lists have only the other      |
 * | a value in `env`: no text     | left out                                   | it can be no value that was asked for        |
 * | result image                  | `result_image_uuid`, else `result.image`   | the same image twice                         |
 * | `kind` in upper case          | lower-cased                                | one tool saw the need                        |
 * | body of a tagging or a cancel | ignored                                    | absent, an Image or a status                 |
 * | `error` that is no text       | kept as JSON                               | the service says it is not always text       |
 *
 * Only identity is strict: an operation, image or file without its UUID, or an operation without a status, is no such
 * thing. Any other field that is absent, null or of another type is unknown: `null`.
 */
export type Decoded<Value> = { readonly value: Value } | { readonly problem: string };

export type Decode<Value> = (payload: unknown) => Decoded<Value>;

/** A decoder for what the schema describes; `name` is what it is, for the message. The decoder never throws. */
export function decoder<Schema extends v.GenericSchema>(schema: Schema, name: string): Decode<v.InferOutput<Schema>> {
  return (payload) => {
    const result = v.safeParse(schema, payload);
    if (result.success) return { value: result.output };
    const wrong = result.issues.map((issue) => [v.getDotPath(issue), issue.message].filter(Boolean).join(': '));
    return { problem: `no ${name} (${wrong.join('; ')})` };
  };
}

/** Rows that made sense, what each of them was made from, and what was wrong with the others. */
export interface DecodedRows<Value> {
  readonly rows: readonly Value[];
  readonly payloads: readonly unknown[];
  readonly problems: readonly string[];
}

/** A decoder for a list, bare or under one of `names`; null when it is neither. One bad row does not lose the others. */
export function listDecoder<Value>(names: readonly string[], decodeRow: Decode<Value>) {
  return (payload: unknown): DecodedRows<Value> | null => {
    const list = listIn(payload, names);
    if (list === undefined) return null;
    const rows: Value[] = [];
    const payloads: unknown[] = [];
    const problems: string[] = [];
    for (const row of list) {
      const decoded = decodeRow(row);
      if ('problem' in decoded) problems.push(decoded.problem);
      else {
        rows.push(decoded.value);
        payloads.push(row);
      }
    }
    return { rows, payloads, problems };
  };
}

function listIn(payload: unknown, names: readonly string[]): readonly unknown[] | undefined {
  const fields = names.map((name): unknown => Object.getOwnPropertyDescriptor(Object(payload), name)?.value);
  return [payload, ...fields].find((value): value is readonly unknown[] => Array.isArray(value));
}

/**
 * The value of a JSON text; undefined when it is none. The parser's own message would quote a piece of the text, and half a
 * secret with it.
 */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The JSON of a value in place of a text. Never throws, unlike `JSON.stringify` for a value that nests too deeply. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    return `unreadable: ${String(error)}`;
  }
}
