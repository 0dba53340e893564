import pLimit from 'p-limit';
import { makeScenario } from './generate.ts';
import { judge } from './judge.ts';
import { play, type Played } from './play.ts';

export interface Finding {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly played: Played;
}

/** Sequences at a time: most of each is waiting. */
const PARALLEL = 24;
/** Milliseconds that a step may take longer when others run beside it, and when it runs alone. */
const SLACK = 6_000;
const SLACK_ALONE = 1_500;

/**
 * Plays the scenarios of the seeds. What is wrong with one is believed only after it was played once more, alone: a busy
 * machine breaks promises about time that no service could.
 */
export async function runAll(seeds: readonly number[], onFinding: (finding: Finding) => void): Promise<void> {
  // Each simulator listens for the end of this process.
  process.setMaxListeners(PARALLEL + process.getMaxListeners());
  const limit = pLimit(PARALLEL);
  const suspects: number[] = [];
  const once = async (seed: number): Promise<void> => {
    const finding = await runOne(seed, SLACK);
    if (finding.violations.length > 0) suspects.push(seed);
    else onFinding(finding);
  };
  await Promise.all(seeds.map((seed) => limit(() => once(seed))));
  for (const seed of suspects) onFinding(await runOne(seed, SLACK_ALONE));
}

async function runOne(seed: number, slack = SLACK_ALONE): Promise<Finding> {
  const played = await play(makeScenario(seed));
  return { seed, violations: judge(played, slack), played };
}
