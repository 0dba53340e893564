import type { ReportedTest } from '../../src/test-reports/junit/reported-test.ts';

/** How many cases a report has, or must have. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Within `passed`. */
  readonly flaky: number;
}

/** A program and its arguments, run in a copy of the project. */
export type Command = readonly [program: string, ...args: string[]];

/** A way to run a test runner so that it writes JUnit XML. */
export interface ReportingTool {
  /** Also that of its recorded report. */
  readonly name: string;
  /** Folder in `projects`. */
  readonly project: string;
  /** Why it cannot run on this machine; null when it can. */
  readonly missing?: string | null;
  /** They must succeed. */
  readonly prepare?: readonly Command[];
  /** Run one after the other; what they print is one text. They fail, as their tests do. */
  readonly commands: readonly Command[];
  readonly env?: Readonly<Record<string, string>>;
  /** Pattern of the reports' paths in the project. */
  readonly reports: string;
  /** What the report must hold by what was printed. Where the tool's two words differ, a comment says how. */
  readonly counts: (printed: string) => Counts;
  /** A failing test as the report gives it; `/work` is the project. */
  readonly failing: Failing;
  /** Part of the longest message of the project, as far as the tool writes it. */
  readonly hostile?: string;
}

export interface Failing {
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  readonly file: string | null;
  readonly line: number | null;
  /** The whole of it, or a pattern that is in it. */
  readonly message: string | RegExp;
  /** In the details. */
  readonly details: RegExp;
}

export function countsOf(tests: readonly ReportedTest[]): Counts {
  const having = (status: ReportedTest['status']) => tests.filter((test) => test.status === status).length;
  const flaky = tests.filter(({ isFlaky }) => isFlaky).length;
  return { passed: having('passed'), failed: having('failed'), skipped: having('skipped'), flaky };
}
