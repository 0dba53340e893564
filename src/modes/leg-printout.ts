import type { Stream } from '../collect/output-folder.ts';
import type { OperationDetail, Output } from '../contree/types.ts';
import { parseUuid } from '../contree/uuid.ts';
import type { LogPolicy } from '../inputs/inputs.ts';
import type { LegResult } from '../legs/leg.ts';
import { isTerminal } from '../contree/status.ts';
import { joinLogText, logLine, type LogText, type PrefixedLines } from '../report/text/escape.ts';
import { describeOmission, excerpt } from '../report/excerpts/excerpt.ts';
import { legFacts, tryFacts } from '../report/text/leg-phrase.ts';
import { openCommand, ownLine, prefixed } from '../report/log/line-prefix.ts';
import { isApart, leftOutAbove } from '../report/log/live-end.ts';
import type { LiveEnd } from '../report/log/live-log.ts';
import type { LabelledStream, OutputGroup } from '../report/log/log.ts';
import { isShort, outputEnd } from '../report/log/output-end.ts';
import { phraseLog } from '../report/text/phrase.ts';
import { linesOf } from '../values/values.ts';
import type { Ended, Written } from './leg-output.ts';
import type { Records } from './leg-records.ts';

const STREAMS = ['stdout', 'stderr'] as const;

/** What the log shows of a leg that has ended, from top to bottom. */
export interface Shown {
  /** Folded; null for none. */
  readonly group: OutputGroup | null;
  readonly lines: readonly PrefixedLines[];
  readonly notes: readonly LogText[];
}

/** One of both is printed. */
export interface Printout {
  readonly folded: Shown;
  /** With the end of the output not folded, made when it is wanted; null for a leg that is no failure. */
  readonly open: (() => Shown) | null;
}

interface PrintoutOptions {
  /** How much of its output was printed as it came. */
  readonly shown?: Ended['shown'];
  /** What was printed so. */
  readonly live?: Ended['live'];
  /** Another try of the leg follows. */
  readonly isRetried?: boolean;
}

/** What to print of a leg's output, long output cut; null when the policy excludes it or there is none. */
export function printoutOf(
  result: LegResult,
  detail: OperationDetail | null,
  logs: LogPolicy,
  { results, streamFiles }: Pick<Records, 'results' | 'streamFiles'>,
  { shown = 'none', live = null, isRetried = false }: PrintoutOptions = {},
): Printout | null {
  const hasFailed = result.outcome !== 'passed' && result.outcome !== 'active';
  if (detail === null || logs === 'none' || (logs === 'failed' && !hasFailed)) return null;
  const { leg, command } = result;
  const { operation } = detail;
  const isSoFar = !isTerminal(operation.status);
  const wholeFile = (stream: Stream): string =>
    streamFiles?.pathOf(leg.name, stream) ?? `${results.path} until the job ends`;
  const isLive = shown === 'all';
  const { streams, notes, written } = isLive
    ? missingOf(operation, live, wholeFile)
    : excerptsOf(operation, wholeFile, isSoFar);
  if (shown === 'some') notes.push(logLine`Lines that were printed as they came are repeated here.`);
  const factsOf = isRetried ? tryFacts : legFacts;
  const facts = joinLogText(factsOf('wait', result).map(phraseLog), ' · ');
  const title = logLine`${leg.name} · ${facts}${isSoFar ? logLine` · output so far` : logLine``}`;
  const error = operation.error === null ? [] : [logLine`error: ${operation.error}`];
  const parts = { name: leg.name, title, command, written, streams, notes, error };
  const folded = foldedOf(parts);
  const isOpen = isFailure(result) && !isRetried;
  const inside = isOpen ? insideOf(result) : [];
  const isRepeated = isOpen && isLive && live !== null && isApart(live);
  if (isEmpty(folded) && inside.length === 0 && !isRepeated) return null;
  return { folded, open: isOpen ? () => openOf(parts, isRepeated ? onceMore(parts) : [], inside) : null };
}

/** What to print of a leg that is still active at the deadline; null when the policy excludes it or there is no output. */
export function printoutSoFar(result: LegResult, written: Written, logs: LogPolicy): Printout | null {
  if (logs === 'none' || logs === 'live') return null;
  const { name } = result.leg;
  const title = logLine`${name} · still active · output so far`;
  const parts = { name, title, command: result.command, error: [], ...excerptsOf(written, () => '', true) };
  if (parts.streams.length === 0) return null;
  const open = (): Shown => openOf(parts, [ownLine(name, 'its output so far')], []);
  return { folded: foldedOf(parts), open: isFailure(result) ? open : null };
}

