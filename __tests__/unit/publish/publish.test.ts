import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../../src/contree/clock.ts';
import type { Publication } from '../../../src/inputs/publication-inputs.ts';
import { SecretMask } from '../../../src/contree/secrets/secret-mask.ts';
import { publish } from '../../../src/publish/publish.ts';
import { renameLegs, type Report } from '../../../src/report/report.ts';
import { fakeGitHub } from '../../doubles/fake-github.ts';
import { fastClock } from '../../doubles/fast-clock.ts';
import { recordedLog, type RecordedLog } from '../../doubles/recorded-log.ts';
import { closeLoopbacks } from '../contree/loopback.ts';
import { leg, operation, report, uuidOf } from '../../doubles/fixtures.ts';
import { FORMS, longestRun } from '../../doubles/secret-forms.ts';
import { publication } from '../../doubles/publication.ts';
import { testOf, testsOf } from './test-results.ts';

const FAILED = report([
  leg('unit', 'failed', { exitCode: 3, operation: operation({ exitCode: 3 }) }),
  leg('lint', 'passed'),
]);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-publish-'));
});
afterEach(closeLoopbacks);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Setting {
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly hideSecrets?: (text: string) => string;
}

async function play(
  given: Report,
  wanted: Publication | null,
  { clock = systemClock, signal = new AbortController().signal, hideSecrets = (text) => text }: Setting = {},
): Promise<RecordedLog> {
  const log = recordedLog();
  await publish(given, wanted, { clock, log: log.log, signal, hideSecrets });
  return log;
}

/** Wanted in the workflow run of a fork's pull request. */
function ofFork(fields: Partial<Publication>): Publication {
  const path = join(folder, 'fork.json');
  const head = { sha: 'a'.repeat(40), repo: { full_name: 'mallory/repo' } };
  writeFileSync(path, JSON.stringify({ pull_request: { number: 7, head } }));
  return publication({ ...fields, event: { ...publication().event, path } });
}

const onlyComment = { checks: false };
const onlyChecks = { commentKey: null };

