import pLimit from 'p-limit';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, EventsRequest } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import { askedDelay, type LogCursor, type StreamEnd, streamEndOf } from './log-cursor.ts';
import type { Message } from './messages.ts';

export interface LogDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly send: (message: Message) => void;
}

/**
 * Reads an operation's log from its cursor on, sends its output, and returns how that ended. Throws nothing but what is no
 * `ContreeError`.
 * @param onOpen called when the service has agreed to send the log
 */
export async function readLog(
  { client, clock, send }: LogDeps,
  leg: Leg,
  cursor: LogCursor,
  how: Omit<EventsRequest, 'after' | 'onOpen'>,
  call: Call,
  onOpen: () => void = () => undefined,
): Promise<StreamEnd> {
  let opened = false;
  const request = {
    ...how,
    after: cursor.lastEventId,
    onOpen: () => {
      opened = true;
      onOpen();
    },
  };
  try {
    for await (const event of client.readEvents(leg.uuid, request, call)) {
      // Events that had arrived before the abort are dropped.
      if (call.signal?.aborted === true) return { kind: 'closed' };
      cursor.heardAt = clock.now();
      cursor.lastEventId = event.id ?? cursor.lastEventId;
      if (event.kind === 'completion') {
        cursor.isWhole = true;
        return { kind: 'completed' };
      }
      if (event.kind !== 'other') send({ kind: 'output', leg, event });
    }
    return { kind: 'incomplete' };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    const end = streamEndOf(error, opened);
    if (end.kind !== 'early' && end.kind !== 'closed') send({ kind: 'stream-failed', leg, error });
    return end;
  }
}

/** How many logs are drained at a time, beside the streams that are followed. */
export const MOST_DRAINS = 8;

/** Milliseconds that draining one log may take, waiting for its turn included; and that a 410 may ask to wait before. */
const DRAIN_LIMIT = 6_000;
/** Backoff between two tries, in milliseconds. */
const BACKOFF = [500, 1_000];

/** Reads what is left of the logs of operations that have ended. */
export class LogDrain {
  readonly #deps: LogDeps;
  readonly #limit = pLimit(MOST_DRAINS);

  constructor(deps: LogDeps) {
    this.#deps = deps;
  }

  /** Reads the log from its cursor to its end, as far as the service still has it and the call allows. */
  async read(leg: Leg, cursor: LogCursor, { signal, deadline = Infinity }: Call): Promise<void> {
    const { clock } = this.#deps;
    const delay = cursor.readableAt - clock.now();
    if (delay > DRAIN_LIMIT || cursor.readableAt >= deadline) return;
    // Slept before its turn, so that no other log waits for it.
    if (delay > 0) await clock.sleep(delay, signal);
    const until = Math.min(clock.now() + DRAIN_LIMIT, deadline);
    await this.#limit(() => this.#read(leg, cursor, { ...(signal && { signal }), deadline: until }));
  }

  async #read(leg: Leg, cursor: LogCursor, call: Call & { readonly deadline: number }): Promise<void> {
    const { clock } = this.#deps;
    for (const backoff of [...BACKOFF, Infinity]) {
      if (call.signal?.aborted === true || clock.now() >= call.deadline) return;
      const end = await readLog(this.#deps, leg, cursor, { follow: false, silence: DRAIN_LIMIT }, call);
      // A log that ends without a completion event may be cut off.
      if (end.kind === 'completed' || end.kind === 'unavailable' || end.kind === 'closed') return;
      const delay = Math.max(backoff, askedDelay(end, clock.random()));
      if (clock.now() + delay >= call.deadline) return;
      await clock.sleep(delay, call.signal);
    }
  }
}
