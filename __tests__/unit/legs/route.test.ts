import { describe, expect, it } from '@jest/globals';
import { Route } from '../../../src/legs/route.ts';

const NOW = 1_000_000;

function route() {
  const heard: string[] = [];
  return { heard, route: new Route(() => heard.push('there')) };
}

describe('whether the service has streams', () => {
  it('is asked by one leg at a time, once a second, until it is answered', () => {
    const { route: unknown, heard } = route();
    expect([0, 500, 999, 1_000, 1_500].map((ms) => unknown.goAhead(NOW + ms))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    expect([unknown.nextScout, unknown.waitsUntil]).toEqual([NOW + 2_000, NOW + 1_000]);
    unknown.answered();
    unknown.answered();
    expect([unknown.isThere, unknown.goAhead(NOW + 1_600), heard]).toEqual([true, true, ['there']]);
  });

  it.each(['early', 'unreadable'] as const)(
    'is known when the answer is that the log is not there yet (%s)',
    (kind) => {
      const { route: unknown } = route();
      unknown.ended('a', { kind, retryAfter: null }, NOW, 0);
      expect([unknown.isThere, unknown.sawEarly]).toEqual([true, kind === 'early']);
    },
  );

  it('is denied when the first is refused and its leg is seen active', () => {
    const { route: unknown } = route();
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    expect(unknown.opensAt).toBe(Infinity);
    unknown.seenActive('b');
    unknown.isNoProof('b');
    expect(unknown.opensAt).toBe(Infinity);
    unknown.seenActive('a');
    unknown.isNoProof('a');
    expect(unknown.opensAt).toBe(Infinity);
  });

  it('is open again when the first is refused and its leg is over or cannot be read', () => {
    const { route: unknown } = route();
    unknown.goAhead(NOW);
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    unknown.isNoProof('a');
    expect([unknown.opensAt, unknown.goAhead(NOW + 10)]).toEqual([0, true]);
  });

  it('is not denied for one refusal when another was answered meanwhile', () => {
    const { route: unknown } = route();
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    unknown.answered();
    unknown.seenActive('a');
    expect([unknown.isThere, unknown.opensAt]).toEqual([true, 0]);
  });

  it('is denied after all by three refusals in a row', () => {
    const { route: known } = route();
    known.answered();
    const refuse = (): void => {
      known.ended('a', { kind: 'unavailable' }, NOW, 0);
    };
    refuse();
    refuse();
    known.answered();
    refuse();
    refuse();
    expect(known.opensAt).toBe(0);
    refuse();
    expect([known.opensAt, known.isThere]).toEqual([Infinity, false]);
  });

  it('is not asked while the service wants to be left alone', () => {
    const { route: known } = route();
    known.ended('a', { kind: 'broken', retryAfter: 5_000, silent: false }, NOW, 0);
    known.ended('b', { kind: 'broken', retryAfter: 2_000, silent: false }, NOW, 0);
    known.ended('c', { kind: 'over' }, NOW, 0);
    expect(known.opensAt).toBe(NOW + 5_000);
    // Those that it keeps waiting do not all come back at the same moment.
    known.ended('d', { kind: 'broken', retryAfter: 5_000, silent: false }, NOW, 0.5);
    expect(known.opensAt).toBe(NOW + 6_250);
  });
});
