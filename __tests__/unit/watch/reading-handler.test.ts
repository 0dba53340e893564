import { describe, expect, it } from '@jest/globals';
import type { OperationDetail } from '../../../src/contree/types.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import type { Reading } from '../../../src/legs/read.ts';
import { LegResults } from '../../../src/watch/leg-results.ts';
import { LogCursor } from '../../../src/watch/log-cursor.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { ReadingHandler } from '../../../src/watch/reading-handler.ts';
import type { Streams } from '../../../src/watch/streams.ts';
import { operation, problem, uuidOf } from '../../doubles/fixtures.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { legOf } from './legs-setting.ts';

const LEG = legOf(1);

/** Two legs; `drained` sets how far the log of the first one is read when its leg has ended. */
function setting({
  needsLog = false,
  drained = () => undefined,
}: { needsLog?: boolean; drained?: (cursor: LogCursor) => void } = {}) {
  const clock = virtualClock();
  const ledger = new Ledger();
  ledger.add([LEG, legOf(2)]);
  const messages: Message[] = [];
  const send = (message: Message): void => void messages.push(message);
  const results = new LegResults({ ledger, send });
  const cursor = new LogCursor();
  const drains: string[] = [];
  const streams = {
    cursorOf: ({ name }: Leg) => (name === LEG.name ? cursor : undefined),
    drain: ({ name }: Leg) => {
      drains.push(name);
      drained(cursor);
      return Promise.resolve();
    },
  };
  const condense = (_leg: Leg, detail: OperationDetail): OperationDetail => ({ ...detail, payload: 'condensed' });
  const parts = { results, send, streams: streams as unknown as Streams };
  const handler = new ReadingHandler({ clock, ledger, ...parts, needsLog: () => needsLog, condense });
  const { signal } = new AbortController();
  const call = { signal, deadline: clock.now() + 60_000 };
  const handle = (reading: Reading, leg = LEG, isLast = false) =>
    handler.handle(leg, reading, isLast ? { ...call, isLast } : call);
  return { clock, ledger, messages, cursor, drains, handle };
}

function read(status: string, retryAfter: number | null = null): Reading {
  const exitCode = status === 'SUCCESS' ? 0 : null;
  return {
    kind: 'read',
    detail: { operation: operation({ uuid: LEG.uuid, status, exitCode }), payload: 'whole', retryAfter },
  };
}

describe('a reading of a leg that is active', () => {
  it('is recorded, sent as what is kept of it, and delays polls by its Retry-After', async () => {
    const { clock, ledger, messages, handle } = setting();
    expect(await handle(read('EXECUTING', 2_000))).toBe(true);
    expect(messages).toEqual([
      { kind: 'asked-to-wait', until: clock.now() + 2_000 },
      { kind: 'active', leg: LEG, payload: 'condensed' },
    ]);
    expect(ledger.facts(LEG).operation).toMatchObject({ status: 'EXECUTING' });
  });

  it.each([null, 0])('delays no poll by a Retry-After of %j', async (retryAfter) => {
    const { messages, handle } = setting();
    await handle(read('EXECUTING', retryAfter));
    expect(messages.map(({ kind }) => kind)).toEqual(['active']);
  });
});

describe('a reading of a leg that has ended', () => {
  it.each<[string, boolean, ((cursor: LogCursor) => void) | undefined, string, boolean, number]>([
    ['whose log is not needed', false, undefined, 'whole', false, 0],
    ['whose log is read to its end', true, (cursor) => (cursor.isWhole = true), 'condensed', false, 1],
    ['whose log cannot be read to its end', true, undefined, 'condensed', true, 1],
  ])('%s', async (_, needsLog, drained, payload, lacksLog, drainCount) => {
    const { ledger, messages, drains, handle } = setting({ needsLog, ...(drained && { drained }) });
    expect(await handle(read('SUCCESS'))).toBe(false);
    expect(messages).toMatchObject([{ kind: 'terminal', leg: LEG, detail: { payload }, lacksLog }]);
    expect(drains).toHaveLength(drainCount);
    // The ledger learns of it in the message's turn.
    expect(ledger.facts(LEG).operation).toBeNull();
  });

  it('whose log was read whole before', async () => {
    const { cursor, messages, drains, handle } = setting({ needsLog: true });
    cursor.isWhole = true;
    await handle(read('SUCCESS'));
    expect([messages, drains]).toMatchObject([[{ detail: { payload: 'whole' }, lacksLog: false }], []]);
  });

  it('that never had a stream', async () => {
    const { messages, drains, handle } = setting({ needsLog: true });
    await handle(read('SUCCESS'), legOf(2));
    expect([messages, drains]).toMatchObject([[{ lacksLog: true }], ['leg-2']]);
  });
});

describe('a reading that failed', () => {
  const failure = problem({ status: 503, retryAfter: 4_000 });

  it('for good is sent: of this leg, or of all where the token is rejected', async () => {
    const { messages, handle } = setting();
    expect(await handle({ kind: 'refused', problem: failure })).toBe(false);
    expect(await handle({ kind: 'denied', problem: failure })).toBe(false);
    expect(messages).toEqual([LEG, LEG, legOf(2)].map((leg) => ({ kind: 'refused', leg, problem: failure })));
  });

  it('for now is recorded, and delays polls by its Retry-After', async () => {
    const { clock, ledger, messages, handle } = setting();
    expect(await handle({ kind: 'missed', problem: failure })).toBe(false);
    expect(messages).toEqual([{ kind: 'asked-to-wait', until: clock.now() + 4_000 }]);
    expect(ledger.facts(LEG).problem).toBe(failure);
  });

  it('in the last poll leaves a leg that was seen as it was', async () => {
    const { ledger, handle } = setting();
    ledger.recordBegun(LEG);
    await handle({ kind: 'missed', problem: failure }, LEG, true);
    expect(ledger.facts(LEG).problem).toBeNull();
    await handle({ kind: 'missed', problem: failure });
    expect(ledger.facts(LEG).problem).toBe(failure);
  });

  it('by the signal leaves nothing', async () => {
    const { ledger, messages, handle } = setting();
    expect(await handle({ kind: 'aborted' })).toBe(false);
    expect([messages, ledger.facts(LEG).problem]).toEqual([[], null]);
  });
});

describe('a reading that comes too late', () => {
  it('is dropped: the leg has settled, or is another operation by now', async () => {
    const { ledger, messages, handle } = setting();
    ledger.recordUnreadable(legOf(2), problem());
    expect(await handle(read('EXECUTING'), legOf(2))).toBe(false);
    ledger.planAgain(LEG);
    ledger.recordStart({ ...LEG, uuid: uuidOf(50) });
    expect(await handle(read('SUCCESS'))).toBe(false);
    expect(messages).toEqual([]);
  });
});
