import { type Backoff, backoffDelay } from '../contree/backoff.ts';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, SpawnRequest } from '../contree/types.ts';
import { LAST_SEARCH, requestsUntil } from '../legs/after-deadline.ts';
import { abortLater, REPLY_LIMIT } from '../legs/shutdown.ts';
import type { Locator } from './locate.ts';
import type { Marker } from './marker.ts';

/** Nothing was started. `platform`: the service failed, and another try may succeed. */
export interface RefusedStart {
  readonly kind: 'refused';
  readonly problem: ContreeError;
  readonly platform: boolean;
}

export type StartResult =
  | { readonly kind: 'started'; readonly uuid: string }
  | RefusedStart
  /** Whether it was started is unknown. */
  | { readonly kind: 'lost'; readonly problem: ContreeError };

export interface StartCalls {
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
}

export interface StartOptions extends StartCalls {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly locator: Locator;
  /** Runs a request when it is its turn. */
  readonly inTurn: <Result>(request: () => Promise<Result>) => Promise<Result>;
  /** No start is sent once it has aborted. */
  readonly stop: AbortSignal;
  /** The marker of the next try; each differs from every other of the step. */
  readonly nextMarker: () => Marker;
  /** Called when it is open whether a start was carried out, and no operation of it was found: it may still arrive. */
  readonly onDoubt: (marker: Marker, problem: ContreeError) => void;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

/** How often a start is sent that does not arrive. */
const MOST_SENDS = 10;
const BACKOFF: Backoff = { base: 500, cap: 30_000, jitter: 0.5 };
/** How often it is searched for while the listing cannot be decoded, and the pause in milliseconds. */
const MOST_SEARCHES = 4;
const SEARCH_PAUSE = 2_000;

/**
 * Limits for starts that `stop` must not cut off at once. `signal` aborts when the runner stops the step. A search goes on for
 * no longer after the stop than the last one of the step, which follows it.
 */
export function limitStarts(
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal },
  stop: AbortSignal,
): StartCalls {
  const searching = AbortSignal.any([abortLater(signal, REPLY_LIMIT), abortLater(stop, LAST_SEARCH)]);
  return {
    call: { signal: abortLater(stop, REPLY_LIMIT), deadline },
    search: { signal: searching, deadline: requestsUntil(deadline) },
  };
}

/**
 * Starts one operation; null when it was stopped first. A start is sent again only when no operation carries the marker of the
 * one before. Failures of the service are returned; any other error is thrown.
 */
export async function startOnce(options: StartOptions): Promise<StartResult | null> {
  const { call, clock } = options;
  for (let sends = 1; ; sends += 1) {
    const sent = await send(options);
    if (sent?.kind !== 'refused') return sent;
    const again = !sent.platform && sent.problem.failure.mayHaveActed && sends < MOST_SENDS;
    if (!again) return sent;
    await clock.sleep(backoffDelay(BACKOFF, sends, clock.random()), call.signal);
  }
}

async function send(options: StartOptions): Promise<StartResult | null> {
  const { inTurn, locator, onDoubt } = options;
  const sent = await inTurn(() => spawn(options));
  if (sent === null) return null;
  const { marker, reply } = sent;
  if (typeof reply === 'string') {
    locator.know({ uuid: reply, marker });
    return { kind: 'started', uuid: reply };
  }
  const platform = reply.isServerError;
  if (!reply.failure.mayHaveActed) return { kind: 'refused', problem: reply, platform };
  // Not in turn: a search takes seconds, and the starts of other legs share it.
  const arrived = await findArrived(marker, options);
  if (arrived === undefined) return { kind: 'lost', problem: reply };
  if (arrived !== null) return { kind: 'started', uuid: arrived };
  onDoubt(marker, reply);
  return { kind: 'refused', problem: reply, platform };
}

interface Sent {
  readonly marker: Marker;
  /** UUID of the operation, or the failure. */
  readonly reply: string | ContreeError;
}

/** Null when it was stopped before its turn. */
async function spawn({ call, client, nextMarker, requestOf, stop }: StartOptions): Promise<Sent | null> {
  if (stop.aborted) return null;
  const marker = nextMarker();
  try {
    return { marker, reply: await client.spawnInstance(requestOf(marker), call) };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    return { marker, reply: error };
  }
}

/** The operation's UUID, null for none; undefined when that cannot be known. */
async function findArrived({ leg, tries }: Marker, options: StartOptions): Promise<string | null | undefined> {
  const { call, clock, locator, search } = options;
  const mayStartAgain = (): boolean => call.signal?.aborted !== true && clock.now() < (call.deadline ?? Infinity);
  for (let searches = 1; ; searches += 1) {
    try {
      return await locator.find(leg, tries, search, mayStartAgain);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      // The client does not retry a reply that it cannot decode, but the next one may be sound.
      if (error.failure.kind !== 'protocol' || searches >= MOST_SEARCHES) return undefined;
      await clock.sleep(SEARCH_PAUSE, search.signal);
    }
  }
}
