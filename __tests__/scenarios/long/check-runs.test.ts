import { describe, expect, it } from '@jest/globals';
import { leftInProgress, type StoredCheckRun } from '../../doubles/fake-check-runs.ts';
import { fakeGitHub } from '../../doubles/fake-github.ts';
import { checkRunScene, CHECKS, CREATE, isUpdate, shown, stopped } from '../check-run-harness.ts';
import { preloaded, runOf, until } from '../harness.ts';
import { TOKEN } from '../publish-harness.ts';

const { scene, jobOf, waiting, posted } = checkRunScene();

const outputOf = (run: StoredCheckRun | undefined): Record<string, string> => run?.['output'] as Record<string, string>;

describe('a check run', () => {
  it('shows that its leg runs, and then how it ended', async () => {
    const github = await fakeGitHub();
    const { step, endLeg } = await waiting(github);
    await until(() => github.checkRuns.length === 1);
    expect(shown(github)).toEqual([['slow', 'in_progress', null]]);
    expect(outputOf(github.checkRuns[0])).toEqual({
      title: 'in progress',
      summary: expect.stringContaining('attempt 1 of the workflow run</a>'),
    });
    await endLeg();
    const end = await step.end;
    expect(shown(github)).toEqual([['slow', 'completed', 'cancelled']]);
    expect(end.stdout).toContain('1 check run completed.');
    expect(end.state['open-checks']).toBe('');
    const before = github.requests.length;
    expect((await posted(github, end)).stdout).not.toContain('check run');
    expect(github.requests).toHaveLength(before);
  });

  it('stays in progress through all its tries', async () => {
    const github = await fakeGitHub();
    const inputs = { legs: 'unit: "sleep 1; exit 3"', retries: '1', 'retry-on': 'failure', ...CHECKS };
    const end = await scene.run(runOf(inputs), { env: jobOf(github) });
    expect(end.exitCode).toBe(3);
    expect(shown(github)).toEqual([['unit', 'completed', 'failure']]);
    expect(outputOf(github.checkRuns[0])['title']).toContain('failed with exit 3 · 2 tries');
    expect(github.requests.filter((request) => request === CREATE || isUpdate(request))).toHaveLength(2);
  });

  it('is cancelled for legs that a failed setup kept from starting', async () => {
    const github = await fakeGitHub();
    const inputs = { legs: 'a: "true"\nb: "true"', setup: 'sleep 1; exit 9', ...CHECKS };
    const end = await scene.run(runOf(inputs), { env: jobOf(github) });
    expect(end.exitCode).toBe(9);
    expect(shown(github).toSorted()).toEqual([
      ['a', 'completed', 'cancelled'],
      ['b', 'completed', 'cancelled'],
    ]);
  });

  it('is completed at once where its leg passed in an earlier attempt', async () => {
    const github = await fakeGitHub();
    const attempt = (number: number): Record<string, string> => ({
      ...jobOf(github),
      GITHUB_RUN_ID: '4711',
      GITHUB_RUN_ATTEMPT: String(number),
    });
    const inputs = runOf({ legs: 'lint: "true"\nslow: sleep 60', 'on-rerun': 'failed', ...CHECKS });
    const first = scene.start(inputs, { env: attempt(1) });
    await until(() => scene.operations().some(({ status }) => status === 'SUCCESS') && github.checkRuns.length > 0);
    await stopped(first, 'SIGINT');
    const earlier = [...github.checkRuns];
    expect(leftInProgress(github)).toEqual([]);

    const second = scene.start(inputs, { env: attempt(2) });
    const isShown = (leg: string, status: string): boolean =>
      github.checkRuns
        .slice(earlier.length)
        .some((run) => String(run['name']).endsWith(leg) && run['status'] === status);
    await until(() => isShown('lint', 'completed') && isShown('slow', 'in_progress'));
    await stopped(second, 'SIGINT');
    expect(shown(github).slice(earlier.length).toSorted()).toEqual([
      ['lint', 'completed', 'success'],
      ['slow', 'completed', 'cancelled'],
    ]);
    expect(github.checkRuns.slice(0, earlier.length)).toEqual(earlier);
  });

  it('is neutral, and never in progress, where the step detaches', async () => {
    const bodies: unknown[] = [];
    const github = await fakeGitHub((request, { status }) => {
      if (request === CREATE) bodies.push(status);
      return undefined;
    });
    const inputs = { legs: 'slow: sleep 60', detach: 'true', ...CHECKS };
    await scene.run(runOf(inputs), { env: jobOf(github) });
    expect(shown(github)).toEqual([['slow', 'completed', 'neutral']]);
    expect(bodies).toEqual(['completed']);
  });
});

