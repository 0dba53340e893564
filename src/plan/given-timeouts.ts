import { type Place, showPlace } from '../values/place.ts';
import { holdsPlaceholder, type Template } from './placeholders.ts';
import { placeOf, type PlannedLeg } from './plan-leg.ts';
import { SETTING_FIELDS } from './setting-fields.ts';
import type { Settings } from './settings.ts';

/** A time limit of commands, as the step gives it. */
export interface GivenTimeout {
  readonly where: Place;
  /** The value as given, or as its placeholders make it. */
  readonly text: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Every time limit that is given, once each: the step's, used or not, and those of the legs. All of them are valid. */
export function givenTimeouts(step: Settings, legs: readonly PlannedLeg[]): GivenTimeout[] {
  const found = new Map<string, GivenTimeout>();
  const add = (template: Template, where: Place, timeout: number): void => {
    const text = holdsPlaceholder(template) ? `${String(timeout / 1000)}s` : template.text.trim();
    found.set(`${showPlace(where)}: ${text}`, { where, text, timeout });
  };
  const shared = step.single.timeout;
  if (shared !== undefined && !holdsPlaceholder(shared))
    add(shared, shared.where, SETTING_FIELDS.timeout.parse(shared.text));
  for (const { plan, single } of legs) {
    if (plan.timeout === null || single.timeout === undefined) continue;
    add(single.timeout, placeOf(single.timeout, plan.name), plan.timeout);
  }
  return [...found.values()];
}
