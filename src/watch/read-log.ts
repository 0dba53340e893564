import pLimit from 'p-limit';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, EventsRequest, OperationEvent } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import { askedFor, type StreamEnd, streamEndOf, type Track } from './log-cursor.ts';

export interface LogSetting {
  readonly client: ContreeClient;
  readonly clock: Clock;
  /** Each event once, in order. */
  readonly onEvent: (leg: Leg, event: OperationEvent) => void;
  /** Why the leg's log was not read to its end; not called when it has not begun, or nobody wants it any more. */
  readonly onStreamTrouble?: (leg: Leg, problem: ContreeError) => void;
}

/**
 * Reads an operation's log from where its track ends, and says how that ended. An error of the service is data here;
 * anything else is thrown.
 * @param onOpen called when the service has agreed to send the log
 */
export async function readLog(
  { client, clock, onEvent, onStreamTrouble }: LogSetting,
  leg: Leg,
  track: Track,
  how: Omit<EventsRequest, 'after' | 'onOpen'>,
  call: Call,
  onOpen: () => void = () => undefined,
): Promise<StreamEnd> {
  let opened = false;
  const request = {
    ...how,
    after: track.cursor,
    onOpen: () => {
      opened = true;
      onOpen();
    },
  };
  try {
    for await (const event of client.readEvents(leg.uuid, request, call)) {
      // What had come already when it was told to stop is wanted no more.
      if (call.signal?.aborted === true) return { kind: 'closed' };
      track.heardAt = clock.now();
      track.cursor = event.id ?? track.cursor;
      if (event.kind === 'completion') {
        track.whole = true;
        return { kind: 'completed' };
      }
      onEvent(leg, event);
    }
    return { kind: 'over' };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    const end = streamEndOf(error, opened);
    if (end.kind !== 'early' && end.kind !== 'closed') onStreamTrouble?.(leg, error);
    return end;
  }
}

/** How many logs are read to their end at a time, beside the streams that are followed. */
export const MOST_TAILS = 8;

/** Milliseconds that it may take until the end of a log was read, the turn for it included; and as long before it is asked for. */
const PATIENCE = 6_000;
/** Milliseconds between two tries. */
const LADDER = [500, 1_000];

/** Reads what is left of the logs of operations that are over. */
export class Tails {
  readonly #setting: LogSetting;
  readonly #limit = pLimit(MOST_TAILS);

  constructor(setting: LogSetting) {
    this.#setting = setting;
  }

  /** Reads the log from where its track ends, as far as the service still has it and the call allows. */
  async read(leg: Leg, track: Track, { signal, deadline = Infinity }: Call): Promise<void> {
    const { clock } = this.#setting;
    const delay = track.readableAt - clock.now();
    if (delay > PATIENCE || track.readableAt >= deadline) return;
    // Before its turn comes, so that it keeps no other from being read.
    if (delay > 0) await clock.sleep(delay, signal);
    const until = Math.min(clock.now() + PATIENCE, deadline);
    await this.#limit(() => this.#read(leg, track, { ...(signal && { signal }), deadline: until }));
  }

  async #read(leg: Leg, track: Track, call: Call & { readonly deadline: number }): Promise<void> {
    const { clock } = this.#setting;
    for (const step of [...LADDER, Infinity]) {
      if (call.signal?.aborted === true || clock.now() >= call.deadline) return;
      const end = await readLog(this.#setting, leg, track, { follow: false, silence: PATIENCE }, call);
      // One that ends without saying so is no more whole than one that breaks off.
      if (end.kind === 'completed' || end.kind === 'unavailable' || end.kind === 'closed') return;
      const delay = Math.max(step, askedFor(end, clock.random()));
      if (clock.now() + delay >= call.deadline) return;
      await clock.sleep(delay, call.signal);
    }
  }
}
