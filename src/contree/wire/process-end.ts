import * as v from 'valibot';
import { saysTimeout } from '../status.ts';
import type { Operation } from '../types.ts';

const WHOLE_NUMBER = /^[+-]?\d{1,15}$/u;
const TRUE: readonly unknown[] = [true, 1, 'true', '1'];
const FALSE: readonly unknown[] = [false, 0, 'false', '0'];

const isAbsent = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Null where there is none. A service may put it as a text. */
const wholeNumber = v.pipe(
  v.unknown(),
  v.transform((value): number | 'unreadable' | null => {
    if (isAbsent(value)) return null;
    const number = typeof value === 'string' && WHOLE_NUMBER.test(value.trim()) ? Number(value) : value;
    return Number.isSafeInteger(number) ? Number(number) : 'unreadable';
  }),
);

/** Null where nothing is said. A service may put it as a text or a number. */
const truthValue = v.pipe(
  v.unknown(),
  v.transform((value): boolean | 'unreadable' | null => {
    if (isAbsent(value)) return null;
    const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
    if (TRUE.includes(word)) return true;
    return FALSE.includes(word) ? false : 'unreadable';
  }),
);

/** The fields that say how a process ended. */
export const processFields = {
  exit_code: v.optional(wholeNumber),
  signal: v.optional(wholeNumber),
  timed_out: v.optional(truthValue),
};

type ProcessFields = v.InferOutput<v.ObjectSchema<typeof processFields, undefined>>;

/** The exit code that a shell gives for signal 9. */
const SIGKILLED = 128 + 9;

/** In place of an exit code of 0, or none, beside a field that cannot be read: no command passes with it. */
const UNREADABLE = -1;

/**
 * How the command ended, field by field as the newer generation says it, else the older one. Its own time limit reads the same
 * in each form: killed by a signal, which an older service puts as a shell does, as exit code 128 + signal.
 */
export function processEnd(
  newer: ProcessFields | null,
  older: ProcessFields | null,
  error: string | null,
): Pick<Operation, 'exitCode' | 'signal' | 'sandboxTimedOut'> {
  const code = newer?.exit_code ?? older?.exit_code ?? null;
  const sent = signalOf(newer?.signal ?? older?.signal ?? null);
  const timedOut = newer?.timed_out ?? older?.timed_out ?? false;
  const isUnreadable = [code, sent, timedOut].includes('unreadable');
  const own = code === 'unreadable' ? null : code;
  const exitCode = isUnreadable && (own ?? 0) === 0 ? UNREADABLE : own;
  const signal = sent === 'unreadable' ? null : sent;
  const isKilled = exitCode === SIGKILLED || (exitCode !== null && exitCode < 0);
  const sandboxTimedOut = timedOut === true || (isKilled && saysTimeout(error));
  return sandboxTimedOut && exitCode === SIGKILLED
    ? { exitCode: -1, signal: signal ?? 9, sandboxTimedOut }
    : { exitCode, signal, sandboxTimedOut };
}

/** Sources differ on "none": -1 and 0 both stand for it. */
function signalOf(sent: number | 'unreadable' | null): typeof sent {
  if (typeof sent !== 'number' || sent > 0) return sent;
  return sent >= -1 ? null : 'unreadable';
}
