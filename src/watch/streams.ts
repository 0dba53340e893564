import type { Call, Operation } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import { LASTING, type Patience, type StreamEnd, Track } from './log-cursor.ts';
import { type LogSetting, MOST_TAILS, readLog, Tails } from './read-log.ts';
import { type News, Route } from './stream-support.ts';

/** Streams that a step has open at a time: each holds a connection of its own. */
const MOST_STREAMS = 128;
/** Those of them that legs are followed by; the others read logs to their end. */
const PLACES = MOST_STREAMS - MOST_TAILS;

/** Milliseconds that a leg may be without its stream, or the stream without an answer, before it is looked at. */
const BRIEFLY = 5_000;

export interface StreamSetting extends LogSetting {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** What is known of the logs already, by UUID. */
  readonly tracks?: Map<string, Track>;
  /** What the step knows of the service's streams already; nothing when left out. */
  readonly route?: Route;
  /** The service has agreed to send the leg's log: its operation has begun. */
  readonly onOpen: (leg: Leg) => void;
  /** The leg has no stream any more. */
  readonly onEnd: (leg: Leg, end: StreamEnd) => void;
  /** Something is known now that legs without a stream may have waited for. */
  readonly onNews: () => void;
  /** The service has no streams, and none is asked for any more. */
  readonly onRouteMissing?: () => void;
  readonly onCrash: (cause: unknown) => void;
}

interface Open {
  readonly stop: AbortController;
  /** When it was asked for, and when the service agreed to send it; milliseconds since the epoch. */
  readonly askedAt: number;
  answeredAt: number | null;
  done: Promise<void>;
}

/** The event streams of a step's legs: who has one, who has had one, and who may have one. */
export class Streams {
  readonly #route: Route;
  readonly #setting: StreamSetting;
  readonly #tails: Tails;
  /** By UUID. */
  readonly #tracks: Map<string, Track>;
  readonly #open = new Map<string, Open>();
  /** They wait for what becomes of the first stream. */
  readonly #hopeful = new Map<string, Leg>();

  constructor(setting: StreamSetting) {
    this.#setting = setting;
    this.#tracks = setting.tracks ?? new Map<string, Track>();
    this.#tails = new Tails(setting);
    this.#route = setting.route ?? new Route();
  }

  /** An operation was met that had no events yet. */
  get sawEarly(): boolean {
    return this.#route.sawEarly;
  }

  /** The leg has a stream, answered or not. */
  has({ uuid }: Leg): boolean {
    return this.#open.has(uuid);
  }

  /** The leg has a stream, or had one. */
  knows({ uuid }: Leg): boolean {
    return this.#tracks.has(uuid);
  }

  get places(): number {
    return PLACES - this.#open.size;
  }

  /** So many streams of the leg brought nothing new since it was last seen at work that no more are borne. */
  isDoubted({ uuid }: Leg, patience: Patience): boolean {
    return this.#tracks.get(uuid)?.exceeds(patience) === true;
  }

  /**
   * The leg was seen active.
   * @param isAtWork and has begun
   * @param kind of its operation; an import may have no events although instances have
   */
  seenActive({ uuid }: Leg, isAtWork: boolean, kind: Operation['kind'] | undefined): void {
    if (kind === 'image_import') this.#route.isNoProof(uuid);
    else this.#learn(this.#route.seenActive(uuid));
    if (isAtWork) this.#tracks.get(uuid)?.seenAtWork(this.#setting.clock.now());
  }

