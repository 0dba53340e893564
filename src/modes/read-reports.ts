import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { RemoteSource } from '../collect/remote-sources.ts';
import { isWithin } from '../files/boundary.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { LegPlan } from '../plan/leg-plan.ts';
import { type FoundReport, type FoundReports, ImageReports } from '../test-reports/image-reports.ts';
import { BadReport } from '../test-reports/junit/bad-report.ts';
import { readReport } from '../test-reports/junit/read-report.ts';
import type { LegTests } from '../test-reports/merge/leg-tests.ts';
import type { TestMerger } from '../test-reports/merge/test-merger.ts';
import { mergerOfRun } from '../test-reports/run-merger.ts';
import type { Context } from './context.ts';
import { ReportRemarks, type TryTotal } from './report-remarks.ts';
import type { WorkAfterEnd } from './work-after-end.ts';

/** Inputs of a step with `test-reports`. */
export type ReportingInputs = RunInputs & { readonly reports: NonNullable<RunInputs['reports']> };

/**
 * What collects files in other steps too. Imported here, it would lie apart from the rest of their bundle, which would grow by
 * the seams.
 */
export interface ReportDeps {
  readonly afterEnd: Pick<WorkAfterEnd, 'stop' | 'lateness' | 'collect'>;
  /** What the lines of `test-reports` want of a leg with that working directory. */
  readonly sourcesIn: (workingDirectory: string) => readonly RemoteSource[];
}

/** A try of a leg. The last one alone counts. */
interface Try {
  readonly leg: Leg;
  readonly plan: LegPlan;
  readonly result: LegResult;
  /** From 1; null for the last one. */
  readonly number: number | null;
  readonly tests: LegTests;
  readonly total: TryTotal;
}

/**
 * Reads the test reports that legs left in their images, and merges them. What stands in a report changes no verdict; one that
 * is missing is what `if-no-files-found` says.
 */
export class ReportReader {
  readonly #inputs: RunInputs;
  readonly #context: Context;
  readonly #afterEnd: ReportDeps['afterEnd'];
  readonly #plans: ReadonlyMap<string, LegPlan>;
  readonly #sourcesIn: ReportDeps['sourcesIn'];
  readonly #merger: TestMerger;
  readonly #remarks: ReportRemarks;
  #folder: Promise<string> | null = null;

  constructor(inputs: RunInputs, context: Context, { afterEnd, sourcesIn }: ReportDeps, merger: TestMerger) {
    this.#inputs = inputs;
    this.#context = context;
    this.#afterEnd = afterEnd;
    this.#sourcesIn = sourcesIn;
    this.#plans = new Map(inputs.plan.legs.map((plan) => [plan.name, plan]));
    this.#merger = merger;
    this.#remarks = new ReportRemarks(inputs, context);
  }

  /**
   * Reads the reports of a leg that has ended: those of each of its tries from the image that it left, the oldest first. Of a
   * last try that is read in part, that part counts.
   */
  async read(leg: Leg, result: LegResult): Promise<void> {
    const plan = this.#plans.get(leg.name);
    if (plan === undefined) return;
    const tests = this.#merger.leg(leg.name);
    for (const [index, tried] of [...result.earlier, result].entries()) {
      const number = tried === result ? null : index + 1;
      const total = { reports: 0, tests: 0, failed: 0, bad: 0 };
      tests.beginTry();
      const isWhole = await this.#readTry({ leg, plan, result: tried, number, tests, total });
      if (!isWhole) this.#remarks.recordStopped(leg, this.#afterEnd.lateness);
      if (number === null) tests.end();
      else if (!isWhole) return;
    }
  }

  /** Records what all reports came to that were read, and says what concerns several legs. */
  async close(): Promise<void> {
    const { ledger, record, signal } = this.#context;
    const tests = await this.#merger.results();
    record.tests = tests;
    if (!signal.aborted) this.#remarks.conclude(ledger.results(), tests, this.#merger.unmerged);
    const folder = await this.#folder?.catch(() => null);
    // What cannot be removed is in a private folder, which the runner empties.
    if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }

  /** Returns whether it was read to its end: not after a stop. */
  async #readTry(tried: Try): Promise<boolean> {
    const { leg, plan, result, number } = tried;
    const image = result.operation?.resultImage ?? null;
    if (image === null) {
      // A leg that was cancelled or failed by the platform leaves no image, and loses no report.
      if (number === null && result.outcome === 'passed')
        this.#remarks.recordNothing(leg, 'left no image to read test reports from');
      return true;
    }
    const workingDirectory = posix.resolve('/', plan.cwd);
    let images: ImageReports | null = null;
    for (const line of this.#sourcesIn(workingDirectory)) {
      try {
        this.#afterEnd.stop.throwIfAborted();
        images ??= await this.#open({
          image,
          workingDirectory,
          explains: number === null && this.#inputs.ifNoFilesFound !== 'ignore',
        });
        await images.find(line, (found) => this.#readAll(found, line, tried));
      } catch (error) {
        if (this.#afterEnd.stop.aborted) return false;
        this.#remarks.recordUnread(leg, line.line.remote, error);
      }
    }
    if (number === null) this.#remarks.sumUp(leg, tried.total);
    return true;
  }

  async #open(given: Readonly<{ image: string; workingDirectory: string; explains: boolean }>): Promise<ImageReports> {
    const { results } = this.#context;
    this.#folder ??= mkdtemp(join(dirname(results.path), 'test-reports-')).then((folder) => realpath(folder));
    return new ImageReports(this.#afterEnd, { ...given, folder: await this.#folder });
  }

  async #readAll(
    { reports, leftOut, nothing, surplus }: FoundReports,
    { line }: RemoteSource,
    tried: Try,
  ): Promise<void> {
    for (const report of reports) await this.#readOne(report, tried);
    if (tried.number !== null) return;
    if (nothing !== null) this.#remarks.recordNothing(tried.leg, `${nothing}${this.#hintOf(line.remote, tried.plan)}`);
    this.#remarks.warnOfUnwanted(tried.leg, line.remote, { leftOut, surplus });
  }

  /** What `${{ github.workspace }}` begins is a path of the runner, unless the sandbox has the same one. */
  #hintOf(remote: string, { cwd }: LegPlan): string {
    const { workspace } = this.#inputs;
    const isOfRunner = posix.isAbsolute(remote) && isWithin(workspace, remote) && !isWithin(workspace, cwd);
    return isOfRunner ? '; that is a path of the runner, and reports are read in the sandbox' : '';
  }

  /** Tests that stand before the place where a report breaks off count. */
  async #readOne(report: FoundReport, { leg, number, tests, total }: Try): Promise<void> {
    const before = total.tests;
    tests.beginReport(report.path);
    total.reports += 1;
    try {
      await readReport(
        report.read(),
        (test) => {
          total.tests += 1;
          if (test.status === 'failed') total.failed += 1;
          tests.add(test);
        },
        { signal: this.#afterEnd.stop },
      );
    } catch (error) {
      if (!(error instanceof BadReport)) throw error;
      total.bad += 1;
      this.#remarks.warnOfBad(
        leg,
        { path: report.path, number, why: error.message, tests: total.tests - before },
        total,
      );
    }
  }
}

/** A reader for the legs of the run, which knows where the files of the checkout went. */
export async function openReportReader(
  inputs: ReportingInputs,
  context: Context,
  deps: ReportDeps,
): Promise<ReportReader> {
  const merger = await mergerOfRun(inputs, { ...inputs.reports.commit, signal: context.signal }, context.hideSecrets);
  return new ReportReader(inputs, context, deps, merger);
}
