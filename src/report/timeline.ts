import type { LegResult, Outcome } from '../legs/leg.ts';
import { counted } from './count.ts';
import { ganttLabel, html, joinHtml, type Html } from './escape.ts';
import type { Report } from './report.ts';

/** Legs in one picture: more could not be told apart. */
const MOST_LEGS = 60;

/** A section for each outcome, what needs attention first, with the tags that give it Mermaid's colours. */
const SECTIONS: readonly (readonly [outcome: Outcome, title: Html, tags: Html])[] = [
  ['failed', html`Failed`, html`crit, `],
  ['unknown', html`Unknown`, html`crit, `],
  ['timed-out', html`Timed out`, html`active, crit, `],
  ['cancelled', html`Cancelled`, html``],
  ['active', html`Active`, html`active, `],
  ['passed', html`Passed`, html`done, `],
];

/**
 * A Mermaid gantt of when the legs ran, in a fenced code block. Null with fewer than two legs whose start is known. A
 * leg that is still active reaches to the end of the step. All of it is numbers, words of ours and gantt labels, so no
 * text from outside can end the fence.
 */
export function timelineOf({ results, endedAt }: Report): Html | null {
  const bars = results.flatMap((result) => barOf(result, endedAt) ?? []);
  if (bars.length < 2) return null;
  let left = MOST_LEGS;
  const sections = SECTIONS.flatMap(([outcome, title, tags]) => {
    const members = bars.filter((bar) => bar.outcome === outcome).slice(0, left);
    if (members.length === 0) return [];
    left -= members.length;
    return [
      html` section ${title}`,
      ...members.map(({ label, start, end }) => html` ${label} :${tags}${start}, ${end}`),
    ];
  });
  const picture = joinHtml(
    [html`\`\`\`mermaid`, html`gantt`, html` dateFormat x`, html` axisFormat %H:%M:%S`, ...sections, html`\`\`\``],
    '\n',
  );
  if (bars.length <= MOST_LEGS) return picture;
  const note = html`<p>The picture shows ${MOST_LEGS} of ${counted(bars.length, 'leg')}, those that did not pass first.</p>`;
  return joinHtml([picture, note], '\n\n');
}

interface Bar {
  readonly outcome: Outcome;
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
}

function barOf({ leg, outcome, operation }: LegResult, endedAt: number): Bar | null {
  const start = Date.parse(operation?.createdAt ?? '');
  const duration = operation?.duration ?? null;
  const end = duration === null ? endedAt : Math.round(start + duration * 1_000);
  if (!(start > 0) || !Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return null;
  return { outcome, label: ganttLabel(leg.name), start, end: Math.max(end, start + 1) };
}
