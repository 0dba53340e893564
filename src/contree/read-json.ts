import { isAscii } from 'node:buffer';
import type { RedactValue } from './redact.ts';
import type { Turn } from './turns.ts';
import { parseJson } from './wire/fields.ts';

/** Bytes of a body that is parsed without a turn of its own. */
const SMALL = 16 * 1024;
/** Bytes that are decoded in one turn: what is no UTF-8 takes six times as long as what is. */
const PIECE = 4 * 1024 * 1024;

export interface ReadJsonOptions {
  readonly turn: Turn;
  readonly redactValue: RedactValue;
  /** Whether the value is still wanted; asked after each pause. */
  readonly isWanted: () => boolean;
}

/** `json` is undefined for what is no JSON. */
export interface ReadJson {
  readonly json: unknown;
}

/**
 * The JSON of a body within its limits, without secrets. Each step over a large one has a turn of its own; null when it is not
 * wanted any more.
 */
export async function readJson(
  body: Buffer,
  { turn, redactValue, isWanted }: ReadJsonOptions,
): Promise<ReadJson | null> {
  const isSmall = body.length <= SMALL;
  const pause = async (): Promise<boolean> => {
    if (isSmall) return true;
    await turn();
    return isWanted();
  };
  const text = await textOf(body, pause);
  if (text === null) return null;
  if (!(await pause())) return null;
  const parsed = parseJson(text);
  if (!(await pause())) return null;
  const steps = redactValue(parsed);
  let step = steps.next();
  // What the caller makes of it is another step.
  while (await pause()) {
    if (step.done === true) return { json: step.value };
    step = steps.next();
  }
  return null;
}

/** The text of UTF-8 bytes; null when `pause` says that it is not wanted any more. */
async function textOf(body: Buffer, pause: () => Promise<boolean>): Promise<string | null> {
  // One copy outside the heap, in place of pieces that are joined: most of a large body is base64.
  if (isAscii(body)) return (await pause()) ? body.toString('latin1') : null;
  const decoder = new TextDecoder();
  let text = '';
  for (let start = 0; start < body.length; start += PIECE) {
    if (!(await pause())) return null;
    text += decoder.decode(body.subarray(start, start + PIECE), { stream: true });
  }
  return text + decoder.decode();
}
