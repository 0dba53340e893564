import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { type FileSet, type LocalFile, NO_FILES } from '../../../src/files/local-files.ts';
import type { ModeScript } from '../../doubles/mode-setting.ts';
import { life } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { arrived, ran, running, SETUP } from './run-setting.ts';

/** The files are real, and so is the time that reading them takes: no deadline may come before. */
const EVER = 1e12;
const LEFT = uuidOf(850);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prepare-'));
  for (const name of ['one', 'two', 'three']) await writeFile(join(folder, name), `content of ${name}\n`);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

function fileSet(...names: readonly string[]): FileSet {
  const files = names.map((name): LocalFile => {
    return { path: join(folder, name), remote: name, mode: '0644', size: `content of ${name}\n`.length };
  });
  return { ...NO_FILES, files };
}

/** A store of files, in front of the script's service. */
function store(before: (uploads: number) => unknown = () => undefined) {
  const uploaded: string[] = [];
  const stored = new Map<string, string>();
  const wrap = (client: ContreeClient): ContreeClient => ({
    ...client,
    getFile: (sha256) => {
      const uuid = stored.get(sha256);
      return Promise.resolve(uuid === undefined ? null : { uuid, sha256, size: null });
    },
    uploadFile: async (content) => {
      await before(uploaded.length);
      if (!Buffer.isBuffer(content)) throw new Error('These files are small, and are sent in one piece.');
      const sha256 = createHash('sha256').update(content).digest('hex');
      uploaded.push(content.toString());
      stored.set(sha256, uuidOf(400 + uploaded.length));
      return { uuid: uuidOf(400 + uploaded.length), sha256, size: content.length };
    },
  });
  return { uploaded, wrap };
}

const script = (wrap: ModeScript['wrap']): ModeScript => ({
  ...(wrap && { wrap }),
  lifeOf: () => life({ EXECUTING: 0, SUCCESS: 1_000 }, { resultImage: LEFT }),
});

