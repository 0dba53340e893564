import type { FailingLine, Omission, Output } from '../../contree/types.ts';
import { failingText, nearestToEnds } from './failing-lines.ts';
import { counted } from '../text/format.ts';
import { countLineEnds, countLines, endsLine } from './line-ends.ts';

type Share = Readonly<Record<'lines' | 'bytes', number>>;

/** What an excerpt may hold of an output. */
export interface ExcerptLimits {
  readonly head: Share;
  readonly tail: Share;
  /** Lines of the part between that look like failures. */
  readonly failing: number;
}

/** Much more of the end than of the beginning: most programs say last why they failed. */
export const LOG_EXCERPT: ExcerptLimits = {
  head: { lines: 40, bytes: 8 * 1024 },
  tail: { lines: 600, bytes: 96 * 1024 },
  failing: 10,
};
/** The most that the summary shows of a leg's output, and that is kept for it. */
export const SUMMARY_EXCERPT: ExcerptLimits = {
  head: { lines: 10, bytes: 4 * 1024 },
  tail: { lines: 60, bytes: 12 * 1024 },
  failing: 10,
};
/** What a page shows of an output where it has little room. */
export const LEAST_EXCERPT: ExcerptLimits = {
  head: { lines: 3, bytes: 256 },
  tail: { lines: 15, bytes: 1792 },
  failing: 3,
};
/** Bytes behind the head and before the tail in which failing lines are looked for. */
const WINDOW = 64 * 1024;

/**
 * The whole output when it is small, else its beginning and its end, with lines in between that say what is left out, and which
 * of the lines near the cut look like failures. Bytes that are no UTF-8 become U+FFFD. The excerpt of an excerpt counts what
 * either left out.
 */
export function excerpt(output: Output, limits: ExcerptLimits = LOG_EXCERPT): Output {
  const { bytes } = output;
  const { head, tail } = limits;
  const fits = bytes.length <= head.bytes + tail.bytes && countLines(bytes) <= head.lines + tail.lines;
  return fits
    ? { ...output, bytes: ownBytes(bytes.toString('utf8')) }
    : { ...output, ...joinEnds(endsOf(output), limits) };
}

/**
 * An output's two ends, each at least one byte longer than its limit; of a small one both are the same buffer, the whole.
 * `lineEnds` and `bytes` count the whole output.
 */
export interface OutputEnds {
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Lines between the two that are known to look like failures. */
  readonly failing?: readonly FailingLine[] | undefined;
  readonly lineEnds: number;
  readonly bytes: number;
}

/** The excerpt of an output that exceeds the limits, made from its ends. */
export function joinEnds(ends: OutputEnds, limits: ExcerptLimits): Pick<Required<Output>, 'bytes' | 'omitted'> {
  const headEnd = endOfHead(ends.head, limits.head);
  const tailStart = startOfTail(ends.tail, limits.tail);
  const tail = ends.tail.subarray(tailStart);
  const lineEnds = ends.lineEnds - countLineEnds(ends.head, headEnd) - countLineEnds(tail);
  const endsWithLine = tailStart === 0 || endsLine(ends.tail, tailStart - 1);
  const failing = nearestToEnds(failingLines(ends, headEnd, tailStart), limits.failing);
  const omitted = {
    lines: endsWithLine ? lineEnds : lineEnds + 1,
    bytes: ends.bytes - headEnd - tail.length,
    ...(failing.length > 0 && { failing }),
  };
  const head = ends.head.toString('utf8', 0, headEnd).replace(/\r?\n$|\r$/, '');
  return { bytes: ownBytes(`${head}\n${omissionLines(omitted)}${tail.toString('utf8')}`), omitted };
}

