import type { Output } from '../contree/types.ts';
import { counted } from './count.ts';

export interface ExcerptLimits {
  /** Lines from the beginning and from the end. */
  readonly lines: number;
  /** Of the beginning and of the end. */
  readonly bytes: number;
}

export interface Excerpt {
  /** Untrusted. Where the middle is missing a line says so. */
  readonly text: string;
  /** What is missing in the middle; null when nothing is. */
  readonly cut: { readonly lines: number; readonly bytes: number } | null;
  /** The service itself kept only part of it. */
  readonly truncated: boolean;
}

/** 200 lines and 32 KiB from each end. */
export const LOG_EXCERPT: ExcerptLimits = { lines: 200, bytes: 32 * 1024 };

const NEW_LINE = 0x0a;

/** The whole output when it is small, else its beginning and its end. What is no UTF-8 is shown as U+FFFD. */
export function excerpt({ bytes, truncated }: Output, limits: ExcerptLimits = LOG_EXCERPT): Excerpt {
  const headEnd = endOfHead(bytes, limits);
  const tailStart = startOfTail(bytes, limits);
  const fits = bytes.length <= 2 * limits.bytes && countLines(bytes) <= 2 * limits.lines;
  if (fits || headEnd >= tailStart) return { text: bytes.toString('utf8'), cut: null, truncated };
  const middle = bytes.subarray(headEnd, tailStart);
  const cut = { lines: countLines(middle), bytes: middle.length };
  const head = bytes.toString('utf8', 0, headEnd).replace(/\n$/, '');
  const tail = bytes.toString('utf8', tailStart);
  return { text: `${head}\n… ${amountOf(cut)} left out …\n${tail}`, cut, truncated };
}

/** What is missing and where it is whole, as a sentence; null when nothing is missing. */
export function describeCut({ cut, truncated }: Excerpt, resultsFile: string): string | null {
  const kept = truncated
    ? 'The service kept only part of this output (its limit is set when the operation starts).'
    : null;
  const whole = truncated ? 'All that it kept is' : 'The whole output is';
  const left = cut === null ? null : `${amountOf(cut)} left out here. ${whole} in ${resultsFile}.`;
  const sentences = [left, kept].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function amountOf({ lines, bytes }: { readonly lines: number; readonly bytes: number }): string {
  return `${counted(lines, 'line')} (${counted(bytes, 'byte')})`;
}

/** Behind the last whole line that fits; in the midst of a line, where no line fits, but never of a character. */
function endOfHead(bytes: Buffer, limits: ExcerptLimits): number {
  let end = 0;
  for (let lines = 0; lines < limits.lines; lines += 1) {
    const lineEnd = bytes.indexOf(NEW_LINE, end);
    if (lineEnd === -1 || lineEnd >= limits.bytes) break;
    end = lineEnd + 1;
  }
  return end > 0 ? end : startOfCharacter(bytes, Math.min(limits.bytes, bytes.length), -1);
}

function startOfTail(bytes: Buffer, limits: ExcerptLimits): number {
  const earliest = Math.max(0, bytes.length - limits.bytes);
  let start = bytes.length;
  for (let lines = 0; lines < limits.lines; lines += 1) {
    const lineStart = start < 2 ? 0 : bytes.lastIndexOf(NEW_LINE, start - 2) + 1;
    if (lineStart < earliest) break;
    start = lineStart;
  }
  return start < bytes.length ? start : startOfCharacter(bytes, earliest, 1);
}

/** The nearest place in the given direction that is not inside a UTF-8 sequence. */
function startOfCharacter(bytes: Buffer, from: number, step: 1 | -1): number {
  let place = from;
  for (let moved = 0; moved < 4 && ((bytes[place] ?? 0) & 0xc0) === 0x80; moved += 1) place += step;
  return place;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEW_LINE); at !== -1; at = bytes.indexOf(NEW_LINE, at + 1)) lines += 1;
  return bytes.length === 0 || bytes.at(-1) === NEW_LINE ? lines : lines + 1;
}
