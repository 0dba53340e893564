import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, type Pack } from 'tar-stream';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { RunInputs } from '../../../src/inputs/inputs.ts';
import { verdict } from '../../../src/legs/verdict.ts';
import type { ModeScript, ModeSetting } from '../../doubles/mode-setting.ts';
import { life } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { problem, uuidOf } from '../../doubles/fixtures.ts';
import { ran, running } from './run-setting.ts';

const EVER = 1e12;
const IMAGES = { a: uuidOf(901), b: uuidOf(902) } as const;
const PASSES = life({ EXECUTING: 0, SUCCESS: 1_000 });

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'keep-'));
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});

/** A service whose images hold these files, by image and path. */
function images(contents: Readonly<Record<string, Readonly<Record<string, string>>>>, asked: string[] = []) {
  return (client: ContreeClient): ContreeClient => ({
    ...client,
    downloadArchive: (image, path) => {
      asked.push(`${image} ${path}`);
      const files = Object.entries(contents[image] ?? {}).filter(([name]) => name.startsWith(path));
      if (files.length === 0) return Promise.resolve(null);
      const archive: Pack = pack();
      for (const [name, text] of files) archive.entry({ name: name.slice(path.lastIndexOf('/') + 1) }, text);
      archive.finalize();
      return Promise.resolve(archive as unknown as Awaited<ReturnType<ContreeClient['downloadArchive']>>);
    },
    pathExists: () => Promise.resolve(true),
    listDirectory: () => Promise.resolve([{ path: 'other.xml', type: 'file', size: 1 }]),
  });
}

const lives: ModeScript = {
  lifeOf: ({ leg }) =>
    life({ EXECUTING: 0, SUCCESS: 1_000 }, { exitCode: leg === 'b' ? 3 : 0, resultImage: IMAGES[leg as 'a' | 'b'] }),
};

const collecting = (fields: Partial<RunInputs> = {}): Partial<RunInputs> => ({
  collect: [{ remote: 'report.xml', local: 'out' }],
  timeout: EVER,
  workspace,
  ...fields,
});

function codeOf({ ledger }: ModeSetting) {
  return verdict(ledger.results(), { mode: 'run' });
}

