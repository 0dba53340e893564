import { randomUUID } from 'node:crypto';
import { connect } from './connect.ts';
import type { Clock } from './contree/clock.ts';
import { ContreeError } from './contree/contree-error.ts';
import type { Environment } from './credentials/credentials.ts';
import { messageOf } from './errors.ts';
import type { InputSource } from './inputs/input-source.ts';
import { type Inputs, readInputs } from './inputs/inputs.ts';
import { type CancelAnswer, cancelLegs, cleanUp } from './legs/cancel-legs.ts';
import { Ledger } from './legs/ledger.ts';
import type { Leg } from './legs/leg.ts';
import { createRunRecord } from './legs/run-record.ts';
import { GRACE } from './legs/shutdown.ts';
import { type Circumstances, verdict, weigh } from './legs/verdict.ts';
import { cancel } from './modes/cancel.ts';
import type { Context } from './modes/context.ts';
import { list } from './modes/list.ts';
import { show } from './modes/show.ts';
import { logLine } from './report/escape.ts';
import { cancelLine, type Log } from './report/log.ts';
import type { StepEnd } from './report/report-step.ts';
import type { Report } from './report/report.ts';
import type { ResultsFile } from './report/results-file.ts';
import { adoptLost, Locator } from './start/locate.ts';
import type { HandOver } from './state.ts';
import { Route } from './watch/stream-support.ts';

/** What the step needs from the runner and the machine. */
export interface StepDeps {
  readonly source: InputSource;
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts, with the signal's name as its reason, when the runner asks the step to end. */
  readonly signal: AbortSignal;
  /** Called before a mode that lasts, and may meet much output. */
  readonly onLasting?: () => void;
  /** Creates the file of full payloads, which calls back when it could not keep all of them. */
  readonly openResults: (onProblem: (problem: unknown) => void) => ResultsFile;
  readonly maskSecret: (secret: string) => void;
  readonly saveHandOver: (state: HandOver) => void;
}

/** Runs the whole step. Never throws: what stops it is in the report, with all that was known by then. */
export async function runStep(deps: StepDeps): Promise<StepEnd> {
  const { clock, log, signal, source } = deps;
  const startedAt = clock.now();
  let isToldUnknown = false;
  const onUnknownStatus = (status: string): void => {
    if (isToldUnknown) return;
    isToldUnknown = true;
    log.warning(logLine`The service sent the status ${status}, which this action does not know. It counts as active.`);
  };
  const books: Books = {
    ledger: new Ledger(onUnknownStatus),
    preparation: new Ledger(onUnknownStatus),
    duplicates: new Ledger(onUnknownStatus),
    record: createRunRecord(randomUUID()),
  };
  let inputs: Inputs | null = null;
  let results: ResultsFile | null = null;
  let problem: unknown = null;
  try {
    const read = await readInputs(source);
    inputs = read.inputs;
    for (const secret of secretsOf(inputs)) deps.maskSecret(secret);
    for (const warning of read.warnings) log.warning(logLine`${warning}`);
    results = deps.openResults((lost) => {
      log.warning(logLine`The results file is not whole: ${messageOf(lost)}`);
    });
    await runMode(inputs, results, books, deps);
  } catch (error) {
    problem = error;
  }
  const circumstances = { ...circumstancesOf(inputs, signal, problem), preparation: books.preparation.results() };
  const weighed = books.ledger.results().map((result) => weigh(result, circumstances));
  const report: Report = {
    ...circumstances,
    verdict: verdict(weighed, circumstances),
    results: weighed,
    record: books.record,
    startedAt,
    endedAt: clock.now(),
    stopped: stopReason(problem, signal),
  };
  return { report, summary: inputs?.summary ?? 'true', results };
}

/** What the step learns, which its reports are made from. */
type Books = Pick<Context, 'ledger' | 'preparation' | 'duplicates' | 'record'>;