describe('a GitHub that', () => {
  it('forbids check runs gets one request, and the log one warning', async () => {
    const github = await fakeGitHub((request) => (request === CREATE ? 403 : undefined));
    const { step, endLeg } = await waiting(github);
    await endLeg();
    const end = await step.end;
    expect(end.stdout.match(/^::warning::.*$/gm)).toEqual([
      '::warning::No check runs are shown: github-token needs "permissions: checks: write" (HTTP 403).',
    ]);
    expect(end.outputs['exit-code']).toBe('1');
    await posted(github, end);
    expect(github.requests).toEqual([CREATE]);
  });

  it('missed how a leg ended learns it from the post step', async () => {
    let isJobOver = false;
    const github = await fakeGitHub((request) => (isUpdate(request) && !isJobOver ? 500 : undefined));
    const inputs = { legs: 'ok: sleep 1\nbad: "sleep 1; exit 3"', ...CHECKS };
    const end = await scene.run(runOf(inputs), { env: jobOf(github) });
    expect(end.stdout).toContain(
      '::warning::0 of 2 check runs completed: GitHub failed (HTTP 500). The post step completes what is left in progress.',
    );
    isJobOver = true;
    expect((await posted(github, end)).stdout).toContain('Completed 2 check runs that the step left in progress.');
    expect(shown(github).toSorted()).toEqual([
      ['bad', 'completed', 'failure'],
      ['ok', 'completed', 'success'],
    ]);
  });
});

describe('a step that ends before its time', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s completes its check runs', async (signal) => {
    const github = await fakeGitHub();
    const { step } = await waiting(github);
    await until(() => github.checkRuns.length === 1);
    const end = await stopped(step, signal);
    expect(end.signal).toBeNull();
    expect(shown(github)).toEqual([['slow', 'completed', 'cancelled']]);
  });

  it.each([CREATE, 'PATCH'])(
    'by SIGINT ends in time although %s hangs, and the post step completes the rest',
    async (hung) => {
      let isJobOver = false;
      const github = await fakeGitHub((request) =>
        request.startsWith(hung) && !isJobOver ? { isDone: hung === CREATE, reply: 'never' } : undefined,
      );
      const { step } = await waiting(github);
      await until(() => hung !== 'PATCH' || github.checkRuns.length === 1);
      const before = performance.now();
      const end = await stopped(step, 'SIGINT');
      expect(end.signal).toBeNull();
      expect(performance.now() - before).toBeLessThan(5_000);
      isJobOver = true;
      await posted(github, end);
      expect(shown(github)).toContainEqual(['slow', 'completed', 'cancelled']);
    },
  );

  it('by SIGKILL leaves its check run to the post step', async () => {
    const github = await fakeGitHub();
    const { step } = await waiting(github);
    await until(() => github.checkRuns.length === 1);
    const end = await stopped(step, 'SIGKILL');
    expect(leftInProgress(github)).toHaveLength(1);
    expect((await posted(github, end)).stdout).toContain('Completed 1 check run that the step left in progress.');
    expect(shown(github)).toEqual([['slow', 'completed', 'cancelled']]);
    expect(JSON.stringify(end.state)).not.toContain(TOKEN);
  });

  it('by a crash leaves its check run to the post step', async () => {
    const github = await fakeGitHub();
    const { step } = await waiting(github, preloaded(`process.on('SIGUSR2', () => { throw new Error('crashed'); });`));
    await until(() => github.checkRuns.length === 1);
    const end = await stopped(step, 'SIGUSR2');
    expect(end.stdout).toContain('::error::The step stopped early (exit code 1): crashed');
    await posted(github, end);
  });

  it('leaves alone what another run of the step shows', async () => {
    const github = await fakeGitHub();
    const { step: other, endLeg } = await waiting(github);
    await until(() => github.checkRuns.length === 1);
    const { step } = await waiting(github);
    await until(() => github.checkRuns.length === 2);
    const end = await stopped(step, 'SIGKILL');
    await scene.run(CHECKS, { entry: 'post', state: end.state, env: jobOf(github) });
    expect(shown(github)).toEqual([
      ['slow', 'in_progress', null],
      ['slow', 'completed', 'cancelled'],
    ]);
    await endLeg();
    await other.end;
    expect(leftInProgress(github)).toEqual([]);
  });
});
