import type { Problems } from '../values/problems.ts';
import { holdsPlaceholder, type Template } from './placeholders.ts';
import type { SettingName } from './setting-fields.ts';
import type { LegDraft, Settings } from './settings.ts';

/** What a setup takes of the defaults too. */
const OF_SETUP: readonly SettingName[] = ['cwd', 'timeout', 'truncate-output-at', 'disk-limit'];

/**
 * Warns of each default that no leg uses, since all have a value of their own. An image is none of them: a login to a registry
 * is for the one that the step's image names.
 */
export function checkDefaults(
  step: Settings,
  drafts: readonly LegDraft[],
  hasSetup: boolean,
  problems: Problems,
): void {
  if (drafts.length === 0) return;
  const everyHasOwn = (has: (own: Settings) => boolean): boolean => drafts.every(({ own }) => has(own));
  const unused = (Object.entries(step.single) as [SettingName, Template][])
    .filter(([name]) => name !== 'image' && !(hasSetup && OF_SETUP.includes(name)))
    .filter(([name]) => everyHasOwn(({ single }) => single[name] !== undefined))
    .map(([, template]) => template);
  if (step.command !== null && everyHasOwn(({ command }) => command !== null)) unused.push(step.command);
  // A setup takes each variable without a placeholder too.
  const ofLegs = step.env.filter((variable) => !hasSetup || holdsPlaceholder(variable));
  const owners = new Map<string, number>();
  for (const { name } of drafts.flatMap(({ own }) => own.env)) owners.set(name, (owners.get(name) ?? 0) + 1);
  unused.push(...ofLegs.filter(({ name }) => owners.get(name) === drafts.length));
  for (const { where } of unused) problems.warn(where, 'it has no effect, because every leg has its own: drop it');
}
