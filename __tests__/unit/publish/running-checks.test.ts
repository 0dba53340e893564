import { afterEach, describe, expect, it } from '@jest/globals';
import { type Clock, systemClock } from '../../../src/contree/clock.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { externalId } from '../../../src/publish/external-ids.ts';
import { RunningChecks } from '../../../src/publish/running-checks.ts';
import { publish } from '../../../src/publish/publish.ts';
import { leftInProgress, type StoredCheckRun } from '../../doubles/fake-check-runs.ts';
import { fakeGitHub, type FakeGitHub, type Fate } from '../../doubles/fake-github.ts';
import { operation, report, uuidOf } from '../../doubles/fixtures.ts';
import { recordedLog } from '../../doubles/recorded-log.ts';
import { closeLoopbacks } from '../contree/loopback.ts';
import { publication } from '../../doubles/publication.ts';

afterEach(closeLoopbacks);

const SHA = 'b'.repeat(40);
const OWNER = uuidOf(9);
const CREATE = 'POST /repos/octo/repo/check-runs';
/** Of the first attempt, which looks for no earlier one. */
const FIRST = { ...publication().origin, attempt: 1 };

/** Without the time by which the starts of legs go ahead. */
const EAGER: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms === 200 ? 0 : ms, signal) };

interface Setting {
  readonly github: FakeGitHub;
  readonly hideSecrets?: (text: string) => string;
  readonly saveState?: (name: string, value: string) => void;
  readonly event?: Parameters<typeof publication>[0];
  readonly clock?: Clock;
}

/** Running checks of a step with planned legs, and what they have saved. */
function runningOf(
  names: readonly string[],
  { github, hideSecrets = (text) => text, saveState, event, clock = EAGER }: Setting,
) {
  const ledger = new Ledger();
  ledger.plan(names.map((name) => ({ name, allowFailure: false, command: `run ${name}` })));
  const log = recordedLog();
  const stop = new AbortController();
  const saved: string[] = [];
  const wanted = publication({ apiUrl: github.address, commentKey: null, origin: FIRST, ...event });
  const deps = { clock, log: log.log, signal: stop.signal, hideSecrets };
  const running = new RunningChecks(wanted, {
    ...deps,
    mode: 'run',
    ledger,
    owner: OWNER,
    saveState:
      saveState ??
      ((_, value) => {
        saved.push(`${value} after ${String(github.requests.length)} requests`);
      }),
  });
  const end = (): Promise<void> => publish(report(ledger.results(), { mode: 'run' }), wanted, deps, running);
  return { running, ledger, log, stop, saved, end };
}

/** Resolves when the condition holds, which is asked again and again. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await systemClock.sleep(5);
}

/** Lets so many check runs be created, and no more. */
async function opened(running: RunningChecks, count: number): Promise<void> {
  running.announce();
  await until(() => running.ids.size >= count);
  await running.close();
}

const legsOf = (runs: readonly StoredCheckRun[]): string[] =>
  runs.map(({ name }) => String(name).replace('op-action / test/2 / ', '').replace('op-action / test / ', ''));

