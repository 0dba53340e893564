import type { LegResult } from '../../legs/leg.ts';
import { isFlaky, isGivenUp } from '../../legs/outcome.ts';
import { codeCell, html, type Html } from '../text/escape.ts';
import { counted, grouped } from '../text/format.ts';
import { outcomeWord } from '../text/leg-phrase.ts';
import type { Report } from '../report.ts';
import { OUTCOME_ICONS } from './summary-cells.ts';

/** With more groups than these each says little, and so does a group of one leg. */
const MOST_GROUPS = 20;
/** UTF-16 units of an axis and of one of its values. */
const VALUE_LENGTH = 60;

/** Legs that ended alike. */
export interface LegGroup {
  readonly title: Html;
  readonly results: readonly LegResult[];
}

/** 0 for a leg that a reader should see, 1 for one that passed on a later try, 2 for one as expected. */
export function needOf({ verdict, mode }: Pick<Report, 'verdict' | 'mode'>, result: LegResult): 0 | 1 | 2 {
  if (isFlaky(result)) return 1;
  const { outcome, exitCode, loss, start } = result;
  if (loss !== null) return 0;
  switch (outcome) {
    case 'passed':
    case 'ended':
    case 'active':
      return exitCode === 0 ? 2 : 0;
    case 'cancelled': {
      const hasCause = isGivenUp(result) || start === 'planned' || verdict.outcome === 'cancelled';
      return hasCause || (mode === 'cancel' && exitCode === 0) ? 2 : 0;
    }
    case 'failed':
    case 'timed-out':
    case 'unknown':
      return 0;
  }
}

/** In mode run and wait they are legs, else what was found or named. */
export function nounOf({ mode }: Pick<Report, 'mode'>): string {
  return mode === 'run' || mode === 'wait' ? 'leg' : 'operation';
}

/**
 * The legs by how they ended, and by the values of the first axis that parts the matrix into a few groups. A
 * title says how many legs have the value in all.
 * @param isRest others of the same groups are shown elsewhere
 */
export function groupLegs(report: Report, results: readonly LegResult[], isRest = false): LegGroup[] {
  const axis = axisOf(report);
  const valueOf = ({ leg }: LegResult): string => (axis === null ? '' : (report.matrix.get(leg.name)?.get(axis) ?? ''));
  const all = Map.groupBy(report.results, valueOf);
  const amountOf = (count: number, value: string): string => {
    if (isRest) return `${grouped(count)} more`;
    if (axis === null) return counted(count, nounOf(report));
    return `${grouped(count)} of ${counted(all.get(value)?.length ?? 0, 'leg')}`;
  };
  return [...Map.groupBy(results, ({ outcome }) => outcome)].flatMap(([outcome, members]) =>
    [...Map.groupBy(members, valueOf)].map(([value, group]) => {
      const name = axis === null ? html`` : html`${codeCell(axis, VALUE_LENGTH)} ${codeCell(value, VALUE_LENGTH)}: `;
      const amount = amountOf(group.length, value);
      return { title: html`${OUTCOME_ICONS[outcome]} ${name}${amount} ${outcomeWord(outcome)}`, results: group };
    }),
  );
}

/** Null where no axis, known of every leg, has few values with several legs each. */
function axisOf({ matrix, results }: Report): string | null {
  const [first] = results;
  const axes = first === undefined ? [] : [...(matrix.get(first.leg.name)?.keys() ?? [])];
  const isFit = (axis: string): boolean => {
    const values = results.map(({ leg }) => matrix.get(leg.name)?.get(axis));
    const different = new Set(values);
    return (
      !different.has(undefined) && different.size > 1 && different.size <= Math.min(MOST_GROUPS, results.length / 2)
    );
  };
  return axes.find(isFit) ?? null;
}
