import type { LegResult } from '../../legs/leg.ts';
import { ganttLabel, html, joinHtml, type Html } from '../text/escape.ts';
import { counted } from '../text/format.ts';
import { isAllowed } from '../text/leg-phrase.ts';
import type { Report } from '../report.ts';

/** Tries of legs in one picture, and preparations: more bars would be too thin to read. */
const MOST_TRIES = 60;
const MOST_PREPARATIONS = 10;
/** Share of the picture's width: a shorter time in the queue would hardly be visible. */
const VISIBLE_SHARE = 0.02;

/** A section for each ending, first what needs attention, and the tags that give its bars one of Mermaid's colours. */
const ENDINGS = {
  failed: { title: html`Failed`, tags: html`crit, ` },
  unknown: { title: html`Unknown`, tags: html`crit, ` },
  'timed-out': { title: html`Timed out`, tags: html`active, crit, ` },
  cancelled: { title: html`Cancelled`, tags: html`` },
  allowed: { title: html`Allowed`, tags: html`` },
  active: { title: html`Active`, tags: html`active, ` },
  ended: { title: html`Ended`, tags: html`done, ` },
  passed: { title: html`Passed`, tags: html`done, ` },
} satisfies Record<LegResult['outcome'] | 'allowed', unknown>;

const SETUP_TITLE = html`Setup`;

type Ending = (typeof ENDINGS)[keyof typeof ENDINGS];

/** All bars of a leg, the last one of its last try. */
interface Row {
  /** Of the leg. */
  readonly ending: Ending;
  readonly bars: readonly Bar[];
}

/** An operation's time, in milliseconds since the epoch. */
interface Bar {
  readonly tags: Html;
  readonly label: Html;
  readonly start: number;
  /** When its command began to run; the same as `start` where that is not known. */
  readonly begin: number;
  readonly end: number;
}

/**
 * A Mermaid gantt of when the setup and the legs ran, with all tries of a leg, in a fenced code block; null with fewer than
 * two legs whose start is known. An active leg reaches to the step's end. Time in a queue has a row of its own: in Mermaid's
 * compact rows the names of short bars overlap (mermaid-js/mermaid#4683). Texts from outside are gantt labels only, so that
 * none can end the fence.
 */
export function timelineOf({ preparation, results, endedAt }: Report): Html | null {
  const rows = rowsOf(results, endedAt);
  if (rows.length < 2) return null;
  const before = rowsOf(preparation, endedAt).slice(-MOST_PREPARATIONS);
  const sorted = Object.values(ENDINGS).flatMap((ending) => rows.filter((row) => row.ending === ending));
  const shown = firstRows(sorted);
  const all = [...before, ...shown];
  const bars = all.flatMap((row) => row.bars);
  const span = Math.max(...bars.map(({ end }) => end)) - Math.min(...bars.map(({ start }) => start));
  const sections = Map.groupBy(all, (row) => (before.includes(row) ? SETUP_TITLE : row.ending.title));
  const lines = [...sections].flatMap(([title, members]) => sectionLines(title, members, VISIBLE_SHARE * span));
  const head = [html`\`\`\`mermaid`, html`gantt`, html` dateFormat x`, html` axisFormat %H:%M:%S`];
  const picture = joinHtml([...head, ...lines, html`\`\`\``], '\n');
  if (shown.length === rows.length) return picture;
  const order = sorted[0]?.ending === sorted.at(-1)?.ending ? html`` : html`, those that did not pass first`;
  const note = html`<p>The picture shows ${shown.length} of ${counted(rows.length, 'leg')}${order}.</p>`;
  return joinHtml([picture, note], '\n\n');
}

/** As many legs as have few enough tries together, one at least. */
function firstRows(rows: readonly Row[]): Row[] {
  let left = MOST_TRIES;
  return rows.filter(({ bars }, index) => {
    left -= bars.length;
    return left >= 0 || index === 0;
  });
}

/** @param shortest milliseconds in the queue that are worth a bar, more than 0 */
function sectionLines(title: Html, rows: readonly Row[], shortest: number): Html[] {
  const bars = rows.flatMap((row) => row.bars);
  const lines = bars.flatMap(({ tags, label, start, begin, end }) => {
    const isQueueShown = begin - start >= shortest;
    const queue = isQueueShown ? [html` ${label} queued :active, ${start}, ${begin}`] : [];
    return [...queue, html` ${label} :${tags}${isQueueShown ? begin : start}, ${end}`];
  });
  return [html` section ${title}`, ...lines];
}

function rowsOf(results: readonly LegResult[], endedAt: number): Row[] {
  // One that was taken over ran long before, in another attempt.
  const ran = results.filter(({ reusedFrom }) => reusedFrom === null);
  return ran.flatMap((result) => {
    const tries = [...result.earlier, result].slice(-MOST_TRIES);
    const bars = tries.flatMap((each) => barOf(each, endedAt, tries.length > 1));
    return bars.length === 0 ? [] : [{ ending: endingOf(result), bars }];
  });
}

function endingOf(result: LegResult): Ending {
  return ENDINGS[isAllowed(result) ? 'allowed' : result.outcome];
}

/** None where its time is not known. */
function barOf(result: LegResult, endedAt: number, isNumbered: boolean): Bar[] {
  const { leg, operation, attempts } = result;
  const start = Date.parse(operation?.createdAt ?? '');
  const duration = operation?.duration ?? null;
  const end = duration === null ? endedAt : Math.round(start + duration * 1_000);
  if (!(start > 0) || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return [];
  const elapsed = duration === null ? null : (operation?.elapsed ?? null);
  const begin = elapsed === null ? start : Math.max(Math.round(end - elapsed * 1_000), start);
  const name = ganttLabel(leg.name);
  const label = isNumbered ? html`${name} try ${attempts}` : html`${name}`;
  return [{ tags: endingOf(result).tags, label, start, begin, end: Math.max(end, start + 1) }];
}
