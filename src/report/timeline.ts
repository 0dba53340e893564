import type { LegResult } from '../legs/leg.ts';
import { ganttLabel, html, joinHtml, type Html } from './escape.ts';
import { counted } from './format.ts';
import { isAllowed } from './leg-phrase.ts';
import type { Report } from './report.ts';

/** Legs in one picture, and preparations: more bars would be too thin to read. */
const MOST_LEGS = 60;
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

/** An operation's time, in milliseconds since the epoch. */
interface Bar {
  readonly ending: (typeof ENDINGS)[keyof typeof ENDINGS];
  readonly label: string;
  readonly start: number;
  /** When its command began to run; the same as `start` where that is not known. */
  readonly begin: number;
  readonly end: number;
}

/**
 * A Mermaid gantt of when the setup and the legs ran, in a fenced code block; null with fewer than two legs whose start
 * is known. An active leg reaches to the step's end. Time in a queue has a row of its own: in Mermaid's compact rows
 * the names of short bars overlap (mermaid-js/mermaid#4683). Texts from outside are gantt labels only, so that none can
 * end the fence.
 */
export function timelineOf({ preparation, results, endedAt }: Report): Html | null {
  const bars = barsOf(results, endedAt);
  if (bars.length < 2) return null;
  const before = barsOf(preparation, endedAt).slice(-MOST_PREPARATIONS);
  const sorted = Object.values(ENDINGS).flatMap((ending) => bars.filter((bar) => bar.ending === ending));
  const shown = sorted.slice(0, MOST_LEGS);
  const all = [...before, ...shown];
  const span = Math.max(...all.map(({ end }) => end)) - Math.min(...all.map(({ start }) => start));
  const sections = Map.groupBy(all, (bar) => (before.includes(bar) ? SETUP_TITLE : bar.ending.title));
  const lines = [...sections].flatMap(([title, members]) => sectionLines(title, members, VISIBLE_SHARE * span));
  const head = [html`\`\`\`mermaid`, html`gantt`, html` dateFormat x`, html` axisFormat %H:%M:%S`];
  const picture = joinHtml([...head, ...lines, html`\`\`\``], '\n');
  if (bars.length <= MOST_LEGS) return picture;
  const note = html`<p>The picture shows ${MOST_LEGS} of ${counted(bars.length, 'leg')}, those that did not pass first.</p>`;
  return joinHtml([picture, note], '\n\n');
}

/** @param shortest milliseconds in the queue that are worth a bar, more than 0 */
function sectionLines(title: Html, bars: readonly Bar[], shortest: number): Html[] {
  const lines = bars.flatMap(({ ending, label, start, begin, end }) => {
    const isQueueShown = begin - start >= shortest;
    const queue = isQueueShown ? [html` ${label} queued :active, ${start}, ${begin}`] : [];
    return [...queue, html` ${label} :${ending.tags}${isQueueShown ? begin : start}, ${end}`];
  });
  return [html` section ${title}`, ...lines];
}

function barsOf(results: readonly LegResult[], endedAt: number): Bar[] {
  // One that was taken over ran long before, in another attempt.
  const ran = results.filter(({ reusedFrom }) => reusedFrom === null);
  return ran.flatMap((result) => {
    const { leg, operation, outcome } = result;
    const start = Date.parse(operation?.createdAt ?? '');
    const duration = operation?.duration ?? null;
    const end = duration === null ? endedAt : Math.round(start + duration * 1_000);
    if (!(start > 0) || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return [];
    const elapsed = duration === null ? null : (operation?.elapsed ?? null);
    const begin = elapsed === null ? start : Math.max(Math.round(end - elapsed * 1_000), start);
    const ending = ENDINGS[isAllowed(result) ? 'allowed' : outcome];
    return [{ ending, label: ganttLabel(leg.name), start, begin, end: Math.max(end, start + 1) }];
  });
}
