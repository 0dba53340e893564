/** One or more inputs cannot be used. One problem a line, each with the input's name, its value and what is allowed. */
export class InvalidInputs extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidInputs';
    this.problems = problems;
  }
}
