import { describe, expect, it } from '@jest/globals';
import { NO_FILES } from '../../../src/files/local-files.ts';
import type { WorkflowRun } from '../../../src/selection/workflow.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import type { ModeScript } from '../../doubles/mode-setting.ts';
import { life } from '../../doubles/scripted-service.ts';
import { legPlan } from '../start/launch-setting.ts';
import { IMAGE, ran, SETUP } from './run-setting.ts';

const DRY = { dryRun: true };
const KEYED = { ...SETUP, key: 'deps' };

describe('a dry run', () => {
  it('looks up tags alone, starts nothing and has no rows', async () => {
    const tagged = legPlan('b', { image: { kind: 'tag', tag: 'base' }, command: 'make', shell: true });
    const foreign = legPlan('c', { image: { kind: 'registry', url: 'docker://docker.io/library/x:1', tag: 'x:1' } });
    const setting = await ran(['a', tagged, foreign], DRY, { tags: { base: uuidOf(5) } });
    expect(setting.service.requests.map(({ method, what }) => `${method} ${what}`)).toEqual([
      'find-tag base',
      'find-tag x:1',
    ]);
    expect(setting.ledger.size).toBe(0);
    expect(setting.context.record.preview).toMatchObject({
      images: [
        { name: IMAGE, image: IMAGE },
        { name: 'tag:base', image: uuidOf(5) },
        { name: 'docker://docker.io/library/x:1', image: null },
      ],
      setup: null,
      files: [],
      legs: [{ name: 'a' }, { name: 'b', command: 'make', image: 'tag:base', files: null }, { name: 'c' }],
    });
  });

  it('finds the kept setup that the run itself would find', async () => {
    const legs = [legPlan('a', { image: null })];
    const first = await ran(
      legs,
      { setup: KEYED },
      { lifeOf: () => life({ EXECUTING: 0, SUCCESS: 1_000 }, { resultImage: uuidOf(7) }) },
    );
    const [tag = ''] = first.service.tags.keys();
    const missing = await ran(legs, { ...DRY, setup: KEYED });
    expect(missing.context.record.preview?.setup?.kept).toEqual({ image: null, tag });
    const found = await ran(legs, { ...DRY, setup: KEYED }, { tags: { [tag]: uuidOf(7) } });
    expect(found.context.record.preview?.setup?.kept).toEqual({ image: uuidOf(7), tag });
    expect(found.context.preparation.size).toBe(0);
  });

  it('cannot know the tag of a setup whose image would be imported, and asks for none without a key', async () => {
    const image = { kind: 'registry', url: 'docker://docker.io/library/x:1', tag: 'x:1' } as const;
    const legs = [legPlan('a', { image: null })];
    const unknown = await ran(legs, { ...DRY, setup: { ...KEYED, image } });
    expect(unknown.context.record.preview?.setup?.kept).toEqual({ image: null, tag: null });
    expect(unknown.service.sent('find-tag')).toHaveLength(1);
    const none = await ran(legs, { ...DRY, setup: SETUP });
    expect(none.context.record.preview?.setup?.kept).toBeNull();
    expect(none.service.requests).toEqual([]);
  });

  it('fails as the run would for a tag that no image has, and for a time limit that the service does not allow', async () => {
    const tagged = legPlan('a', { image: { kind: 'tag', tag: 'none' } });
    await expect(ran([tagged], DRY)).rejects.toThrow('no image of this project has exactly this tag');
    const timeouts = [{ where: { input: 'run-timeout' }, text: '2h', timeout: 7_200_000 }];
    const wrap: ModeScript['wrap'] = (client) => ({
      ...client,
      whoAmI: () =>
        Promise.resolve({
          tokenUuid: null,
          tokenExpiration: null,
          permissions: {},
          limits: { instance_max_timeout: 60 },
        }),
    });
    await expect(ran(['a'], { ...DRY, timeouts }, { wrap })).rejects.toThrow(/run-timeout: "2h" is longer/);
  });

  it('looks up no earlier attempt, and says so in a re-run alone', async () => {
    const earlier = { repository: 'you/demo', runId: '1' } as unknown as WorkflowRun;
    const rerun = await ran(['a'], { ...DRY, earlier });
    expect(rerun.log.text()).toContain('A dry run does not look up earlier attempts');
    expect(rerun.service.requests).toEqual([]);
    expect((await ran(['a'], DRY)).log.text()).not.toContain('earlier attempts');
  });

  it('gives files that legs share one number, and none to those without any', async () => {
    const setting = await ran(['a', 'b'], { ...DRY, legFiles: [NO_FILES, NO_FILES] });
    expect(setting.context.record.preview).toMatchObject({ files: [], legs: [{ files: null }, { files: null }] });
  });
});
