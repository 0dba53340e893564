import type { Call, Operation } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { BRIEF, type FruitlessLimit, LogCursor } from './log-cursor.ts';
import { LogDrain, type LogDeps, MOST_DRAINS, readLog } from './read-log.ts';
import { type Finding, StreamSupport } from './stream-support.ts';

/** Streams that a step has open at a time; each holds a connection of its own. The rest of them drain logs. */
const MOST_STREAMS = 128;
const SLOTS = MOST_STREAMS - MOST_DRAINS;

/** Milliseconds that a leg may be without its stream, or the stream without an answer, before the leg is polled. */
const GAP = 5_000;

export interface StreamsDeps extends LogDeps {
  readonly ledger: Ledger;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** How far earlier watches read the legs' logs, by UUID; without it logs are read from the start. */
  readonly cursors?: Map<string, LogCursor>;
  /** What the step knows of the service's streams already. */
  readonly support?: StreamSupport;
}

interface OpenStream {
  readonly stop: AbortController;
  /** When it was requested, and when the service agreed to send it; milliseconds since the epoch. */
  readonly askedAt: number;
  answeredAt: number | null;
  done: Promise<void>;
}

/** The event streams of a step's legs: which leg has one, had one, and may have one. */
export class Streams {
  readonly #deps: StreamsDeps;
  readonly support: StreamSupport;
  readonly #drain: LogDrain;
  /** By UUID. */
  readonly #cursors: Map<string, LogCursor>;
  readonly #open = new Map<string, OpenStream>();
  /** Legs that wait for the answer to the first stream. */
  readonly #waiting = new Map<string, Leg>();

  constructor(deps: StreamsDeps) {
    this.#deps = deps;
    this.support = deps.support ?? new StreamSupport();
    this.#drain = new LogDrain(deps);
    this.#cursors = deps.cursors ?? new Map<string, LogCursor>();
  }

  /** How many more may be opened. */
  get slots(): number {
    return SLOTS - this.#open.size;
  }

  /** The leg has a stream, answered or not. */
  has({ uuid }: Leg): boolean {
    return this.#open.has(uuid);
  }

  /** How far the leg's log was read; undefined when it never had a stream. */
  cursorOf({ uuid }: Leg): LogCursor | undefined {
    return this.#cursors.get(uuid);
  }

  /**
   * The leg was seen active.
   * @param hasBegun it is past the queue
   * @param kind of its operation; an import may have no events although instances have
   */
  seenActive({ uuid }: Leg, hasBegun: boolean, kind: Operation['kind'] | undefined): void {
    if (kind === 'image_import') this.support.isNoProof(uuid);
    else this.#learn(this.support.seenActive(uuid));
    if (hasBegun) this.#cursors.get(uuid)?.seenExecuting(this.#deps.clock.now());
  }

