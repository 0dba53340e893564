import type { LegResult } from '../../legs/leg.ts';
import type { Html } from '../text/escape.ts';
import { BLANK_LINE, sizeOf } from './page.ts';
import { failingLegs, type Report } from '../report.ts';
import { type DetailsSource, hasDetails, openDetails, type OpenLimits } from './summary-details.ts';

/** Legs that are shown open, and the lines of output of all together, and of one. */
const MOST_OPEN = 3;
const LINES = 60;
const LINES_OF_ONE = 30;

/**
 * The first legs that made the step fail and have something to show of it, or in mode show, that failed. What a failing test
 * says is not among them, nor what was cancelled, nor a leg with the same problem as one before it.
 */
export function firstFailures(report: Report): LegResult[] {
  const { mode, preparation, results, tests } = report;
  const hasTests = ({ leg }: LegResult): boolean => (tests?.byLeg.get(leg.name)?.failed ?? 0) > 0;
  const failing =
    mode === 'show' ? results.filter(({ outcome }) => outcome === 'failed' || outcome === 'timed-out') : [];
  const candidates = new Set([
    ...preparation.filter(({ exitCode }) => exitCode > 0),
    ...failingLegs(report),
    ...failing,
  ]);
  const shown = [...candidates].filter(
    (result) => hasDetails(result) && result.outcome !== 'cancelled' && !hasTests(result),
  );
  const reasonOf = (result: LegResult): unknown =>
    result.operation === null ? (result.problem?.message ?? result) : result;
  return [...Map.groupBy(shown, reasonOf).values()].flatMap(([first]) => first ?? []).slice(0, MOST_OPEN);
}

export interface Fitting {
  readonly details: Html;
  /** Its output is left out. */
  readonly isShortened: boolean;
}

/** As much of each as fits into so many bytes together; a leg is left out when nothing of it fits. */
export function fitFailures(
  source: DetailsSource,
  legs: readonly LegResult[],
  room: number,
): ReadonlyMap<LegResult, Fitting> {
  const lines = Math.min(LINES_OF_ONE, Math.floor(LINES / Math.max(1, legs.length)));
  const forms: readonly OpenLimits[] = [
    { lines, more: true },
    { lines, more: false },
    { lines: Math.ceil(lines / 4), more: false },
    { lines: null, more: false },
  ];
  const fitting = new Map<LegResult, Fitting>();
  let left = room;
  for (const [index, result] of legs.entries()) {
    const share = left / (legs.length - index);
    const form = forms.find((limits) => sizeOf(openDetails(source, result, limits)) <= share);
    if (form === undefined) continue;
    const details = openDetails(source, result, form);
    fitting.set(result, { details, isShortened: form.lines === null });
    left -= sizeOf(details) + BLANK_LINE.length;
  }
  return fitting;
}
