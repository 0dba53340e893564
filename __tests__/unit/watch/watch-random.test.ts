import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fault, ScriptedOutput, StreamFault } from '../../doubles/script.ts';
import { timeline, type Timeline } from '../../doubles/scripted-service.ts';
import { watched } from '../../doubles/watched.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const MINUTE = 60_000;
/** Until when requests fail, and how long after that everything must be known. */
const TROUBLE = 5 * MINUTE;
const LONGEST = 20 * MINUTE;

const OUTCOMES = new Map([
  ['SUCCESS', 'passed'],
  ['FAILED', 'failed'],
  ['CANCELLED', 'cancelled'],
]);

const lives = fc.array(
  fc.record({
    queued: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })),
    lasts: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 8 * MINUTE })),
    end: fc.constantFrom(...OUTCOMES.keys()),
    pieces: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 1, maxLength: 30 },
);

const which = fc.option(fc.integer({ min: 1, max: 30 }).map(uuidOf), { nil: undefined });

const faults = fc.array(
  fc
    .record({
      method: fc.constantFrom<Fault['method']>('events', 'events', 'get', 'list'),
      what: which,
      from: fc.integer({ min: 0, max: TROUBLE }),
      lasts: fc.integer({ min: 1, max: MINUTE }),
      reply: fc.constantFrom<Fault['reply']>(425, 410, 429, 500, 502, 503, 'hang', 'network'),
      retryAfter: fc.option(fc.integer({ min: 500, max: 20_000 }), { nil: undefined }),
    })
    .map(({ method, what, from, lasts, reply, retryAfter }): Fault => ({
      method,
      from,
      until: from + lasts,
      // A detail that hangs does so to the end in the script; the client would ask again after a while.
      reply: method === 'get' && reply === 'hang' ? 'network' : reply,
      ...(what !== undefined && method !== 'list' && { what }),
      ...(retryAfter !== undefined && { retryAfter }),
    })),
  { maxLength: 6 },
);

const streamFaults = fc.array(
  fc
    .record({
      uuid: which,
      attempt: fc.integer({ min: 1, max: 4 }),
      after: fc.integer({ min: 0, max: 6 }),
      how: fc.constantFrom<StreamFault['how']>('cut', 'end', 'garbage', 'silence', 'keepalive', undefined),
    })
    .map(({ uuid, how, ...fault }): StreamFault => ({ ...fault, ...(uuid && { uuid }), ...(how && { how }) })),
  { maxLength: 6 },
);

interface Life {
  readonly queued: number;
  readonly lasts: number;
  readonly end: string;
  readonly pieces: number;
}

const operationOf = ({ queued, lasts, end }: Life, index: number): Timeline =>
  timeline(
    uuidOf(index + 1),
    { PENDING: 0, EXECUTING: queued, [end]: queued + lasts },
    { exitCode: end === 'SUCCESS' ? 0 : null },
  );

const outputOf = ({ queued, lasts, pieces }: Life, index: number): ScriptedOutput[] =>
  Array.from({ length: pieces }, (_, piece) => ({
    uuid: uuidOf(index + 1),
    at: queued + Math.floor((lasts * piece) / pieces),
    text: `${String(piece)};`,
  }));

describe('a watch under random faults', () => {
  it('settles each leg with its true outcome, and yields each event once', async () => {
    await fc.assert(
      fc.asyncProperty(lives, faults, streamFaults, fc.boolean(), async (legs, wrong, broken, needsLog) => {
        const output = legs.flatMap(outputOf);
        const result = await watched({
          operations: legs.map(operationOf),
          events: true,
          output,
          faults: wrong,
          streamFaults: broken,
          timeout: LONGEST,
          needsLog: () => needsLog,
        });
        expect(result.outcomes()).toEqual(legs.map(({ end }) => OUTCOMES.get(end)));
        expect(result.settled.map(({ name }) => name).toSorted()).toEqual(
          legs.map((_, index) => `leg-${String(index + 1)}`).toSorted(),
        );
        const settledByName = new Map(result.settled.map((leg) => [leg.name, leg]));
        const wrongly = legs.flatMap((life, index) => {
          const name = `leg-${String(index + 1)}`;
          const whole = outputOf(life, index).map(({ text }) => text);
          const heard = result.output.get(name) ?? [];
          const { at = NaN, isLogWhole = false } = settledByName.get(name) ?? {};
          const expected = isLogWhole ? whole : whole.slice(0, heard.length);
          // A stream may lie by its silence for as long as the leg was waited for, and the trouble may be as long.
          const end = life.queued + life.lasts;
          const isInTime = end <= at && at < 2 * Math.max(end, TROUBLE + 2 * MINUTE) + MINUTE;
          return isInTime && heard.join() === expected.join() ? [] : [{ name, at, end, heard, expected }];
        });
        expect(wrongly).toEqual([]);
        // In any second: a stream and a detail for each leg, again for some, and what is listed meanwhile.
        expect(result.mostInASecond()).toBeLessThanOrEqual(4 * legs.length + 12);
        expect(result.service.mostStreams()).toBeLessThanOrEqual(128);
        expect(result.service.openStreams()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('sends at most two requests for each leg, and a few listings, without faults', async () => {
    const plain = fc.record({
      lasts: fc.integer({ min: 1, max: MINUTE - 1_000 }),
      pieces: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 60 }), async (legs) => {
        const given = legs.map((leg) => ({ ...leg, queued: 0, end: 'SUCCESS' }));
        const result = await watched({
          operations: given.map(operationOf),
          events: true,
          output: given.flatMap(outputOf),
        });
        expect(result.service.requests.length).toBeLessThanOrEqual(2 * legs.length + 3);
        for (const { name, at } of result.settled) {
          const { lasts } = legs[Number(name.slice(4)) - 1] ?? { lasts: NaN };
          // A request takes 20 ms, 32 are sent at a time, and the first stream and the listings go ahead of the others.
          expect(at - lasts).toBeLessThanOrEqual(140);
        }
      }),
      { numRuns: 40 },
    );
  });
});
