import type { LeftOut } from '../collect/move-tree.ts';
import { messageOf } from '../errors.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { TestResults } from '../legs/test-results.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted, grouped } from '../report/text/format.ts';
import { NAMED_LEGS, someNames } from '../report/text/some-names.ts';
import { IMAGE_LIMITS } from '../test-reports/image-reports.ts';
import { MERGE_LIMITS } from '../test-reports/merge/test-merger.ts';
import type { Context } from './context.ts';

/** Bad reports of a leg that have a warning of their own. */
const NAMED_REPORTS = 3;

/** What the reports of one try came to so far. */
export interface TryTotal {
  reports: number;
  tests: number;
  failed: number;
  /** Reports that could not be read to their end. */
  bad: number;
}

interface BadReportFacts {
  readonly path: string;
  /** Of the try; null for the last one. */
  readonly number: number | null;
  readonly why: string;
  /** Those that stand before the bad place. */
  readonly tests: number;
}

/** What there is to say about reading test reports. Nothing is said after a signal. */
export class ReportRemarks {
  readonly #ifNoFilesFound: RunInputs['ifNoFilesFound'];
  readonly #context: Pick<Context, 'ledger' | 'log' | 'signal'>;
  readonly #late: string[] = [];
  #lateness = '';

  constructor(
    { ifNoFilesFound }: Pick<RunInputs, 'ifNoFilesFound'>,
    context: Pick<Context, 'ledger' | 'log' | 'signal'>,
  ) {
    this.#ifNoFilesFound = ifNoFilesFound;
    this.#context = context;
  }

  /** The leg left no report where a line looks for one: what that means is for the user to say. */
  recordNothing(leg: Leg, nothing: string): void {
    if (this.#ifNoFilesFound === 'error') this.#recordLoss(leg, nothing);
    else this.#say(this.#ifNoFilesFound === 'warn' ? 'warning' : 'info', logLine`${leg.name} · ${nothing}`);
  }

  /** A report may be there, and no policy is for that; a report that must be there is lost. */
  recordUnread(leg: Leg, remote: string, error: unknown): void {
    const unread = `its test reports at ${remote} could not be read: ${messageOf(error)}`;
    if (this.#ifNoFilesFound === 'error') this.#recordLoss(leg, unread);
    else this.#say('warning', logLine`${leg.name} · ${unread}`);
  }

  /** @param lateness how a sentence about it ends; null after a signal of the runner */
  recordStopped(leg: Leg, lateness: string | null): void {
    if (lateness === null) return;
    if (this.#ifNoFilesFound === 'error') this.#recordLoss(leg, `its test reports were not all read ${lateness}`);
    else this.#late.push(leg.name);
    this.#lateness = lateness;
  }

  /** @param total with this report */
  warnOfBad(leg: Leg, { path, number, why, tests }: BadReportFacts, { bad }: TryTotal): void {
    if (bad > NAMED_REPORTS) return;
    const which = number === null ? logLine`` : logLine` of try ${number}`;
    const verb = tests === 1 ? logLine`counts` : logLine`count`;
    const [extent, rest] =
      tests === 0
        ? [logLine``, logLine``]
        : [logLine` whole`, logLine`; the ${counted(tests, 'test')} before that ${verb}`];
    this.#say('warning', logLine`${leg.name} · the test report ${path}${which} cannot be read${extent}: ${why}${rest}`);
  }

  warnOfUnwanted(
    leg: Leg,
    remote: string,
    { leftOut, surplus }: { leftOut: readonly LeftOut[]; surplus: number },
  ): void {
    const [first] = leftOut;
    if (first !== undefined) {
      const left = counted(leftOut.length, 'entry');
      this.#say('warning', logLine`${leg.name} · of ${remote}, ${left} left out, such as ${first.path}: ${first.why}`);
    }
    if (surplus === 0) return;
    const limit = counted(IMAGE_LIMITS.files, 'test report');
    this.#say(
      'warning',
      logLine`${leg.name} · ${surplus} more of ${remote} not read: ${limit} of a leg are read at most`,
    );
  }

  /** What the reports of the leg's last try came to. */
  sumUp(leg: Leg, { reports, tests, failed, bad }: TryTotal): void {
    if (reports === 0) return;
    const more = bad - NAMED_REPORTS;
    if (more > 0)
      this.#say('warning', logLine`${leg.name} · ${counted(more, 'more test report')} cannot be read whole`);
    const found = tests === 0 ? logLine`no tests` : logLine`${counted(tests, 'test')}, ${grouped(failed)} failed`;
    this.#say('info', logLine`${leg.name} · ${counted(reports, 'test report')}: ${found}`);
  }

  /** What concerns several legs is one warning for all. */
  conclude(legs: readonly LegResult[], { byLeg }: TestResults, unmerged: number): void {
    if (this.#late.length > 0) {
      this.#say(
        'warning',
        logLine`Test reports of ${counted(this.#late.length, 'leg')} were not all read ${this.#lateness} · ${someNames(this.#late, NAMED_LEGS)}`,
      );
    }
    const passed = legs.filter(({ outcome, leg }) => outcome === 'passed' && (byLeg.get(leg.name)?.failed ?? 0) > 0);
    if (passed.length > 0) {
      const names = someNames(
        passed.map(({ leg }) => leg.name),
        NAMED_LEGS,
      );
      const have = passed.length === 1 ? 'its report has' : 'their reports have';
      this.#say(
        'warning',
        logLine`${counted(passed.length, 'leg')} passed although ${have} failed tests: the exit code decides · ${names}`,
      );
    }
    if (unmerged > 0) {
      const limit = counted(MERGE_LIMITS.tests, 'different test');
      const are = unmerged === 1 ? logLine`is counted for its leg` : logLine`are counted for their legs`;
      this.#say('warning', logLine`${counted(unmerged, 'test')} beyond ${limit} ${are} alone`);
    }
  }

  #recordLoss(leg: Leg, loss: string): void {
    const { ledger, signal } = this.#context;
    if (signal.aborted) return;
    ledger.recordLoss(leg, loss);
    this.#say('info', logLine`${leg.name} · ${loss}`);
  }

  #say(severity: 'info' | 'warning', line: LogText): void {
    if (!this.#context.signal.aborted) this.#context.log[severity](line);
  }
}
