import { describe, expect, it } from '@jest/globals';
import { runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();

/** A step whose setup depends on a lock file, and keeps its image under the key. */
function keeping(key: string, keep: string, lock: string, more: Readonly<Record<string, string>> = {}) {
  const setup = { setup: 'cat lock > installed', 'setup-files': 'lock', 'setup-key': key, 'setup-keep': keep };
  const folder = workspaceWith({ lock });
  return scene.run(runOf({ ...setup, legs: 'a: cat installed', ...more }), { folder });
}

/** The images of a key that are still tagged. */
async function keptOf(key: string): Promise<string[]> {
  const { url, token } = scene.simulator;
  const reply = await fetch(`${url}/v1/images?tag=op-action/setup/${key}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { images } = (await reply.json()) as { images: { uuid: string }[] };
  return images.map(({ uuid }) => uuid).toSorted();
}

const imagesOf = (ends: readonly { outputs: Readonly<Record<string, string>> }[]): string[] =>
  ends.map(({ outputs }) => outputs['setup-image'] ?? '').toSorted();

describe('setup-keep', () => {
  it('leaves so many kept setups of a key tagged, whichever lock file each had', async () => {
    const other = await keeping('other', '1', 'x');
    const ends = [];
    for (const lock of ['one', 'two', 'three']) ends.push(await keeping('lock', '2', lock));
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(ends.map(({ outputs }) => outputs['setup-cache-hit'])).toEqual(['false', 'false', 'false']);
    expect(await keptOf('lock')).toEqual(imagesOf(ends.slice(1)));
    expect(await keptOf('other')).toEqual(imagesOf([other]));
    expect(ends[2]?.stdout).toContain('setup · 1 older kept setup lost the tag (setup-keep: 2)');
    const found = await keeping('lock', '2', 'two');
    expect(found.outputs['setup-cache-hit']).toBe('true');
    expect(await keptOf('lock')).toEqual(imagesOf(ends.slice(1)));
  });

  it('never takes the own one, which is found, and takes none after a setup that did not pass', async () => {
    const ends = [await keeping('found', '9', 'one'), await keeping('found', '9', 'two')];
    const failed = await keeping('found', '1', 'three', { setup: 'cat lock > installed; exit 3' });
    expect([failed.exitCode, await keptOf('found')]).toEqual([3, imagesOf(ends)]);
    const found = await keeping('found', '1', 'one', { legs: 'a: exit 4' });
    expect([found.exitCode, found.outputs['setup-cache-hit']]).toEqual([4, 'true']);
    expect(await keptOf('found')).toEqual(imagesOf(ends));
  });

  it('of steps at once leaves each what it kept', async () => {
    const old = await keeping('at-once', '9', 'old');
    const ends = await Promise.all(['one', 'two', 'three'].map((lock) => keeping('at-once', '1', lock)));
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(await keptOf('at-once')).toEqual(imagesOf(ends));
    expect(imagesOf([old])).not.toEqual([]);
  });

  it('is a warning where the service refuses it', async () => {
    await keeping('refused', '1', 'one');
    scene.simulator.misbehave({ method: 'DELETE', path: '/images/**', action: { status: 403 } });
    const end = await keeping('refused', '1', 'two');
    expect([end.exitCode, end.outputs['outcome']]).toEqual([0, 'passed']);
    expect(end.stdout).toMatch(/^::warning::Not all kept setups beyond setup-keep have lost their tag/m);
    expect(await keptOf('refused')).toHaveLength(2);
  });

  it('is done by a step that does not wait for its legs', async () => {
    await keeping('detached', '1', 'one');
    const end = await keeping('detached', '1', 'two', { detach: 'true' });
    expect(await keptOf('detached')).toEqual(imagesOf([end]));
  });
});