describe('collected files', () => {
  it('come from the image of each leg that has ended, passed or not, into a folder of its own', async () => {
    const asked: string[] = [];
    const wrap = images(
      { [IMAGES.a]: { '/root/report.xml': '<a/>' }, [IMAGES.b]: { '/src/report.xml': '<bb/>' } },
      asked,
    );
    const setting = await ran(['a', legPlan('b', { cwd: '/src' })], collecting(), { ...lives, wrap });
    expect(await readFile(join(workspace, 'out', 'a', 'report.xml'), 'utf8')).toBe('<a/>');
    expect(await readFile(join(workspace, 'out', 'b', 'report.xml'), 'utf8')).toBe('<bb/>');
    expect(asked.sort()).toEqual([`${IMAGES.a} /root/report.xml`, `${IMAGES.b} /src/report.xml`]);
    expect(setting.context.record.collected).toEqual(
      new Map([
        ['a', { files: 1, bytes: 4, folders: ['out'] }],
        ['b', { files: 1, bytes: 5, folders: ['out'] }],
      ]),
    );
    expect(setting.log.lines()).toContain('a · collected 1 file, 4 B');
    expect(setting.outcomes()).toEqual(['passed', 'failed']);
    expect(setting.ledger.results().map(({ loss }) => loss)).toEqual([null, null]);
  });

  it.each(['warn', 'ignore', 'error'] as const)('that are missing are reported as %s says', async (ifNoFilesFound) => {
    const setting = await ran(['a'], collecting({ ifNoFilesFound }), { ...lives, wrap: images({}) });
    expect(setting.outcomes()).toEqual(['passed']);
    const hint = ifNoFilesFound === 'ignore' ? '' : '; in /root there is other.xml';
    const nothing = `left nothing at report.xml to collect${hint}`;
    const says = `a · ${nothing}`;
    expect(setting.log.text()).toContain(says);
    expect(setting.log.warnings()).toEqual(ifNoFilesFound === 'warn' ? [says] : []);
    const isLoss = ifNoFilesFound === 'error';
    expect(setting.ledger.resultOf('a')).toMatchObject({ loss: isLoss ? nothing : null });
    expect(codeOf(setting)).toMatchObject({ exitCode: isLoss ? 1 : 0, outcome: isLoss ? 'failed' : 'passed' });
    expect(setting.context.record.collected.size).toBe(0);
  });

  it.each([
    ['SUCCESS', 0, ['a · left no image to collect report.xml from']],
    ['FAILED', null, []],
    ['CANCELLED', null, []],
  ])('is missing from a leg without an image that ended as %s with %j: %j', async (status, exitCode, warnings) => {
    const asked: string[] = [];
    const setting = await ran(['a'], collecting(), {
      lifeOf: () => life({ EXECUTING: 0, [status]: 1_000 }, { exitCode, resultImage: null }),
      wrap: images({}, asked),
    });
    expect(setting.log.warnings()).toEqual(warnings);
    expect(asked).toEqual([]);
  });

  it('that cannot be downloaded are a loss, and the other lines are still collected', async () => {
    const whole = images({ [IMAGES.a]: { '/root/second': 'x' } });
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...whole(client),
      downloadArchive: (image, path, call) =>
        path.endsWith('report.xml')
          ? Promise.reject(problem({ status: 500 }))
          : whole(client).downloadArchive(image, path, call),
    });
    const collect = [
      { remote: 'report.xml', local: '.' },
      { remote: '/root/second', local: '.' },
    ];
    const setting = await ran(['a'], collecting({ collect }), { ...lives, wrap });
    expect(setting.ledger.resultOf('a')).toMatchObject({
      outcome: 'passed',
      exitCode: 1,
      loss: expect.stringMatching(/^\/root\/report\.xml could not be collected: .*HTTP 500/),
    });
    expect(setting.context.record.collected.get('a')).toEqual({ files: 1, bytes: 1, folders: ['.'] });
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'failed', counts: { passed: 1 } });
  });

  it('that do not fit on the disk are a loss', async () => {
    await writeFile(join(workspace, 'out'), 'a file where a folder has to be');
    const wrap = images({ [IMAGES.a]: { '/root/report.xml': '<a/>' } });
    const setting = await ran(['a'], collecting(), { ...lives, wrap });
    expect(setting.ledger.resultOf('a').loss).toMatch(/could not be collected/);
  });

  it('never leave the workspace through an existing link', async () => {
    const [inside, outside] = [join(workspace, 'checkout'), join(workspace, 'elsewhere')];
    await Promise.all([mkdir(join(inside, 'out'), { recursive: true }), mkdir(outside)]);
    await symlink(outside, join(inside, 'out', 'a'));
    const wrap = images({ [IMAGES.a]: { '/root/report.xml': '<a/>' } });
    const setting = await ran(['a'], collecting({ workspace: inside }), { ...lives, wrap });
    expect(setting.ledger.resultOf('a').loss).toMatch(
      /could not be collected: a link on the way to .* leads out of the workspace/,
    );
    expect(await readdir(outside)).toEqual([]);
  });

  it('that are partly left out are a warning', async () => {
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...client,
      downloadArchive: () => {
        const archive: Pack = pack();
        archive.entry({ name: 'dir/', type: 'directory' });
        archive.entry({ name: 'dir/pipe', type: 'fifo' });
        archive.entry({ name: 'dir/file' }, 'x');
        archive.finalize();
        return Promise.resolve(archive as unknown as Awaited<ReturnType<ContreeClient['downloadArchive']>>);
      },
      pathExists: () => Promise.reject(problem({ status: 422 })),
    });
    const setting = await ran(['a'], collecting({ collect: [{ remote: '/dir', local: '.' }] }), { ...lives, wrap });
    expect(setting.log.warnings()).toEqual([expect.stringMatching(/^a · of \/dir, 1 entry left out, such as .*pipe/)]);
  });

  it('are not taken from a leg that is started again', async () => {
    const asked: string[] = [];
    const setting = await ran(['a'], collecting({ retries: 1 }), {
      lifeOf: ({ tries }) => (tries === 1 ? life({ EXECUTING: 0, FAILED: 500 }, { exitCode: null }) : PASSES),
      wrap: images({}, asked),
    });
    expect(asked).toHaveLength(1);
    expect(setting.outcomes()).toEqual(['passed']);
  });
});

describe('a tag', () => {
  const tagged = (tag: string) => [legPlan('a', { tag: `${tag}-a` }), legPlan('b', { tag: `${tag}-b` })];

  it('is set for the image of a leg that passed, and no other', async () => {
    const setting = await ran(tagged('t'), {}, lives);
    expect([...setting.service.tags]).toEqual([['t-a', IMAGES.a]]);
    expect(setting.log.text()).toContain('a · image tagged t-a\n');
    expect(setting.ledger.results().map(({ operation }) => operation?.tag)).toEqual(['t-a', null]);
  });

  it('goes to the image that the leg ran on when it changed nothing, with a notice', async () => {
    const script = { lifeOf: () => life({ EXECUTING: 0, SUCCESS: 1 }, { image: IMAGES.b, resultImage: IMAGES.b }) };
    const setting = await ran(tagged('t').slice(0, 1), {}, script);
    expect([...setting.service.tags]).toEqual([['t-a', IMAGES.b]]);
    const notice = `a · it changed nothing, so the image that it ran on, ${IMAGES.b}, is tagged t-a`;
    expect(setting.log.lines()).toContain(`::notice::${notice}`);
    expect(setting.log.text()).not.toContain('image tagged');
    expect(setting.ledger.resultOf('a')).toMatchObject({ operation: { tag: 't-a' }, loss: null, exitCode: 0 });
  });

  it('that cannot be set is a loss: the leg passes, the step fails', async () => {
    const setting = await ran(tagged('t').slice(0, 1), {}, { ...lives, faults: [{ method: 'tag', reply: 409 }] });
    expect(setting.ledger.resultOf('a')).toMatchObject({
      outcome: 'passed',
      exitCode: 1,
      loss: expect.stringMatching(/^its image could not be tagged t-a: .*HTTP 409/),
    });
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'failed', counts: { passed: 1, failed: 0 } });
  });

  it('of a leg that may fail is a loss that does not fail the step', async () => {
    const legs = [legPlan('a', { tag: 't', allowFailure: true })];
    const setting = await ran(legs, {}, { ...lives, faults: [{ method: 'tag', reply: 409 }] });
    expect(codeOf(setting)).toMatchObject({ exitCode: 0, outcome: 'passed' });
  });

  it('for a missing image is a loss', async () => {
    const setting = await ran(
      tagged('t').slice(0, 1),
      {},
      {
        lifeOf: () => life({ SUCCESS: 0 }, { resultImage: null }),
      },
    );
    expect(setting.ledger.resultOf('a').loss).toBe('it left no image to tag');
  });

  it('that hits a bug rejects `done`', async () => {
    const bug = new TypeError('a bug');
    const { ended } = running(tagged('t'), {}, { ...lives, faults: [{ method: 'tag', reply: bug }] });
    await expect(ended).rejects.toBe(bug);
  });
});

