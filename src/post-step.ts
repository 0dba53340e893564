import { connect } from './connect.ts';
import type { ContreeClient } from './contree/client.ts';
import type { Clock } from './contree/clock.ts';
import { ContreeError } from './contree/contree-error.ts';
import { type Environment, resolveCredentials } from './credentials/credentials.ts';
import { type InputSource, inputText } from './inputs/input-source.ts';
import { type CancelAnswer, cancelLegs, cleanUp } from './legs/cancel-legs.ts';
import { Ledger } from './legs/ledger.ts';
import type { Leg } from './legs/leg.ts';
import { isTerminal } from './legs/outcome.ts';
import { END_LIMIT } from './legs/shutdown.ts';
import { logLine } from './report/escape.ts';
import { counted } from './report/format.ts';
import { cancelLine, type Log } from './report/log.ts';
import { Locator } from './start/locate.ts';
import type { HandOver } from './state.ts';
import { watch } from './watch/watch.ts';

/** Milliseconds: for asking to cancel, and for one request. */
const PATIENCE = 20_000;
const REQUEST_TIMEOUT = 10_000;
/** Milliseconds that a start gets to arrive after the step that sent it was killed. */
const ARRIVAL = 2_000;

export interface PostStepDeps {
  /** What the main step left; null when it left nothing. */
  readonly handOver: HandOver | null;
  readonly source: InputSource;
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly maskSecret: (secret: string) => void;
}

/** At the end of the job: cancels what the main step left active, where its `cleanup` says so. Says why when it does not. */
export async function runPostStep(deps: PostStepDeps): Promise<void> {
  const { handOver, source, log } = deps;
  const jobStatus = inputText(source, 'job-status').toLowerCase();
  if (handOver === null || handOver.cleanup === 'never') {
    log.info(logLine`Nothing to clean up: the step left nothing to do.`);
  } else if (handOver.uuids.length === 0 && handOver.owner === null) {
    log.info(logLine`Nothing to clean up: no leg was left active.`);
  } else if (handOver.cleanup === 'cancelled' && jobStatus !== 'cancelled') {
    log.info(logLine`Nothing to clean up: the job was not cancelled, and cleanup is "cancelled".`);
  } else {
    await cancelLeft(handOver, deps);
  }
}

async function cancelLeft(handOver: HandOver, deps: PostStepDeps): Promise<void> {
  const { source, env, clock, log, maskSecret } = deps;
  const text = (name: 'token' | 'project' | 'url' | 'profile'): string => inputText(source, name);
  const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
  const { token, url } = await resolveCredentials({ ...given, allowHttp: true }, env);
  maskSecret(token);
  if (url !== handOver.url) {
    // In a nested composite action the runner gives the post step another step's inputs (actions/runner#3514).
    throw new Error(`the inputs name ${url} now, the step used ${handOver.url}: the token is not sent there`);
  }
  const client = connect({ token, project: handOver.project, url }, REQUEST_TIMEOUT, deps);
  const ledger = new Ledger();
  ledger.add(handOver.uuids.map((uuid) => ({ name: uuid, uuid })));
  const onAnswer = (leg: Leg, answer: CancelAnswer): void => {
    log.info(cancelLine(leg, answer));
  };
  // The step may have been ended before it learned what it had started: the markers tell.
  let canTell = handOver.owner !== null;
  const cancelUnknown = async (): Promise<void> => {
    if (!canTell) return;
    const legs = await findUnknown(handOver, ledger, client, deps);
    canTell = legs !== null;
    if (legs === null) return;
    ledger.add(legs);
    await cancelLegs({ client, clock }, legs, { deadline: clock.now() + PATIENCE }, (leg, answer) => {
      ledger.recordCancel(leg, answer.result, answer.problem);
      onAnswer(leg, answer);
    });
  };
  try {
    if (ledger.size > 0) log.info(logLine`Cancelling ${counted(ledger.size, 'leg')} left active.`);
    await Promise.all([cleanUp({ client, clock, ledger, patience: PATIENCE, onAnswer }), cancelUnknown()]);
    const onSettled = (): void => undefined;
    const { signal } = new AbortController();
    await watch({ client, clock, ledger, signal, deadline: clock.now() + END_LIMIT, onSettled });
    // A start that was under way when the step was killed may arrive a moment later.
    if (canTell) await clock.sleep(ARRIVAL);
    await cancelUnknown();
  } finally {
    client.close();
  }
  const left = ledger.results().filter(({ operation }) => operation === null || !isTerminal(operation.status));
  const spared = left.filter(({ cancel }) => cancel !== 'accepted');
  if (ledger.size === 0 && canTell) log.info(logLine`Nothing to clean up: nothing that the step started is active.`);
  else if (ledger.size > 0 && left.length === 0) log.info(logLine`All have ended.`);
  if (left.length > spared.length)
    log.info(logLine`Asked to end, but not seen to end: ${left.length - spared.length}.`);
  if (spared.length > 0) {
    log.warning(
      logLine`${counted(spared.length, 'leg')} may still be active: ${spared.map(({ leg }) => leg.uuid).join(', ')}`,
    );
  }
}

/** Active operations of the step that the ledger does not know; null when the service cannot tell, which is a warning. */
async function findUnknown(
  { owner }: HandOver,
  ledger: Ledger,
  client: ContreeClient,
  { clock, log }: PostStepDeps,
): Promise<readonly Leg[] | null> {
  if (owner === null) return null;
  try {
    const { located, untold } = await new Locator({ client, clock, owner }).active({
      deadline: clock.now() + PATIENCE,
    });
    const known = new Set(ledger.results().map(({ leg }) => leg.uuid));
    const unknown = located.filter(({ uuid }) => !known.has(uuid));
    if (untold > 0) log.warning(logLine`Nobody can tell who started ${counted(untold, 'other active operation')}.`);
    if (unknown.length > 0)
      log.info(logLine`Found ${counted(unknown.length, 'operation')} more that the step had started.`);
    return unknown.map(({ uuid }) => ({ name: uuid, uuid }));
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    log.warning(logLine`What the step may have started beside these is not known: ${error.message}`);
    return null;
  }
}
