/** The inputs make no plan. One problem a line, each with the input's name, where in it, and what is allowed. */
export class InvalidPlan extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidPlan';
    this.problems = problems;
  }
}
