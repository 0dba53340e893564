import type { RepositoryAccess } from './repository-client.ts';

/** To write check runs and to find them. The token is one of a job or an app: GitHub takes check runs of no other. */
export const PERMISSION = 'checks: write';

/** GitHub asks for few requests at a time. */
export const PARALLEL = 4;

/** Failures of single requests after which GitHub is left alone. */
export const MOST_FAILURES = 3;

/** The commit that shows the check runs. */
export interface CommitAccess extends RepositoryAccess {
  readonly sha: string;
}

export type CheckConclusion = 'success' | 'failure' | 'cancelled' | 'timed_out' | 'neutral';

/** A line of a file of the commit, with a title of at most 255 characters and plain text of at most 64 kB. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'failure';
  readonly title: string;
  readonly message: string;
}

export interface CheckOutput {
  /** One line of plain text. */
  readonly title: string;
  /** Markdown, of at most 65,535 characters. */
  readonly summary: string;
  /** At most 50: GitHub takes no more in one request, and adds them to those of earlier ones. */
  readonly annotations?: readonly CheckAnnotation[];
}

/** A check run, in the fields of GitHub's API. */
export interface RunningCheck {
  /** One line. Of equal names a commit shows the check run that was created last. */
  readonly name: string;
  /** By which it is found again. */
  readonly external_id?: string;
  readonly output: CheckOutput;
}

/** One that has ended. */
export interface CheckRun extends RunningCheck {
  readonly conclusion: CheckConclusion;
  /** RFC 3339; absent when it is not known. */
  readonly started_at?: string;
  readonly completed_at?: string;
}
