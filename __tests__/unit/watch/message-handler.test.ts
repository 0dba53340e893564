import { describe, expect, it } from '@jest/globals';
import type { OutputEvent, Message, WatchEvent } from '../../../src/watch/messages.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import { EndPace } from '../../../src/watch/end-pace.ts';
import { KnownLengths } from '../../../src/watch/known-lengths.ts';
import type { StreamEnd } from '../../../src/watch/log-cursor.ts';
import { MessageHandler, type MessageHandlerDeps } from '../../../src/watch/message-handler.ts';
import { operation, problem } from '../../doubles/fixtures.ts';
import { START } from '../../doubles/virtual-clock.ts';
import { legOf } from './legs-setting.ts';

const LEG = legOf(1);
const DETAIL = { operation: operation({ uuid: LEG.uuid, exitCode: 0 }), payload: {}, retryAfter: null };
const OUTPUT: OutputEvent = { kind: 'truncated', id: 1, process: null, stream: 'stdout' };

/** A handler of two legs, which notes what it has the parts of the watch do. */
function setting({ isLogWhole = false, isWatchedAgain = false, withoutPlace = 0 } = {}) {
  const ledger = new Ledger();
  ledger.add([LEG, legOf(2)]);
  const did: string[] = [];
  const note =
    (what: string) =>
    ({ name }: Leg): void =>
      void did.push(`${what} ${name}`);
  const [lengths, pace] = [new KnownLengths(), new EndPace()];
  const stop = new AbortController();
  const call = { signal: stop.signal, deadline: START + 60_000 };
  const deps = {
    ledger,
    call,
    lengths,
    pace,
    isWatchedAgain: () => isWatchedAgain,
    poller: { ended: () => did.push('poll ended') },
    reads: {
      read: ({ name }: Leg, given: unknown, hasEnded: boolean) =>
        did.push(`read ${name} ${given === call} ${hasEnded}`),
    },
    results: { forget: note('forget result of') },
    scheduler: {
      polled: (legs: readonly Leg[]) => {
        did.push(`polled ${legs.length}`);
        return withoutPlace;
      },
      pollNotBefore: (moment: number) => did.push(`poll not before ${moment - START}`),
    },
    since: { forget: note('forget age of') },
    starter: { seenActive: note('seen') },
    streams: { close: note('close stream of'), cursorOf: () => (isLogWhole ? { isWhole: true } : undefined) },
    sweeper: { changed: () => did.push('changed') },
  };
  const handler = new MessageHandler(deps as unknown as MessageHandlerDeps);
  const handle = (message: Message): WatchEvent[] => [...handler.handle(message)];
  return { ledger, lengths, pace, stop, did, handle };
}

const FORGOTTEN = ['close stream of leg-1', 'forget age of leg-1', 'forget result of leg-1'];

describe('a message becomes an event as it is', () => {
  it.each<Message>([
    { kind: 'output', leg: LEG, event: OUTPUT },
    { kind: 'active', leg: LEG, payload: {} },
    { kind: 'stream-failed', leg: LEG, error: problem() },
    { kind: 'no-streams', isForbidden: false },
  ])('$kind', (message) => {
    const { did, handle } = setting();
    expect(handle(message)).toEqual([message]);
    expect(did).toEqual(message.kind === 'active' ? ['seen leg-1'] : []);
  });

  it.each<Message>([
    { kind: 'output', leg: LEG, event: OUTPUT },
    { kind: 'active', leg: LEG, payload: {} },
    { kind: 'terminal', leg: LEG, detail: DETAIL, lacksLog: false },
    { kind: 'refused', leg: LEG, problem: problem() },
  ])('unless the leg has settled: $kind', (message) => {
    const { did, handle, ledger } = setting();
    ledger.recordUnreadable(LEG, problem());
    expect([handle(message), did]).toEqual([[], []]);
  });
});

