import { describe, expect, it } from '@jest/globals';
import { verdict } from '../../../src/legs/verdict.ts';
import type { ModeScript, ModeSetting } from '../../doubles/mode-setting.ts';
import { life, payloadOf, type Phase } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { uuidOf, written } from '../../doubles/fixtures.ts';
import { arrived, cancelled, IMAGE, ran, running, SETUP } from './run-setting.ts';

const LEFT = uuidOf(850);
const KEYED = { ...SETUP, key: 'deps' };
/** A leg that branches from what the setup leaves. */
const LEGS = [legPlan('a', { image: null }), legPlan('b', { image: null })];

const passing = life({ EXECUTING: 0, SUCCESS: 3_000 }, { resultImage: LEFT });
const lives = (setup: readonly Phase[] = passing) => ({
  lifeOf: ({ leg }: { leg: string | null }) => (leg === null ? setup : life({ EXECUTING: 0, SUCCESS: 1_000 })),
});

function codeOf({ ledger, context }: ModeSetting) {
  return verdict(ledger.results(), { mode: 'run', preparation: context.preparation.results() });
}

describe('a setup', () => {
  it('runs once before the legs, which branch from the image that it leaves', async () => {
    const setting = await ran(LEGS, { setup: SETUP }, lives());
    expect(arrived(setting)).toEqual(['(setup)', 'a', 'b']);
    expect(setting.service.started.map(({ request }) => request.image)).toEqual([IMAGE, LEFT, LEFT]);
    expect(setting.service.started[1]?.at).toBeGreaterThanOrEqual(3_000);
    expect(setting.outcomes()).toEqual(['passed', 'passed']);
    expect(setting.context.record.setup).toEqual({ image: LEFT, cacheHit: false });
    expect(setting.service.sent('find-tag')).toEqual([]);
    expect(setting.service.sent('tag')).toEqual([]);
    expect(setting.log.lines().slice(1, 4)).toEqual([
      `setup · started · ${uuidOf(1_001)}`,
      'The service has no event streams: legs are polled.',
      expect.stringContaining('setup passed'),
    ]);
    expect(codeOf(setting)).toMatchObject({ exitCode: 0, counts: { passed: 2 } });
    expect(setting.results.rows[0]).toEqual(payloadOf(uuidOf(1_001), { status: 'SUCCESS' }));
  });

  it('that does not pass starts no leg, and the code of the step is its own', async () => {
    const fails = life({ EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 42, stdout: written('no such package\n') });
    const setting = await ran(LEGS, { setup: KEYED }, lives(fails));
    expect(arrived(setting)).toEqual(['(setup)']);
    expect(setting.outcomes()).toEqual(['cancelled', 'cancelled']);
    expect(codeOf(setting)).toMatchObject({ exitCode: 42, outcome: 'failed' });
    expect(setting.log.text()).toContain('setup │ no such package');
    expect(setting.service.sent('tag')).toEqual([]);
    expect(setting.context.record.setup).toBeNull();
  });

  it('that is refused starts no leg', async () => {
    const setting = await ran(LEGS, { setup: SETUP }, { faults: [{ method: 'spawn', reply: 403 }] });
    expect(setting.service.sent('spawn')).toHaveLength(1);
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'failed' });
  });

  it('that the platform failed is started again', async () => {
    const setting = await ran(
      LEGS,
      { setup: SETUP, retries: 1, detach: true },
      {
        lifeOf: ({ leg, tries }) =>
          leg === null && tries === 1
            ? life({ EXECUTING: 0, FAILED: 500 }, { exitCode: null })
            : lives().lifeOf({ leg }),
      },
    );
    expect(arrived(setting)).toEqual(['(setup)', '(setup)', 'a', 'b']);
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, counts: { unknown: 2 } });
  });

  it('whose start is lost starts no leg, and may still be found', async () => {
    const setting = await ran(
      LEGS,
      { setup: SETUP },
      {
        ...lives(),
        faults: [
          { method: 'spawn', reply: 'network', acts: true },
          { method: 'list', reply: 403 },
        ],
      },
    );
    expect(arrived(setting)).toEqual(['(setup)']);
    expect(setting.context.preparation.results()).toMatchObject([{ start: 'lost', outcome: 'unknown' }]);
    expect(setting.context.record.mayHaveLostStart).toBe(true);
    expect(setting.ledger.results()).toMatchObject([{ timedOut: false }, { timedOut: false }]);
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'failed' });
  });

  it('whose reply is lost is found by its marker', async () => {
    const setting = await ran(
      LEGS,
      { setup: SETUP },
      { ...lives(), faults: [{ method: 'spawn', what: 'setup', reply: 'network', acts: true }] },
    );
    expect(arrived(setting)).toEqual(['(setup)', 'a', 'b']);
    expect(setting.outcomes()).toEqual(['passed', 'passed']);
  });

  it('that is still active at the deadline is cancelled, and the legs are timed out', async () => {
    const setting = await ran(LEGS, { setup: SETUP, timeout: 10_000 }, lives(life({ EXECUTING: 0 })));
    expect(cancelled(setting)).toEqual(['(setup)']);
    expect(arrived(setting)).toEqual(['(setup)']);
    expect(setting.context.preparation.results()).toMatchObject([{ outcome: 'timed-out', cancel: 'accepted' }]);
    expect(setting.outcomes()).toEqual(['timed-out', 'timed-out']);
    expect(codeOf(setting)).toMatchObject({ exitCode: 1, outcome: 'timed-out' });
  });

  it('that a signal stops starts no leg', async () => {
    const setting = await ran(LEGS, { setup: SETUP }, lives(), (made) => {
      made.stopAfter(1_000);
    });
    expect(arrived(setting)).toEqual(['(setup)']);
    expect(setting.context.preparation.unsettled()).toHaveLength(1);
    expect(setting.outcomes()).toEqual(['cancelled', 'cancelled']);
  });

  it('that leaves no image is an error of the service', async () => {
    const { ended } = running(LEGS, { setup: SETUP }, lives(life({ SUCCESS: 0 }, { resultImage: null })));
    await expect(ended).rejects.toThrow('names no image');
  });
});

