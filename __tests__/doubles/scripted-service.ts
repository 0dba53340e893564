import type { ContreeClient } from '../../src/contree/client.ts';
import type { SpawnRequest } from '../../src/contree/types.ts';
import { decodeMarker, type Marker } from '../../src/start/marker.ts';
import { uuidOf } from './fixtures.ts';
import { scriptedEvents } from './scripted-events.ts';
import { failureOf, scriptedRequests, type ScriptedRequests, type SentRequest } from './scripted-requests.ts';
import {
  isTerminal,
  life,
  operationOf,
  payloadOf,
  type Method,
  type Phase,
  type Script,
  type Timeline,
} from './script.ts';

export { life, payloadOf, timeline, timelines, type Fault, type Phase, type Script, type Timeline } from './script.ts';

/** An instance that a request started. */
export interface StartedInstance {
  readonly uuid: string;
  readonly marker: Marker;
  readonly request: SpawnRequest;
  /** Milliseconds after the clock's start. */
  readonly at: number;
}

export interface ScriptedService extends Pick<ScriptedRequests, 'requests' | 'mostAtOnce'> {
  readonly client: ContreeClient;
  /** The most event streams that were open at a time. */
  readonly mostStreams: () => number;
  /** How many are open now. */
  readonly openStreams: () => number;
  readonly sent: (method: Method, what?: string) => SentRequest[];
  /** In the order in which their starts arrived. */
  readonly started: readonly StartedInstance[];
  /** The most of them that were active at a time. */
  readonly mostActive: () => number;
  readonly isActive: (uuid: string) => boolean;
  /** Images by their tag, as they are now. */
  readonly tags: ReadonlyMap<string, string>;
}

/** Instances that are started have UUIDs from `uuidOf(1_001)` on, far from those of the script. */
const FIRST_INSTANCE = 1_001;