describe('the files of a run', () => {
  it('are uploaded once each, and placed in the legs that name them', async () => {
    const { uploaded, wrap } = store();
    const legFiles = [fileSet('one', 'two'), fileSet('one')];
    const setting = await ran(['a', legPlan('b', { cwd: '/src' })], { legFiles, timeout: EVER }, script(wrap));
    expect(uploaded.sort()).toEqual(['content of one\n', 'content of two\n']);
    const [a, b] = setting.service.started.map(({ request }) => request.files);
    expect(Object.keys(a ?? {}).sort()).toEqual(['/root/one', '/root/two']);
    expect(b).toEqual({ '/src/one': a?.['/root/one'] });
    expect(setting.log.lines()).toContain('files · 2 uploaded (30 B) · 0 there already');
  });

  it('belong to the user of each leg', async () => {
    const { uploaded, wrap } = store();
    const set = fileSet('one');
    const user = { uid: 1000, gid: 7 };
    const legs = [
      'a',
      legPlan('b', { user }),
      legPlan('c', { user: { uid: 1000, gid: 1000 } }),
      legPlan('d', { user }),
    ];
    const setting = await ran(legs, { legFiles: [set, set, set, set], timeout: EVER }, script(wrap));
    expect(uploaded).toHaveLength(1);
    const specs = setting.service.started.map(({ request }) => request.files?.['/root/one']);
    const owned = { uuid: expect.any(String), mode: '0644' };
    expect(specs).toEqual([owned, { ...owned, ...user }, { ...owned, uid: 1000, gid: 1000 }, { ...owned, ...user }]);
    const [, b, , d] = setting.service.started;
    expect(d?.request.files).toBe(b?.request.files);
  });

  it('that the service has already are not uploaded', async () => {
    const { uploaded, wrap } = store();
    const inputs = { legFiles: [fileSet('one', 'two')], timeout: EVER };
    await ran(['a'], inputs, script(wrap));
    const second = await ran(['a'], inputs, script(wrap));
    expect(uploaded).toHaveLength(2);
    expect(second.log.lines()).toContain('files · 0 uploaded (0 B) · 2 there already');
  });

  it('of the setup are told from those of the legs', async () => {
    const { wrap } = store();
    const inputs = { setup: { ...SETUP, cwd: '/src' }, setupFiles: fileSet('three'), timeout: EVER };
    const legs = [legPlan('a', { image: null })];
    const both = await ran(legs, { ...inputs, legFiles: [fileSet('one', 'two')] }, script(wrap));
    expect(both.log.lines()).toContain('files of the setup · 1 uploaded (17 B) · 0 there already');
    expect(both.log.lines()).toContain('files · 2 uploaded (30 B) · 0 there already');
    const alone = await ran(legs, inputs, script(store().wrap));
    expect(alone.log.lines()).toContain('files · 1 uploaded (17 B) · 0 there already');
  });

  it('of the setup are placed in it, and not uploaded when its image was found', async () => {
    const { uploaded, wrap } = store();
    const inputs = { setup: { ...SETUP, key: 'k', cwd: '/src' }, setupFiles: fileSet('three'), timeout: EVER };
    const legs = [legPlan('a', { image: null })];
    const first = await ran(legs, inputs, script(wrap));
    expect(first.service.started[0]?.request.files).toMatchObject({ '/src/three': { mode: '0644' } });
    expect(first.service.started[1]?.request.files).toBeUndefined();
    const [tag = ''] = first.service.tags.keys();

    uploaded.length = 0;
    const second = await ran(legs, inputs, { ...script(wrap), tags: { [tag]: LEFT } });
    expect([arrived(second), uploaded]).toEqual([['a'], []]);
    const other = await ran(
      legs,
      { ...inputs, setupFiles: fileSet('two') },
      { ...script(wrap), tags: { [tag]: LEFT } },
    );
    expect([arrived(other), uploaded]).toEqual([['(setup)', 'a'], ['content of two\n']]);
  });

  it('that are left out are logged, once for each set', async () => {
    const { wrap } = store();
    const few = { ...fileSet('one'), leftOut: { ignored: 2, examples: ['a.log', 'b.log'] } };
    const many = { ...fileSet('one'), leftOut: { ignored: 11, examples: ['c.log'] } };
    const { log } = await ran(['a', 'b', 'c'], { legFiles: [few, few, many], timeout: EVER }, script(wrap));
    expect(log.lines().filter((line) => line.includes('left out'))).toEqual([
      'files · 1 file · left out by .gitignore: 2 (a.log, b.log)',
      'files · 1 file · left out by .gitignore: 11 (c.log, …)',
    ]);
  });

  it('that cannot be uploaded stop the step before any leg is started, and the setup with it', async () => {
    const { wrap } = store(() => {
      throw new TypeError('a bug');
    });
    const inputs = { setup: SETUP, legFiles: [fileSet('one')], timeout: EVER };
    const { ended, service, context } = running([legPlan('a', { image: null })], inputs, {
      ...script(wrap),
      lifeOf: () => life({ EXECUTING: 0 }),
    });
    await expect(ended).rejects.toThrow('a bug');
    expect(service.started.every(({ marker }) => marker.leg === null)).toBe(true);
    expect(context.preparation.unsettled()).toHaveLength(service.started.length);
  });

  it('that take long to upload give a sign of life', async () => {
    let pause = (): Promise<void> => Promise.resolve();
    const { wrap } = store(() => pause());
    const inputs = { legFiles: [fileSet('one')], timeout: EVER };
    const { ended, log } = running(['a'], inputs, script(wrap), ({ clock }) => {
      pause = () => clock.sleep(130_000);
    });
    await ended;
    expect(log.lines()).toContain('still uploading · 0/1 file');
  });

  it('that are missing by then are named', async () => {
    const { wrap } = store();
    const { ended, service } = running(['a'], { legFiles: [fileSet('gone')], timeout: EVER }, script(wrap));
    await expect(ended).rejects.toThrow(/gone.* cannot be read any more/);
    expect(service.sent('spawn')).toEqual([]);
  });
});
