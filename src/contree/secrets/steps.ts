/** Work on what may be large: between two steps, another turn of the event loop may come. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** The result of all steps, without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