describe('the end of a leg', () => {
  it.each([true, false])('is in the ledger before its event, and all is forgotten (log whole: %j)', (isLogWhole) => {
    const { did, handle, ledger } = setting({ isLogWhole });
    expect(handle({ kind: 'terminal', leg: LEG, detail: DETAIL, lacksLog: !isLogWhole })).toEqual([
      { kind: 'ended', leg: LEG, detail: DETAIL, isLogWhole },
    ]);
    expect([did, ledger.result(LEG).outcome]).toEqual([FORGOTTEN, 'passed']);
  });

  it('whose log was cut short is left to the watch that follows', () => {
    const { did, handle, ledger } = setting({ isWatchedAgain: true });
    const message = { kind: 'terminal', leg: LEG, detail: DETAIL } as const;
    expect(handle({ ...message, lacksLog: true })).toEqual([{ kind: 'interrupted', leg: LEG, detail: DETAIL }]);
    expect([did, ledger.isOpen(LEG)]).toEqual([[], true]);
    expect(handle({ ...message, lacksLog: false })).toMatchObject([{ kind: 'ended' }]);
  });

  it('that cannot be read is in the ledger with its reason', () => {
    const { did, handle, ledger } = setting();
    const refusal = problem();
    expect(handle({ kind: 'refused', leg: LEG, problem: refusal })).toEqual([
      { kind: 'unreadable', leg: LEG, isLogWhole: false },
    ]);
    expect([did, ledger.isSettled(LEG), ledger.facts(LEG).problem]).toEqual([FORGOTTEN, true, refusal]);
  });
});

describe('the end of a stream', () => {
  it.each<[StreamEnd, string[]]>([
    [{ kind: 'completed' }, ['read leg-1 true true']],
    [{ kind: 'incomplete' }, ['read leg-1 true false']],
    [{ kind: 'unreadable', retryAfter: null }, ['read leg-1 true false']],
    [{ kind: 'early', retryAfter: null }, []],
    [{ kind: 'broken', retryAfter: null, silent: false }, []],
    [{ kind: 'unavailable' }, []],
  ])('%j has the detail read where the leg may have ended: %j', (end, reads) => {
    const { did, handle, stop } = setting();
    const message = { kind: 'stream-ended', leg: LEG, end } as const;
    expect([handle(message), did]).toEqual([[], [...reads, 'changed']]);
    did.length = 0;
    stop.abort();
    expect([handle(message), did]).toEqual([[], ['changed']]);
  });
});

describe('what concerns no single leg', () => {
  it('goes to the parts', () => {
    const { did, handle } = setting();
    expect(handle({ kind: 'changed' })).toEqual([]);
    expect(handle({ kind: 'asked-to-wait', until: START + 5_000 })).toEqual([]);
    expect(handle({ kind: 'polled', legs: [LEG, legOf(2)], listed: null })).toEqual([]);
    expect(did).toEqual(['changed', 'poll not before 5000', 'poll ended', 'changed', 'polled 2']);
  });

  it('is said once where streams are full', () => {
    const { handle } = setting({ withoutPlace: 1 });
    expect(handle({ kind: 'polled', legs: [LEG], listed: null })).toEqual([{ kind: 'streams-full' }]);
    expect(handle({ kind: 'polled', legs: [LEG], listed: null })).toEqual([]);
  });

  it('is thrown when it is a crash', () => {
    const bug = new TypeError('a bug');
    expect(() => setting().handle({ kind: 'crashed', cause: bug })).toThrow(bug);
  });
});

describe('how soon others are looked at learns', () => {
  it('that a stream has brought an end', () => {
    const { handle, pace } = setting();
    pace.polled({ requests: 1, ended: 0 }, 1_000, 10_000);
    for (const kind of ['incomplete', 'completed', 'completed'] as const) {
      expect(pace.pauseFor({ streamed: 1, streamless: 1_000 })).toBe(Infinity);
      handle({ kind: 'stream-ended', leg: LEG, end: { kind } });
    }
    expect(pace.pauseFor({ streamed: 1, streamless: 1_000 })).toBe(50);
  });

  it('how long each leg took, if the service says so', () => {
    const { handle, ledger, lengths } = setting();
    for (const duration of [2, null, 2, 2]) {
      ledger.add([LEG]);
      ledger.recordStart(LEG);
      const detail = { ...DETAIL, operation: { ...DETAIL.operation, duration } };
      handle({ kind: 'terminal', leg: LEG, detail, lacksLog: false });
    }
    expect(lengths.lookAfter(0)).toBe(2_000);
  });
});