describe('a step after a signal', () => {
  it('keeps nothing more, which is no loss', async () => {
    const setting = await ran(
      [legPlan('a', { tag: 't' })],
      {},
      { ...lives, faults: [{ method: 'tag', reply: 503 }] },
      (made) => {
        made.stopAfter(3_000);
      },
    );
    expect(setting.ledger.resultOf('a')).toMatchObject({ outcome: 'passed', loss: null });
    expect(setting.clock.elapsed()).toBe(3_000);
  });
});

describe('collect-timeout', () => {
  /** A service that answers nothing about images until the caller gives up. */
  const hanging =
    (asked: string[] = []) =>
    (client: ContreeClient): ContreeClient => {
      const never = (what: string, signal: AbortSignal | undefined): Promise<never> => {
        asked.push(what);
        return new Promise((_, reject) => {
          const giveUp = (): void => {
            reject(problem({ kind: 'aborted', status: null }));
          };
          if (signal?.aborted === true) giveUp();
          else signal?.addEventListener('abort', giveUp, { once: true });
        });
      };
      return {
        ...client,
        downloadArchive: (_image, path, call) => never(path, call?.signal),
        tagImage: (_image, tag, call) => never(tag, call?.signal),
      };
    };
  const ends = (at: number) => life({ EXECUTING: 0, SUCCESS: at }, { resultImage: IMAGES.a });

  it('begins when the last leg has ended, and ends collecting and tagging for all of them', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `leg-${String(index)}`);
    const legs = names.map((name, index) => legPlan(name, index === 0 ? { tag: 't' } : {}));
    const asked: string[] = [];
    const script = { lifeOf: ({ leg }: { leg: string | null }) => ends(leg === 'leg-39' ? 100_000 : 1_000) };
    const setting = await ran(legs, collecting({ collectTimeout: 60_000 }), { ...script, wrap: hanging(asked) });
    expect(setting.clock.elapsed()).toBeLessThan(165_000);
    expect(setting.clock.elapsed()).toBeGreaterThanOrEqual(160_000);
    const late = 'within collect-timeout (1 min): raise it';
    const losses = setting.ledger.results().map(({ loss }) => loss);
    expect(losses).toEqual([
      `its image was not tagged t ${late}; /root/report.xml was not collected ${late}`,
      ...names.slice(1).map(() => `/root/report.xml was not collected ${late}`),
    ]);
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'failed', counts: { passed: 40 } });
  });

  it('does not hide why a leg was lost before', async () => {
    const wrap = (client: ContreeClient): ContreeClient => ({
      ...hanging()(client),
      downloadArchive: (_image, path, call) =>
        path.endsWith('report.xml')
          ? Promise.reject(problem({ status: 403 }))
          : hanging()(client).downloadArchive(_image, path, call),
    });
    const collect = [
      { remote: 'report.xml', local: 'out' },
      { remote: 'other', local: 'out' },
    ];
    const setting = await ran(['a'], collecting({ collect, collectTimeout: 1_000 }), {
      lifeOf: () => ends(1_000),
      wrap,
    });
    expect(setting.ledger.resultOf('a').loss).toMatch(
      /^\/root\/report\.xml could not be collected: .*403.*; \/root\/other was not collected within collect-timeout \(1 s\): raise it$/,
    );
  });

  it('costs nothing when all is kept before', async () => {
    const wrap = images({ [IMAGES.a]: {} });
    const setting = await ran(['a'], collecting({ collectTimeout: EVER }), { ...lives, wrap });
    expect(setting.clock.elapsed()).toBeLessThan(10_000);
  });

  it('adds nothing after a signal', async () => {
    const setting = await ran(
      ['a'],
      collecting({ collectTimeout: EVER }),
      { lifeOf: () => ends(1_000), wrap: hanging() },
      (made) => {
        made.stopAfter(3_000);
      },
    );
    expect(setting.ledger.resultOf('a')).toMatchObject({ outcome: 'passed', loss: null });
    expect(setting.clock.elapsed()).toBe(3_000);
  });
});