/** Near the cut, in their order. */
function failingLines({ head, tail, failing = [], lineEnds }: OutputEnds, headEnd: number, tailStart: number) {
  const isWhole = head === tail;
  const afterHead = Math.min(headEnd + WINDOW, isWhole ? tailStart : head.length);
  const beforeTail = Math.max(tailStart - WINDOW, isWhole ? afterHead : 0);
  const firstOfTail = lineEnds - countLineEnds(tail.subarray(beforeTail)) + 1;
  return [
    ...failingBetween(head, headEnd, afterHead, countLineEnds(head, headEnd) + 1),
    ...failing,
    ...failingBetween(tail, beforeTail, tailStart, firstOfTail),
  ];
}

/** @param first the number of the line in which `start` stands */
function failingBetween(bytes: Buffer, start: number, end: number, first: number): FailingLine[] {
  const lines = bytes.toString('utf8', start, end).split(/\r\n|\n|\r/);
  return lines.flatMap((line, index) => {
    const text = failingText(line);
    return text === null ? [] : [{ number: first + index, text }];
  });
}

/**
 * In memory of their own. `Buffer.from` takes small ones from a pool, and an excerpt of a few bytes would keep 8 KiB of it
 * and more: 10,000 legs kept 219 MB (measured, Node 24.21).
 */
function ownBytes(text: string): Buffer {
  const bytes = Buffer.alloc(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

/** Where a middle is missing already, neither end may reach beyond the lines that say so. */
export function endsOf({ bytes, omitted }: Output): OutputEnds {
  const lineEnds = countLineEnds(bytes);
  if (omitted === undefined) return { head: bytes, tail: bytes, lineEnds, bytes: bytes.length };
  const lines = Buffer.from(omissionLines(omitted));
  const place = bytes.indexOf(lines);
  return {
    head: bytes.subarray(0, place),
    tail: bytes.subarray(place + lines.length),
    failing: omitted.failing,
    lineEnds: lineEnds - countLineEnds(lines) + omitted.lines,
    bytes: bytes.length - lines.length + omitted.bytes,
  };
}

function omissionLines(omitted: Omission): string {
  const amount = amountOf(omitted);
  if (omitted.failing === undefined) return `… ${amount} left out …\n`;
  const failing = omitted.failing.map(({ number, text }) => `line ${number}: ${text}\n`);
  return `… ${amount} left out; among them these look like failures …\n${failing.join('')}… end of what is left out …\n`;
}

/** All of an output but its bytes. */
type OutputFacts = Pick<Output, 'truncated' | 'streamed'> & { readonly omitted?: Omission | undefined };

const KEPT_IN_PART =
  'The service kept only part of this output (its limit, truncate-output-at, is set when the operation starts).';

/**
 * What is missing of an output, and where the whole is; null when nothing is missing.
 * @param wholeFile the file with all that the service kept; empty when there is none
 * @param isSoFar the operation may write more
 */
export function describeOmission(
  { omitted, truncated, streamed }: OutputFacts,
  wholeFile: string,
  isSoFar = false,
): string | null {
  const sentences: string[] = [];
  if (omitted !== undefined) sentences.push(`${amountOf(omitted)} left out here.`);
  if (truncated) sentences.push(KEPT_IN_PART);
  if (omitted !== undefined && wholeFile !== '' && streamed === undefined) {
    const whole = isSoFar ? 'The whole output so far is' : 'The whole output is';
    sentences.push(`${truncated ? 'All that it kept is' : whole} in ${wholeFile}.`);
  }
  if (streamed === 'part') sentences.push('The end of this output could not be read.');
  return sentences.length === 0 ? null : sentences.join(' ');
}

function amountOf({ lines, bytes }: Omission): string {
  return `${counted(lines, 'line')} (${counted(bytes, 'byte')})`;
}

/** After the last whole line that fits; within a line where none fits, but between characters. */
function endOfHead(bytes: Buffer, limits: Share): number {
  const latest = Math.min(limits.bytes, bytes.length);
  let end = 0;
  for (let at = 0, lines = 0; at < latest && lines < limits.lines; at += 1) {
    if (!endsLine(bytes, at)) continue;
    end = at + 1;
    lines += 1;
  }
  return end > 0 ? end : startOfCharacter(bytes, latest, -1);
}

function startOfTail(bytes: Buffer, limits: Share): number {
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
