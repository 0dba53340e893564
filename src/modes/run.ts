import { remoteSources } from '../collect/remote-sources.ts';
import { KeptSetups } from '../images/kept-setups.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { commandText, shownCommand } from '../legs/command.ts';
import type { LegToStart } from '../legs/ledger.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { LegPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import type { Launcher } from '../start/launcher.ts';
import type { LegLaunch } from '../start/leg-tries.ts';
import { legRequest } from '../start/spawn-request.ts';
import { LegCollector } from './collect-legs.ts';
import type { Context } from './context.ts';
import { dryRun } from './dry-run.ts';
import { type EarlierLegs, lookUpEarlier } from './earlier-legs.ts';
import { follow } from './follow.ts';
import type { LegsOptions } from './followed-legs.ts';
import { heartbeat } from './heartbeat.ts';
import { createLauncher } from './launch.ts';
import { OutOfTime } from './out-of-time.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { ReportingInputs, ReportReader } from './read-reports.ts';
import { takeOverLegs } from './take-over.ts';
import { WorkAfterEnd } from './work-after-end.ts';

/** Starts the legs of the plan, and follows them to their end unless `detach` says otherwise; a dry run starts none. */
export async function run(inputs: RunInputs, context: Context): Promise<void> {
  const deadline = context.clock.now() + inputs.timeout;
  if (inputs.dryRun) {
    await dryRun(inputs, context, deadline);
    return;
  }
  const { key = null, keep = null } = inputs.plan.setup ?? {};
  const kept = key === null || keep === null ? null : new KeptSetups({ key, keep }, context);
  try {
    await runLegs(inputs, context, deadline);
    const { record, signal } = context;
    if (record.setup !== null && !signal.aborted) await kept?.untagSurplus(record.setup.image, deadline);
  } finally {
    kept?.close();
  }
}

/** @param deadline milliseconds since the epoch */
async function runLegs(inputs: RunInputs, context: Context, deadline: number): Promise<void> {
  const { legs } = inputs.plan;
  context.ledger.plan(legs.map(plannedLeg(inputs, context)));
  context.outputFolder?.nameFolders(legs.map(({ name }) => name));
  context.announce();
  const earlier = await lookUpEarlier(inputs, context, deadline);
  try {
    const prepared = await prepare(inputs, context, deadline, earlier).catch((error: unknown) => {
      throw afterDeadline(error, context, deadline);
    });
    if (prepared !== null && !context.signal.aborted) await startLegs({ inputs, earlier, prepared, deadline }, context);
    // The setup and the legs share one deadline.
    else if (context.clock.now() >= deadline) context.ledger.recordDeadline();
  } finally {
    earlier?.close();
  }
}

/** What a failed preparation is: after the deadline its time was over. */
function afterDeadline(error: unknown, { clock, ledger, preparation, signal }: Context, deadline: number): unknown {
  if (signal.aborted || clock.now() < deadline) return error;
  ledger.recordDeadline();
  preparation.recordDeadline();
  return new OutOfTime(error);
}

interface LegStart {
  readonly inputs: RunInputs;
  readonly earlier: EarlierLegs | null;
  readonly prepared: Prepared;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Runs the legs, and keeps and reads what each of them leaves. */
async function startLegs(start: LegStart, context: Context): Promise<void> {
  const { inputs } = start;
  const afterEnd = new WorkAfterEnd(inputs, context);
  const collector = new LegCollector(inputs, context, afterEnd);
  const reports =
    inputs.reports === null ? null : await openReports({ ...inputs, reports: inputs.reports }, context, afterEnd);
  const onEnd = (leg: Leg, result: LegResult): void => {
    afterEnd.begin(async () => {
      await collector.keep(leg, result);
      await reports?.read(leg, result);
    });
  };
  try {
    await followLegs({ ...start, onEnd }, context);
    const work = reports === null ? 'collecting' : 'collecting and reading test reports';
    const stillAtWork = (): LogText => logLine`still ${work} · ${counted(afterEnd.left, 'leg')} left`;
    await heartbeat(context, stillAtWork, () => afterEnd.done());
  } finally {
    await reports?.close();
  }
}

/** Loads what reads and merges reports. */
async function openReports(inputs: ReportingInputs, context: Context, afterEnd: WorkAfterEnd): Promise<ReportReader> {
  const { openReportReader } = await import('./read-reports.ts');
  return await openReportReader(inputs, context, { afterEnd, sourcesIn: remoteSources(inputs.reports.lines) });
}

/** Takes over what an earlier attempt left, starts the other legs, and follows them unless `detach` says otherwise. */
async function followLegs(
  { onEnd, ...start }: LegStart & Required<Pick<LegsOptions, 'onEnd'>>,
  context: Context,
): Promise<void> {
  const { inputs, earlier, deadline } = start;
  const planned = launchesOf(start, context);
  const taking = { ...inputs, onEnd, deadline, keeps: keepsOf(inputs) };
  const launches = earlier === null ? planned : await takeOverLegs(planned, { ...taking, earlier }, context);
  if (launches.length < planned.length) context.announce();
  const starting = createLauncher(launches, { ...inputs, deadline }, context);
  if (inputs.detach) return detach(starting, context);
  if (launches.length > 0) context.log.info(logLine`Starting ${counted(launches.length, 'leg')}.`);
  await follow({ ...inputs, deadline, starting, onEnd }, context);
}

/** Whether the step keeps something of what the leg of that name leaves. */
function keepsOf({ collect, plan, reports }: RunInputs): (name: string) => boolean {
  const tagged = new Set(plan.legs.flatMap(({ name, tag }) => (tag === null ? [] : [name])));
  return (name) => collect.length > 0 || reports !== null || tagged.has(name);
}

/** The secrets go before the command is cut. Legs that share a command share its text. */
function plannedLeg({ retries }: RunInputs, { hideSecrets }: Context): (plan: LegPlan) => LegToStart {
  const shown = new Map<string, string>();
  return ({ name, allowFailure, ...plan }) => {
    const text = commandText(plan);
    const command = shown.get(text) ?? shownCommand(hideSecrets(text));
    shown.set(text, command);
    return { name, allowFailure, command, mostAttempts: retries + 1 };
  };
}

function launchesOf({ inputs, prepared, deadline }: LegStart, { ledger }: Context): LegLaunch[] {
  const { plan, onTimeout } = inputs;
  const { provisions, limitOf } = prepared;
  const stopped = typeof onTimeout === 'object' ? { stopAt: Math.round(deadline) } : {};
  return provisions.map((provision, index) => {
    const leg = plan.legs[index];
    if (leg === undefined) throw new Error('There are more provisions than legs.');
    const limit = limitOf(leg);
    ledger.recordLimit(leg.name, limit);
    const limited = { ...leg, timeout: limit?.ms ?? null };
    const added = { ...(leg.allowFailure && { allowFailure: true as const }), ...stopped };
    return { name: leg.name, requestOf: (marker) => legRequest(limited, provision, { ...marker, ...added }) };
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
