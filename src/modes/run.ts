import type { RunInputs } from '../inputs/inputs.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { counted, formatDuration } from '../report/format.ts';
import type { Launcher, LegLaunch } from '../start/launcher.ts';
import { legRequest, type Provisions } from '../start/spawn-request.ts';
import { LegCollector } from './collect-legs.ts';
import type { Context } from './context.ts';
import { type EarlierLegs, lookUpEarlier } from './earlier-legs.ts';
import { follow } from './follow.ts';
import { heartbeat } from './heartbeat.ts';
import { createLauncher } from './launch.ts';
import { prepare } from './prepare.ts';
import { takeOverLegs } from './take-over.ts';

/** Starts the legs of the plan, and follows them to their end unless `detach` says otherwise. */
export async function run(inputs: RunInputs, context: Context): Promise<void> {
  const { clock, ledger } = context;
  const deadline = clock.now() + inputs.timeout;
  const { legs } = inputs.plan;
  ledger.plan(legs);
  context.outputFolder?.nameFolders(legs.map(({ name }) => name));
  const earlier = await lookUpEarlier(inputs, context, deadline);
  try {
    await runLegs(inputs, earlier, context, deadline);
  } finally {
    earlier?.close();
  }
}

async function runLegs(
  inputs: RunInputs,
  earlier: EarlierLegs | null,
  context: Context,
  deadline: number,
): Promise<void> {
  const { clock, ledger, log, signal } = context;
  const provisions = await prepare(inputs, context, deadline, earlier);
  if (provisions === null || signal.aborted) {
    // The setup and the legs share one deadline.
    if (clock.now() >= deadline) ledger.recordDeadline();
    return;
  }
  const collector = new LegCollector(inputs, context);
  const planned = launchesOf(inputs, provisions, deadline);
  const { onEnd } = collector;
  const launches = earlier === null ? planned : await takeOverLegs(planned, { ...inputs, earlier, onEnd }, context);
  const starting = createLauncher(launches, { ...inputs, deadline }, context);
  if (inputs.detach) return detach(starting, context);
  const limit = formatDuration(inputs.timeout / 1000);
  if (launches.length > 0) log.info(logLine`Starting ${counted(launches.length, 'leg')}, ${limit} at most for all.`);
  await follow({ ...inputs, deadline, starting, onEnd: collector.onEnd }, context);
  const stillCollecting = (): LogText => logLine`still collecting · ${collector.left} legs left`;
  await heartbeat(context, stillCollecting, () => collector.done());
}

/** @param provisions of each leg, in the plan's order */
function launchesOf(
  { plan: { legs }, onTimeout }: RunInputs,
  provisions: readonly Provisions[],
  deadline: number,
): LegLaunch[] {
  const stopped = typeof onTimeout === 'object' ? { stopAt: Math.round(deadline) } : {};
  return provisions.map((provision, index) => {
    const plan = legs[index];
    if (plan === undefined) throw new Error('There are more provisions than legs.');
    const allowed = plan.allowFailure ? ({ allowFailure: true } as const) : {};
    return {
      name: plan.name,
      requestOf: (marker) => legRequest(plan, provision, { ...marker, ...allowed, ...stopped }),
    };
  });
}

/** Starts the legs and does not wait for them; a later step reads their names and UUIDs from the results file. */
async function detach(starting: Launcher, context: Context): Promise<void> {
  const { ledger, log, results, signal } = context;
  const reused = ledger.settledCount;
  const total = ledger.size - reused;
  const started = (): number => ledger.countOf('started') - reused;
  const stillStarting = (): LogText => logLine`still starting · ${started()}/${total} started`;
  try {
    await heartbeat(context, stillStarting, () => starting.run(signal, () => undefined));
    // Without a signal, nothing but the deadline keeps a leg from being started.
    if (!signal.aborted) ledger.recordDeadline('planned');
  } finally {
    for (const leg of ledger.unsettled()) results.addStarted(leg);
  }
  for (const { leg, problem } of ledger.results()) {
    if (problem !== null) log.info(logLine`${leg.name} · not started · ${problem.message}`);
  }
  log.info(logLine`Started ${started()} of ${counted(total, 'leg')}; the step does not wait for them.`);
}
