/** The inputs that say what is to run, as the workflow gives them; an empty text is an input that is not given. */
export interface GivenPlan {
  readonly legs: string;
  readonly matrix: string;
  readonly command: string;
  readonly image: string;
  readonly setup: string;
  /** `setup-key` */
  readonly setupKey: string;
  /** `setup-files` */
  readonly setupFiles: string;
  readonly files: string;
  readonly env: string;
  readonly cwd: string;
  readonly shell: string;
  readonly hostname: string;
  /** `run-timeout` */
  readonly runTimeout: string;
  /** `truncate-output-at` */
  readonly truncateOutputAt: string;
  readonly disposable: string;
  readonly tag: string;
  /** The step collects files from the images that its legs leave. */
  readonly collects: boolean;
  /** The step starts its legs and waits for none. */
  readonly detach: boolean;
}
