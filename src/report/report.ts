import type { LegResult } from '../legs/leg.ts';
import type { CollectedRecord, RunRecord } from '../legs/run-record.ts';
import type { Verdict } from '../legs/verdict.ts';
import type { ModeName } from '../values/mode.ts';

/** All that a mode knows when it ends: what log, outputs, summary and annotations are made from. */
export interface Report {
  readonly mode: ModeName;
  readonly verdict: Verdict;
  /** In the order given. */
  readonly results: readonly LegResult[];
  /** Mode run: the imports and the setup that came before the legs; empty in other modes. */
  readonly preparation: readonly LegResult[];
  readonly record: Pick<RunRecord, 'setup' | 'collected'>;
  /** Mode run: the step starts its legs and does not wait for them. */
  readonly detached: boolean;
  /** The file with all that the service kept of a stream; null when the step leaves none. */
  readonly streamFile: ((name: string, stream: 'stdout' | 'stderr', isPreparation: boolean) => string) | null;
  /** Milliseconds since the epoch: when the mode began and ended. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why the step stopped before its legs: a crash, bad inputs, a signal; null when it ran to its end. Untrusted. */
  readonly stopped: string | null;
}

/** When the job summary is written: `failed` is when the step does not pass. */
export type SummaryPolicy = 'true' | 'failed' | 'false';

/** The report with other names of legs. A page rewrites and shortens a name, so it must be free of secrets before. */
export function renameLegs(report: Report, rename: (name: string) => string): Report {
  const renamed = (result: LegResult): LegResult => {
    return { ...result, leg: { ...result.leg, name: rename(result.leg.name) } };
  };
  return { ...report, results: report.results.map(renamed), preparation: report.preparation.map(renamed) };
}

/** What came before the legs and kept them from starting, the first that failed; null when all of it passed. */
export function failedPreparation({ preparation }: Pick<Report, 'preparation'>): LegResult | null {
  const failing = preparation.filter(({ exitCode }) => exitCode > 0);
  return failing.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown') ?? failing[0] ?? null;
}

/** The legs that made the step fail, in the order given; those that were never started come last. */
export function failingLegs({ results }: Pick<Report, 'results'>): LegResult[] {
  const failing = results.filter(({ exitCode }) => exitCode > 0);
  return failing.sort((one, other) => Number(one.start === 'planned') - Number(other.start === 'planned'));
}

/** The legs that were not started, since they passed in an earlier attempt of the workflow run. */
export function reusedLegs({ results }: Pick<Report, 'results'>): LegResult[] {
  return results.filter(({ reusedFrom }) => reusedFrom !== null);
}

/** All that was collected, of all legs together. `folders` names each local folder once, relative to the workspace. */
export function collectedTotal({ record }: Pick<Report, 'record'>): CollectedRecord {
  const records = [...record.collected.values()];
  return {
    files: records.reduce((sum, { files }) => sum + files, 0),
    bytes: records.reduce((sum, { bytes }) => sum + bytes, 0),
    folders: [...new Set(records.flatMap(({ folders }) => folders))],
  };
}
