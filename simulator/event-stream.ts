import type { EventBody } from './event-body.ts';
import type { EventLog, OperationEvent } from './event-log.ts';
import type { BodyFault } from './faults.ts';

export interface StreamRequest {
  /** Stays open for later events. */
  readonly follow: boolean;
  /** Only this process's events; null for all. */
  readonly spid: number | null;
  /** Only events with a greater id; -1 for all. */
  readonly after: number;
  /** Milliseconds of silence after which a comment is sent. */
  readonly keepalive: number;
  /** Null for a healthy stream. */
  readonly fault: BodyFault | null;
}

/** Sends a log as server-sent events. */
export function writeEvents(body: EventBody, log: EventLog, request: StreamRequest): void {
  new EventStream(body, log, request).advance();
}

class EventStream {
  readonly #body: EventBody;
  readonly #log: EventLog;
  readonly #request: StreamRequest;
  readonly #keepalive: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  /** Null once it has been applied. */
  #fault: BodyFault | null;
  #read = 0;
  /** Kept only while a fault may send them again. */
  #sent: string[] = [];
  /** The event that comes behind its successor. */
  #held: string | null = null;

  constructor(body: EventBody, log: EventLog, request: StreamRequest) {
    this.#body = body;
    this.#log = log;
    this.#request = request;
    this.#fault = request.fault;
    this.#keepalive = setInterval(() => {
      body.write(': keepalive\n\n');
    }, request.keepalive);
    this.#unsubscribe = log.subscribe(() => {
      this.advance();
    });
    body.onClose(() => {
      this.#fallSilent();
    });
  }

  /** Sends the events that were not sent yet. Ends the stream when the log is complete or not followed. */
  advance(): void {
    if (!this.#applyFault()) return;
    for (let event = this.#next(); event !== null; event = this.#next()) {
      if (!this.#send(frame(event))) return;
    }
    if (this.#log.complete || !this.#request.follow) this.#end();
  }

  /** The next event that matches the request; null when the log has none yet. */
  #next(): OperationEvent | null {
    const { after, spid } = this.#request;
    for (let event = this.#log.events[this.#read]; event !== undefined; event = this.#log.events[this.#read]) {
      this.#read += 1;
      if (event.id > after && (spid === null || event.spid === spid)) return event;
    }
    return null;
  }

  /** Sends one event. False when the stream does not go on. */
  #send(text: string): boolean {
    if (this.#fault?.stream === 'cut' && this.#isDue(this.#fault)) {
      this.#fallSilent();
      this.#body.write(text.slice(0, Math.ceil(text.length / 2)));
      this.#body.breakOff();
      return false;
    }
    if (this.#fault?.stream === 'swap' && this.#isDue(this.#fault)) {
      this.#fault = null;
      this.#held = text;
      return true;
    }
    this.#body.write(text + this.#takeHeld());
    this.#keepalive.refresh();
    if (this.#fault !== null) this.#sent.push(text);
    return this.#applyFault();
  }

  /** Applies the fault when it is due. False when the stream does not go on. */
  #applyFault(): boolean {
    const fault = this.#fault;
    if (fault === null || fault.stream === 'cut' || fault.stream === 'swap' || !this.#isDue(fault)) return true;
    const earlier = this.#sent;
    this.#fault = null;
    this.#sent = [];
    switch (fault.stream) {
      case 'garbage':
        this.#body.write('event: stdout\ndata: {"id":\n\n');
        return true;
      case 'repeat':
        for (const text of earlier) this.#body.write(text);
        return true;
      case 'quiet':
        this.#unsubscribe();
        return false;
      case 'silence':
        this.#fallSilent();
        return false;
      case 'error':
        this.#body.write(': a fault made on purpose\n\nevent: sse_error\ndata: log storage is unavailable\n\n');
        break;
      case 'cut-gzip':
        this.#fallSilent();
        this.#body.endWithoutTrailer();
        return false;
      case 'end':
    }
    this.#end();
    return false;
  }

  #isDue({ after = 0 }: BodyFault): boolean {
    return this.#sent.length >= after;
  }

  #takeHeld(): string {
    const held = this.#held ?? '';
    this.#held = null;
    return held;
  }

  #end(): void {
    this.#fallSilent();
    this.#body.write(this.#takeHeld());
    this.#body.end();
  }

  #fallSilent(): void {
    this.#unsubscribe();
    clearInterval(this.#keepalive);
  }
}

function frame(event: OperationEvent): string {
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
