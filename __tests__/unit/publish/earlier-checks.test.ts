import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/contree/clock.ts';
import { endEarlierChecks } from '../../../src/publish/earlier-checks.ts';
import { externalId } from '../../../src/publish/external-ids.ts';
import { fakeGitHub } from '../../doubles/fake-github.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { recordedLog } from '../../doubles/recorded-log.ts';
import { closeLoopbacks } from '../contree/loopback.ts';
import { publication } from '../../doubles/publication.ts';

afterEach(closeLoopbacks);

const SHA = 'b'.repeat(40);
const LIST = `GET /repos/octo/repo/commits/${SHA}/check-runs`;
const { origin } = publication();
const at = (attempt: number, run = origin.run) => externalId(uuidOf(attempt), 0, { run, attempt });

/** What a step of this attempt makes of check runs in progress, by external id. */
async function ended(attempt: number, ids: readonly string[], fateOf?: Parameters<typeof fakeGitHub>[0]) {
  const github = await fakeGitHub(fateOf);
  for (const [index, external_id] of ids.entries()) {
    github.checkRuns.push({
      id: index + 1,
      name: `leg ${String(index)}`,
      head_sha: SHA,
      status: 'in_progress',
      external_id,
    });
  }
  const { token, proxyEnv, repository } = publication();
  const access = { token, apiUrl: github.address, proxyEnv, repository, sha: SHA };
  const log = recordedLog();
  const signal = new AbortController().signal;
  await endEarlierChecks(
    { origin: { ...origin, attempt } },
    { ...access, clock: systemClock, signal, stop: signal },
    log.log,
  );
  const shown = github.checkRuns.map(({ status, conclusion }) => (status === 'completed' ? conclusion : 'open'));
  return { shown, lines: log.lines(), requests: github.requests };
}

describe('check runs that earlier attempts left in progress', () => {
  it('are completed in a re-run, and none of this attempt, a later one, another run, another action or an older version', async () => {
    const other = origin.run.replace('77', '7');
    const ids = [at(1), at(2), at(3), at(4), at(1, other), 'other/1/0/77/1', `op-action/${uuidOf(1)}/0`];
    const { shown, lines } = await ended(3, ids);
    expect(shown).toEqual(['cancelled', 'cancelled', 'open', 'open', 'open', 'open', 'open']);
    expect(lines).toEqual(['Completed 2 check runs that an earlier attempt left in progress.']);
  });

  it('are not looked for in the first attempt, nor outside of a workflow', async () => {
    expect(await ended(1, [at(1)])).toEqual({ shown: ['open'], lines: [], requests: [] });
    expect((await ended(2, [externalId(uuidOf(1), 0, { run: '', attempt: 1 })])).shown).toEqual(['open']);
  });

  it('stay when GitHub does not list them, without a warning', async () => {
    const { shown, lines } = await ended(2, [at(1)], (request) => (request === LIST ? 403 : undefined));
    expect([shown, lines]).toEqual([['open'], []]);
  });
});
