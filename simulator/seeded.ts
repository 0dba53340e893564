import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import { uuidOf } from './exchange.ts';
import { BASE_IMAGE } from './image-store.ts';
import type { EventLog } from './event-log.ts';
import { encode } from './output.ts';
import type { StreamValue } from './output.ts';
import { isTerminal } from './operation.ts';
import type { OperationView, Overlay, ProcessReport, StoredOperation } from './operation.ts';
import { ScriptedLog } from './scripted-log.ts';
import type { ScheduledEvent } from './scripted-log.ts';
import { scheduleOf } from './seeded-events.ts';
import type { SeededChunk } from './seeded-events.ts';
import type { SeededOperation } from './seeded-operation.ts';
import { Timeline } from './timeline.ts';

const { SIGTERM } = constants.signals;

/** A seeded operation. Its state is computed from the clock at each read, so it needs no timer. */
export class Seeded implements StoredOperation {
  readonly uuid: string;
  readonly createdAt: number;
  readonly hidden: boolean;
  readonly overlay: Overlay;
  readonly #seed: SeededOperation;
  readonly #seededAt: number;
  readonly #timeline: Timeline;
  readonly #chunks: readonly SeededChunk[];
  #log: ScriptedLog | null = null;
  /** When SIGTERM ends its process. */
  #terminatedAt: number | null = null;
  #streams: Pick<ProcessReport, 'stdout' | 'stderr'> | null = null;

  /** Throws for a malformed UUID or creation time. */
  constructor(seed: SeededOperation, now: number) {
    this.#seed = seed;
    this.#seededAt = now;
    this.#timeline = new Timeline(seed.timeline ?? [{ after: 0, status: seed.status ?? 'SUCCESS' }], now);
    this.#chunks = (seed.output ?? [])
      .map(({ after, stream = 'stdout', text }) => ({ at: now + after, stream, bytes: Buffer.from(text) }))
      .toSorted((one, other) => one.at - other.at);
    this.uuid = seed.uuid === undefined ? randomUUID() : uuidOf(seed.uuid);
    this.createdAt = typeof seed.createdAt === 'string' ? Date.parse(seed.createdAt) : (seed.createdAt ?? now);
    if (Number.isNaN(this.createdAt)) throw new Error(`createdAt is no time: ${String(seed.createdAt)}`);
    this.hidden = seed.hidden ?? false;
    const { detail = {}, summary = {}, omit = [] } = seed;
    this.overlay = { detail, summary, omit, body: seed.body, replaced: Object.hasOwn(seed, 'body') };
  }

