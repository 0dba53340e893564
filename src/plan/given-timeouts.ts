import { quote } from '../values/values.ts';
import { holdsPlaceholder, type Template } from './placeholders.ts';
import { placeOf, type PlannedLeg } from './plan-leg.ts';
import { PARSERS, type Settings } from './settings.ts';

/** A time limit of commands, as the step gives it. */
export interface GivenTimeout {
  /** The input, and where in it. */
  readonly where: string;
  /** The value as given, or as its placeholders make it; quoted. */
  readonly shown: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Every time limit that is given, once each: the step's, used or not, and those of the legs. All of them are valid. */
export function givenTimeouts(step: Settings, legs: readonly PlannedLeg[]): GivenTimeout[] {
  const found = new Map<string, GivenTimeout>();
  const add = (template: Template, where: string, timeout: number): void => {
    const shown = quote(holdsPlaceholder(template) ? `${String(timeout / 1000)}s` : template.text.trim());
    found.set(`${where}: ${shown}`, { where, shown, timeout });
  };
  const shared = step.single.timeout;
  if (shared !== undefined && !holdsPlaceholder(shared)) add(shared, shared.where, PARSERS.timeout(shared.text));
  for (const { plan, single } of legs) {
    if (plan.timeout === null || single.timeout === undefined) continue;
    add(single.timeout, placeOf(single.timeout, plan.name), plan.timeout);
  }
  return [...found.values()];
}
