import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { RunInputs } from '../../../src/inputs/inputs.ts';
import type { TestResults } from '../../../src/legs/test-results.ts';
import { verdict } from '../../../src/legs/verdict.ts';
import { problem, uuidOf } from '../../doubles/fixtures.ts';
import type { ModeScript, ModeSetting } from '../../doubles/mode-setting.ts';
import { life } from '../../doubles/scripted-service.ts';
import { imageOf } from '../collect/image.ts';
import { legPlan } from '../start/launch-setting.ts';
import { ran, running } from './run-setting.ts';

const EVER = 1e12;

let temporary = '';
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'read-reports-'));
});
afterEach(async () => {
  await rm(temporary, { recursive: true });
});

type Files = Parameters<typeof imageOf>[0];

/** A report of these tests: `ok`, or `!bad` for one that fails. */
function report(...names: string[]): string {
  const cases = names.map((name) =>
    name.startsWith('!')
      ? `<testcase classname="c" name="${name.slice(1)}"><failure message="it is ${name.slice(1)}"/></testcase>`
      : `<testcase classname="c" name="${name}"/>`,
  );
  return `<testsuite name="s">${cases.join('')}</testsuite>`;
}

/** A service whose images hold these files, by image. */
function images(contents: Readonly<Record<string, Files>>, asked: string[] = []) {
  const known = new Map(Object.entries(contents).map(([image, files]) => [image, imageOf(files).client]));
  const of = (image: string) => known.get(image) ?? imageOf({}).client;
  return (client: ContreeClient): ContreeClient => ({
    ...client,
    downloadArchive: (image, path, call) => {
      asked.push(`${image} ${path}`);
      return of(image).downloadArchive(image, path, call);
    },
    pathExists: (image, path, call) => of(image).pathExists(image, path, call),
    listDirectory: (image, path, call) => of(image).listDirectory(image, path, call),
  });
}

const [A, B] = [uuidOf(901), uuidOf(902)] as const;

/** Leg `b` fails, and leaves the image B; all others pass, and leave A. */
const lives: ModeScript = {
  lifeOf: ({ leg }) =>
    life(
      { EXECUTING: 0, SUCCESS: 1_000 },
      leg === 'b' ? { exitCode: 3, resultImage: B } : { exitCode: 0, resultImage: A },
    ),
};

/** The first try of each leg fails, and leaves A; the second passes, and leaves B. */
const twoTries: ModeScript = {
  lifeOf: ({ tries }) =>
    life(
      { EXECUTING: 0, SUCCESS: 1_000 },
      tries === 1 ? { exitCode: 1, resultImage: A } : { exitCode: 0, resultImage: B },
    ),
};
const AGAIN: Partial<RunInputs> = { retries: 1, retryOn: ['failure'] };

const reports = (lines: NonNullable<RunInputs['reports']>['lines']): RunInputs['reports'] => ({
  lines,
  commit: { server: 'https://github.test', repository: 'o/r', sha: '' },
});

/** Runs the legs, and ends with what is left of the temporary folder. */
async function readOf(
  legs: Parameters<typeof ran>[0],
  fields: Partial<RunInputs>,
  script: ModeScript,
  prepare: (setting: ModeSetting) => void = () => undefined,
): Promise<ModeSetting & { readonly tests: TestResults | null }> {
  const inputs = {
    reports: reports([{ remote: 'junit.xml' }]),
    timeout: EVER,
    // The virtual clock does not wait for the disk.
    collectTimeout: EVER,
    workspace: temporary,
    ...fields,
  };
  const setting = running(legs, inputs, script, (made) => {
    Object.assign(made.context, { results: { ...made.results, path: join(temporary, 'results.jsonl') } });
    prepare(made);
  });
  await setting.ended;
  expect(await readdir(temporary)).toEqual([]);
  return { ...setting, tests: setting.context.record.tests };
}

const rows = ({ tests }: { tests: TestResults | null }) =>
  Object.fromEntries(
    [...(tests?.byLeg ?? [])].map(([leg, counts]) => [leg, [counts.tests, counts.failed, counts.flaky]]),
  );

