import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import type { GivenPlan } from './leg-plan.ts';
import type { PlannedLeg } from './plan-leg.ts';

/** Adds what is wrong with legs that are right each by itself. */
export function checkLegs(legs: readonly PlannedLeg[], given: GivenPlan, problems: Problems): void {
  if (given.setup.trim() === '') checkImages(legs, problems);
  checkTags(legs, problems);
  for (const leg of legs) checkKept(leg, given, problems);
}

function checkImages(legs: readonly PlannedLeg[], problems: Problems): void {
  const without = legs.filter(({ single }) => single.image === undefined);
  if (without.length === 0) return;
  const whose =
    without.length === legs.length
      ? ''
      : `, and ${named(without)} ${without.length === 1 ? 'has' : 'have'} no image of ${without.length === 1 ? 'its' : 'their'} own`;
  const forms = "use a UUID, tag:NAME, or a registry's image such as docker://python:3.12-slim";
  problems.add('image', `it is empty${whose}: ${forms}`);
}

/** A second leg would take the tag from the first. */
function checkTags(legs: readonly PlannedLeg[], problems: Problems): void {
  for (const [tag, sharing] of Map.groupBy(legs, ({ plan }) => plan.tag)) {
    const [, second] = sharing;
    if (tag === null || second === undefined) continue;
    const advice = `give each its own, such as ${quote(`${tag}-{{leg}}`)}`;
    problems.add(second.single.tag?.where ?? 'tag', `${quote(tag)} is the tag of ${named(sharing)}: ${advice}`);
  }
}

/** A tag, collected files and test reports need an image that is kept, and a step that waits for it. */
function checkKept({ plan, single }: PlannedLeg, given: GivenPlan, problems: Problems): void {
  const tag = plan.tag === null ? undefined : single.tag?.where;
  const disposable = plan.disposable ? single.disposable?.where : undefined;
  const drop = 'a disposable sandbox leaves no image: drop one of the two';
  if (disposable !== undefined && tag !== undefined) {
    problems.add(disposable, `it cannot be true with ${tag.name ?? tag.input}, since ${drop}`);
  }
  if (disposable !== undefined) {
    for (const input of given.needImages) problems.add(disposable, `it cannot be true with ${input}, since ${drop}`);
  }
  if (tag !== undefined && given.detach) {
    problems.add(tag, 'it cannot be used with detach, since the step does not wait for the image: drop one of the two');
  }
}

function named(legs: readonly PlannedLeg[]): string {
  const names = legs.slice(0, 5).map(({ plan }) => quote(plan.name));
  const more = legs.length - names.length;
  return `${legs.length === 1 ? 'leg' : 'legs'} ${names.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