describe('publishing', () => {
  it.each(FORMS.map((form, index) => [...form, index] as const))(
    'shows no secret %s, in no comment and no check run',
    async (_, write, index) => {
      const { address: apiUrl, comments, checkRuns } = await fakeGitHub();
      const secret = 'tok3n-Very/Secret_0123456789.ABCDEF';
      const form = write(secret);
      // Cut at 60, 100, 120, 200, 250 and 4,000 characters: each form at two of these, and each of these within 19 forms.
      const places = [40, 80, 100, 180, 230, 3_980].filter(
        (_place, at) => at % 3 === (index + Math.floor(index / 3)) % 3,
      );
      const texts = [0, ...places].map((before) => `${'. '.repeat(before / 2)}${form}`);
      // What is cut at 250 characters at most would show nothing of a secret that begins far behind them.
      const labels = texts.map((text) => (text.length > 3_980 ? `long ${form}` : text));
      const results = texts.map((text, at) =>
        leg(labels[at] ?? '', 'failed', {
          exitCode: 1,
          operation: operation({
            uuid: uuidOf(at),
            error: text,
            image: labels[at] ?? null,
            status: labels[at] ?? '',
            tag: labels[at] ?? null,
            exitCode: 1,
          }),
          loss: text,
          command: text,
        }),
      );
      const mask = new SecretMask([secret]);
      const hideSecrets = (text: string): string => mask.text(text, 'ellipsis');
      const named = renameLegs(report(results), hideSecrets);
      const legs = named.results.map((one) => one.leg.name);
      const tests = testsOf(
        texts.map((text, at) => testOf({ name: labels[at] ?? '', className: labels[at] ?? '', message: text, legs })),
      );
      await play({ ...named, tests }, publication({ apiUrl, workflow: form }), { hideSecrets });
      const sent = [...comments.map(({ body }) => body), ...checkRuns.map((run) => JSON.stringify(run))];
      expect(sent).toHaveLength(4);
      for (const text of sent.slice(1)) expect(text).toContain('"annotation_level":"failure"');
      for (const text of sent) expect([text, longestRun(secret, text, 1) < 8]).toEqual([text, true]);
    },
  );

  it('sends no request where nothing is wanted', async () => {
    expect((await play(FAILED, null)).text()).toBe('');
    expect((await play(FAILED, publication({ commentKey: null, checks: false }))).text()).toBe('');
  });

  it('writes the comment and the check runs', async () => {
    const { address: apiUrl, comments, checkRuns, tokens } = await fakeGitHub();
    const log = await play(FAILED, publication({ apiUrl }));
    expect(log.lines().toSorted()).toEqual(['2 check runs completed.', 'The comment on pull request #7 is created.']);
    expect(comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^<!-- op-action comment c0ffee -->\n<h2>❌ Failed · exit code 3<\/h2>/),
    ]);
    const url = 'https://github.test/octo/repo/actions/runs/77/attempts/2';
    expect(checkRuns).toHaveLength(2);
    expect(checkRuns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'op-action / test / unit', conclusion: 'failure', head_sha: 'b'.repeat(40) }),
        expect.objectContaining({ name: 'op-action / test / lint', conclusion: 'success', details_url: url }),
      ]),
    );
    expect([...tokens]).toEqual(['token ghs_0123456789abcdefghij']);
  });

  it('writes the same comment again, and that of another key beside it', async () => {
    const { address: apiUrl, comments } = await fakeGitHub();
    await play(FAILED, publication({ ...onlyComment, apiUrl }));
    await play(FAILED, publication({ ...onlyComment, apiUrl, commentKey: 'f00d' }));
    const log = await play(report([leg('unit', 'passed')]), publication({ ...onlyComment, apiUrl }));
    expect(log.lines()).toEqual(['The comment on pull request #7 is updated.']);
    expect(comments.map(({ body }) => body.split('\n').slice(0, 2))).toEqual([
      ['<!-- op-action comment c0ffee -->', '<h2>✅ Passed</h2>'],
      ['<!-- op-action comment f00d -->', '<h2>❌ Failed · exit code 3</h2>'],
    ]);
  });

  it('says why there is no comment', async () => {
    const event = { name: 'push', path: '', ref: 'refs/heads/main', sha: 'b'.repeat(40) };
    expect((await play(FAILED, publication({ ...onlyComment, event }))).lines()).toEqual([
      'No comment: the workflow run belongs to no pull request.',
    ]);
    const lost = { ...event, path: '/nowhere/event.json' };
    expect((await play(FAILED, publication({ ...onlyComment, event: lost }))).text()).toMatch(
      /^::warning::No comment: which pull request the workflow run belongs to is not known: the event's file cannot be read: .*ENOENT.*\.\n$/,
    );
  });

  it('says why there are no check runs', async () => {
    const event = { ...publication().event, sha: '' };
    expect((await play(FAILED, publication({ ...onlyChecks, event }))).lines()).toEqual([
      'No check runs: the commit is not known.',
    ]);
    expect((await play(report([]), publication(onlyChecks))).text()).toBe('');
  });

  it('does nothing outside of a workflow', async () => {
    expect((await play(FAILED, publication({ repository: '' }))).lines()).toEqual([
      'No comment and no check runs: this is not a workflow run of a repository.',
    ]);
  });

  it('says of one leg that it has no check run', async () => {
    const { address: apiUrl } = await fakeGitHub();
    const results = Array.from({ length: 101 }, (_, index) => leg(`${index}`, 'passed'));
    const log = await play(report(results), publication({ ...onlyChecks, apiUrl }));
    expect(log.warnings()).toEqual(['A step creates 100 check runs at most: 1 of 101 legs has none.']);
  });

  it('creates a hundred check runs at most, first those of legs that did not pass', async () => {
    const { address: apiUrl, checkRuns } = await fakeGitHub();
    const results = Array.from({ length: 1_003 }, (_, index) => leg(`${index}`, index === 1_002 ? 'failed' : 'passed'));
    const log = await play(report(results), publication({ ...onlyChecks, apiUrl }));
    expect(log.lines()).toEqual([
      '::warning::A step creates 100 check runs at most: 903 of 1003 legs have none.',
      '100 check runs completed.',
    ]);
    expect(checkRuns).toHaveLength(100);
    expect(checkRuns.map((run) => run['name'])).toContain('op-action / test / 1002');
  });
});