describe('test reports', () => {
  it('are read from the image of each leg that has ended, passed or not, where its working directory is', async () => {
    const asked: string[] = [];
    const wrap = images(
      { [A]: { '/root/junit.xml': report('one', 'two') }, [B]: { '/src/junit.xml': report('one', '!two') } },
      asked,
    );
    const setting = await readOf(['a', legPlan('b', { cwd: '/src' })], {}, { ...lives, wrap });
    expect(rows(setting)).toEqual({ a: [2, 0, 0], b: [2, 1, 0] });
    expect(setting.tests?.counts).toEqual({ tests: 2, passed: 1, failed: 1, skipped: 0, flaky: 0 });
    expect(setting.tests?.failed).toMatchObject([
      { name: 'two', suite: 's', className: 'c', message: 'it is two', legs: ['b'] },
    ]);
    expect(asked.sort()).toEqual([`${A} /root/junit.xml`, `${B} /src/junit.xml`]);
    expect(setting.log.lines()).toContain('b · 1 test report: 2 tests, 1 failed');
    expect(setting.log.warnings()).toEqual([]);
    expect(verdict(setting.ledger.results(), { mode: 'run' })).toMatchObject({ exitCode: 3 });
  });

  it('are none without the input', async () => {
    const setting = await readOf(
      ['a'],
      { reports: null },
      { ...lives, wrap: images({ [A]: { '/root/junit.xml': report('x') } }) },
    );
    expect(setting.tests).toBeNull();
  });

  it('are found by directories and globs, each once, and XML files alone in a directory', async () => {
    const files = {
      '/root/out/a.xml': report('a'),
      '/root/out/deep/b.xml': report('b'),
      '/root/out/old/c.xml': report('c'),
      '/root/out/page.html': '<html>',
      '/root/odd.report': report('odd'),
    };
    const testReports = [
      { remote: 'out' },
      { remote: 'out/**/*.xml' },
      { remote: '/root/out/a.xml' },
      { remote: 'odd.report' },
      { excluded: 'out/old' },
    ];
    const setting = await readOf(['a'], { reports: reports(testReports) }, { ...lives, wrap: images({ [A]: files }) });
    expect(rows(setting)).toEqual({ a: [3, 0, 0] });
    expect(setting.log.lines()).toContain('a · 3 test reports: 3 tests, 0 failed');
    expect(setting.log.warnings()).toEqual([]);
  });

  it('of earlier tries make a test flaky that passes in the last', async () => {
    const wrap = images({
      [A]: { '/root/junit.xml': report('!one', 'two') },
      [B]: { '/root/junit.xml': report('one', 'two') },
    });
    const setting = await readOf(['a'], AGAIN, { ...twoTries, wrap });
    expect(rows(setting)).toEqual({ a: [2, 0, 1] });
    expect(setting.tests?.flaky).toMatchObject([{ name: 'one', message: 'it is one', legs: ['a'] }]);
  });

  it('that earlier tries lack are not missed', async () => {
    const wrap = images({ [A]: {}, [B]: { '/root/junit.xml': report('one') } });
    const setting = await readOf(['a'], { ...AGAIN, ifNoFilesFound: 'error' }, { ...twoTries, wrap });
    expect(rows(setting)).toEqual({ a: [1, 0, 0] });
    expect(setting.ledger.resultOf('a')).toMatchObject({ loss: null });
  });

  it('of a last try that stands, since no other could be started, are read', async () => {
    const setting = await readOf(
      ['a'],
      { ...AGAIN, timeout: 60_000 },
      {
        lifeOf: () => life({ EXECUTING: 0, SUCCESS: 1_000 }, { exitCode: 1, resultImage: B }),
        faults: [{ method: 'spawn', reply: 429, from: 500 }],
        wrap: images({ [B]: { '/root/junit.xml': report('!one') } }),
      },
    );
    expect(setting.outcomes()).toEqual(['failed']);
    expect(rows(setting)).toEqual({ a: [1, 1, 0] });
  });

  it.each(['warn', 'ignore', 'error'] as const)('that are missing are reported as %s says', async (ifNoFilesFound) => {
    const wrap = images({ [A]: { '/root/other.xml': report('x') } });
    const setting = await readOf(['a'], { ifNoFilesFound }, { ...lives, wrap });
    const nothing = `left no test report at junit.xml${ifNoFilesFound === 'ignore' ? '' : '; in /root there is other.xml'}`;
    expect(setting.log.text()).toContain(`a · ${nothing}`);
    expect(setting.log.warnings()).toEqual(ifNoFilesFound === 'warn' ? [`a · ${nothing}`] : []);
    const isLoss = ifNoFilesFound === 'error';
    expect(setting.ledger.resultOf('a')).toMatchObject({ loss: isLoss ? nothing : null });
    expect(verdict(setting.ledger.results(), { mode: 'run' })).toMatchObject({ exitCode: isLoss ? 1 : 0 });
    expect(setting.tests).toMatchObject({ counts: { tests: 0 }, byLeg: new Map() });
  });

  it.each([
    ['SUCCESS', 0, ['a · left no image to read test reports from']],
    ['FAILED', null, []],
    ['CANCELLED', null, []],
  ])('are missing from a leg without an image that ended as %s with %j: %j', async (status, exitCode, warnings) => {
    const asked: string[] = [];
    const setting = await readOf(
      ['a'],
      {},
      {
        lifeOf: () => life({ EXECUTING: 0, [status]: 1_000 }, { exitCode, resultImage: null }),
        wrap: images({}, asked),
      },
    );
    expect(setting.log.warnings()).toEqual(warnings);
    expect(asked).toEqual([]);
  });
});

