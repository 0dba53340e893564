import type { ServerResponse } from 'node:http';
import { constants, createGzip } from 'node:zlib';
import type { EventLog, OperationEvent } from './event-log.ts';

export interface StreamRequest {
  /** Stays open for what is still to come. */
  readonly follow: boolean;
  /** Only this process's events; null for all. */
  readonly spid: number | null;
  /** Only events with a greater id; -1 for all. */
  readonly after: number;
  /** Milliseconds of silence after which a comment is sent. */
  readonly keepalive: number;
}

/** Writes a log as server-sent events; each frame is flushed, also through gzip. */
export function writeEvents(response: ServerResponse, gzip: boolean, log: EventLog, request: StreamRequest): void {
  const sink = gzip ? createGzip({ flush: constants.Z_SYNC_FLUSH }) : null;
  sink?.pipe(response);
  const target = sink ?? response;
  let next = 0;
  const stop = (): void => {
    unsubscribe();
    clearInterval(timer);
    target.end();
  };
  const advance = (): void => {
    for (const event of log.events.slice(next)) {
      next += 1;
      if (event.id <= request.after || (request.spid !== null && event.spid !== request.spid)) continue;
      target.write(frame(event));
      timer.refresh();
    }
    if (log.complete || !request.follow) stop();
  };
  const timer = setInterval(() => target.write(': keepalive\n\n'), request.keepalive);
  const unsubscribe = log.subscribe(advance);
  response.once('close', stop);
  response.flushHeaders();
  advance();
}

function frame(event: OperationEvent): string {
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
