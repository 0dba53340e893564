import { afterAll, it } from '@jest/globals';
import { cleanUpRuns } from '../../scripts/run-action.ts';
import { judgeSweep } from './judge-sweep.ts';
import { planSweep, type Sweep } from './plan-sweep.ts';
import { playSweep } from './play-sweep.ts';

/** `SWEEP_SEED=7 npm run test:sweeps` plays this seed again, and `SWEEP_FROM=1000` the 200 from there on. */
const { SWEEP_SEED: chosen, SWEEP_FROM: from } = process.env;
const SWEEPS = from === undefined ? 140 : 200;

/** Defines a test for each seed, of those whose remainder by 2 is this one: two files share the cores. */
export function sweeps(remainder: 0 | 1): void {
  afterAll(cleanUpRuns);
  const all =
    chosen === undefined ? Array.from({ length: SWEEPS }, (_, index) => Number(from ?? 1) + index) : [Number(chosen)];
  const seeds = all.filter((seed) => seed % 2 === remainder);
  // SWEEP_SEED names one sweep, which is in the other file then; jest fails a file without a test.
  if (seeds.length === 0) it.todo('has no sweep of this seed');
  for (const seed of seeds) {
    const sweep = planSweep(seed);
    it.concurrent(`${String(seed)} · ${titleOf(sweep)}`, async () => {
      const played = await playSweep(sweep);
      const wrong = judgeSweep(sweep, played);
      if (wrong.length === 0) return;
      const replay = `Play it again with: SWEEP_SEED=${String(seed)} npm run test:sweeps`;
      throw new Error([...wrong, replay, played.main.stdout, '--- post ---', played.post.stdout].join('\n'));
    });
  }
}

function titleOf({ step, cleanup, signals, moment, faults, stopsPost }: Sweep): string {
  const at =
    moment.kind === 'time' ? `${String(moment.after)} ms after the start` : `at request ${String(moment.number)}`;
  const what = [
    step,
    `cleanup ${cleanup}`,
    `${signals} ${at}`,
    ...faults,
    ...(stopsPost ? ['post is stopped too'] : []),
  ];
  return what.join(' · ');
}
