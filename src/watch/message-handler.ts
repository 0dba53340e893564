import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { DetailReads } from './detail-reads.ts';
import type { EndPace } from './end-pace.ts';
import type { FollowedSince } from './followed-since.ts';
import type { KnownLengths } from './known-lengths.ts';
import type { LegResults } from './leg-results.ts';
import type { Message, WatchEvent } from './messages.ts';
import type { Poller } from './poller.ts';
import type { PollCall } from './reading-handler.ts';
import type { Scheduler } from './scheduler.ts';
import type { StreamStarter } from './stream-starter.ts';
import type { Streams } from './streams.ts';
import type { Sweeper } from './sweeper.ts';

export interface MessageHandlerDeps {
  readonly ledger: Ledger;
  readonly lengths: KnownLengths;
  readonly pace: EndPace;
  readonly poller: Poller;
  readonly reads: DetailReads;
  readonly results: LegResults;
  readonly scheduler: Scheduler;
  readonly since: FollowedSince;
  readonly starter: StreamStarter;
  readonly streams: Streams;
  readonly sweeper: Sweeper;
  /** For reads that a message causes; its signal stops the watch. */
  readonly call: PollCall;
  /** Another watch follows these legs when this one has stopped. */
  readonly isWatchedAgain: () => boolean;
}

type MessageOf<Kind extends Message['kind']> = Extract<Message, { kind: Kind }>;

/** Acts on what the parts of a watch found out, one message after the other, and makes events of it. */
export class MessageHandler {
  readonly #deps: MessageHandlerDeps;
  #isFullReported = false;

  constructor(deps: MessageHandlerDeps) {
    this.#deps = deps;
  }

  *handle(message: Message): Generator<WatchEvent, void> {
    const { ledger, scheduler, starter, sweeper } = this.#deps;
    switch (message.kind) {
      case 'output':
        if (ledger.isOpen(message.leg)) yield message;
        return;
      case 'stream-failed':
      case 'no-streams':
        yield message;
        return;
      case 'active':
        if (!ledger.isOpen(message.leg)) return;
        starter.seenActive(message.leg);
        yield message;
        return;
      case 'terminal':
        yield* this.#terminal(message);
        return;
      case 'refused':
        yield* this.#refused(message);
        return;
      case 'stream-ended':
        this.#streamEnded(message);
        return;
      case 'polled':
        yield* this.#polled(message);
        return;
      case 'asked-to-wait':
        scheduler.pollNotBefore(message.until);
        return;
      case 'changed':
        sweeper.changed();
        return;
      case 'crashed':
        throw message.cause;
    }
  }

  *#terminal({ leg, detail, lacksLog }: MessageOf<'terminal'>): Generator<WatchEvent, void> {
    const { isWatchedAgain, ledger, lengths } = this.#deps;
    if (!ledger.isOpen(leg)) return;
    if (lacksLog && isWatchedAgain()) {
      yield { kind: 'interrupted', leg, detail };
      return;
    }
    ledger.recordRead(leg, detail.operation);
    if (detail.operation.duration !== null) lengths.add(detail.operation.duration * 1_000);
    yield { kind: 'ended', leg, detail, isLogWhole: this.#forget(leg) };
  }

  *#refused({ leg, problem }: MessageOf<'refused'>): Generator<WatchEvent, void> {
    const { ledger } = this.#deps;
    if (!ledger.isOpen(leg)) return;
    // Not before its turn: otherwise the report of the first leg after a 401 would count all of them as settled.
    ledger.recordUnreadable(leg, problem);
    yield { kind: 'unreadable', leg, isLogWhole: this.#forget(leg) };
  }

  #streamEnded({ leg, end }: MessageOf<'stream-ended'>): void {
    const { call, pace, reads, sweeper } = this.#deps;
    if (end.kind === 'completed') pace.heard();
    const mayBeOver = end.kind === 'completed' || end.kind === 'incomplete' || end.kind === 'unreadable';
    if (mayBeOver && !call.signal.aborted) reads.read(leg, call, end.kind === 'completed');
    sweeper.changed();
  }

  *#polled({ legs, listed }: MessageOf<'polled'>): Generator<WatchEvent, void> {
    const { poller, scheduler, sweeper } = this.#deps;
    poller.ended();
    sweeper.changed();
    if (scheduler.polled(legs, listed) === 0 || this.#isFullReported) return;
    this.#isFullReported = true;
    yield { kind: 'streams-full' };
  }

  /** The leg has settled. Returns whether its log was read whole. */
  #forget(leg: Leg): boolean {
    const { results, since, streams } = this.#deps;
    streams.close(leg);
    since.forget(leg);
    results.forget(leg);
    return streams.cursorOf(leg)?.isWhole === true;
  }
}