  /** When a stream of the leg may be opened, in milliseconds since the epoch; Infinity: never. */
  opensAt({ uuid }: Leg): number {
    const scout = this.#waiting.has(uuid) ? this.support.nextScout : 0;
    return Math.max(this.#cursors.get(uuid)?.opensAt ?? 0, this.support.opensAt, scout);
  }

  /** Until when the leg needs no poll, in milliseconds since the epoch: while it has a stream, or will have one in a moment. */
  coversUntil(leg: Leg, limit: FruitlessLimit): number {
    const open = this.#open.get(leg.uuid);
    if (open !== undefined && open.answeredAt !== null) return Infinity;
    if (this.#waiting.has(leg.uuid) || (open !== undefined && !this.support.isSupported)) {
      return this.support.waitsUntil;
    }
    if (open !== undefined) return open.askedAt + GAP;
    if (this.cursorOf(leg)?.exceeds(limit) !== false) return 0;
    const opensAt = this.opensAt(leg);
    return opensAt <= this.#deps.clock.now() + GAP ? opensAt : 0;
  }

  /** Opens a stream of the leg if there may be one now. Before the first answer the leg waits for that instead. */
  open(leg: Leg): void {
    const { clock, deadline, send } = this.#deps;
    const now = clock.now();
    if (this.has(leg) || this.opensAt(leg) > now || this.slots <= 0 || now >= deadline) return;
    if (!this.support.tryOpen(now)) {
      this.#waiting.set(leg.uuid, leg);
      return;
    }
    this.#waiting.delete(leg.uuid);
    const cursor = this.#cursors.get(leg.uuid) ?? new LogCursor();
    this.#cursors.set(leg.uuid, cursor);
    const open: OpenStream = { stop: new AbortController(), askedAt: now, answeredAt: null, done: Promise.resolve() };
    this.#open.set(leg.uuid, open);
    open.done = this.#follow(leg, cursor, open).catch((cause: unknown) => {
      this.#open.delete(leg.uuid);
      send({ kind: 'crashed', cause });
    });
  }

  /** Reads what is left of the log of an operation that has ended; nothing of a leg that never had a stream. */
  async drain(leg: Leg, call: Call): Promise<void> {
    const cursor = this.#cursors.get(leg.uuid);
    if (cursor === undefined || cursor.isWhole || !this.support.isSupported) return;
    // Two readers of one log would mix it up.
    const open = this.#open.get(leg.uuid);
    open?.stop.abort('closed');
    await open?.done;
    await this.#drain.read(leg, cursor, call);
  }

  /** The leg has ended or cannot be read: it gets no stream any more. */
  close({ uuid }: Leg): void {
    this.support.isNoProof(uuid);
    this.#waiting.delete(uuid);
    this.#open.get(uuid)?.stop.abort('closed');
  }

  /** Resolves when every stream is closed. */
  async closeAll(): Promise<void> {
    this.#waiting.clear();
    // None of them will be polled any more.
    for (const uuid of this.#cursors.keys()) this.support.isNoProof(uuid);
    const open = [...this.#open.values()];
    for (const { stop } of open) stop.abort('closed');
    await Promise.all(open.map(({ done }) => done));
  }

  /** One stream of the leg, from its request to its end. */
  async #follow(leg: Leg, cursor: LogCursor, open: OpenStream): Promise<void> {
    const { clock, deadline, ledger, send } = this.#deps;
    const { lastEventId } = cursor;
    const how = { follow: true, silence: cursor.silence };
    const { signal } = open.stop;
    const end = await readLog(this.#deps, leg, cursor, how, { signal, deadline }, () => {
      open.answeredAt = clock.now();
      this.#learn(this.support.answered());
      // The service sends events of operations that have begun.
      if (!signal.aborted) ledger.recordBegun(leg);
    });
    const lasted = open.answeredAt === null ? 0 : clock.now() - open.answeredAt;
    const brought = cursor.lastEventId !== lastEventId;
    cursor.streamEnded({ end, brought, lasted }, clock);
    // Only now: a sweep that meets the leg without a stream could open another one at once.
    this.#open.delete(leg.uuid);
    const couldBring = end.kind === 'incomplete' || end.kind === 'unreadable' || end.kind === 'broken';
    if (brought || couldBring) this.support.tried(!brought && lasted < BRIEF, clock.now());
    this.#learn(this.support.ended(leg.uuid, end, clock.now(), clock.random()));
    if (end.kind === 'unavailable' && !this.support.isSupported) this.#waiting.clear();
    if (signal.aborted) this.support.isNoProof(leg.uuid);
    else send({ kind: 'stream-ended', leg, end });
  }

  #learn(finding: Finding): void {
    if (finding === 'missing' || finding === 'forbidden') {
      this.#deps.send({ kind: 'no-streams', isForbidden: finding === 'forbidden' });
    }
    if (finding !== 'supported') return;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const leg of waiting) this.open(leg);
    this.#deps.send({ kind: 'changed' });
  }
}
