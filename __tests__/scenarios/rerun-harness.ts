/** Attempts of a workflow run, as the runner numbers them. */
import { JOB, markerOf, type Stage } from './harness.ts';

/** Environments of the attempts of one workflow run; `more` is of this step alone. */
export function attemptsOf(run: string) {
  return (attempt: number, more: Readonly<Record<string, string>> = {}) => ({
    env: { ...JOB, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: String(attempt), ...more },
  });
}

/** `leg#attempt` of each operation that was started, in their order. */
export function startsOf(scene: Stage): string[] {
  return scene.operations().map((operation) => {
    const { leg, attempt } = markerOf(operation);
    return `${leg ?? '(setup)'}#${String(attempt)}`;
  });
}
