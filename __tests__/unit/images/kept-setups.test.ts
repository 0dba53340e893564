import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ContreeError } from '../../../src/contree/contree-error.ts';
import type { Image } from '../../../src/contree/types.ts';
import { type KeptSetup, KeptSetups, type KeptSetupsDeps, surplusOf } from '../../../src/images/kept-setups.ts';
import { keyTag, setupTag } from '../../../src/images/setup-tag.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { recordedLog } from '../../doubles/recorded-log.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const KEY = 'deps';
const NOW = 1_000_000;

function tagOf(command: string, key = KEY): string {
  return setupTag({ key, image: uuidOf(1), command, cwd: '/root', filesDigest: '' });
}

const kept = (tag: string, image: number, madeAt: number): KeptSetup => ({ tag, image: uuidOf(image), madeAt });

describe('surplusOf', () => {
  const four = [kept('a', 1, 10), kept('b', 2, 20), kept('c', 3, 30), kept('d', 4, 40)];
  const rule = { keep: 2, startedAt: NOW, own: uuidOf(4) };
  const namesOf = (setups: readonly KeptSetup[]): string => setups.map(({ tag }) => tag).join('');

  it.each<[string, readonly KeptSetup[], readonly KeptSetup[], Partial<typeof rule>, string]>([
    ['those beyond the number, the oldest first', four, four, {}, 'ab'],
    ['the same in any order of the listing', four, four.toReversed(), {}, 'ab'],
    ['none when there are no more than the number', four, four, { keep: 4 }, ''],
    ['never the own one, although it is the oldest', four, four, { own: uuidOf(1) }, 'b'],
    ['all but the newest and the own one', four, four, { keep: 1, own: uuidOf(2) }, 'ac'],
    ['none that was not there at the beginning', four.slice(1), four, {}, 'b'],
    ['none whose tag has moved to another image', four, [kept('a', 9, 10), ...four.slice(1)], {}, 'b'],
    ['none whose image is as young as the step', four, four, { startedAt: 20 }, 'a'],
    ['none of unknown age, which counts as the newest', four, [kept('a', 1, Infinity), ...four.slice(1)], {}, 'bc'],
    ['none that is gone by now', four, four.slice(1), {}, 'b'],
  ])('takes %s', (_what, before, now, change, expected) => {
    expect(namesOf(surplusOf(before, now, { ...rule, ...change }))).toBe(expected);
  });
});

/** Images and their tags as the service has them. Each request first waits for its turn. */
class TagService {
  readonly rows = new Map<string, Image>();
  readonly requests: string[] = [];
  #images = 100;