async function runMode(inputs: Inputs, results: ResultsFile, books: Books, deps: StepDeps): Promise<void> {
  const { clock, log, signal } = deps;
  const { ledger, preparation, duplicates, record } = books;
  const { project, url } = inputs.credentials;
  const client = connect(inputs.credentials, inputs.requestTimeout, deps, secretsOf(inputs));
  const policy = inputs.mode === 'list' ? 'never' : inputs.cleanup;
  const owner = { uuid: record.owner, since: clock.now() };
  const starts = inputs.mode === 'run';
  const handOver = (mayHaveMore: boolean): void => {
    if (policy === 'never') return;
    // A step that ran out of its time is told to end as well, in a job that is not cancelled: what it began, post ends.
    const cleanup = signal.aborted ? 'always' : policy;
    const left = starts ? [preparation, ledger, duplicates].flatMap((one) => one.mayBeActive()) : ledger.unsettled();
    const uuids = left.map(({ uuid }) => uuid);
    deps.saveHandOver({ cleanup, url, project, uuids, owner: mayHaveMore ? owner : null });
  };
  const context: Context = {
    ...books,
    client,
    clock,
    log,
    results,
    signal,
    route: new Route(),
    locator: new Locator({ client, clock, owner }),
    handOver: () => {
      tryTo(() => {
        handOver(starts);
      }, log);
    },
  };
  const sinceStop = stopwatch(signal, clock);
  if ('selection' in inputs && inputs.selection.kind === 'legs') ledger.add(inputs.selection.legs);
  handOver(starts);
  let ended = false;
  try {
    if (inputs.mode === 'wait' || inputs.mode === 'run') deps.onLasting?.();
    await dispatch(inputs, context);
    ended = true;
  } finally {
    // A mode that went on cancelling after the signal has spent some of the time already, or all of it.
    const patience = GRACE - sinceStop();
    const deadline = clock.now() + patience;
    // Whoever starts something does not leave it to the end of the job when the step breaks.
    const broken = !ended && starts && policy === 'always';
    const cancels = (signal.aborted || broken) && policy !== 'never' && patience > 0;
    if (cancels) context.handOver();
    await Promise.all([
      cancels ? cancelKnown(context, starts, deadline) : null,
      record.unsure && (cancels || policy === 'always') ? cancelLost(context, deadline) : null,
    ]);
    tryTo(() => {
      handOver(record.unsure);
    }, log);
    client.close();
  }
}

/** Cancels all that may be active of what the step follows or knows that it started. */
async function cancelKnown(context: Context, owned: boolean, deadline: number): Promise<void> {
  const { client, clock, ledger, preparation } = context;
  const patience = deadline - clock.now();
  const onAnswer = answerTo(context);
  await Promise.all(
    [preparation, ledger].map((legs) => cleanUp({ client, clock, ledger: legs, owned, patience, onAnswer })),
  );
}

/** Cancels what the step started without learning so: its marker tells. What arrives later still, the post step finds. */
async function cancelLost(context: Context, deadline: number): Promise<void> {
  const { locator, log } = context;
  try {
    for (const { ledger, leg } of await adoptLost(locator, context, { deadline })) {
      await cancelLegs(context, [leg], { deadline }, (cancelled, answer) => {
        ledger.recordCancel(cancelled, answer.result, answer.problem);
        answerTo(context)(cancelled, answer);
      });
    }
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    log.info(logLine`What was started without a reply is left to the post step: ${error.message}`);
  }
}

function answerTo({ log }: Context): (leg: Leg, answer: CancelAnswer) => void {
  return (leg, answer) => {
    log.info(cancelLine(leg, answer));
  };
}

/** What cannot be handed over is a warning: it must not keep the step from cancelling what it can itself. */
function tryTo(handOver: () => void, log: Log): void {
  try {
    handOver();
  } catch (error) {
    log.warning(logLine`The post step cannot be told what is left: ${messageOf(error)}`);
  }
}

/** Returns how many milliseconds ago the signal aborted; 0 before it does. */
function stopwatch(signal: AbortSignal, clock: Clock): () => number {
  let stoppedAt: number | null = signal.aborted ? clock.now() : null;
  signal.addEventListener('abort', () => (stoppedAt ??= clock.now()), { once: true });
  return () => (stoppedAt === null ? 0 : clock.now() - stoppedAt);
}

async function dispatch(inputs: Inputs, context: Context): Promise<void> {
  switch (inputs.mode) {
    // Loaded for these modes alone: event streams, files, YAML and archives would slow the start of the others.
    case 'wait':
      return (await import('./modes/wait.ts')).wait(inputs, context);
    case 'run':
      return (await import('./modes/run.ts')).run(inputs, context);
    case 'show':
      return show(inputs, context);
    case 'cancel':
      return cancel(inputs, context);
    case 'list':
      return list(inputs, context);
  }
}

/** What no log and no file may show. */
function secretsOf(inputs: Inputs): string[] {
  return [inputs.credentials.token, ...(inputs.mode === 'run' ? inputs.secrets : [])];
}

function circumstancesOf(
  inputs: Inputs | null,
  signal: AbortSignal,
  problem: unknown,
): Circumstances & Pick<Report, 'detached'> {
  return {
    mode: inputs?.mode ?? 'wait',
    signal: signalName(signal),
    broken: problem !== null,
    finishedFails: inputs?.mode !== 'cancel' || inputs.ifFinished === 'error',
    detached: inputs?.mode === 'run' && inputs.detach,
  };
}

function signalName(signal: AbortSignal): 'SIGINT' | 'SIGTERM' | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason === 'SIGTERM' ? 'SIGTERM' : 'SIGINT';
}

function stopReason(problem: unknown, signal: AbortSignal): string | null {
  const name = signalName(signal);
  if (name === undefined) return problem === null ? null : messageOf(problem);
  const told = `it was told to end (${name})`;
  // That a request was given up is what the signal is for; any other problem is one of its own.
  const expected = problem === null || (problem instanceof ContreeError && problem.failure.kind === 'aborted');
  return expected ? told : `${told}\n${messageOf(problem)}`;
}
