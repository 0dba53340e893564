import { parseUuid } from '../contree/uuid.ts';

/** The history of one of the CLI's sessions, for reading. */
export interface SessionHistory {
  /** The UUID of the entry's operation. @throws {InvalidInputs} when there is no such entry, or it started no operation */
  resolve(reference: HistoryReference): string;
  /** UUIDs, oldest first. @throws {InvalidInputs} when the store holds something else where these should be */
  detachedRuns(): readonly string[];
  close(): void;
}

/** A place in the history of the CLI's session. Ids and steps are above 0 and below 10^18. */
export type HistoryReference =
  | { readonly kind: 'tip' }
  | { readonly kind: 'entry'; readonly id: bigint }
  | { readonly kind: 'back' | 'forward'; readonly steps: bigint };

/** What a text that stands for one operation says, or why it says nothing. */
export type Target =
  | { readonly kind: 'operation'; readonly uuid: string }
  | { readonly kind: 'history'; readonly reference: HistoryReference }
  | { readonly kind: 'bad'; readonly reason: string };

const REFERENCE =
  /^(?:(?<tip>@|:|HEAD)|HEAD(?<tilde>~)(?<up>\d*)|(?:(?<prefix>@|:|HEAD)(?<sign>[+-])?)?(?<number>\d+))$/;
const MOST_DIGITS = 18;
/** The reason for a text that looks like nothing that stands for an operation. */
export const NEITHER = 'no UUID';
const NO_PLACE = 'the history of a session counts from 1';

/**
 * Reads a UUID or a history reference as the CLI's `refs.py` does. Numbers differ: up to 18 digits are a history id,
 * so that 32 digits are a UUID.
 */
export function parseTarget(text: string): Target {
  const uuid = parseUuid(text);
  if (uuid !== null) return { kind: 'operation', uuid };
  const found = REFERENCE.exec(text)?.groups;
  if (found === undefined) return { kind: 'bad', reason: NEITHER };
  if (found['tip'] !== undefined) return { kind: 'history', reference: { kind: 'tip' } };
  const digits = found['number'] ?? (found['up'] === '' ? '1' : (found['up'] ?? ''));
  if (digits.length > MOST_DIGITS) return { kind: 'bad', reason: 'a history reference has 18 digits at most' };
  const number = BigInt(digits);
  // A bare 0 is an exit code more likely than a place in a history.
  if (number === 0n) return { kind: 'bad', reason: /^\d/.test(text) ? NEITHER : NO_PLACE };
  const direction = found['tilde'] ?? found['sign'];
  if (direction === undefined) return { kind: 'history', reference: { kind: 'entry', id: number } };
  return { kind: 'history', reference: { kind: direction === '+' ? 'forward' : 'back', steps: number } };
}
