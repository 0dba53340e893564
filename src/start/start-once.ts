import { type Backoff, backoffDelay } from '../contree/backoff.ts';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, SpawnRequest } from '../contree/types.ts';
import { abortLater, REPLY_LIMIT } from '../legs/shutdown.ts';
import type { Locator } from './locate.ts';
import type { Marker } from './marker.ts';

export type StartResult =
  | { readonly kind: 'started'; readonly uuid: string }
  /** Nothing was started. `platform`: the service failed, and another try may succeed. */
  | { readonly kind: 'refused'; readonly problem: ContreeError; readonly platform: boolean }
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
  /** The marker of the next try; each differs from every other of the step. */
  readonly nextMarker: () => Marker;
  /** Called when a start was sent, its reply lost and no operation of it found: it may still arrive. */
  readonly onLateArrival: () => void;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

/** Milliseconds for finding out whether a start arrived that was cut off, after the deadline or the stop. */
const SEARCH_LIMIT = 10_000;
/** How often a start is sent that does not arrive. */
const MOST_SENDS = 10;
const BACKOFF: Backoff = { base: 500, cap: 30_000, jitter: 0.5 };
/** How often it is searched for while the listing cannot be decoded, and the pause in milliseconds. */
const MOST_SEARCHES = 4;
const SEARCH_PAUSE = 2_000;

/** Limits for starts that `stop` must not cut off at once. `signal` aborts when the runner stops the step. */
export function limitStarts(
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal },
  stop: AbortSignal,
): StartCalls {
  const searching = AbortSignal.any([abortLater(signal, REPLY_LIMIT), abortLater(stop, SEARCH_LIMIT)]);
  return {
    call: { signal: abortLater(stop, REPLY_LIMIT), deadline },
    search: { signal: searching, deadline: deadline + SEARCH_LIMIT },
  };
}

/**
 * Starts one operation. A start is sent again only when no operation carries the marker of the one before. Failures of the
 * service are returned; any other error is thrown.
 */
export async function startOnce(options: StartOptions): Promise<StartResult> {
  const { call, clock } = options;
  for (let sends = 1; ; sends += 1) {
    const sent = await send(options);
    const again = sent.kind === 'refused' && !sent.platform && sent.problem.failure.mayHaveActed && sends < MOST_SENDS;
    if (!again) return sent;
    await clock.sleep(backoffDelay(BACKOFF, sends, clock.random()), call.signal);
  }
}

async function send(options: StartOptions): Promise<StartResult> {
  const { client, locator, call, nextMarker, onLateArrival, requestOf } = options;
  const marker = nextMarker();
  try {
    const uuid = await client.spawnInstance(requestOf(marker), call);
    locator.know({ uuid, marker });
    return { kind: 'started', uuid };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    const { mayHaveActed } = error.failure;
    const platform = error.isServerError;
    // A 5xx may come after the service has started it.
    if (!mayHaveActed && !platform) return { kind: 'refused', problem: error, platform };
    const arrived = await findArrived(marker, options);
    if (arrived === undefined) return { kind: 'lost', problem: error };
    if (arrived !== null) return { kind: 'started', uuid: arrived };
    if (mayHaveActed) onLateArrival();
    return { kind: 'refused', problem: error, platform };
  }
}

/** The operation's UUID, null for none; undefined when that cannot be known. */
async function findArrived({ leg, tries }: Marker, options: StartOptions): Promise<string | null | undefined> {
  const { clock, locator, search } = options;
  for (let searches = 1; ; searches += 1) {
    try {
      return await locator.find(leg, tries, search);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      // The client does not retry a reply that it cannot decode, but the next one may be sound.
      if (error.failure.kind !== 'protocol' || searches >= MOST_SEARCHES) return undefined;
      await clock.sleep(SEARCH_PAUSE, search.signal);
    }
  }
}
