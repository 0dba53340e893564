import type { LegResult } from '../legs/leg.ts';
import { isFlaky, isGivenUp } from '../legs/outcome.ts';
import type { CollectedRecord, RunRecord } from '../legs/run-record.ts';
import type { TestResults } from '../legs/test-results.ts';
import type { Verdict } from '../legs/verdict.ts';
import type { LegPlan } from '../plan/leg-plan.ts';
import type { ModeName } from '../values/mode.ts';
import type { LinePlace } from '../values/problems.ts';

/** All that a mode knows when it ends: what log, outputs, summary and annotations are made from. */
export interface Report {
  readonly mode: ModeName;
  readonly verdict: Verdict;
  /** In the order given. */
  readonly results: readonly LegResult[];
  /** Mode run: the imports and the setup that came before the legs; empty in other modes. */
  readonly preparation: readonly LegResult[];
  readonly record: Pick<RunRecord, 'setup' | 'collected'>;
  /** What the legs' test reports came to; null in a step without any. */
  readonly tests: RunRecord['tests'];
  /** What a dry run found; null for a step that was none, or that stopped before. */
  readonly preview: RunRecord['preview'];
  /** Mode run: the names of all legs of the plan, in its order, none when there is no plan; null in other modes. */
  readonly legNames: readonly string[] | null;
  /** The values of each leg that a matrix made, by its name, as of `LegPlan.values`; empty without a matrix. */
  readonly matrix: ReadonlyMap<string, LegPlan['values']>;
  /** Mode run: the step starts its legs and does not wait for them. */
  readonly detached: boolean;
  /** Milliseconds since the epoch: when the mode began and ended. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Nothing at the address of the service has ever answered, so that nothing is known of any leg. */
  readonly unanswered: boolean;
  /** Why the step stopped before its legs: a crash, bad inputs, a signal; null when it ran to its end. Untrusted. */
  readonly stopped: string | null;
  /** The line that the first of bad inputs is about, when they are in a file of the checkout. */
  readonly stoppedAt: LinePlace | null;
}

/** When the job summary is written: `failed` is when the step does not pass. */
export type SummaryPolicy = 'true' | 'failed' | 'false';

/**
 * The report with other names of legs, and other texts of a dry run and of tests. A page rewrites and shortens them, so they
 * must be free of secrets before.
 */
export function renameLegs(report: Report, rename: (name: string) => string): Report {
  const renamed = (result: LegResult): LegResult => {
    return { ...result, leg: { ...result.leg, name: rename(result.leg.name) } };
  };
  const { preparation, preview, results, legNames, matrix, tests } = report;
  const changed = (values: LegPlan['values']) => new Map([...values].map(([path, text]) => [path, rename(text)]));
  return {
    ...report,
    results: results.map(renamed),
    preparation: preparation.map(renamed),
    tests: tests && changeTests(tests, rename),
    preview: changeTexts(preview, rename),
    legNames: legNames?.map(rename) ?? null,
    matrix: new Map([...matrix].map(([name, values]) => [rename(name), changed(values)])),
  };
}

/** Each text is changed once: a hundred thousand tests name the same few legs. */
function changeTests({ byLeg, ...others }: TestResults, change: (text: string) => string): TestResults {
  const known = new Map<string, string>();
  const changed = (text: string): string => {
    const after = known.get(text) ?? change(text);
    known.set(text, after);
    return after;
  };
  return {
    ...changeTexts(others, changed),
    byLeg: new Map([...byLeg].map(([name, counts]) => [changed(name), counts])),
  };
}

/** The same data with each text changed. */
function changeTexts<Data>(data: Data, change: (text: string) => string): Data;
function changeTexts(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data)) return data.map((item: unknown) => changeTexts(item, change));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, changeTexts<unknown>(value, change)]));
}

/** What came before the legs and kept them from starting, the first that failed; null when all of it passed. */
export function failedPreparation({ preparation }: Pick<Report, 'preparation'>): LegResult | null {
  const failing = preparation.filter(({ exitCode }) => exitCode > 0);
  return failing.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown') ?? failing[0] ?? null;
}

/**
 * The legs that made the step fail, in the order given; those that were never started come last. Fail-fast gave up the others
 * for them.
 */
export function failingLegs({ results }: Pick<Report, 'results'>): LegResult[] {
  const failing = results.filter((result) => result.exitCode > 0 && !isGivenUp(result));
  return failing.sort((one, other) => Number(one.start === 'planned') - Number(other.start === 'planned'));
}

/** The legs that passed after their command had failed. */
export function flakyLegs({ results }: Pick<Report, 'results'>): LegResult[] {
  return results.filter(isFlaky);
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