describe('a test report that cannot be read', () => {
  const whole = report('one', '!two');

  it('counts up to its bad place, and is a warning that names leg and path', async () => {
    const files = {
      '/root/out/a.xml': whole.slice(0, -12),
      '/root/out/b.xml': 'no XML',
      '/root/out/c.xml': report('three'),
    };
    const setting = await readOf(
      ['b'],
      { reports: reports([{ remote: 'out/' }]) },
      { ...lives, wrap: images({ [B]: files }) },
    );
    expect(setting.log.warnings()).toEqual([
      expect.stringMatching(
        /^b · the test report out\/a\.xml cannot be read whole: .*cut off.*; the 2 tests before that count$/,
      ),
      expect.stringMatching(/^b · the test report out\/b\.xml cannot be read whole: /),
    ]);
    expect(rows(setting)).toEqual({ b: [3, 1, 0] });
  });

  it('is named three times for a leg, and then counted', async () => {
    const files = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`/root/${String(number)}.xml`, 'x']));
    const setting = await readOf(
      ['a'],
      { reports: reports([{ remote: '*.xml' }]) },
      { ...lives, wrap: images({ [A]: files }) },
    );
    expect(setting.log.warnings()).toHaveLength(4);
    expect(setting.log.warnings().at(-1)).toBe('a · 2 more test reports cannot be read whole');
  });

  it('of an earlier try says so', async () => {
    const wrap = images({
      [A]: { '/root/junit.xml': whole.slice(0, -12) },
      [B]: { '/root/junit.xml': report('one', 'two') },
    });
    const setting = await readOf(['a'], AGAIN, { ...twoTries, wrap });
    expect(setting.log.warnings()).toEqual([
      expect.stringMatching(/^a · the test report junit\.xml of try 1 cannot be read whole: /),
    ]);
    expect(rows(setting)).toEqual({ a: [2, 0, 1] });
  });

  it.each(['warn', 'ignore', 'error'] as const)(
    'since the service refuses it is a loss where it must be there: %s',
    async (ifNoFilesFound) => {
      const wrap = (client: ContreeClient): ContreeClient => ({
        ...client,
        downloadArchive: () => Promise.reject(problem({ status: 403 })),
      });
      const setting = await readOf(['a'], { ifNoFilesFound }, { ...lives, wrap });
      const says = /its test reports at junit\.xml could not be read: .*403/;
      const isLoss = ifNoFilesFound === 'error';
      expect(setting.ledger.resultOf('a').loss).toEqual(isLoss ? expect.stringMatching(says) : null);
      expect(setting.log.warnings()).toEqual(isLoss ? [] : [expect.stringMatching(says)]);
    },
  );

  it('for its kind is named with what else its line leaves out', async () => {
    const files = { '/root/out/a.xml': whole, '/root/out/link.xml': { type: 'symlink' as const } };
    const setting = await readOf(
      ['b'],
      { reports: reports([{ remote: 'out/*.xml' }]) },
      { ...lives, wrap: images({ [B]: files }) },
    );
    expect(setting.log.warnings()).toEqual([
      'b · of out/*.xml, 1 entry left out, such as link.xml: it is a symbolic link',
    ]);
  });
});

