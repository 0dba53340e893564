import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/errors.ts';
import type { Call, EventsRequest, OperationEvent } from '../contree/types.ts';
import type { Leg } from './leg.ts';
import { streamEndOf, type StreamEnd } from './stream-end.ts';
import type { Track } from './track.ts';

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
