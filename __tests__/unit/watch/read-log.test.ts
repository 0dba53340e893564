import { describe, expect, it } from '@jest/globals';
import type { ContreeClient } from '../../../src/contree/client.ts';
import type { Call, EventsRequest, OperationEvent } from '../../../src/contree/types.ts';
import { LogCursor } from '../../../src/watch/log-cursor.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { LogDrain, readLog } from '../../../src/watch/read-log.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { failureOf } from '../../doubles/scripted-requests.ts';
import { scriptedService } from '../../doubles/scripted-service.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const LEG = { name: 'unit', uuid: uuidOf(1) };
const FOLLOWED = { follow: true, silence: 60_000 };

const written = (id: number, text: string): OperationEvent => {
  return { kind: 'output', id, process: 1, stream: 'stdout', bytes: Buffer.from(text) };
};
const COMPLETION: OperationEvent = { kind: 'completion', id: 9, process: null };

type Reads = (request: EventsRequest, call: Call, attempt: number) => AsyncIterable<OperationEvent>;

/** A log that is read as the script says, and what was sent of it. */
function setting(reads: Reads) {
  const clock = virtualClock();
  const requests: { readonly at: number; readonly after: number | null; readonly follow: boolean }[] = [];
  const messages: Message[] = [];
  const readEvents: ContreeClient['readEvents'] = (_, request, call = {}) => {
    requests.push({ at: clock.elapsed(), after: request.after, follow: request.follow });
    return reads(request, call, requests.length);
  };
  const client = { ...scriptedService({ clock }).client, readEvents };
  const deps = { client, clock, send: (message: Message) => messages.push(message) };
  const texts = (): string[] =>
    messages.map((message) =>
      message.kind === 'output' && message.event.kind === 'output' ? message.event.bytes.toString() : message.kind,
    );
  return { clock, deps, cursor: new LogCursor(), requests, texts };
}

async function* events(...list: readonly (OperationEvent | Error)[]): AsyncGenerator<OperationEvent> {
  for (const event of list) {
    await Promise.resolve();
    if (event instanceof Error) throw event;
    yield event;
  }
}

describe('the reading of a log', () => {
  it('sends what was written, in order, and is complete with the completion', async () => {
    const { clock, deps, cursor, requests, texts } = setting(() =>
      events({ kind: 'other', id: 3, process: 1 }, written(4, 'a'), written(5, 'b'), COMPLETION, written(10, 'c')),
    );
    cursor.lastEventId = 2;
    await clock.sleep(50);
    expect(await readLog(deps, LEG, cursor, FOLLOWED, {})).toEqual({ kind: 'completed' });
    expect([texts(), requests]).toEqual([['a', 'b'], [{ at: 50, after: 2, follow: true }]]);
    expect(cursor).toMatchObject({ lastEventId: 9, isWhole: true, heardAt: clock.now() });
  });

  it('is incomplete without it, and keeps its place behind an event without a number', async () => {
    const { deps, cursor, texts } = setting(() => events(written(4, 'a'), { kind: 'capped', id: null, process: 1 }));
    expect(await readLog(deps, LEG, cursor, FOLLOWED, {})).toEqual({ kind: 'incomplete' });
    expect([texts(), cursor.lastEventId, cursor.isWhole]).toEqual([['a', 'output'], 4, false]);
  });

  it('drops what arrives after it was stopped, and keeps its place before that', async () => {
    const stop = new AbortController();
    const { deps, cursor, texts } = setting(() => events(written(1, 'a'), written(2, 'b')));
    const send = (message: Message): number => {
      stop.abort();
      return deps.send(message);
    };
    const end = await readLog({ ...deps, send }, LEG, cursor, FOLLOWED, { signal: stop.signal });
    expect([end, texts(), cursor.lastEventId]).toEqual([{ kind: 'closed' }, ['a'], 1]);
  });

  it('says when the service has agreed, and what makes no sense before is no stream at all', async () => {
    const garbage = failureOf('events', LEG.uuid, { kind: 'protocol' });
    for (const [opens, end] of [
      [true, { kind: 'broken', retryAfter: null, silent: false }],
      [false, { kind: 'unavailable' }],
    ] as const) {
      // prettier-ignore
      let opened = 0;
      const { deps, cursor, texts } = setting(async function* ({ onOpen }) {
        if (opens) onOpen?.();
        yield* events(garbage);
      });
      const found = await readLog(deps, LEG, cursor, FOLLOWED, {}, () => (opened += 1));
      expect([found, opened, texts()]).toEqual([end, Number(opens), ['stream-failed']]);
    }
  });

  it.each([
    [{ status: 425 }, 'early'],
    [{ kind: 'aborted' }, 'closed'],
    [{ kind: 'deadline' }, 'closed'],
  ] as const)('does not report what is no failure: %j', async (failure, kind) => {
    const { deps, cursor, texts } = setting(() => events(failureOf('events', LEG.uuid, failure)));
    expect(await readLog(deps, LEG, cursor, FOLLOWED, {})).toMatchObject({ kind });
    expect(texts()).toEqual([]);
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    const { deps, cursor } = setting(() => events(bug));
    await expect(readLog(deps, LEG, cursor, FOLLOWED, {})).rejects.toBe(bug);
  });
});

