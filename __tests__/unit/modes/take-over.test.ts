import { describe, expect, it } from '@jest/globals';
import { legRequest } from '../../../src/start/spawn-request.ts';
import type { LegLaunch } from '../../../src/start/leg-tries.ts';
import { takeOverLegs, type TakeOverOptions } from '../../../src/modes/take-over.ts';
import type { EarlierMatch } from '../../../src/modes/earlier-legs.ts';
import { operation, uuidOf, written } from '../../doubles/fixtures.ts';
import { modeSetting, type ModeSetting } from '../../doubles/mode-setting.ts';
import { legPlan, markerOf } from '../start/launch-setting.ts';

const NONE: EarlierMatch = { kind: 'none' };
const changed = (why: string): EarlierMatch => ({ kind: 'changed', why });

function passed(number: number): EarlierMatch {
  const detail = {
    operation: operation({ uuid: uuidOf(number), status: 'SUCCESS', exitCode: 0, stdout: written('fine\n') }),
    payload: { uuid: uuidOf(number) },
    retryAfter: null,
  };
  const start = { uuid: uuidOf(number), image: uuidOf(900), stopAt: null };
  return { kind: 'same', attempt: 1, tries: 2, ...start, detail: () => detail };
}

/** Only `match` is called; what is asked of it is kept. */
function earlierLegs(matches: Readonly<Record<string, EarlierMatch>>) {
  const asked: string[] = [];
  const match: TakeOverOptions['earlier']['match'] = (name, { env = {} }) => {
    asked.push(`${String(name)} ${Object.values(env).join(' ')}`);
    return matches[name ?? ''] ?? NONE;
  };
  return { asked, earlier: { match } };
}

interface TakenOver extends ModeSetting {
  readonly left: readonly string[];
  readonly ended: readonly string[];
  readonly asked: readonly string[];
}

/** @param onEnd called with the setting after each leg that was taken over */
async function takenOver(
  matches: Readonly<Record<string, EarlierMatch>>,
  logs: TakeOverOptions['logs'] = 'failed',
  onEnd: (setting: ModeSetting) => void = () => undefined,
): Promise<TakenOver> {
  const setting = modeSetting();
  const names = Object.keys(matches);
  setting.ledger.plan(names.map((name) => ({ name, allowFailure: false })));
  const launches = names.map((name): LegLaunch => {
    return { name, requestOf: (marker) => legRequest(legPlan(name), { image: uuidOf(800), files: {} }, marker) };
  });
  const { asked, earlier } = earlierLegs(matches);
  const ended: string[] = [];
  const { run, attempt, job, index, step } = markerOf(null);
  const options = {
    earlier,
    logs,
    deadline: setting.clock.now() + 60_000,
    keeps: () => false,
    origin: { run, attempt, job, index, step },
    onEnd: ({ name, uuid }: { name: string; uuid: string }) => {
      ended.push(`${name} ${uuid}`);
      onEnd(setting);
    },
  };
  const left = await takeOverLegs(launches, options, setting.context);
  return { ...setting, left: left.map(({ name }) => name), ended, asked };
}

describe('legs that passed in an earlier attempt', () => {
  it('stand for a start each, and count as ended; the others are left to be started', async () => {
    const setting = await takenOver({ a: passed(1), b: NONE, c: changed('it is not as it was') });
    expect(setting.left).toEqual(['b', 'c']);
    expect(setting.ended).toEqual([`a ${uuidOf(1)}`]);
    expect(setting.results.rows).toEqual([{ uuid: uuidOf(1) }]);
    expect(setting.ledger.results()).toMatchObject([
      { outcome: 'passed', attempts: 2, reusedFrom: 1 },
      { start: 'planned' },
      { start: 'planned' },
    ]);
    expect(setting.service.requests).toEqual([]);
  });

  it('are asked for with the very request that would start them, marker and all', async () => {
    const { asked } = await takenOver({ a: NONE });
    expect(asked).toEqual([expect.stringMatching(/^a \{.*"leg":"a","tries":1\}$/)]);
  });

  it('show what they wrote where all logs are wanted', async () => {
    const [some, all] = [await takenOver({ a: passed(1) }), await takenOver({ a: passed(1) }, 'all')];
    expect([some.log.text().includes('fine'), all.log.text().includes('fine')]).toEqual([false, true]);
  });

  it('are named by the reason why they start again, five of each', async () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, changed('one reason')]));
    const { log } = await takenOver({ ...many, z: changed('another') });
    expect(log.lines()).toEqual([
      expect.stringMatching(/^7 legs .* since one reason · a, b, c, d, e and 2 more$/),
      expect.stringMatching(/^1 leg .* since another · z$/),
    ]);
  });

  it('are taken over no further after a signal', async () => {
    const stop = ({ stop }: ModeSetting): void => {
      stop.abort('SIGINT');
    };
    const { ended } = await takenOver({ a: passed(1), b: passed(2) }, 'failed', stop);
    expect(ended).toEqual([`a ${uuidOf(1)}`]);
  });
});
