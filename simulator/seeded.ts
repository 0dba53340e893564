import { randomUUID } from 'node:crypto';
import { uuidOf } from './exchange.ts';
import type { EventLog } from './event-log.ts';
import { encode } from './output.ts';
import type { StreamValue } from './output.ts';
import { isTerminal } from './operation.ts';
import type { OperationView, Overlay, ProcessReport, StoredOperation } from './operation.ts';
import { ScriptedLog } from './scripted-log.ts';
import type { Cue } from './scripted-log.ts';
import { cuesOf } from './seeded-events.ts';
import type { SeededPiece } from './seeded-events.ts';
import type { SeededOperation } from './seeded-operation.ts';
import { Timeline } from './timeline.ts';

/** A seeded operation. Its state is worked out from the clock whenever it is read, so that it needs no timer. */
export class Seeded implements StoredOperation {
  readonly uuid: string;
  readonly createdAt: number;
  readonly hidden: boolean;
  readonly overlay: Overlay;
  readonly #seed: SeededOperation;
  readonly #seededAt: number;
  readonly #timeline: Timeline;
  readonly #pieces: readonly SeededPiece[];
  #log: ScriptedLog | null = null;
  #streams: Pick<ProcessReport, 'stdout' | 'stderr'> | null = null;

  /** Throws for a malformed UUID or creation time. */
  constructor(seed: SeededOperation, now: number) {
    this.#seed = seed;
    this.#seededAt = now;
    this.#timeline = new Timeline(seed.timeline ?? [{ after: 0, status: seed.status ?? 'SUCCESS' }], now);
    this.#pieces = (seed.output ?? [])
      .map(({ after, stream = 'stdout', text }) => ({ at: now + after, stream, bytes: Buffer.from(text) }))
      .toSorted((one, other) => one.at - other.at);
    this.uuid = seed.uuid === undefined ? randomUUID() : uuidOf(seed.uuid);
    this.createdAt = typeof seed.createdAt === 'string' ? Date.parse(seed.createdAt) : (seed.createdAt ?? now);
    if (Number.isNaN(this.createdAt)) throw new Error(`createdAt is no time: ${String(seed.createdAt)}`);
    this.hidden = seed.hidden ?? false;
    const { detail = {}, summary = {}, omit = [] } = seed;
    this.overlay = { detail, summary, omit, body: seed.body, replaced: Object.hasOwn(seed, 'body') };
  }

  view(now: number): OperationView {
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
      image: seed.image ?? null,
      resultImage: over ? (seed.resultImage ?? null) : null,
      tag: over ? (seed.tag ?? null) : null,
      request: seed.request ?? {},
      process: over && status !== 'CANCELLED' && !this.#bare ? this.#process(seed.duration ?? duration) : null,
    };
  }

  /** Its log as far as it is at a moment; one that is followed goes on by itself. */
  events(now: number): EventLog | null {
    if (this.#log === null) {
      const { executing, end } = this.#timeline;
      const opens = (this.#seed.kind === 'image_import' ? null : executing) ?? end?.at ?? Infinity;
      if (now < opens) return null;
      this.#log = new ScriptedLog(this.#cues());
    }
    this.#log.advance(now);
    return this.#log;
  }

  cancel(now: number): boolean {
    if (isTerminal(this.#timeline.at(now).status)) return false;
    const after = this.#seed.cancel ?? 'at-once';
    if (after === 'never') return true;
    this.#timeline.cancel(now + (after === 'at-once' ? 0 : after));
    this.#log?.rewrite(this.#cues(), now);
    return true;
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  /** No process to tell of at its end. */
  get #bare(): boolean {
    return this.#seed.withoutProcess === true || this.#seed.kind === 'image_import';
  }

  /** When its process begins; one that is over without having been EXECUTING began with the operation. */
  #begins(): number | null {
    const { executing, end } = this.#timeline;
    if (this.#seed.kind === 'image_import') return null;
    if (executing !== null || this.#bare || end === null || end.status === 'CANCELLED') return executing;
    return Math.min(this.createdAt, end.at);
  }

  /** What it writes while it lives. */
  #output(): SeededPiece[] {
    const begins = this.#begins();
    if (begins === null) return [];
    const ends = this.#timeline.end?.at ?? Infinity;
    return this.#pieces
      .map((piece) => ({ ...piece, at: Math.max(begins, piece.at) }))
      .filter((piece) => piece.at <= ends);
  }

  #cues(): Cue[] {
    const { end } = this.#timeline;
    const ending = end === null ? null : { at: end.at, view: this.view(end.at) };
    return cuesOf({ began: this.#begins(), output: this.#output(), end: ending });
  }

  #process(seconds: number): ProcessReport {
    const seed = this.#seed;
    const queued = ((this.#timeline.executing ?? this.#seededAt) - this.#seededAt) / 1000;
    // Listings look at every operation again and again, and what it wrote does not change any more.
    this.#streams ??= { stdout: this.#written('stdout'), stderr: this.#written('stderr') };
    return {
      // An exit code of undefined leaves the field out of the payload.
      exitCode: Object.hasOwn(seed, 'exitCode') ? seed.exitCode : 0,
      signal: seed.signal ?? -1,
      timedOut: seed.timedOut ?? false,
      pid: 1,
      elapsedSeconds: Math.max(0, seconds - queued),
      ...this.#streams,
    };
  }

  /** All of a stream: what is given, or else what was written piece by piece. */
  #written(stream: 'stdout' | 'stderr'): StreamValue {
    const pieces = this.#output().filter((piece) => piece.stream === stream);
    return streamOf(this.#seed[stream] ?? Buffer.concat(pieces.map(({ bytes }) => bytes)));
  }
}

function streamOf(given: string | Uint8Array | StreamValue): StreamValue {
  if (typeof given === 'string') return { ...encode(Buffer.from(given)), truncated: false };
  return 'value' in given ? given : { ...encode(Buffer.from(given)), truncated: false };
}
