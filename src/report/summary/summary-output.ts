import type { Operation, Output } from '../../contree/types.ts';
import type { LegResult } from '../../legs/leg.ts';
import { isTerminal } from '../../contree/status.ts';
import { html, type Html, preformatted } from '../text/escape.ts';
import { describeOmission, excerpt, type ExcerptLimits, SUMMARY_EXCERPT } from '../excerpts/excerpt.ts';
import { countLines } from '../excerpts/line-ends.ts';

type Stream = 'stdout' | 'stderr';

/** Lines of what is left out of the middle that are shown, since they look like failures. */
const FAILING = 5;

/** What a leg wrote, as far as the limits of each stream go, and where the rest is. Has no blank line. */
export function outputDetails({ operation, outcome }: LegResult, limits: ExcerptLimits): Html[] {
  // What a leg wrote that passed is not kept.
  if (operation === null || outcome === 'passed') return [];
  const streams = writtenIn(operation).map(([stream, output]) => [stream, excerpt(output, limits)] as const);
  const shown = streams.map(([, output]) => output);
  return [...streamsOf(operation, streams), ...wholeOutput(operation, shown)];
}

function streamsOf(operation: Operation, streams: readonly (readonly [Stream, Output])[]): Html[] {
  if (streams.length === 0) return isTerminal(operation.status) ? [html`<p>It wrote nothing.</p>`] : [];
  return streams.flatMap(([stream, shown]) => streamDetails(operation, stream, shown));
}

/** Where the whole output is after the job, if anything is left out of it: with the service, unless it kept less. */
function wholeOutput({ uuid, status }: Operation, shown: readonly Output[]): Html[] {
  const isCut = shown.some(({ omitted }) => omitted !== undefined);
  const isKept = shown.every(({ omitted, streamed }) => omitted === undefined || streamed === undefined);
  if (!isCut || !isKept || !isTerminal(status)) return [];
  return [html`<p><code>contree show ${uuid}</code> prints all that the service kept of its output.</p>`];
}

/** The last lines that it wrote, at most so many of both streams together; one stream may use what the other leaves. */
export function lastLines({ operation, outcome }: LegResult, lines: number): Html[] {
  if (operation === null || outcome === 'passed') return [];
  const [one = 0, other = 0] = countsOf(operation);
  const most = Math.max(Math.ceil(lines / 2), lines - Math.min(one, other));
  const limits: ExcerptLimits = {
    head: { lines: 0, bytes: 0 },
    tail: { lines: most, bytes: SUMMARY_EXCERPT.tail.bytes },
    failing: FAILING,
  };
  const ends = writtenIn(operation).map(([stream, output]) => [stream, excerpt(output, limits)] as const);
  return streamsOf(operation, ends);
}

/** Whether `lastLines` leaves lines out that a longer excerpt shows. */
export function isLongerThan(result: LegResult, lines: number): boolean {
  return countsOf(result.operation).reduce((sum, count) => sum + count, 0) > lines;
}

function countsOf(operation: Operation | null): number[] {
  return operation === null ? [] : writtenIn(operation).map(([, { bytes }]) => countLines(bytes));
}

function writtenIn(operation: Operation): (readonly [Stream, Output])[] {
  return (['stdout', 'stderr'] as const).flatMap((stream) => {
    const output = operation[stream];
    return output === null || output.bytes.length === 0 ? [] : [[stream, output] as const];
  });
}

function streamDetails({ status }: Operation, stream: Stream, shown: Output): Html[] {
  // Of what is left out, the text says how much.
  const note = describeOmission({ ...shown, omitted: undefined }, '');
  // An excerpt without a beginning begins in the line after it.
  const text = shown.omitted === undefined ? shown.bytes.toString() : shown.bytes.toString().replace(/^\n(?=… )/, '');
  return [
    html`<p><b>${stream}${isTerminal(status) ? '' : ' so far'}</b></p>`,
    preformatted(text.replace(/\r?\n$|\r$/, '')),
    ...(note === null ? [] : [html`<p>${note}</p>`]),
  ];
}
