import type { Output, OutputCut } from '../contree/types.ts';
import { counted } from './format.ts';

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
  /** As in `Output`. */
  readonly heard?: 'whole' | 'part';
}

/** 200 lines and 32 KiB from each end. */
export const LOG_EXCERPT: ExcerptLimits = { lines: 200, bytes: 32 * 1024 };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Both ends of an output, and how much the whole is. */
export interface OutputEnds {
  /** At least one byte more than the limit, or the whole. */
  readonly head: Buffer;
  /** As `head`; it may overlap it. */
  readonly tail: Buffer;
  /** Line breaks and bytes of the whole. */
  readonly lineEnds: number;
  readonly bytes: number;
}

/**
 * The whole output when it is small, else its beginning and its end. What is no UTF-8 is shown as U+FFFD. Of what was cut
 * before the cuts add up.
 */
export function excerpt(output: Output, limits: ExcerptLimits = LOG_EXCERPT): Excerpt {
  const { bytes, truncated, cut: before } = output;
  const fits = bytes.length <= 2 * limits.bytes && countLines(bytes) <= 2 * limits.lines;
  if (fits) return { text: bytes.toString('utf8'), cut: before ?? null, truncated, ...heardOf(output) };
  return { ...shownEnds(endsOf(output), limits), truncated, ...heardOf(output) };
}

/** The output with only an excerpt of its bytes. */
export function abridged(output: Output, limits: ExcerptLimits): Output {
  const { text, cut, truncated } = excerpt(output, limits);
  return { bytes: Buffer.from(text), truncated, ...(cut && { cut }), ...heardOf(output) };
}

function heardOf({ heard }: Output): Pick<Output, 'heard'> {
  return heard === undefined ? {} : { heard };
}

/** As `abridged` would leave an output that does not fit, of which only the ends are known. */
export function abridgedEnds(ends: OutputEnds, truncated: boolean, limits: ExcerptLimits): Output {
  const { text, cut } = shownEnds(ends, limits);
  return { bytes: Buffer.from(text), truncated, cut };
}

function shownEnds(ends: OutputEnds, limits: ExcerptLimits): { readonly text: string; readonly cut: OutputCut } {
  const headEnd = endOfHead(ends.head, limits);
  const tailStart = startOfTail(ends.tail, limits);
  const tail = ends.tail.subarray(tailStart);
  const lineEnds = ends.lineEnds - countLineEnds(ends.head, headEnd) - countLineEnds(tail);
  const endsWithLine = tailStart === 0 || endsLine(ends.tail, tailStart - 1);
  const cut = { lines: endsWithLine ? lineEnds : lineEnds + 1, bytes: ends.bytes - headEnd - tail.length };
  const beginning = ends.head.toString('utf8', 0, headEnd).replace(/\r?\n$|\r$/, '');
  return { text: `${beginning}\n${gap(cut)}${tail.toString('utf8')}`, cut };
}

/** Where a middle is missing already, neither end may reach beyond the line that says so. */
function endsOf({ bytes, cut: before }: Output): OutputEnds {
  const lineEnds = countLineEnds(bytes);
  if (before === undefined) return { head: bytes, tail: bytes, lineEnds, bytes: bytes.length };
  const line = Buffer.from(gap(before));
  const place = bytes.indexOf(line);
  return {
    head: bytes.subarray(0, place),
    tail: bytes.subarray(place + line.length),
    lineEnds: lineEnds - 1 + before.lines,
    bytes: bytes.length - line.length + before.bytes,
  };
}

/** The line that stands where the middle is missing. */
function gap(cut: OutputCut): string {
  return `… ${amountOf(cut)} left out …\n`;
}

/** What is missing, and where it is whole if `resultsFile` is not empty and holds it; null when nothing is missing. */
export function describeCut({ cut, truncated, heard }: Omit<Excerpt, 'text'>, resultsFile: string): string | null {
  const kept = truncated
    ? 'The service kept only part of this output (its limit is set when the operation starts).'
    : null;
  const end = heard === 'part' ? 'The end of this output could not be read.' : null;
  const left = cut === null ? null : `${amountOf(cut)} left out here.`;
  const everything = truncated ? 'All that it kept is' : 'The whole output is';
  const isFiled = cut !== null && resultsFile !== '' && heard === undefined;
  const whole = isFiled ? `${everything} in ${resultsFile}.` : null;
  const sentences = [left, whole, kept, end].filter((sentence) => sentence !== null);
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
export function startOfCharacter(bytes: Buffer, from: number, step: 1 | -1): number {
  let place = from;
  for (let moved = 0; moved < 3 && ((bytes[place] ?? 0) & 0xc0) === 0x80; moved += 1) place += step;
  return place;
}

function countLines(bytes: Buffer): number {
  const lineEnds = countLineEnds(bytes);
  return bytes.length === 0 || endsLine(bytes, bytes.length - 1) ? lineEnds : lineEnds + 1;
}

function countLineEnds(bytes: Buffer, until = bytes.length): number {
  let lineEnds = 0;
  for (let at = 0; at < until; at += 1) if (endsLine(bytes, at)) lineEnds += 1;
  return lineEnds;
}

/** Lines end where the runner ends them: also at a lone carriage return, as a progress bar writes it. */
function endsLine(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  return byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED);
}
