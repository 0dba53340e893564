import { describe, expect, it } from '@jest/globals';
import { Route } from '../../../src/legs/route.ts';

const NOW = 1_000_000;

function route() {
  const heard: string[] = [];
  const made = new Route();
  made.onThere(() => heard.push('there'));
  made.onMissing(() => heard.push('missing'));
  return { heard, route: made };
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
    const { route: unknown, heard } = route();
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    expect(unknown.opensAt).toBe(Infinity);
    unknown.seenActive('b');
    unknown.isNoProof('b');
    expect([unknown.opensAt, heard]).toEqual([Infinity, []]);
    unknown.seenActive('a');
    unknown.isNoProof('a');
    expect([unknown.opensAt, heard]).toEqual([Infinity, ['missing']]);
  });

  it('is open again when the first is refused and its leg is over or cannot be read', () => {
    const { route: unknown } = route();
    unknown.goAhead(NOW);
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    unknown.isNoProof('a');
    expect([unknown.opensAt, unknown.goAhead(NOW + 10)]).toEqual([0, true]);
  });

  it('is open again only when all that were refused are over or cannot be read', () => {
    const { route: unknown } = route();
    for (const uuid of ['a', 'b']) unknown.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    unknown.isNoProof('b');
    expect(unknown.opensAt).toBe(Infinity);
    unknown.isNoProof('a');
    expect([unknown.opensAt, unknown.goAhead(NOW)]).toEqual([0, true]);
  });

  it('is not denied for one refusal when another was answered meanwhile', () => {
    const { route: unknown } = route();
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    unknown.answered();
    unknown.seenActive('a');
    expect([unknown.isThere, unknown.opensAt]).toEqual([true, 0]);
  });

  /** A service that has answered, and then refuses a stream of each of the legs. */
  function refused(uuids: readonly string[]) {
    const made = route();
    made.route.answered();
    for (const uuid of uuids) made.route.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    return made;
  }

  it('is denied after all by three refusals in a row whose legs are seen active, and once only', () => {
    const { route: known, heard } = refused(['a', 'b']);
    for (const uuid of ['a', 'b', 'b']) known.seenActive(uuid);
    known.answered();
    for (const uuid of ['c', 'd', 'e', 'f']) known.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    for (const uuid of ['c', 'd']) known.seenActive(uuid);
    expect([known.opensAt, heard]).toEqual([0, ['there']]);
    known.seenActive('e');
    expect([known.opensAt, known.isThere, heard]).toEqual([Infinity, false, ['there', 'missing']]);
    known.seenActive('f');
    expect(heard).toEqual(['there', 'missing']);
  });

  it('is not denied by three refusals in a row whose legs are over', () => {
    const { route: known } = refused(['a', 'b', 'c']);
    for (const uuid of ['a', 'b', 'c']) known.isNoProof(uuid);
    for (const uuid of ['a', 'b', 'c']) known.seenActive(uuid);
    expect([known.opensAt, known.isThere]).toEqual([0, true]);
  });

  it('is denied by five refusals in a row of whatever legs', () => {
    const { route: known } = refused(['a', 'b', 'c', 'd']);
    for (const uuid of ['a', 'b', 'c', 'd']) known.isNoProof(uuid);
    known.answered();
    for (const uuid of ['a', 'b', 'c', 'd']) known.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    expect(known.opensAt).toBe(0);
    known.ended('e', { kind: 'unavailable' }, NOW, 0);
    expect([known.opensAt, known.isThere]).toEqual([Infinity, false]);
  });

  it('is told to nobody who does not want to hear it any more', () => {
    const made = new Route();
    const heard: string[] = [];
    const forget = [made.onThere(() => heard.push('there')), made.onMissing(() => heard.push('missing'))];
    for (const stop of forget) stop();
    made.answered();
    for (const uuid of ['a', 'b', 'c', 'd', 'e']) made.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    expect(heard).toEqual([]);
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

  it('rests as a whole, ever longer, when many streams in a row bring nothing', () => {
    const { route: known } = route();
    known.answered();
    const inVain = (count: number): void => {
      for (let each = 0; each < count; each += 1) known.tried(true, NOW);
    };
    inVain(19);
    expect(known.opensAt).toBe(0);
    known.tried(false, NOW);
    inVain(19);
    expect(known.opensAt).toBe(0);
    inVain(1);
    expect(known.opensAt).toBe(NOW + 10_000);
    inVain(20);
    expect(known.opensAt).toBe(NOW + 20_000);
    inVain(200);
    expect(known.opensAt).toBe(NOW + 300_000);
  });
});
