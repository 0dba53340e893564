import { connect } from './connect.ts';
import type { ContreeClient } from './contree/client.ts';
import type { Clock } from './contree/clock.ts';
import { type Credentials, type GivenCredentials, resolveCredentials } from './credentials/credentials.ts';
import { type InputName, inputText } from './inputs/input-source.ts';
import type { Leg } from './legs/leg.ts';
import { Ledger } from './legs/ledger.ts';
import { CancelPasses } from './post-passes.ts';
import { NAMED_LEGS, someNames } from './report/text/some-names.ts';
import { logLine } from './report/text/escape.ts';
import { counted } from './report/text/format.ts';
import type { Log } from './report/log/log.ts';
import type { Runner } from './runner.ts';
import type { HandOver } from './state.ts';
import { isHashOf } from './token-hash.ts';

/** Milliseconds for one request. */
const REQUEST_TIMEOUT = 10_000;
const NO_INPUTS: Omit<GivenCredentials, 'allowHttp'> = { token: '', project: '', url: '', profile: '' };

export interface CleanUpDeps extends Omit<Runner, 'hideSecrets'> {
  readonly clock: Clock;
}

/** Cancels what the main step left active, also what it started without learning of it. */
export async function cleanUp(handOver: HandOver, deps: CleanUpDeps): Promise<void> {
  const { clock, log } = deps;
  const client = await reconnect(handOver, deps);
  const ledger = new Ledger();
  ledger.add(handOver.uuids.map((uuid) => ({ name: uuid, uuid })));
  // The step may have been killed before it learned what it had started.
  const { owner } = handOver;
  if (ledger.size > 0) log.info(logLine`Cancelling ${counted(ledger.size, 'leg')} left active.`);
  const hasSearched = await new CancelPasses({ client, clock, ledger, log, owner }).run().finally(client.close);
  if (ledger.size > 0) logEnd(ledger, log);
  else if (hasSearched) log.info(logLine`Nothing to clean up: nothing that the step started is active.`);
}

/** The client of the main step. Throws when its token and its address are not found again. */
async function reconnect(handOver: HandOver, deps: CleanUpDeps): Promise<ContreeClient> {
  const credentials = await stepCredentials(handOver, deps);
  return connect({ ...credentials, project: handOver.project }, REQUEST_TIMEOUT, deps);
}

/** What the main step used; no other token may reach the service. The error is about the inputs as they are. */
async function stepCredentials(handOver: HandOver, { source, env, maskSecret }: CleanUpDeps): Promise<Credentials> {
  const text = (name: InputName): string => inputText(source, name);
  const given = { token: text('token'), project: text('project'), url: text('url'), profile: text('profile') };
  const problems: unknown[] = [];
  // In a nested composite action the runner gives the post step another step's inputs (actions/runner#3514).
  for (const inputs of [given, { ...given, token: '' }, NO_INPUTS]) {
    try {
      const credentials = await resolveCredentials({ ...inputs, allowHttp: true }, env);
      maskSecret(credentials.token);
      requireSame(credentials, handOver);
      return credentials;
    } catch (error) {
      problems.push(error);
    }
  }
  throw problems[0];
}

function requireSame({ token, url, givenBy }: Credentials, handOver: HandOver): void {
  if (url !== handOver.url) {
    throw new Error(
      `the inputs name ${url} now, the step used ${handOver.url}: the token is not sent there. Set CONTREE_URL and CONTREE_TOKEN in the job's env`,
    );
  }
  if (!isHashOf(handOver.token, token)) {
    throw new Error(
      `${givenBy.token} gives another token now than the step used, so it is not sent: set CONTREE_TOKEN in the job's env`,
    );
  }
}

function logEnd(ledger: Ledger, log: Log): void {
  const left = ledger.mayBeActive();
  const isCancelled = (leg: Leg): boolean => ledger.facts(leg).cancel === 'accepted';
  const cancelled = left.filter(isCancelled).map(({ uuid }) => uuid);
  const uncancelled = left.filter((leg) => !isCancelled(leg)).map(({ uuid }) => uuid);
  if (left.length === 0) log.info(logLine`All have ended.`);
  if (cancelled.length > 0) log.info(logLine`Cancelled, but not seen to end: ${someNames(cancelled, NAMED_LEGS)}.`);
  if (uncancelled.length === 0) return;
  const legs = counted(uncancelled.length, 'leg');
  log.warning(logLine`${legs} may still be active: ${uncancelled.join(', ')}. Cancel them with mode: cancel.`);
}
