import type { Call, EventsRequest, OperationEvent, OperationEventContent } from '../../src/contree/types.ts';
import { isTerminal, type Phase, type Script } from './script.ts';
import { failureOf, type ScriptedRequests } from './scripted-requests.ts';

/** What the events of an operation are made from. */
export interface EventSource {
  /** The phase that the operation is in at this moment; throws when the service does not know it. */
  readonly phaseOf: (uuid: string) => Phase;
  /** When it began to execute, in milliseconds after the clock's start; Infinity when it never does. */
  readonly beganAt: (uuid: string) => number;
  /** When its status changes next, as far as that is known. */
  readonly nextChange: (uuid: string) => number;
  /** Aborts when something else changes what was known, such as a cancel. */
  readonly changed: () => AbortSignal;
}

export interface ScriptedEvents {
  readonly readEvents: (uuid: string, request: EventsRequest, call?: Call) => AsyncIterable<OperationEvent>;
  /** The most streams that were open at a time. */
  readonly mostOpen: () => number;
  /** How many are open now. */
  readonly openNow: () => number;
}

/** What the client says of a stream that went wrong. */
const BROKEN = { cut: 'network', garbage: 'protocol', silence: 'timeout', keepalive: 'timeout' } as const;

/** The event streams of a service that is plain data; the script says whether it has any, and how they go wrong. */
export function scriptedEvents(
  script: Script,
  source: EventSource,
  { note }: Pick<ScriptedRequests, 'note'>,
): ScriptedEvents {
  const { clock, latency = 20, output = [], streamFaults = [] } = script;
  const opened = new Map<string, number>();
  let open = 0;
  let mostOpen = 0;

  /** All that has happened so far, in order. */
  const logOf = (uuid: string): OperationEvent[] => {
    const phase = source.phaseOf(uuid);
    const contents: (OperationEventContent & { readonly process?: number })[] = [{ kind: 'other' }];
    for (const piece of output) {
      if (piece.uuid !== uuid || piece.at > clock.elapsed()) continue;
      contents.push({
        kind: 'output',
        stream: piece.stream ?? 'stdout',
        bytes: Buffer.from(piece.text),
        process: piece.process ?? 1,
      });
    }
    if (isTerminal(phase)) contents.push({ kind: 'completion' });
    return contents.map((content, id) => ({ process: content.kind === 'completion' ? null : 1, ...content, id }));
  };

  const nextEvent = (uuid: string): number => {
    const moments = output.filter((piece) => piece.uuid === uuid && piece.at > clock.elapsed()).map(({ at }) => at);
    return Math.min(source.nextChange(uuid), ...moments);
  };

  async function* read(
    uuid: string,
    { after, follow, onOpen, silence }: EventsRequest,
    call: Call,
  ): AsyncGenerator<OperationEvent> {
    const { signal, deadline = Infinity } = call;
    const attempt = (opened.get(uuid) ?? 0) + 1;
    opened.set(uuid, attempt);
    const rest = async (ms: number): Promise<void> => {
      const stop = AbortSignal.any([...(signal === undefined ? [] : [signal]), source.changed()]);
      await clock.sleep(Math.min(ms, deadline - clock.now()), stop);
      if (signal?.aborted === true) throw failureOf('events', uuid, { kind: 'aborted' });
      if (clock.now() >= deadline) throw failureOf('events', uuid, { kind: 'deadline' });
    };
    const fault = note('events', uuid);
    await rest(latency);
    if (fault !== undefined) {
      const { reply, retryAfter = null } = fault;
      if (reply instanceof Error) throw reply;
      if (reply === 'hang') await rest(30_000);
      const status = typeof reply === 'number' ? reply : null;
      throw failureOf('events', uuid, { kind: status === null ? 'network' : 'status', status, retryAfter });
    }
    if (source.beganAt(uuid) > clock.elapsed() && !isTerminal(source.phaseOf(uuid))) {
      throw failureOf('events', uuid, { status: 425, retryAfter: 1_000 });
    }
    onOpen?.();
    const wrong = streamFaults.find(
      (candidate) => (candidate.uuid ?? uuid) === uuid && (candidate.attempt ?? attempt) === attempt,
    );
    let sent = 0;
    for (let last = after ?? -1; ;) {
      for (const event of logOf(uuid)) {
        if (event.id === null || event.id <= last) continue;
        if (wrong?.how !== undefined && sent >= (wrong.after ?? 0)) {
          if (wrong.how === 'end') return;
          if (wrong.how === 'keepalive') await rest(Infinity);
          if (wrong.how === 'silence') await rest(silence);
          throw failureOf('events', uuid, { kind: BROKEN[wrong.how] });
        }
        yield event;
        sent += 1;
        last = event.id;
        if (event.kind === 'completion') return;
      }
      if (!follow) return;
      await rest(nextEvent(uuid) - clock.elapsed());
    }
  }

  return {
    mostOpen: () => mostOpen,
    openNow: () => open,
    readEvents: async function* (uuid, request, call = {}) {
      if (script.events === false) note('events', uuid);
      if (script.events !== true) throw failureOf('events', uuid, { status: 404, reason: 'no such route' });
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      try {
        yield* read(uuid, request, call);
      } finally {
        open -= 1;
      }
    },
  };
}