  /** When a stream of the leg may be opened, in milliseconds since the epoch; Infinity when never. */
  opensAt({ uuid }: Leg): number {
    const scout = this.#hopeful.has(uuid) ? this.#route.nextScout : 0;
    return Math.max(this.#tracks.get(uuid)?.opensAt ?? 0, this.#route.opensAt, scout);
  }

  /**
   * Until when the leg need not be looked at, in milliseconds since the epoch: while its stream tells of it, and while it
   * will have one in a moment.
   * @param patience what is borne before it is looked at, and only then gets another stream
   */
  coversUntil(leg: Leg, patience: Patience): number {
    const open = this.#open.get(leg.uuid);
    if (open !== undefined && open.answeredAt !== null) return Infinity;
    if (this.#hopeful.has(leg.uuid) || (open !== undefined && !this.#route.isThere)) return this.#route.waitsUntil;
    if (open !== undefined) return open.askedAt + BRIEFLY;
    if (!this.knows(leg) || this.isDoubted(leg, patience)) return 0;
    const opensAt = this.opensAt(leg);
    return opensAt <= this.#setting.clock.now() + BRIEFLY ? opensAt : 0;
  }

  /** When the leg was last known to be at work, by its stream or by a look; milliseconds since the epoch. */
  heardAt({ uuid }: Leg): number {
    return this.#tracks.get(uuid)?.heardAt ?? 0;
  }

  /** Opens a stream of the leg when there can be one now; else it is as before, but for one that waits for the first answer. */
  open(leg: Leg): void {
    const { clock, deadline, onCrash } = this.#setting;
    const now = clock.now();
    if (this.has(leg) || this.opensAt(leg) > now || this.places <= 0 || now >= deadline) return;
    if (!this.#route.goAhead(now)) {
      this.#hopeful.set(leg.uuid, leg);
      return;
    }
    this.#hopeful.delete(leg.uuid);
    const track = this.#tracks.get(leg.uuid) ?? new Track();
    this.#tracks.set(leg.uuid, track);
    const open: Open = { stop: new AbortController(), askedAt: now, answeredAt: null, done: Promise.resolve() };
    this.#open.set(leg.uuid, open);
    open.done = this.#follow(leg, track, open).catch(onCrash);
  }

  /** The log of the leg was seen from its beginning to its end. */
  isWhole({ uuid }: Leg): boolean {
    return this.#tracks.get(uuid)?.whole === true;
  }

  /** Reads what is left of the log of an operation that is over. Of a leg that never had a stream nothing is read. */
  async drain(leg: Leg, call: Call): Promise<void> {
    const track = this.#tracks.get(leg.uuid);
    if (track === undefined || track.whole || !this.#route.isThere) return;
    // Two that read one log would mix it up.
    const open = this.#open.get(leg.uuid);
    open?.stop.abort('closed');
    await open?.done;
    await this.#tails.read(leg, track, call);
  }

  /** The leg is over, or cannot be read: nobody wants its stream any more, now or later. */
  close({ uuid }: Leg): void {
    this.#route.isNoProof(uuid);
    this.#hopeful.delete(uuid);
    this.#open.get(uuid)?.stop.abort('closed');
  }

  /** Resolves when every stream is closed. */
  async closeAll(): Promise<void> {
    this.#hopeful.clear();
    // Nobody will look at them any more.
    for (const uuid of this.#tracks.keys()) this.#route.isNoProof(uuid);
    const open = [...this.#open.values()];
    for (const { stop } of open) stop.abort('closed');
    await Promise.all(open.map(({ done }) => done));
  }

  async #follow(leg: Leg, track: Track, open: Open): Promise<void> {
    const { clock, deadline, onEnd, onOpen } = this.#setting;
    const { cursor } = track;
    const how = { follow: true, silence: track.silence };
    const { signal } = open.stop;
    const end = await readLog(this.#setting, leg, track, how, { signal, deadline }, () => {
      open.answeredAt = clock.now();
      this.#learn(this.#route.answered());
      if (!signal.aborted) onOpen(leg);
    }).finally(() => {
      this.#open.delete(leg.uuid);
    });
    const lasted = open.answeredAt === null ? 0 : clock.now() - open.answeredAt;
    const brought = track.cursor !== cursor;
    track.streamEnded({ end, brought, lasted }, clock);
    const isTroubled = end.kind === 'over' || end.kind === 'unreadable' || end.kind === 'broken';
    if (brought || isTroubled) this.#route.tried(!brought && lasted < LASTING, clock.now());
    this.#learn(this.#route.ended(leg.uuid, end, clock.now(), clock.random()));
    if (end.kind === 'unavailable' && !this.#route.isThere) this.#hopeful.clear();
    if (signal.aborted) this.#route.isNoProof(leg.uuid);
    else onEnd(leg, end);
  }

  #learn(news: News): void {
    if (news === 'missing') this.#setting.onRouteMissing?.();
    if (news !== 'there') return;
    const hopeful = [...this.#hopeful.values()];
    this.#hopeful.clear();
    for (const leg of hopeful) this.open(leg);
    this.#setting.onNews();
  }
}