interface Excerpts {
  readonly streams: LabelledStream[];
  /** What they lack. */
  readonly notes: LogText[];
  /** Both streams, no longer than what is shown of them. */
  readonly written: Written;
}

interface Parts extends Excerpts, Pick<OutputGroup, 'title' | 'command'> {
  readonly name: string;
  /** What the service says of the leg's end. */
  readonly error: readonly LogText[];
}

/** The eye looks for the end of its output: a failure that counts. One that another leg led to is none. */
function isFailure({ outcome, allowFailure }: LegResult): boolean {
  return !allowFailure && (outcome === 'failed' || outcome === 'timed-out');
}

function isEmpty({ group, lines, notes }: Shown): boolean {
  return group === null && lines.length + notes.length === 0;
}

function foldedOf({ name, title, command, streams, notes, error }: Parts): Shown {
  const all = [...notes, ...error];
  return streams.length === 0
    ? { group: null, lines: [], notes: named(name, all) }
    : { group: { title, command, streams, notes: all }, lines: [], notes: [] };
}

/**
 * The end of the output below the folded whole. What is short is not folded, and stands behind its command, unless that is
 * long.
 * @param lead stands before lines that have no group
 */
function openOf(parts: Parts, lead: readonly PrefixedLines[], inside: readonly LogText[]): Shown {
  const { name, title, command, written, streams, notes, error } = parts;
  const below = [...named(name, [...notes, ...error]), ...inside];
  if (streams.length === 0) return { group: null, lines: lead, notes: below };
  if (!isShort(written)) {
    const lines = prefixed(name, outputEnd(written));
    return { group: { title, command, streams, notes }, lines, notes: [...named(name, error), ...inside] };
  }
  const lines = [...lead, ...prefixed(name, streams)];
  if (command === null) return { group: null, lines, notes: below };
  if (!isShort(written, linesOf(command).length)) {
    return { group: { title, command, streams: [], notes: [] }, lines, notes: below };
  }
  return { group: null, lines: [...openCommand(name, command), ...lines], notes: below };
}

function onceMore({ name, written }: Parts): PrefixedLines[] {
  const lines = prefixed(name, outputEnd(written));
  return lines.length === 0 ? [] : [ownLine(name, 'its end once more'), ...lines];
}

function named(name: string, notes: readonly LogText[]): LogText[] {
  return notes.map((note) => logLine`${name} · ${note}`);
}

/** How to look at the files of a leg that failed. What else stood in the image's place could be no argument for a shell. */
function insideOf({ leg, operation }: LegResult): LogText[] {
  const image = parseUuid(operation?.resultImage ?? '');
  return image === null ? [] : [logLine`${leg.name} · look inside: eval $(contree use -N ${image})`];
}

/** @param wholeFile where the output is whole; empty when nowhere */
function excerptsOf(written: Written, wholeFile: (stream: Stream) => string, isSoFar: boolean): Excerpts {
  const streams: LabelledStream[] = [];
  const notes: LogText[] = [];
  const kept: Record<Stream, Output | null> = { stdout: null, stderr: null };
  for (const label of STREAMS) {
    const output = written[label];
    if (output === null || output.bytes.length === 0) continue;
    const shown = excerpt(output);
    kept[label] = shown;
    const note = describeOmission(shown, wholeFile(label), isSoFar);
    streams.push({ label, text: shown.bytes.toString() });
    if (note !== null) notes.push(logLine`${label}: ${note}`);
  }
  return { streams, notes, written: kept };
}

/** Of output that was printed live: only notes on what was left out there, and on what the service did not send. */
function missingOf(written: Written, live: LiveEnd | null, wholeFile: (stream: Stream) => string): Excerpts {
  const kept = STREAMS.filter((label) => isInFile(written[label]));
  const leftOut = live && leftOutAbove(live, [...new Set(kept.map(wholeFile))]);
  const notes = STREAMS.flatMap((label) => {
    const output = written[label];
    const missing = output === null ? null : describeOmission({ ...output, omitted: undefined }, '');
    return missing === null ? [] : [logLine`${label}: ${missing}`];
  });
  return { streams: [], written, notes: [...(leftOut === null ? [] : [logLine`${leftOut}`]), ...notes] };
}

/** Files hold nothing of what only the event stream brought, or not all of it. */
function isInFile(output: Output | null): boolean {
  return output !== null && output.bytes.length > 0 && output.streamed === undefined;
}