/** A client whose service is plain data. */
export function scriptedService(script: Script): ScriptedService {
  const { clock, retryAfter = null, lifeOf = () => life({ EXECUTING: 0, SUCCESS: 1_000 }) } = script;
  const operations = new Map((script.operations ?? []).map((timeline) => [timeline.uuid, timeline]));
  const sending = scriptedRequests(script);
  const { requests, mostAtOnce, send } = sending;
  let changes = new AbortController();
  const cancelledAt = new Map<string, number>();
  /** How often a SIGTERM arrived, by UUID. */
  const terminated = new Map<string, number>();
  const started: StartedInstance[] = [];
  const tags = new Map(Object.entries(script.tags ?? {}));
  let mostActive = 0;

  const phaseOf = ({ uuid, phases }: Timeline, lag = 0): Phase | undefined => {
    const moment = clock.elapsed() - lag;
    const phase = phases.findLast(({ from }) => from <= moment) ?? (lag > 0 ? phases[0] : undefined);
    const cancelled = (cancelledAt.get(uuid) ?? Infinity) + (script.cancelTakes ?? 0);
    if (phase === undefined || isTerminal(phase) || cancelled > moment) return phase;
    return { ...(phase.env && { env: phase.env }), from: cancelled, status: 'CANCELLED', exitCode: null };
  };

  const announce = (): void => {
    changes.abort();
    changes = new AbortController();
  };

  const find = (uuid: string, lag = 0): Phase => {
    const found = operations.get(uuid);
    const phase = found === undefined ? undefined : phaseOf(found, lag);
    if (phase === undefined) throw failureOf('get', uuid, { status: 404, reason: 'no such operation' });
    return phase;
  };

  const terminate = (uuid: string): void => {
    const { kind = 'instance', status, env } = find(uuid);
    const isReady = kind === 'instance' && status === 'EXECUTING';
    if (!isReady) throw failureOf('signal', uuid, { status: status === 'PENDING' ? 425 : 409 });
    const times = (terminated.get(uuid) ?? 0) + 1;
    terminated.set(uuid, times);
    const now = clock.elapsed();
    const after = script
      .onTerm?.(uuid, times)
      .map((phase) => ({ ...(env && { env }), ...phase, from: now + phase.from }));
    if (after === undefined || after.length === 0) return;
    operations.set(uuid, { uuid, phases: [...phasesOf(uuid).filter(({ from }) => from <= now), ...after] });
    announce();
  };

  const isActive = (uuid: string): boolean => !isTerminal(find(uuid));

  const start = (request: SpawnRequest, marker: Marker): string => {
    const uuid = uuidOf(FIRST_INSTANCE + started.length);
    const at = clock.elapsed();
    const phases = lifeOf(marker).map((phase) => ({ ...phase, env: request.env ?? {}, from: at + phase.from }));
    started.push({ uuid, marker, request, at });
    operations.set(uuid, { uuid, phases });
    mostActive = Math.max(mostActive, started.filter((instance) => isActive(instance.uuid)).length);
    return uuid;
  };

  const phasesOf = (uuid: string): readonly Phase[] => operations.get(uuid)?.phases ?? [];

  const events = scriptedEvents(
    script,
    {
      phaseOf: (uuid) => find(uuid),
      beganAt: (uuid) => phasesOf(uuid).find(({ status }) => status === 'EXECUTING')?.from ?? Infinity,
      nextChange: (uuid) => {
        const cancelled = (cancelledAt.get(uuid) ?? Infinity) + (script.cancelTakes ?? 0);
        const moments = [...phasesOf(uuid).map(({ from }) => from), cancelled];
        return Math.min(...moments.filter((at) => at > clock.elapsed()));
      },
      changed: () => changes.signal,
    },
    sending,
  );

  const client: ContreeClient = {
    ...UNSCRIPTED,
    whoAmI: (call) => {
      const { limits } = script;
      if (limits === undefined) return Promise.reject(failureOf('get', 'whoami', { status: 404 }));
      return send('whoami', 'token', call, () => ({ tokenUuid: null, tokenExpiration: null, permissions: {}, limits }));
    },
    readEvents: events.readEvents,
    listOperations: (filter, { limit, offset }, call) =>
      send('list', filter.status ?? 'any', call, () => {
        const rows = [...operations.values()]
          .map((timeline) => ({ uuid: timeline.uuid, phase: phaseOf(timeline, script.lag) }))
          .flatMap(({ uuid, phase }) => (phase === undefined ? [] : [{ uuid, phase }]))
          .filter(({ phase }) => filter.status === undefined || phase.status === filter.status)
          .filter(({ phase }) => filter.kind === undefined || (phase.kind ?? 'instance') === filter.kind);
        const from = script.ignoresOffset === true || offset === 0 ? 0 : offset - (script.shift ?? 0);
        const page = rows.slice(from, from + limit);
        return {
          // A listing does not tell what an instance was started with.
          operations: page.map(({ uuid, phase }) => operationOf(uuid, { ...phase, env: null })),
          payloads: page.map(({ uuid, phase }) => payloadOf(uuid, phase)),
          received: page.length,
          retryAfter,
        };
      }),
    getOperation: (uuid, call) =>
      send('get', uuid, call, () => {
        const found = find(uuid, script.lag);
        const isShown = isTerminal(found) || call?.inflight === true;
        const phase = isShown ? found : { ...found, stdout: null, stderr: null };
        return { operation: operationOf(uuid, phase), payload: payloadOf(uuid, phase), retryAfter };
      }),
    cancelOperation: (uuid, call) =>
      send('cancel', uuid, call, (replyLost) => {
        if (isTerminal(find(uuid)) || cancelledAt.has(uuid)) return { answer: 'finished', replyLost } as const;
        cancelledAt.set(uuid, clock.elapsed());
        announce();
        return { answer: 'accepted', replyLost } as const;
      }),
    terminateInstance: (uuid, call) =>
      send('signal', uuid, call, () => {
        terminate(uuid);
      }),
    spawnInstance: async (request, call) => {
      const marker = decodeMarker(request.env ?? null);
      if (marker === null) throw new Error('An instance is started without a marker.');
      return send('spawn', marker.leg ?? 'setup', call, () => start(request, marker));
    },
    findImageByTag: (tag, call) => send('find-tag', tag, call, () => tags.get(tag) ?? null),
    tagImage: (uuid, tag, call) =>
      send('tag', tag, call, () => {
        tags.set(tag, uuid);
      }),
  };

  return {
    client,
    requests,
    mostAtOnce,
    mostStreams: events.mostOpen,
    openStreams: events.openNow,
    sent: (method, what) =>
      requests.filter((request) => request.method === method && (what ?? request.what) === request.what),
    started,
    mostActive: () => mostActive,
    isActive,
    tags,
  };
}

const unscripted = (): never => {
  throw new Error('The script has nothing for this request.');
};

const UNSCRIPTED = {
  listImages: unscripted,
  importImage: unscripted,
  untagImage: unscripted,
  uploadFile: unscripted,
  fileExists: unscripted,
  listFiles: unscripted,
  getFile: unscripted,
  inspectImage: unscripted,
  listDirectory: unscripted,
  downloadFile: unscripted,
  pathExists: unscripted,
  downloadArchive: unscripted,
  close: unscripted,
};
