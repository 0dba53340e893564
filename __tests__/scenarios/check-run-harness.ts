/** Steps that show check runs, and what GitHub has of them. */
import { expect } from '@jest/globals';
import type { ActionEnd, RunningAction } from '../../scripts/run-action.ts';
import { leftInProgress } from '../doubles/fake-check-runs.ts';
import type { FakeGitHub } from '../doubles/fake-github.ts';
import { stage, until, type Stage } from './harness.ts';
import { pullRequestJobs, TOKEN } from './publish-harness.ts';

export const CHECKS = { checks: 'true', 'github-token': TOKEN };
export const CREATE = 'POST /repos/octo/repo/check-runs';

export function isUpdate(request: string): boolean {
  return request.startsWith('PATCH /repos/octo/repo/check-runs/');
}

/** Leg, status and conclusion of each, in the order in which they were created. */
export function shown({ checkRuns }: Pick<FakeGitHub, 'checkRuns'>): unknown[] {
  return checkRuns.map(({ name, status, conclusion = null }) => [String(name).split(' / ').pop(), status, conclusion]);
}

/** Called once in a file, outside of tests. */
export function checkRunScene() {
  const scene = stage();
  const jobOf = pullRequestJobs();
  return {
    scene,
    jobOf,
    /** A step that waits for a leg which the test ends; resolves when GitHub was asked for its check run. */
    waiting: async (github: FakeGitHub, more: Parameters<Stage['start']>[1] = {}) => {
      const uuid = scene.simulator.seed({ status: 'EXECUTING' });
      const asked = github.requests.length;
      const step = scene.start(
        { operations: `slow=${uuid}`, timeout: '1h', ...CHECKS },
        { env: jobOf(github), ...more },
      );
      await until(() => github.requests.slice(asked).includes(CREATE));
      return { step, endLeg: () => scene.cancel(uuid) };
    },
    /** The post step, after which no check run may be in progress. */
    posted: async (github: FakeGitHub, { state }: ActionEnd): Promise<ActionEnd> => {
      const post = await scene.run(CHECKS, { entry: 'post', state, env: jobOf(github) });
      expect([post.exitCode, post.stderr, leftInProgress(github)]).toEqual([0, '', []]);
      return post;
    },
  };
}

export async function stopped({ child, end }: RunningAction, signal: NodeJS.Signals): Promise<ActionEnd> {
  child.kill(signal);
  return await end;
}
