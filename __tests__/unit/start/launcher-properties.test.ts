import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adoptLost } from '../../../src/step-cleanup.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { life, type Fault, type Phase, type ScriptedService } from '../../doubles/scripted-service.ts';
import { launched } from './launch-setting.ts';

/** What befalls one start of a leg, in the order of its tries. */
const mishap = fc.record({
  reply: fc.constantFrom<Fault['reply']>('network', 'unsent', 'hang', 500, 502, 503, 429, 400, 403),
  acts: fc.boolean(),
});
/** What becomes of one operation: how long it takes, and how it ends. */
const fate = fc.record({
  after: fc.integer({ min: 0, max: 5_000 }),
  end: fc.constantFrom<Pick<Phase, 'status' | 'exitCode'>>(
    { status: 'SUCCESS', exitCode: 0 },
    { status: 'SUCCESS', exitCode: 2 },
    { status: 'FAILED', exitCode: null },
    { status: 'CANCELLED', exitCode: null },
  ),
});
const leg = fc.record({ mishaps: fc.array(mishap, { maxLength: 3 }), fates: fc.array(fate, { maxLength: 4 }) });
const world = fc.record({
  legs: fc.array(leg, { minLength: 1, maxLength: 12 }),
  maxParallel: fc.option(fc.integer({ min: 1, max: 8 })),
  retries: fc.nat(3),
  latency: fc.integer({ min: 1, max: 1_500 }),
  /** When the listings cannot be had, so that nothing that is lost can be found. */
  blind: fc.option(fc.record({ from: fc.nat(10_000), lasts: fc.nat(30_000) })),
});

/** A service that carries a request out does not say that it was never received, or that it is refused. */
function mayAct(reply: Fault['reply']): boolean {
  return reply === 'network' || reply === 'hang' || (typeof reply === 'number' && reply >= 500);
}

it('no start is doubled and none is lost from sight, for any failures of the service', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ legs, maxParallel, retries, latency, blind }) => {
      const spawns = legs.flatMap(({ mishaps }, index) =>
        mishaps.map(({ reply, acts }): Fault => {
          const what = `leg-${String(index + 1)}`;
          return { method: 'spawn', what, reply, acts: acts && mayAct(reply), times: 1 };
        }),
      );
      const listing: Fault[] =
        blind === null ? [] : [{ method: 'list', reply: 403, from: blind.from, until: blind.from + blind.lasts }];
      let books: { service: ScriptedService; ledger: Ledger } | undefined;
      const doubles: string[] = [];
      const crowds: number[] = [];
      const { service, ledger, record, locator, clock } = await launched({
        legs: legs.length,
        maxParallel,
        retries,
        latency,
        timeout: 7_200_000,
        faults: [...spawns, ...listing],
        onService: (made, itsLedger) => (books = { service: made, ledger: itsLedger }),
        lifeOf: (marker) => {
          const known = books?.ledger.results() ?? [];
          const others = books?.service.started.filter(({ uuid }) => books?.service.isActive(uuid)) ?? [];
          const isKnown = (uuid: string): boolean => known.some((result) => result.leg.uuid === uuid);
          for (const other of others) {
            if (other.marker.leg === marker.leg && isKnown(other.uuid)) doubles.push(marker.leg ?? '');
          }
          // Whether a lost one takes a place is never known; waiting for it would block all others.
          const lost = known.filter(({ start }) => start === 'lost').map(({ leg: { name } }) => name);
          crowds.push(1 + others.filter((other) => !lost.includes(other.marker.leg ?? '')).length);
          const index = Number(marker.leg?.slice('leg-'.length)) - 1;
          const started = books?.service.started.filter((other) => other.marker.leg === marker.leg).length ?? 0;
          const { after, end } = legs[index]?.fates[started] ?? { after: 700, end: { status: 'SUCCESS', exitCode: 0 } };
          return [...life({ EXECUTING: 0 }), { ...end, from: after }];
        },
      });
      expect(doubles).toEqual([]);
      expect(Math.max(0, ...crowds)).toBeLessThanOrEqual(maxParallel ?? Infinity);

      const results = ledger.results();
      const lost = results.filter(({ start }) => start === 'lost');
      expect(results.filter(({ start }) => start === 'planned')).toEqual([]);
      expect(ledger.settledCount).toBe(results.length - lost.length);
      // One that did not arrive may still do so, which is no loss but leaves a doubt.
      if (!record.mayHaveLostStart) expect(lost).toEqual([]);

      // Where nothing is lost everything that was started has come to its end; else the markers tell what has not.
      await clock.sleep(60_000 - (clock.elapsed() % 60_000));
      const [preparation, duplicates] = [new Ledger(), new Ledger()];
      await adoptLost({ locator, ledger, preparation, duplicates }, {});
      const followed = new Set(
        [ledger, preparation, duplicates].flatMap((one) => one.results()).map((result) => result.leg.uuid),
      );
      const left = service.started.filter(({ uuid }) => service.isActive(uuid) && !followed.has(uuid));
      expect(left).toEqual([]);
      expect(preparation.size).toBe(0);
      for (const {
        leg: { name },
      } of results) {
        const mine = service.started.filter(({ marker }) => marker.leg === name);
        // A start is sent again only when the one before it has ended, or is known not to have arrived.
        expect(mine.map(({ marker }) => marker.tries)).toEqual([...new Set(mine.map(({ marker }) => marker.tries))]);
      }
    }),
    { numRuns: 70 },
  );
}, 60_000);

it('an active operation whose start was lost is found by its marker among others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }), fc.boolean(), async (losses, acts) => {
      const faults = losses.flatMap((isLost, index): Fault[] =>
        isLost ? [{ method: 'spawn', what: `leg-${String(index + 1)}`, reply: 'network', acts }] : [],
      );
      const { service, ledger, locator, record, clock } = await launched({
        legs: losses.length,
        follows: false,
        lifeOf: () => life({ EXECUTING: 0 }),
        faults: [...faults, { method: 'list', reply: 403, until: 1_000 }],
      });
      const lost = losses.filter(Boolean).length;
      expect(record.mayHaveLostStart).toBe(lost > 0);
      expect(ledger.results().filter(({ start }) => start === 'lost')).toHaveLength(lost);
      const [preparation, duplicates] = [new Ledger(), new Ledger()];
      await clock.sleep(1_000);
      await adoptLost({ locator, ledger, preparation, duplicates }, {});
      const active = service.started.map(({ uuid }) => uuid);
      expect(new Set(ledger.unsettled().map(({ uuid }) => uuid))).toEqual(new Set(active));
      expect(preparation.size).toBe(0);
    }),
    { numRuns: 30 },
  );
});