describe('a setup with a key', () => {
  it('is tagged, and the next run finds it and starts no setup', async () => {
    const first = await ran(LEGS, { setup: KEYED }, lives());
    const [tag = ''] = first.service.tags.keys();
    expect(tag).toMatch(/^op-action\/setup\/deps-[0-9a-f]{32}\/[0-9a-f]{32}$/);
    expect(first.service.tags.get(tag)).toBe(LEFT);
    expect(first.log.lines()).toContain(`setup · image kept as tag:${tag}`);

    const second = await ran(LEGS, { setup: KEYED }, { ...lives(), tags: { [tag]: LEFT } });
    expect(arrived(second)).toEqual(['a', 'b']);
    expect(second.service.requests.slice(0, 2)).toMatchObject([{ method: 'find-tag' }, { method: 'spawn', what: 'a' }]);
    expect(second.service.started.map(({ request }) => request.image)).toEqual([LEFT, LEFT]);
    expect(second.context.record.setup).toEqual({ image: LEFT, cacheHit: true });
    expect(second.context.preparation.size).toBe(0);
    expect(second.log.lines()).toContain(`setup · kept by an earlier run · image ${LEFT}`);
  });

  it.each([
    ['command', { ...KEYED, command: 'other' }],
    ['image', { ...KEYED, image: { kind: 'uuid', uuid: uuidOf(802) } as const }],
    ['key', { ...KEYED, key: 'other' }],
    ['folder', { ...KEYED, cwd: '/src' }],
  ])('is another one with another %s', async (_, other) => {
    const tags = await Promise.all(
      [KEYED, other].map(async (setup) => [...(await ran(LEGS, { setup }, lives())).service.tags.keys()][0]),
    );
    expect(new Set(tags).size).toBe(2);
  });

  it('takes the tags of older ones beyond setup-keep, at the end of a run whose legs failed too', async () => {
    const [tag = ''] = (await ran(LEGS, { setup: KEYED }, lives())).service.tags.keys();
    const rows = ['0', '1', '2'].map((age) => {
      const old = `${tag.slice(0, tag.lastIndexOf('/'))}/${age.repeat(32)}`;
      return { uuid: uuidOf(Number(age)), tag: old, createdAt: `1969-12-31T00:00:0${age}Z` };
    });
    const taken: string[] = [];
    const wrap: ModeScript['wrap'] = (client) => ({
      ...client,
      listImages: () => Promise.resolve({ images: rows, received: rows.length }),
      untagImage: (_uuid, old) => Promise.resolve(void taken.push(old.slice(-1))),
    });
    const lifeOf = ({ leg }: { leg: string | null }) =>
      leg === null ? passing : life({ EXECUTING: 0, SUCCESS: 1_000 }, { exitCode: 7 });
    const setup = { ...KEYED, keep: 1 };
    await ran(LEGS, { setup }, { lifeOf, wrap });
    expect(taken).toEqual(['0', '1']);
    await ran(LEGS, { setup: { ...setup, keep: null } }, { lifeOf, wrap });
    const broken = life({ EXECUTING: 0, SUCCESS: 2_000 }, { exitCode: 42 });
    await ran(LEGS, { setup }, { ...lives(broken), wrap });
    const stopped = running(LEGS, { setup }, { ...lives(), wrap });
    stopped.stopAfter(3_500);
    await stopped.ended;
    expect(taken).toEqual(['0', '1']);
  });

  it('is the base image when it changed nothing, with a notice', async () => {
    const same = life({ EXECUTING: 0, SUCCESS: 1 }, { resultImage: IMAGE });
    const first = await ran(LEGS, { setup: KEYED }, lives(same));
    const [tag = ''] = first.service.tags.keys();
    expect(first.service.tags.get(tag)).toBe(IMAGE);
    expect(first.log.lines()).toContain(
      `::notice::setup · it changed nothing, so the image that it ran on, ${IMAGE}, is tagged ${tag}`,
    );
    const second = await ran(LEGS, { setup: KEYED }, { ...lives(same), tags: { [tag]: IMAGE } });
    expect([arrived(second), second.context.record.setup]).toEqual([['a', 'b'], { image: IMAGE, cacheHit: true }]);
  });

  it('whose tag cannot be set is a warning', async () => {
    const setting = await ran(LEGS, { setup: KEYED }, { ...lives(), faults: [{ method: 'tag', reply: 403 }] });
    expect(setting.outcomes()).toEqual(['passed', 'passed']);
    expect(setting.log.warnings()).toEqual([expect.stringMatching(/^The setup's image could not be kept, .*HTTP 403/)]);
    expect(setting.context.record.setup).toEqual({ image: LEFT, cacheHit: false });
  });

  it('whose tag cannot be looked up stops the step', async () => {
    const { ended, service } = running(LEGS, { setup: KEYED }, { faults: [{ method: 'find-tag', reply: 403 }] });
    await expect(ended).rejects.toMatchObject({ failure: { status: 403 } });
    expect(service.sent('spawn')).toEqual([]);
  });
});
