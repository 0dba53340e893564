import type { Output, OutputCut } from '../contree/types.ts';
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
  readonly cut: OutputCut | null;
  /** The service itself kept only part of it. */
  readonly truncated: boolean;
}

/** 200 lines and 32 KiB from each end. */
export const LOG_EXCERPT: ExcerptLimits = { lines: 200, bytes: 32 * 1024 };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The whole output when it is small, else its beginning and its end. What is no UTF-8 is shown as U+FFFD. Of what was cut
 * before the cuts add up.
 */
export function excerpt({ bytes, truncated, cut: before }: Output, limits: ExcerptLimits = LOG_EXCERPT): Excerpt {
  const fits = bytes.length <= 2 * limits.bytes && countLines(bytes) <= 2 * limits.lines;
  if (fits) return { text: bytes.toString('utf8'), cut: before ?? null, truncated };
  const headEnd = endOfHead(bytes, limits);
  const tailStart = startOfTail(bytes, limits);
  const middle = bytes.subarray(headEnd, tailStart);
  const cut = together({ lines: countLines(middle), bytes: middle.length }, before);
  const head = bytes.toString('utf8', 0, headEnd).replace(/\r?\n$|\r$/, '');
  const tail = bytes.toString('utf8', tailStart);
  return { text: `${head}\n${gap(cut)}${tail}`, cut, truncated };
}

/** The output with only an excerpt of its bytes. */
export function abridged(output: Output, limits: ExcerptLimits): Output {
  const { text, cut, truncated } = excerpt(output, limits);
  return { bytes: Buffer.from(text), truncated, ...(cut === null ? {} : { cut }) };
}

/** The line that stands where the middle is missing. */
function gap(cut: OutputCut): string {
  return `… ${amountOf(cut)} left out …\n`;
}

/** A middle that is cut out takes with it the line that an earlier cut left there. */
function together(middle: OutputCut, before: OutputCut | undefined): OutputCut {
  if (before === undefined) return middle;
  const bytes = middle.bytes - Buffer.byteLength(gap(before)) + before.bytes;
  return { lines: middle.lines - 1 + before.lines, bytes };
}

/** What is missing, and where it is whole if `resultsFile` is not empty; null when nothing is missing. */
export function describeCut({ cut, truncated }: Excerpt, resultsFile: string): string | null {
  const kept = truncated
    ? 'The service kept only part of this output (its limit is set when the operation starts).'
    : null;
  const left = cut === null ? null : `${amountOf(cut)} left out here.`;
  const everything = truncated ? 'All that it kept is' : 'The whole output is';
  const whole = cut === null || resultsFile === '' ? null : `${everything} in ${resultsFile}.`;
  const sentences = [left, whole, kept].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function amountOf({ lines, bytes }: OutputCut): string {
  return `${counted(lines, 'line')} (${counted(bytes, 'byte')})`;
}

/** Behind the last whole line that fits; in the midst of a line, where no line fits, but never of a character. */
function endOfHead(bytes: Buffer, limits: ExcerptLimits): number {
  const latest = Math.min(limits.bytes, bytes.length);
  let end = 0;
  for (let at = 0, lines = 0; at < latest && lines < limits.lines; at += 1) {
    if (!endsLine(bytes, at)) continue;
    end = at + 1;
    lines += 1;
  }
  return end > 0 ? end : startOfCharacter(bytes, latest, -1);
}

function startOfTail(bytes: Buffer, limits: ExcerptLimits): number {
  const earliest = Math.max(0, bytes.length - limits.bytes);
  let start = bytes.length;
  for (let at = bytes.length - 1, lines = 0; at >= earliest && lines < limits.lines; at -= 1) {
    if (at > 0 && !endsLine(bytes, at - 1)) continue;
    start = at;
    lines += 1;
  }
  return start < bytes.length ? start : startOfCharacter(bytes, earliest, 1);
}

/** The nearest place in the given direction that is not inside a UTF-8 sequence. */
function startOfCharacter(bytes: Buffer, from: number, step: 1 | -1): number {
  let place = from;
  for (let moved = 0; moved < 3 && ((bytes[place] ?? 0) & 0xc0) === 0x80; moved += 1) place += step;
  return place;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = 0; at < bytes.length; at += 1) if (endsLine(bytes, at)) lines += 1;
  return bytes.length === 0 || endsLine(bytes, bytes.length - 1) ? lines : lines + 1;
}

/** Lines end where the runner ends them: also at a lone carriage return, as a progress bar writes it. */
function endsLine(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  return byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED);
}
