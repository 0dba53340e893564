import type { Output } from '../../contree/types.ts';
import { cleanLine } from '../text/clean.ts';
import { endsOf, startOfCharacter } from '../excerpts/excerpt.ts';
import { failingText, nearestToEnds } from '../excerpts/failing-lines.ts';
import { counted } from '../text/format.ts';
import { countLines, endsLine } from '../excerpts/line-ends.ts';
import type { LabelledStream } from './log.ts';

/** Lines and UTF-16 units that the end of a leg's output may have. */
interface Room {
  readonly lines: number;
  readonly units: number;
}

const END: Room = { lines: 15, units: 2_048 };
/** Of it for stderr beside a long stdout: often the last lines there are only those of npm or make. */
const BESIDE_STDOUT: Room = { lines: 5, units: 680 };
/** Lines before the end that look like failures. */
const FAILING = 3;
/** UTF-16 units that the log shows of a line. */
const LINE_UNITS = 1_000;
/** Bytes in which the last lines are looked for, and failing ones before them. */
const WINDOW = 64 * 1024;

export const END_LINES = END.lines;

type Streams = Readonly<Record<'stdout' | 'stderr', Output | null>>;

/** Whether all of an output, with so many lines before it, is no longer than an end. */
export function isShort({ stdout, stderr }: Streams, linesBefore = 0): boolean {
  const outputs = [stdout, stderr].filter((output) => output !== null);
  const lines = outputs.reduce((sum, { bytes }) => sum + countLines(bytes), linesBefore);
  const bytes = outputs.reduce((sum, output) => sum + output.bytes.length, 0);
  return lines <= END.lines && bytes <= END.units && outputs.every(({ omitted }) => omitted === undefined);
}

/**
 * The last lines of each stream that are not blank, as a terminal shows them: of a line that carriage returns began anew the
 * last state. It says how many lines stand before them, and which of those look like failures.
 */
export function outputEnd({ stdout, stderr }: Streams): LabelledStream[] {
  const out = lastPart(stdout);
  const err = lastPart(stderr);
  const errRoom = larger(roomBeside(fitting(out, END)), BESIDE_STDOUT);
  const outRoom = roomBeside(fitting(err, errRoom));
  return [
    { label: 'stdout' as const, text: endOf(out, outRoom) },
    { label: 'stderr' as const, text: endOf(err, errRoom) },
  ].filter(({ text }) => text !== '');
}

/** The last lines of a stream, and what is known of the others. */
interface LastPart {
  /** As they came, between line feeds. */
  readonly written: readonly string[];
  /** Those that are not blank, as a terminal shows them, and the place of each among all. */
  readonly lines: readonly string[];
  readonly places: readonly number[];
  /** Of the whole stream, as the log counts them. */
  readonly total: number;
  /** Earlier lines that are known to look like failures. */
  readonly failing: readonly string[];
  /** Why there may be more behind the last line; null when there is not. */
  readonly lacks: string | null;
}

const NOTHING: LastPart = { written: [], lines: [], places: [], total: 0, failing: [], lacks: null };

function lastPart(output: Output | null): LastPart {
  if (output === null) return NOTHING;
  const { head, tail, failing = [], lineEnds } = endsOf(output);
  const start = startOfCharacter(tail, Math.max(0, tail.length - WINDOW), 1);
  const written = tail.toString('utf8', start).split('\n');
  const shown = written.map((line, index) => (index === 0 && start > 0 ? endOfLine(line) : lastState(line)));
  return {
    written,
    lines: shown.filter((line) => !isBlank(line)),
    places: shown.flatMap((line, index) => (isBlank(line) ? [] : [index])),
    total: tail.length === 0 || endsLine(tail, tail.length - 1) ? lineEnds : lineEnds + 1,
    failing: [
      ...(head === tail ? [] : failingOf(head.toString('utf8').split('\n'))),
      ...failing.map(({ text }) => text),
    ],
    lacks: lackOf(output),
  };
}

function lackOf({ truncated, streamed }: Output): string | null {
  if (truncated) return 'the service kept no more of it';
  return streamed === 'part' ? 'the rest could not be read' : null;
}

/** What a terminal shows of a line after the last carriage return that text follows. */
function lastState(line: string): string {
  return line.split('\r').findLast((state) => !isBlank(state)) ?? '';
}

/** Of a line whose beginning is not known. */
function endOfLine(line: string): string {
  const end = lastState(line).slice(1 - LINE_UNITS);
  const isHalf = /^[\udc00-\udfff]/.test(end);
  return `…${isHalf ? end.slice(1) : end}`;
}

function isBlank(line: string): boolean {
  return cleanLine(line).trim() === '';
}

/** The last lines for which there is room, at least one. */
function fitting({ lines }: LastPart, room: Room): readonly string[] {
  let first = lines.length;
  for (let units = 0; first > 0 && lines.length - first < room.lines; first -= 1) {
    units += unitsOf(lines[first - 1] ?? '');
    if (units > room.units && first < lines.length) break;
  }
  return lines.slice(first);
}

function unitsOf(line: string): number {
  return Math.min(line.length, LINE_UNITS);
}

function roomBeside(lines: readonly string[]): Room {
  const units = lines.reduce((sum, line) => sum + unitsOf(line), 0);
  return { lines: END.lines - lines.length, units: END.units - units };
}

function larger(one: Room, other: Room): Room {
  return { lines: Math.max(one.lines, other.lines), units: Math.max(one.units, other.units) };
}

function endOf(part: LastPart, room: Room): string {
  const shown = fitting(part, room);
  if (shown.length === 0) return '';
  const first = part.lines.length - shown.length;
  const rest = Buffer.from(part.written.slice(part.places[first]).join('\n'));
  const before = part.total - countLines(rest);
  // Test runners repeat their failures at the end: a line said twice would take the place of another.
  const distinct = new Set([...part.failing, ...failingOf(part.lines.slice(0, first))]);
  const failing = nearestToEnds([...distinct], FAILING);
  const lines = [...leadOf(before, failing), ...shown, ...(part.lacks === null ? [] : [`… ${part.lacks} …`])];
  return `${lines.join('\n')}\n`;
}

function failingOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => failingText(line) ?? []);
}

function leadOf(before: number, failing: readonly string[]): string[] {
  if (before <= 0) return [];
  const amount = counted(before, 'line');
  if (failing.length === 0) return [`… ${amount} before these …`];
  return [`… ${amount} before the last ones; among them these look like failures …`, ...failing, '… the last lines …'];
}