describe('a failure', () => {
  it('is one warning each', async () => {
    const { address: apiUrl } = await fakeGitHub(() => 403);
    const log = await play(FAILED, publication({ apiUrl }));
    expect(log.lines().toSorted()).toEqual([
      '::warning::0 of 2 check runs completed: github-token needs "permissions: checks: write" (HTTP 403).',
      '::warning::The comment on pull request #7 is not written: github-token needs "permissions: pull-requests: write" (HTTP 403).',
    ]);
  });

  it.each([
    [
      403,
      'github-token needs "permissions: pull-requests: write" (HTTP 403); the token of a pull request from a fork can only read.',
    ],
    [429, "GitHub's rate limit is reached (HTTP 429)."],
  ])('with %i for a fork names the cause', async (status, problem) => {
    const { address: apiUrl } = await fakeGitHub(() => status);
    expect((await play(FAILED, ofFork({ ...onlyComment, apiUrl }))).warnings()).toEqual([
      `The comment on pull request #7 is not written: ${problem}`,
    ]);
  });

  it('of its own is a warning as well', async () => {
    const broken: Report = {
      ...FAILED,
      get results(): never {
        throw new Error('broken\n::error::x');
      },
    };
    expect((await play(broken, publication(onlyComment))).lines()).toEqual([
      '::warning::Nothing can be shown on GitHub: broken ::error::x',
    ]);
  });
});

describe('time', () => {
  it('is limited', async () => {
    const { address: apiUrl } = await fakeGitHub(() => 0);
    const clock = fastClock();
    const started = clock.now();
    const log = await play(FAILED, publication({ apiUrl }), { clock });
    expect(log.warnings().toSorted()).toEqual([
      '0 of 2 check runs completed: GitHub did not reply in time.',
      'The comment on pull request #7 is not written: GitHub did not reply in time.',
    ]);
    expect(clock.now() - started).toBeGreaterThanOrEqual(9_000);
  });

  it.each(['before', 'meanwhile'])('is short when the step is stopped %s', async (when) => {
    const stop = new AbortController();
    const { address: apiUrl } = await fakeGitHub(() => {
      stop.abort();
      return 0;
    });
    if (when === 'before') stop.abort();
    const sleeps: number[] = [];
    const clock: Clock = {
      ...systemClock,
      sleep: (ms, signal) => {
        sleeps.push(ms);
        return systemClock.sleep(ms === 1_000 ? 50 : ms, signal);
      },
    };
    const log = await play(FAILED, publication({ ...onlyComment, apiUrl }), { clock, signal: stop.signal });
    expect(log.warnings()).toEqual(['The comment on pull request #7 is not written: the step was stopped.']);
    expect(sleeps.toSorted((one, other) => one - other)).toEqual([1_000, 10_000]);
  });

  it('that is left over is not waited for', async () => {
    const { address: apiUrl } = await fakeGitHub();
    let sleeping = 0;
    const clock: Clock = {
      ...systemClock,
      sleep: async (ms, signal) => {
        sleeping += 1;
        await systemClock.sleep(ms, signal);
        sleeping -= 1;
      },
    };
    const log = await play(FAILED, publication({ ...onlyComment, apiUrl }), { clock });
    expect(log.lines()).toEqual(['The comment on pull request #7 is created.']);
    await new Promise(setImmediate);
    expect(sleeping).toBe(0);
  });
});