describe('running checks', () => {
  it('creates one in progress for each leg, after it has saved where they are', async () => {
    const github = await fakeGitHub();
    const { running, saved, end } = runningOf(['unit', 'lint'], { github });
    await opened(running, 2);
    expect(github.checkRuns).toEqual([
      expect.objectContaining({
        name: 'op-action / test / unit',
        status: 'in_progress',
        external_id: `op-action/${OWNER}/0/77/1`,
      }),
      expect.objectContaining({
        name: 'op-action / test / lint',
        head_sha: SHA,
        external_id: `op-action/${OWNER}/1/77/1`,
      }),
    ]);
    const open = { version: '1', sha: SHA, owner: OWNER, conclusions: null };
    expect(saved).toEqual([`${JSON.stringify(open)} after 0 requests`]);
    await end();
    expect(leftInProgress(github)).toEqual([]);
    expect(saved.slice(2)).toEqual([' after 4 requests']);
  });

  it('completes in a re-run, once, what an earlier attempt left in progress', async () => {
    const github = await fakeGitHub();
    const external_id = externalId(uuidOf(8), 0, FIRST);
    github.checkRuns.push({ id: 1, name: 'unit', head_sha: SHA, status: 'in_progress', external_id });
    const { running, end } = runningOf(['unit'], { github, event: { origin: { ...FIRST, attempt: 2 } } });
    running.announce();
    await until(() => github.checkRuns[0]?.['status'] === 'completed');
    running.announce();
    await end();
    expect(github.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'cancelled']);
    expect(github.requests.filter((request) => request.startsWith('GET '))).toHaveLength(1);
  });

  it('lets the starts of the legs go ahead', async () => {
    const github = await fakeGitHub();
    const acts: string[] = [];
    const sleep: Clock['sleep'] = (ms, signal) => {
      acts.push(`sleep ${String(ms)}`);
      return systemClock.sleep(ms, signal);
    };
    const saveState = (): void => void acts.push('save');
    const { running } = runningOf(['unit'], { github, saveState, clock: { ...systemClock, sleep } });
    await opened(running, 1);
    expect(acts.slice(0, 2)).toEqual(['sleep 200', 'save']);
  });

  it('creates none once it is closed, and none twice', async () => {
    const github = await fakeGitHub();
    const { running, end } = runningOf(['unit'], { github });
    running.announce();
    await opened(running, 1);
    running.announce();
    await end();
    expect(github.requests).toEqual([CREATE, 'PATCH /repos/octo/repo/check-runs/1']);
  });

  it('keeps half of its check runs for legs that do not pass, where there are many', async () => {
    const github = await fakeGitHub();
    const names = Array.from({ length: 103 }, (_, index) => `leg ${String(index)}`);
    const { running, ledger, log, end } = runningOf(names, { github });
    await opened(running, 50);
    expect(legsOf(github.checkRuns).toSorted()).toEqual(names.slice(0, 50).toSorted());
    for (const [index, name] of names.entries()) {
      const uuid = uuidOf(index);
      ledger.recordStart({ name, uuid });
      ledger.recordRead({ name, uuid }, operation({ uuid, exitCode: index === 102 ? 3 : 0 }));
    }
    await end();
    expect(log.lines()).toEqual([
      '::warning::A step creates 100 check runs at most: 3 of 103 legs have none.',
      '100 check runs completed.',
    ]);
    expect(leftInProgress(github)).toEqual([]);
    expect(legsOf(github.checkRuns)).toHaveLength(100);
    expect(legsOf(github.checkRuns)).toContain('leg 102');
  });

  it('stops creating where the step ends', async () => {
    const github = await fakeGitHub();
    const { running, end } = runningOf(
      Array.from({ length: 60 }, (_, index) => `leg ${String(index)}`),
      { github },
    );
    running.announce();
    await until(() => github.requests.length > 0);
    await running.close();
    expect(github.checkRuns.length).toBeLessThan(60);
    await end();
    expect(leftInProgress(github)).toEqual([]);
  });

  it('shows no leg that has ended meanwhile: it gets a completed check run at the end', async () => {
    const github = await fakeGitHub();
    const { running, ledger, end } = runningOf(['unit', 'lint'], { github });
    ledger.recordStart({ name: 'unit', uuid: uuidOf(1) });
    ledger.recordRead({ name: 'unit', uuid: uuidOf(1) }, operation());
    await opened(running, 1);
    expect(legsOf(github.checkRuns)).toEqual(['lint']);
    await end();
    expect(github.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'success']);
  });

  it('completes those at once whose legs were taken over', async () => {
    const github = await fakeGitHub();
    const { running, ledger } = runningOf(['unit', 'lint'], { github });
    running.announce();
    ledger.recordReused('lint', { operation: operation(), attempt: 1, tries: 1 });
    running.announce();
    await until(() => github.requests.length === 3);
    running.announce();
    await running.close();
    const shown = github.checkRuns.map(({ status, conclusion, output }) => ({
      status,
      conclusion,
      ...(output as object),
    }));
    expect(shown).toEqual([
      expect.objectContaining({ status: 'in_progress', title: 'in progress' }),
      expect.objectContaining({ status: 'completed', conclusion: 'success', title: 'passed · in attempt 1 · 12.3 s' }),
    ]);
  });

  it('completes each of them once', async () => {
    const github = await fakeGitHub();
    const { running, ledger } = runningOf(['unit', 'lint'], { github });
    const isDone = (index: number): boolean => github.checkRuns[index]?.['status'] === 'completed';
    running.announce();
    await until(() => running.ids.size === 2);
    for (const name of ['lint', 'unit']) {
      ledger.recordReused(name, { operation: operation(), attempt: 1, tries: 1 });
      running.announce();
      await until(() => isDone(name === 'lint' ? 1 : 0));
    }
    expect(github.requests).toHaveLength(4);
    await running.close();
  });

  it('creates those that were taken over before as ones in progress, and completes them', async () => {
    const github = await fakeGitHub();
    const { running, ledger } = runningOf(['lint'], { github });
    ledger.recordReused('lint', { operation: operation(), attempt: 1, tries: 1 });
    running.announce();
    await until(() => github.requests.length === 2);
    expect(github.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    await running.close();
  });

  it('sends no secret', async () => {
    const github = await fakeGitHub();
    const { running } = runningOf(['unit s3cr3t'], { github, hideSecrets: (text) => text.replaceAll('s3cr3t', '***') });
    await opened(running, 1);
    expect(github.checkRuns).toMatchObject([{ name: 'op-action / test / unit ***' }]);
    expect(JSON.stringify(github.checkRuns)).not.toContain('s3cr3t');
  });

  it('does nothing for a commit that is not known', async () => {
    const github = await fakeGitHub();
    const { running, saved } = runningOf(['unit'], { github, event: { event: { ...publication().event, sha: '' } } });
    running.announce();
    await until(() => running.target !== null);
    await running.close();
    expect([saved, github.requests]).toEqual([[], []]);
  });

  it('creates none where the state cannot be saved, and says so', async () => {
    const github = await fakeGitHub();
    const saveState = (): never => {
      throw new Error('no space left');
    };
    const { running, log, end } = runningOf(['unit'], { github, saveState });
    running.announce();
    await until(() => log.warnings().length > 0);
    expect(github.requests).toEqual([]);
    await end();
    expect(log.lines()).toEqual([
      '::warning::The check runs do not show that the legs run: no space left',
      '1 check run completed.',
    ]);
  });
});

