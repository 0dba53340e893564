import type { LegResult, Outcome } from '../legs/leg.ts';
import { counted } from './format.ts';
import { ganttLabel, html, joinHtml, type Html } from './escape.ts';
import { isAllowed } from './leg-phrase.ts';
import type { Report } from './report.ts';

/** Legs in one picture, and operations that prepare them: more could not be told apart. */
const MOST_LEGS = 60;
const MOST_PREPARATIONS = 10;

/** Of the picture's width: a time in the queue that is shorter would hardly be seen. */
const VISIBLE_SHARE = 0.02;

/** How a leg ended, and whether it may: an allowed failure is none of those that need attention. */
type Ending = Outcome | 'allowed';

/** A section for each ending, what needs attention first. */
const SECTIONS: readonly (readonly [ending: Ending, title: Html])[] = [
  ['failed', html`Failed`],
  ['unknown', html`Unknown`],
  ['timed-out', html`Timed out`],
  ['cancelled', html`Cancelled`],
  ['allowed', html`Allowed`],
  ['active', html`Active`],
  ['passed', html`Passed`],
];

/** What gives a bar one of Mermaid's colours. */
const TAGS: Readonly<Record<Ending, Html>> = {
  passed: html`done, `,
  failed: html`crit, `,
  cancelled: html``,
  'timed-out': html`active, crit, `,
  active: html`active, `,
  unknown: html`crit, `,
  allowed: html``,
};

interface Section {
  readonly title: Html;
  readonly bars: readonly Bar[];
}

/** When an operation was there. Milliseconds since the epoch. */
interface Bar {
  readonly ending: Ending;
  readonly label: string;
  readonly start: number;
  /** When its command began to run; the same as `start` where that is not known. */
  readonly begin: number;
  readonly end: number;
}

/**
 * A Mermaid gantt of when the setup and the legs ran, in a fenced code block. Null with fewer than two legs whose start is
 * known. A leg that is still active reaches to the end of the step. One that stood in a queue for a while has a bar for that
 * and one for its run, each in a row of its own: Mermaid's compact rows let the names of short bars run into each other
 * (mermaid-js/mermaid#4683). All of it is numbers, words of ours and gantt labels, so no text from outside can end the fence.
 */
export function timelineOf({ preparation, results, endedAt }: Report): Html | null {
  const bars = barsOf(results, endedAt);
  if (bars.length < 2) return null;
  const before = barsOf(preparation, endedAt).slice(-MOST_PREPARATIONS);
  const sections = [{ title: html`Setup`, bars: before }, ...sectionsOf(bars)].filter(
    (section) => section.bars.length > 0,
  );
  const shortest = VISIBLE_SHARE * spanOf(sections.flatMap((section) => section.bars));
  const lines = sections.flatMap(({ title, bars: members }) => [
    html` section ${title}`,
    ...members.flatMap((bar) => linesOf(bar, shortest)),
  ]);
  const picture = joinHtml(
    [html`\`\`\`mermaid`, html`gantt`, html` dateFormat x`, html` axisFormat %H:%M:%S`, ...lines, html`\`\`\``],
    '\n',
  );
  if (bars.length <= MOST_LEGS) return picture;
  const note = html`<p>The picture shows ${MOST_LEGS} of ${counted(bars.length, 'leg')}, those that did not pass first.</p>`;
  return joinHtml([picture, note], '\n\n');
}

function sectionsOf(bars: readonly Bar[]): Section[] {
  let left = MOST_LEGS;
  return SECTIONS.map(([ending, title]) => {
    const members = bars.filter((bar) => bar.ending === ending).slice(0, left);
    left -= members.length;
    return { title, bars: members };
  });
}

/** @param shortest milliseconds of a time in the queue that is shown */
function linesOf({ ending, label, start, begin, end }: Bar, shortest: number): Html[] {
  const isQueueShown = begin > start && begin - start >= shortest;
  const queue = isQueueShown ? [html` ${label} queued :active, ${start}, ${begin}`] : [];
  return [...queue, html` ${label} :${TAGS[ending]}${isQueueShown ? begin : start}, ${end}`];
}

function spanOf(bars: readonly Bar[]): number {
  return Math.max(...bars.map(({ end }) => end)) - Math.min(...bars.map(({ start }) => start));
}

function barsOf(results: readonly LegResult[], endedAt: number): Bar[] {
  return results.flatMap((result) => {
    const { leg, operation } = result;
    const start = Date.parse(operation?.createdAt ?? '');
    const duration = operation?.duration ?? null;
    const end = duration === null ? endedAt : Math.round(start + duration * 1_000);
    if (!(start > 0) || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return [];
    const elapsed = duration === null ? null : (operation?.elapsed ?? null);
    const begin = elapsed === null ? start : Math.max(Math.round(end - elapsed * 1_000), start);
    const ending = isAllowed(result) ? 'allowed' : result.outcome;
    return [{ ending, label: ganttLabel(leg.name), start, begin, end: Math.max(end, start + 1) }];
  });
}
