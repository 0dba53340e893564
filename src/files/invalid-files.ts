/** Local files that cannot be taken. Thrown with all that is wrong, so that it can be mended at once. */
export class InvalidFiles extends Error {
  /** At least one. Each is a sentence without its full stop that quotes the line or path; not yet escaped. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidFiles';
    this.problems = problems;
  }
}