describe('the draining of a log', () => {
  const whole: Reads = () => events(written(1, 'a'), COMPLETION);
  const broken: Reads = () => events(failureOf('events', LEG.uuid, { status: 503 }));

  it('is one request for what there is', async () => {
    const { clock, deps, cursor, requests, texts } = setting(whole);
    await new LogDrain(deps).read(LEG, cursor, {});
    expect([texts(), cursor.isWhole, clock.sleeps]).toEqual([['a'], true, []]);
    expect(requests).toEqual([{ at: 0, after: null, follow: false }]);
  });

  it('is tried three times, from where the last one ended', async () => {
    const { clock, deps, cursor, requests, texts } = setting((_, __, attempt) => events(written(attempt, 'a')));
    await new LogDrain(deps).read(LEG, cursor, {});
    expect(requests.map(({ at, after }) => [at, after])).toEqual([
      [0, null],
      [500, 1],
      [1_500, 2],
    ]);
    expect([texts().length, cursor.isWhole, clock.elapsed()]).toEqual([3, false, 1_500]);
  });

  it.each([
    ['is not there', { status: 404 }],
    ['was cut off', { kind: 'deadline' }],
    ['was stopped', { kind: 'aborted' }],
  ] as const)('is not tried again when the log %s', async (_, failure) => {
    const { deps, cursor, requests } = setting(() => events(failureOf('events', LEG.uuid, failure)));
    await new LogDrain(deps).read(LEG, cursor, {});
    expect(requests).toHaveLength(1);
  });

  it.each([
    [3_000, [3_000]],
    [6_000, [6_000]],
    [6_001, []],
  ])('waits for a log that can be read in %i ms, if that is six seconds at most', async (delay, sent) => {
    const { clock, deps, cursor, requests } = setting(whole);
    cursor.readableAt = clock.now() + delay;
    await new LogDrain(deps).read(LEG, cursor, {});
    expect(requests.map(({ at }) => at)).toEqual(sent);
    expect(clock.elapsed()).toBe(sent[0] ?? 0);
  });

  it.each([
    [1_000, []],
    [1_001, [1_000]],
  ])('does not wait for a log that its deadline in %i ms forbids', async (limit, sent) => {
    const { clock, deps, cursor, requests } = setting(whole);
    cursor.readableAt = clock.now() + 1_000;
    await new LogDrain(deps).read(LEG, cursor, { deadline: clock.now() + limit });
    expect([requests.map(({ at }) => at), clock.elapsed()]).toEqual([sent, sent[0] ?? 0]);
  });

  it('sends nothing at the deadline, nor after it was stopped', async () => {
    const { clock, deps, cursor, requests } = setting(whole);
    await new LogDrain(deps).read(LEG, cursor, { deadline: clock.now() });
    await new LogDrain(deps).read(LEG, cursor, { signal: AbortSignal.abort() });
    expect(requests).toEqual([]);
  });

  it('sends nothing more in the pause before a try that the deadline forbids', async () => {
    const { clock, deps, cursor, requests } = setting(broken);
    await new LogDrain(deps).read(LEG, cursor, { deadline: clock.now() + 1_500 });
    expect([requests.map(({ at }) => at), clock.elapsed()]).toEqual([[0, 500], 500]);
  });

  it('gives each request what is left of six seconds, its silence included', async () => {
    const limits: unknown[] = [];
    const { clock, deps, cursor } = setting(({ silence }, { deadline = 0 }) => {
      limits.push([silence, deadline - clock.now()]);
      return broken({ after: null, follow: false, silence }, {}, 1);
    });
    await new LogDrain(deps).read(LEG, cursor, {});
    expect(limits).toEqual([6_000, 5_500, 4_500].map((left) => [6_000, left]));
  });

  it('hands its signal on, and ends with it', async () => {
    const stop = new AbortController();
    const signals: unknown[] = [];
    const { clock, deps, cursor, requests } = setting((_, { signal }) => {
      signals.push(signal);
      return events(failureOf('events', LEG.uuid, { status: 503 }));
    });
    void clock.sleep(100).then(() => {
      stop.abort();
    });
    await new LogDrain(deps).read(LEG, cursor, { signal: stop.signal });
    expect([signals, requests.length, clock.elapsed()]).toEqual([[stop.signal], 1, 100]);
  });

  it('is done for eight logs at a time, and a ninth waits no longer than its own six seconds', async () => {
    const { clock, deps, requests } = setting(async function* (_, { deadline = 0 }) {
      await clock.sleep(deadline - clock.now());
      yield* events(failureOf('events', LEG.uuid, { kind: 'deadline' }));
    });
    const drain = new LogDrain(deps);
    await Promise.all(Array.from({ length: 20 }, () => drain.read(LEG, new LogCursor(), {})));
    expect([requests.length, clock.elapsed()]).toEqual([8, 6_000]);
  });
});