  view(now: number, inflight = false): OperationView {
    const seed = this.#seed;
    const { status, at } = this.#timeline.at(now);
    const over = isTerminal(status);
    const duration = Math.max(0, at - this.#seededAt) / 1000;
    return {
      uuid: this.uuid,
      kind: seed.kind ?? 'instance',
      status,
      error: over ? (seed.error ?? null) : null,
      createdAt: this.createdAt,
      duration: over ? (seed.duration ?? duration) : null,
      // The service always names the image of an instance.
      image: seed.image ?? (seed.kind === 'image_import' ? null : BASE_IMAGE),
      resultImage: over ? (seed.resultImage ?? null) : null,
      tag: over ? (seed.tag ?? null) : null,
      imageSize: null,
      request: seed.request ?? {},
      process: this.#report(now, status, inflight, seed.duration ?? duration),
    };
  }

  #report(now: number, status: string, inflight: boolean, duration: number): ProcessReport | null {
    if (this.#withoutProcess || status === 'CANCELLED') return null;
    if (isTerminal(status)) return this.#process(duration);
    if (!inflight || status !== 'EXECUTING') return null;
    const streams = { stdout: this.#written('stdout', now), stderr: this.#written('stderr', now) };
    return { exitCode: -1, signal: -1, timedOut: false, pid: 1, elapsedSeconds: duration, ...streams };
  }

  /** Its log up to a moment. A followed log goes on by itself. */
  events(now: number): EventLog | null {
    if (this.#log === null) {
      const { executing, end } = this.#timeline;
      const opens = (this.#seed.kind === 'image_import' ? null : executing) ?? end?.at ?? Infinity;
      if (now < opens) return null;
      this.#log = new ScriptedLog(this.#schedule());
    }
    this.#log.advance(now);
    return this.#log;
  }

  cancel(now: number): boolean {
    if (isTerminal(this.#timeline.at(now).status)) return false;
    const after = this.#seed.cancel ?? 'at-once';
    if (after === 'never') return true;
    this.#timeline.cancel(now + (after === 'at-once' ? 0 : after));
    this.#log?.reschedule(this.#schedule(), now);
    return true;
  }

  /** A signal to its main process. False when it has no process that can get one. */
  terminate(now: number): boolean {
    const { term } = this.#seed;
    if (term === undefined || this.#timeline.at(now).status !== 'EXECUTING') return false;
    if (term === 'never') return true;
    this.#terminatedAt ??= now + term;
    this.#timeline.cut({ at: this.#terminatedAt, status: 'SUCCESS' });
    this.#log?.reschedule(this.#schedule(), now);
    return true;
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  /** Its end has no process report. */
  get #withoutProcess(): boolean {
    return this.#seed.withoutProcess === true || this.#seed.kind === 'image_import';
  }

  /** When its process begins. An operation that ended without being EXECUTING began at its creation. */
  #begins(): number | null {
    const { executing, end } = this.#timeline;
    if (this.#seed.kind === 'image_import') return null;
    if (executing !== null || this.#withoutProcess || end === null || end.status === 'CANCELLED') return executing;
    return Math.min(this.createdAt, end.at);
  }

  /** What it writes while it runs. */
  #output(): SeededChunk[] {
    const begins = this.#begins();
    if (begins === null) return [];
    const ends = this.#timeline.end?.at ?? Infinity;
    return this.#chunks
      .map((chunk) => ({ ...chunk, at: Math.max(begins, chunk.at) }))
      .filter((chunk) => chunk.at <= ends);
  }

  #schedule(): ScheduledEvent[] {
    const { end } = this.#timeline;
    const ending = end === null ? null : { at: end.at, view: this.view(end.at) };
    return scheduleOf({ began: this.#begins(), output: this.#output(), end: ending });
  }

  #process(seconds: number): ProcessReport {
    const seed = this.#seed;
    const queued = ((this.#timeline.executing ?? this.#seededAt) - this.#seededAt) / 1000;
    const isKilled = this.#terminatedAt !== null && this.#timeline.end?.at === this.#terminatedAt;
    // Listings view every operation again and again, and its output no longer changes.
    this.#streams ??= { stdout: this.#written('stdout'), stderr: this.#written('stderr') };
    // An exit code of undefined omits the field from the payload.
    const exitCode = Object.hasOwn(seed, 'exitCode') ? seed.exitCode : 0;
    return {
      exitCode: isKilled ? -1 : exitCode,
      signal: isKilled ? SIGTERM : (seed.signal ?? -1),
      timedOut: seed.timedOut ?? false,
      pid: 1,
      elapsedSeconds: Math.max(0, seconds - queued),
      ...this.#streams,
    };
  }

  /** A whole stream, or what was written of it by then: the given one, else its chunks joined. */
  #written(stream: 'stdout' | 'stderr', by = Infinity): StreamValue {
    const chunks = this.#output().filter((chunk) => chunk.stream === stream && chunk.at <= by);
    return streamOf(this.#seed[stream] ?? Buffer.concat(chunks.map(({ bytes }) => bytes)));
  }
}

function streamOf(given: string | Uint8Array | StreamValue): StreamValue {
  if (typeof given === 'string') return { ...encode(Buffer.from(given)), truncated: false };
  return 'value' in given ? given : { ...encode(Buffer.from(given)), truncated: false };
}
