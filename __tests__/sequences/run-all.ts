import { spawnSync } from 'node:child_process';
import pLimit from 'p-limit';
import { makeScenario } from './generate.ts';
import { judge } from './judge.ts';
import { judgeRerun } from './judge-rerun.ts';
import { play, playAttempts, type Played } from './play.ts';
import { makeRerun } from './rerun.ts';

export interface Finding {
  readonly seed: number;
  readonly violations: readonly string[];
  /** Each attempt of the workflow run; of most scenarios there is one. */
  readonly played: readonly Played[];
}

/** Sequences at a time: most of each is waiting. */
const PARALLEL = 16;
/** Milliseconds that a step may take longer when others run beside it, and when it runs alone. */
const SLACK = 6_000;
const SLACK_ALONE = 1_500;
/** On a busy machine it may take so many times as long as an empty program takes, besides. */
const PROGRAMS = 15;
const TRIES_ALONE = 2;

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
  for (const seed of suspects) onFinding(await runAlone(seed));
}

async function runAlone(seed: number): Promise<Finding> {
  let finding = await runOne(seed, SLACK_ALONE + slowness());
  for (let tries = 1; tries < TRIES_ALONE && finding.violations.length > 0; tries += 1) {
    const again = await runOne(seed, SLACK_ALONE + slowness());
    // Only what is wrong each time is believed of time; anything else is wrong even once.
    const isOfTime = finding.violations.every((violation) => / step took \d+ ms| passed after \d+ ms/.test(violation));
    if (isOfTime || again.violations.length > 0) finding = again;
  }
  return finding;
}

/** Milliseconds that the machine's other work costs now. */
function slowness(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['--eval', '0']);
  return PROGRAMS * (performance.now() - started);
}

async function runOne(seed: number, slack: number): Promise<Finding> {
  const rerun = makeRerun(seed);
  if (rerun === null) {
    const played = await play(makeScenario(seed));
    return { seed, violations: judge(played, slack), played: [played] };
  }
  const [first, second] = await playAttempts(rerun.attempts);
  if (first === undefined || second === undefined) throw new Error('An attempt was not played.');
  return { seed, violations: judgeRerun({ rerun, first, second }, slack), played: [first, second] };
}
