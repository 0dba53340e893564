import type { LegResult } from '../legs/leg.ts';
import { type CollectedRecord, importedReference, type RunRecord, SETUP } from '../legs/run-record.ts';
import type { ModeName, Verdict } from '../legs/verdict.ts';
import { truncate } from './clean.ts';
import { phrase, type Phrase } from './phrase.ts';

/** When the job summary is written: always, only when the step does not pass, never. */
export type SummaryPolicy = 'true' | 'failed' | 'false';

/** All that a mode knows when it ends: what log, outputs, summary and annotations are made of. */
export interface Report {
  readonly mode: ModeName;
  readonly verdict: Verdict;
  /** In the order given. */
  readonly results: readonly LegResult[];
  /** Mode run: the imports and the setup that came before the legs; in other modes empty. */
  readonly preparation: readonly LegResult[];
  readonly record: Pick<RunRecord, 'setup' | 'collected'>;
  /** Mode run: the step starts its legs and leaves them to others. */
  readonly detached: boolean;
  /** Milliseconds since the epoch: when the mode began and ended. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why the step stopped before its legs did: a crash, bad inputs, a signal; null when it ran to its end. Untrusted. */
  readonly stopped: string | null;
}

export interface CollectedTotal {
  readonly files: number;
  readonly bytes: number;
  /** The local folders that hold it, each once, relative to the workspace. */
  readonly folders: readonly string[];
}

/** All that was collected, of all legs together. */
export function collectedTotal(collected: ReadonlyMap<string, CollectedRecord>): CollectedTotal {
  const records = [...collected.values()];
  return {
    files: records.reduce((sum, { files }) => sum + files, 0),
    bytes: records.reduce((sum, { bytes }) => sum + bytes, 0),
    folders: [...new Set(records.flatMap(({ folders }) => folders))],
  };
}

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
    ? phrase`${truncate(name, NAME_LENGTH)}`
    : phrase`import of ${truncate(reference, NAME_LENGTH)}`;
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