describe('what test reports say', () => {
  it('changes no verdict, and is one warning for all legs that passed with failed tests', async () => {
    const legs = ['a', 'c', 'd', 'b'];
    const setting = await readOf(
      legs,
      {},
      {
        ...lives,
        wrap: images({ [A]: { '/root/junit.xml': report('!x') }, [B]: { '/root/junit.xml': report('!x') } }),
      },
    );
    expect(setting.outcomes()).toEqual(['passed', 'passed', 'passed', 'failed']);
    expect(setting.log.warnings()).toEqual([
      '3 legs passed with failed tests in their reports, since the exit code decides · a, c, d',
    ]);
    expect(setting.tests?.failed).toMatchObject([{ name: 'x', legs }]);
  });
});

describe('collect-timeout', () => {
  /** A service that never answers about images until the caller gives up. */
  const hanging = (client: ContreeClient): ContreeClient => ({
    ...client,
    downloadArchive: (_image, _path, call) =>
      new Promise((_, reject) => {
        const giveUp = (): void => {
          reject(problem({ kind: 'aborted', status: null }));
        };
        if (call?.signal?.aborted === true) giveUp();
        else call?.signal?.addEventListener('abort', giveUp, { once: true });
      }),
  });

  it('ends reading for all legs, in one warning', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `leg-${String(index)}`);
    const setting = await readOf(names, { collectTimeout: 60_000 }, { ...lives, wrap: hanging });
    expect(setting.log.warnings()).toEqual([
      expect.stringMatching(
        /^Test reports of 20 legs were not all read within collect-timeout \(1 min\): raise it · leg-\d+, .* and 15 more$/,
      ),
    ]);
    expect(setting.ledger.results().map(({ loss }) => loss)).toEqual(names.map(() => null));
  });

  it('loses the reports that must be there', async () => {
    const setting = await readOf(
      ['a'],
      { collectTimeout: 1_000, ifNoFilesFound: 'error' },
      { ...lives, wrap: hanging },
    );
    expect(setting.ledger.resultOf('a').loss).toBe(
      'its test reports were not all read within collect-timeout (1 s): raise it',
    );
    expect(setting.log.warnings()).toEqual([]);
  });

  it('says nothing after a signal, which leaves what is known by then', async () => {
    const wrap = (client: ContreeClient): ContreeClient => {
      const other = images({ [B]: { '/root/junit.xml': report('!x') } })(client);
      return {
        ...other,
        downloadArchive: (image, path, call) =>
          (image === B ? other : hanging(client)).downloadArchive(image, path, call),
      };
    };
    const setting = await readOf(
      ['a', 'b'],
      { collectTimeout: EVER, ifNoFilesFound: 'error' },
      { ...lives, wrap },
      (made) => {
        void (async () => {
          while (!made.log.text().includes('b · 1 test report')) await setImmediate();
          made.stop.abort('SIGTERM');
        })();
      },
    );
    expect(setting.log.warnings()).toEqual([]);
    expect(setting.ledger.resultOf('a').loss).toBeNull();
    expect(rows(setting)).toEqual({ b: [1, 1, 0] });
  });
});
