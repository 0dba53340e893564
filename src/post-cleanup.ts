import { connect } from './connect.ts';
import type { ContreeClient } from './contree/client.ts';
import type { Clock } from './contree/clock.ts';
import { ContreeError } from './contree/contree-error.ts';
import { resolveCredentials } from './credentials/credentials.ts';
import { type InputName, inputText } from './inputs/input-source.ts';
import { AT_THE_END, cancelActive, type CancelCall, type CancelDeps, cancelLegs } from './legs/cancel-legs.ts';
import { Ledger } from './legs/ledger.ts';
import { END_LIMIT } from './legs/shutdown.ts';
import { cancelLogger } from './report/log/cancel-log.ts';
import { logLine } from './report/text/escape.ts';
import { counted } from './report/text/format.ts';
import type { Log } from './report/log/log.ts';
import type { Runner } from './runner.ts';
import { Locator } from './start/locate.ts';
import type { HandOver } from './state.ts';
import { watchToEnd } from './watch/watch.ts';

/** Milliseconds for cancelling all legs, for one of them, and for one request. The runner gives all post steps five minutes. */
const CANCEL_LIMIT = 60_000;
const LEG_LIMIT = 20_000;
const REQUEST_TIMEOUT = 10_000;
/** Milliseconds for finding starts that were lost. */
const SEARCH_LIMIT = 20_000;
/** Milliseconds that a start gets to arrive after the step that sent it was killed. */
const ARRIVAL = 2_000;

export interface CleanUpDeps extends Omit<Runner, 'hideSecrets'> {
  readonly clock: Clock;
}

/** Cancels what the main step left active, also what it started without learning of it. */
export async function cleanUp(handOver: HandOver, deps: CleanUpDeps): Promise<void> {
  const { clock, log } = deps;
  const client = await reconnect(handOver, deps);
  const ledger = new Ledger();
  ledger.add(handOver.uuids.map((uuid) => ({ name: uuid, uuid })));
  const cancelLog = cancelLogger(log, ledger.size);
  const cancelDeps = { client, clock, ledger, onAnswer: cancelLog.onAnswer };
  // The step may have been killed before it learned what it had started.
  let owner = handOver.owner;
  const cancelLost = async (): Promise<void> => {
    if (owner !== null && !(await cancelLostStarts(owner, { client, clock, ledger }, log))) owner = null;
  };
  try {
    if (ledger.size > 0) log.info(logLine`Cancelling ${counted(ledger.size, 'leg')} left active.`);
    const [unasked] = await Promise.all([cancelActive(cancelDeps, false, cancelCall(clock)), cancelLost()]);
    cancelLog.end(unasked);
    const { signal } = new AbortController();
    await watchToEnd({ client, clock, ledger, signal, deadline: clock.now() + END_LIMIT });
    // A start that was under way when the step was killed may arrive a moment later.
    if (owner !== null) await clock.sleep(ARRIVAL);
    await cancelLost();
  } finally {
    client.close();
  }
  if (ledger.size > 0) logEnd(ledger, log);
  else if (owner !== null) log.info(logLine`Nothing to clean up: nothing that the step started is active.`);
}

/** The limits of cancels that begin now. */
function cancelCall(clock: Clock): CancelCall {
  return { deadline: clock.now() + CANCEL_LIMIT, legLimit: LEG_LIMIT, parallel: AT_THE_END };
}

/** The client of the main step. Throws when the token of the inputs may be for another address. */
async function reconnect({ project, url }: HandOver, deps: CleanUpDeps): Promise<ContreeClient> {
  const text = (name: InputName): string => inputText(deps.source, name);
  const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
  const credentials = await resolveCredentials({ ...given, allowHttp: true }, deps.env);
  deps.maskSecret(credentials.token);
  if (credentials.url !== url) {
    // In a nested composite action the runner gives the post step another step's inputs (actions/runner#3514).
    throw new Error(`the inputs name ${credentials.url} now, the step used ${url}: the token is not sent there`);
  }
  return connect({ ...credentials, project }, REQUEST_TIMEOUT, deps);
}

/** Adds to the ledger, and cancels, active operations found by the step's markers. Returns false when none can be listed. */
async function cancelLostStarts(
  owner: NonNullable<HandOver['owner']>,
  { client, clock, ledger }: Omit<CancelDeps, 'onAnswer'>,
  log: Log,
): Promise<boolean> {
  try {
    const { lost, unknownOwners } = await new Locator({ client, clock, owner }).findLost([ledger], {
      deadline: clock.now() + SEARCH_LIMIT,
    });
    const unknown = counted(unknownOwners, 'active operation');
    const verb = unknownOwners === 1 ? 'it is' : 'they are';
    if (unknownOwners > 0) log.warning(logLine`The owner of ${unknown} is unknown; ${verb} left running.`);
    if (lost.length > 0) log.info(logLine`Found ${counted(lost.length, 'operation')} more that the step had started.`);
    const legs = lost.map(({ uuid }) => ({ name: uuid, uuid }));
    ledger.add(legs);
    const { onAnswer, end } = cancelLogger(log, legs.length);
    end(await cancelLegs({ client, clock, ledger, onAnswer }, legs, cancelCall(clock)));
    return true;
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    log.warning(logLine`Operations that the step started without a reply could not be listed: ${error.message}`);
    return false;
  }
}

function logEnd(ledger: Ledger, log: Log): void {
  const left = ledger.mayBeActive();
  const spared = left.filter((leg) => ledger.facts(leg).cancel !== 'accepted').map(({ uuid }) => uuid);
  const cancelled = left.length - spared.length;
  if (left.length === 0) log.info(logLine`All have ended.`);
  if (cancelled > 0) log.info(logLine`Asked to end, but not seen to end: ${cancelled}.`);
  if (spared.length === 0) return;
  log.warning(logLine`${counted(spared.length, 'leg')} may still be active: ${spared.join(', ')}`);
}
