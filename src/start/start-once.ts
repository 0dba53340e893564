import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, SpawnRequest } from '../contree/types.ts';
import type { Locator } from './locate.ts';
import type { Marker } from './marker.ts';

export type Started =
  | { readonly kind: 'started'; readonly uuid: string }
  /** Nothing was started. `platform`: the service failed, and may not fail the next time. */
  | { readonly kind: 'refused'; readonly problem: ContreeError; readonly platform: boolean }
  /** Nobody knows whether it was started. */
  | { readonly kind: 'lost'; readonly problem: ContreeError };

export interface StartOnce {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly locator: Locator;
  /** For the request that starts it. */
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
  /** The marker of the next try; each differs from every other of the step. */
  readonly nextMarker: () => Marker;
  /** Called when a start was sent, its reply lost and nothing of it found: it may still arrive late. */
  readonly onDoubt: () => void;
  readonly requestOf: (marker: Marker) => SpawnRequest;
}

/** How often a start is sent that does not arrive, and the pauses between in milliseconds: the first, doubled, the longest. */
const MOST_SENDS = 10;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** How often it is looked for while the listing makes no sense, and the pause between in milliseconds. */
const MOST_LOOKS = 4;
const LOOK_PAUSE = 2_000;

/**
 * Starts one operation. A start is never sent again as long as an earlier one may have arrived: its marker tells.
 * Throws nothing of the service's; an error that is no `ContreeError` is thrown on.
 */
export async function startOnce(options: StartOnce): Promise<Started> {
  for (let sends = 1; ; sends += 1) {
    const sent = await send(options);
    const again = sent.kind === 'refused' && !sent.platform && sent.problem.failure.mayHaveActed && sends < MOST_SENDS;
    if (!again) return sent;
    const { clock, call } = options;
    await clock.sleep(
      Math.min(FIRST_PAUSE * 2 ** (sends - 1), LONGEST_PAUSE) * (0.5 + clock.random() / 2),
      call.signal,
    );
  }
}

async function send({
  client,
  clock,
  locator,
  call,
  search,
  nextMarker,
  onDoubt,
  requestOf,
}: StartOnce): Promise<Started> {
  const marker = nextMarker();
  try {
    const uuid = await client.spawnInstance(requestOf(marker), call);
    locator.know({ uuid, marker });
    return { kind: 'started', uuid };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    const { mayHaveActed } = error.failure;
    const platform = error.isServerError;
    // A service that failed may have started it before it did.
    if (!mayHaveActed && !platform) return { kind: 'refused', problem: error, platform };
    const arrived = await whatArrived(locator, marker, search, clock);
    if (arrived === undefined) return { kind: 'lost', problem: error };
    if (arrived !== null) return { kind: 'started', uuid: arrived };
    if (mayHaveActed) onDoubt();
    return { kind: 'refused', problem: error, platform };
  }
}

/** The operation's UUID, null for none; undefined when the service cannot tell. */
async function whatArrived(
  locator: Locator,
  { leg, tries }: Marker,
  call: Call,
  clock: Clock,
): Promise<string | null | undefined> {
  for (let looks = 1; ; looks += 1) {
    try {
      return await locator.find(leg, tries, call);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      // A reply that makes no sense is not tried again by the client, but may be better the next time.
      if (error.failure.kind !== 'protocol' || looks >= MOST_LOOKS) return undefined;
      await clock.sleep(LOOK_PAUSE, call.signal);
    }
  }
}
