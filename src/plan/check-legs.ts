import { quote } from '../values/values.ts';
import type { Problems } from '../values/problems.ts';
import type { GivenPlan, LegPlan } from './leg-plan.ts';
import type { LegDraft, SettingName, Settings } from './settings.ts';

const MOST_NAMED = 5;

/** A leg, and what it was made from. */
export interface PlannedLeg {
  readonly draft: LegDraft;
  readonly plan: LegPlan;
}

/** Adds what is wrong with legs that are right each by itself. */
export function checkLegs(legs: readonly PlannedLeg[], given: GivenPlan, step: Settings, problems: Problems): void {
  if (given.setup.trim() === '') checkImages(legs, step, problems);
  checkTags(legs, step, problems);
  for (const { draft, plan } of legs) checkKept(draft, plan, given, step, problems);
}

function checkImages(legs: readonly PlannedLeg[], step: Settings, problems: Problems): void {
  const without = legs.filter(({ draft }) => whereOf('image', draft, step) === null);
  if (without.length === 0) return;
  const whose = without.length === legs.length ? '' : `, and no own one for ${named(without)}`;
  problems.add(
    'image',
    `is not given${whose}: use a UUID, tag:NAME, or a registry's image such as docker://python:3.12-slim`,
  );
}

/** A tag names one image: a second leg would take it from the first. */
function checkTags(legs: readonly PlannedLeg[], step: Settings, problems: Problems): void {
  const tagged = Map.groupBy(legs, ({ plan }) => plan.tag);
  for (const [tag, sharing] of tagged) {
    const [, second] = sharing;
    if (tag === null || second === undefined) continue;
    const where = whereOf('tag', second.draft, step) ?? 'tag';
    problems.add(
      where,
      `${quote(tag)} is the tag of ${named(sharing)}: give each its own, such as ${quote(`${tag}-{{leg}}`)}`,
    );
  }
}

/** A tag and collected files need an image that is kept, and a step that waits for it. */
function checkKept(draft: LegDraft, plan: LegPlan, given: GivenPlan, step: Settings, problems: Problems): void {
  const tag = plan.tag === null ? null : whereOf('tag', draft, step);
  const disposable = plan.disposable ? whereOf('disposable', draft, step) : null;
  const drop = 'a disposable sandbox leaves no image: drop one of the two';
  if (disposable !== null && tag !== null) problems.add(disposable, `cannot be true with a tag (${tag}): ${drop}`);
  if (disposable !== null && given.collects) problems.add(disposable, `cannot be true with collect: ${drop}`);
  if (tag !== null && given.detach) {
    problems.add(tag, 'cannot be used with detach, since nothing waits for the image: drop one of the two');
  }
}

/** Where the setting of a leg is given, by itself or by the step; null when it is not. */
function whereOf(setting: SettingName, { own }: LegDraft, step: Settings): string | null {
  return (own.single[setting] ?? step.single[setting])?.where ?? null;
}

function named(legs: readonly PlannedLeg[]): string {
  const names = legs.slice(0, MOST_NAMED).map(({ plan }) => quote(plan.name));
  const more = legs.length - names.length;
  return `${legs.length === 1 ? 'leg' : 'legs'} ${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