  put(tag: string, madeAt: number): string {
    const uuid = uuidOf((this.#images += 1));
    this.rows.set(tag, { uuid, tag, createdAt: new Date(madeAt).toISOString() });
    return uuid;
  }

  client(turn: (what: string) => Promise<unknown> = () => Promise.resolve()): KeptSetupsDeps['client'] {
    return {
      listImages: async ({ tag: prefix = '' }, { limit, offset }) => {
        await turn('list');
        this.requests.push(`list ${String(offset)}`);
        const images = [...this.rows.values()]
          .filter(({ tag }) => tag?.startsWith(prefix))
          .slice(offset, offset + limit);
        return { images, received: images.length };
      },
      untagImage: async (uuid, tag) => {
        await turn('untag');
        this.requests.push('untag');
        if (this.rows.get(tag)?.uuid !== uuid) throw failureOf('tag', tag, { status: 404 });
        this.rows.delete(tag);
      },
    };
  }
}

function keeping(service: TagService, deps: Partial<KeptSetupsDeps> = {}, keep = 1) {
  const log = recordedLog();
  const clock = virtualClock();
  const others = {
    client: service.client(),
    clock,
    log: log.log,
    signal: new AbortController().signal,
    startedAt: NOW,
  };
  return { log, setups: new KeptSetups({ key: KEY, keep }, { ...others, ...deps }) };
}

const EVER = 1e15;

describe('KeptSetups', () => {
  it('takes tags of the key alone, and of those that this action made', async () => {
    const service = new TagService();
    const foreign = [tagOf('x', 'Deps'), tagOf('x', 'deps2'), keyTag(KEY), `${keyTag(KEY)}/mine`, `${keyTag(KEY)}x/0`];
    for (const tag of foreign) service.put(tag, 1);
    service.put(tagOf('old'), 1);
    service.put(tagOf('older'), 0);
    const { setups, log } = keeping(service);
    const own = service.put(tagOf('own'), NOW + 1);
    await setups.untagSurplus(own, EVER);
    expect([...service.rows.keys()]).toEqual([...foreign, tagOf('own')]);
    expect(log.lines()).toEqual(['setup · 2 older kept setups lost the tag (setup-keep: 1)']);
  });

  it('reads every page', async () => {
    const service = new TagService();
    for (let index = 0; index < 1_001; index += 1) service.put(tagOf(String(index)), index);
    const { setups } = keeping(service, {}, 1_000);
    await setups.untagSurplus(uuidOf(1), EVER);
    expect(service.requests).toEqual(['list 0', 'list 1000', 'list 0', 'list 1000', 'untag']);
    expect(service.rows.has(tagOf('0'))).toBe(false);
  });

  it('sends nothing more where nothing was kept before', async () => {
    const service = new TagService();
    const { setups, log } = keeping(service);
    await Promise.resolve();
    await setups.untagSurplus(service.put(tagOf('own'), NOW + 1), EVER);
    expect([service.requests, log.lines()]).toEqual([['list 0'], []]);
  });

  it.each(['first look', 'last look', 'untagging'])(
    'warns when the %s fails, and takes no further tag',
    async (what) => {
      const service = new TagService();
      service.put(tagOf('old'), 1);
      service.put(tagOf('older'), 0);
      const failing = { 'first look': 1, 'last look': 2, untagging: 3 }[what];
      let requests = 0;
      const turn = async (): Promise<void> => {
        requests += 1;
        if (requests === failing) throw failureOf('list', 'images', { status: 403 });
        await Promise.resolve();
      };
      const { setups, log } = keeping(service, { client: service.client(turn) });
      await setups.untagSurplus(service.put(tagOf('own'), NOW + 1), EVER);
      expect(service.rows.size).toBe(3);
      expect(log.warnings()).toEqual([
        expect.stringMatching(/^Not all kept setups beyond setup-keep have lost their tag; .*403/),
      ]);
    },
  );

  it('has ten seconds, or until the deadline, and a moment behind it', async () => {
    const clock = virtualClock();
    const deadlines: (number | undefined)[] = [];
    const service = new TagService();
    const { listImages, untagImage } = service.client();
    const client: KeptSetupsDeps['client'] = {
      untagImage,
      listImages: (filter, paging, call) => {
        deadlines.push(call?.deadline);
        return listImages(filter, paging, call);
      },
    };
    service.put(tagOf('old'), 0);
    const { setups } = keeping(service, { client, clock });
    const start = clock.now();
    for (const left of [60_000, 3_000, -1]) await setups.untagSurplus(uuidOf(1), start + left);
    expect(deadlines.map((deadline = 0) => deadline - start)).toEqual([5_000, 10_000, 3_000, 500]);
  });

  it('says nothing of what a signal cut off', async () => {
    const service = new TagService();
    const turn = (): Promise<never> =>
      Promise.reject(failureOf('list', 'images', { kind: 'aborted' }) satisfies ContreeError);
    const { setups, log } = keeping(service, { client: service.client(turn) });
    await setups.untagSurplus(uuidOf(1), EVER);
    setups.close();
    expect(log.lines()).toEqual([]);
  });

  it('of steps at once, in any order of their requests, leaves each what it made', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        async (scheduler, keep, steps, old) => {
          const service = new TagService();
          for (let index = 0; index < old; index += 1) service.put(tagOf(`old ${String(index)}`), index);
          const turn = (what: string): Promise<unknown> => scheduler.schedule(Promise.resolve(), what);
          const made: string[] = [];
          const step = async (index: number): Promise<void> => {
            const { setups } = keeping(service, { client: service.client(turn) }, keep);
            await turn('setup');
            const tag = tagOf(`new ${String(index)}`);
            made.push(tag);
            await setups.untagSurplus(service.put(tag, NOW + index), EVER);
          };
          const ends = Promise.all(Array.from({ length: steps }, (_, index) => step(index)));
          await scheduler.waitFor(ends);
          for (const tag of made) expect(service.rows.has(tag)).toBe(true);
          expect(service.rows.size).toBe(steps + Math.min(old, Math.max(keep - steps, 0)));
        },
      ),
    );
  });

  it('leaves what another step made anew under a tag that was there', async () => {
    const service = new TagService();
    service.put(tagOf('old'), 0);
    const { setups } = keeping(service);
    await Promise.resolve();
    service.rows.delete(tagOf('old'));
    service.put(tagOf('old'), 5);
    await setups.untagSurplus(service.put(tagOf('own'), NOW + 1), EVER);
    expect(service.rows.has(tagOf('old'))).toBe(true);
  });
});