describe('running checks where GitHub', () => {
  const cases: readonly (readonly [string, Fate, number])[] = [
    ['hangs after it has created one', { isDone: true, reply: 'never' }, 1],
    ['hangs', 0, 0],
    ['fails', 500, 0],
    ['rejects it', 422, 0],
  ];

  it.each(cases)('%s closes all the same', async (_, fate, before) => {
    let isClosed = false;
    const github = await fakeGitHub((request) => (request === CREATE && !isClosed ? fate : undefined));
    const { running, log, saved, stop, end } = runningOf(['unit'], { github });
    running.announce();
    await until(() => github.requests.length > 0);
    // It waits shorter once the step is stopped.
    stop.abort('SIGINT');
    await running.close();
    expect(github.checkRuns).toHaveLength(before);
    isClosed = true;
    await end();
    expect(github.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
    expect(log.warnings()).toEqual([]);
    const isLost = before === 0 && fate !== 422;
    expect(saved.at(-1)).toMatch(isLost ? new RegExp(`"op-action/${OWNER}/0/77/1":"cancelled"`) : /^ after/);
  });

  it('takes no check run are left alone, with one warning', async () => {
    const github = await fakeGitHub((request) => (request === CREATE ? 403 : undefined));
    const { running, log, saved, end } = runningOf(['a', 'b', 'c', 'd', 'e', 'f'], { github });
    running.announce();
    await until(() => log.warnings().length > 0);
    running.announce();
    await end();
    expect(log.lines()).toEqual([
      '::warning::No check runs are shown: github-token needs "permissions: checks: write" (HTTP 403).',
    ]);
    expect(github.requests).toHaveLength(4);
    expect(saved.at(-1)).toBe(' after 4 requests');
  });

  it('takes no further check run have those completed that it took', async () => {
    const github = await fakeGitHub((request) =>
      request === CREATE && github.checkRuns.length === 2 ? 403 : undefined,
    );
    const { running, log, end } = runningOf(['a', 'b', 'c', 'd', 'e', 'f'], { github });
    running.announce();
    await until(() => log.warnings().length > 0);
    await end();
    expect(github.checkRuns.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(log.lines().at(-1)).toBe('2 check runs completed.');
  });
});
