import type { LegResult } from '../legs/leg.ts';
import { importedReference, SETUP } from '../legs/preparation-names.ts';
import { capped } from './clean.ts';
import { phrase, type Phrase } from './phrase.ts';
import type { Report } from './report.ts';

/** UTF-16 units of a name in a sentence. */
const NAME_LENGTH = 120;

/** What came before the legs and kept them from being started, the first that failed; null when all of it passed. */
export function failedPreparation({ preparation }: Pick<Report, 'preparation'>): LegResult | null {
  const failing = preparation.filter(({ exitCode }) => exitCode > 0);
  return failing.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown') ?? failing[0] ?? null;
}

/** The part of the preparation as a sentence names it: `setup`, `import of docker://…`. */
export function preparationName({ leg: { name } }: LegResult): Phrase {
  if (name === SETUP) return phrase`setup`;
  const reference = importedReference(name);
  return reference === null
    ? phrase`${capped(name, NAME_LENGTH)}`
    : phrase`import of ${capped(reference, NAME_LENGTH)}`;
}

/**
 * Why the legs that were to be started were not, to follow `was not started:`; empty where nothing says why. Of a leg that
 * the deadline kept from its start its own facts tell.
 */
export function reasonNotStarted(report: Pick<Report, 'preparation' | 'results' | 'stopped'>): Phrase {
  const failed = failedPreparation(report);
  if (failed !== null) return phrase`the ${preparationName(failed)} did not pass`;
  if (report.stopped !== null) return phrase`the step stopped first`;
  const othersFailed = report.results.some(({ start, exitCode }) => start !== 'planned' && exitCode > 0);
  return othersFailed ? phrase`another leg did not pass (fail-fast)` : phrase``;
}
