import { describe, expect, it } from '@jest/globals';
import { StreamSupport } from '../../../src/watch/stream-support.ts';

const NOW = 1_000_000;

describe('whether the service has streams', () => {
  it('is tried by one leg at a time, once a second, until the first answer', () => {
    const unknown = new StreamSupport();
    expect([0, 500, 999, 1_000, 1_500].map((ms) => unknown.tryOpen(NOW + ms))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    expect([unknown.nextScout, unknown.waitsUntil]).toEqual([NOW + 2_000, NOW + 1_000]);
    expect([unknown.answered(), unknown.answered()]).toEqual(['supported', null]);
    expect([unknown.isSupported, unknown.tryOpen(NOW + 1_600)]).toEqual([true, true]);
  });

  it.each(['early', 'unreadable'] as const)(
    'is known when the answer is that the log is not there yet (%s)',
    (kind) => {
      const unknown = new StreamSupport();
      unknown.ended('a', { kind, retryAfter: null }, NOW, 0);
      expect([unknown.isSupported, unknown.sawEarly]).toEqual([true, kind === 'early']);
    },
  );

  it('is denied when the first stream is rejected and its leg is seen active', () => {
    const unknown = new StreamSupport();
    expect([unknown.ended('a', { kind: 'unavailable' }, NOW, 0), unknown.opensAt]).toEqual([null, Infinity]);
    expect(unknown.seenActive('b')).toBeNull();
    unknown.isNoProof('b');
    expect(unknown.opensAt).toBe(Infinity);
    expect(unknown.seenActive('a')).toBe('missing');
    unknown.isNoProof('a');
    expect(unknown.opensAt).toBe(Infinity);
  });

  it('is open again when the first stream is rejected and its leg has ended or cannot be read', () => {
    const unknown = new StreamSupport();
    unknown.tryOpen(NOW);
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    unknown.isNoProof('a');
    expect([unknown.opensAt, unknown.tryOpen(NOW + 10)]).toEqual([0, true]);
  });

  it('is open again only when all legs with a rejected stream have ended or cannot be read', () => {
    const unknown = new StreamSupport();
    for (const uuid of ['a', 'b']) unknown.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    unknown.isNoProof('b');
    expect(unknown.opensAt).toBe(Infinity);
    unknown.isNoProof('a');
    expect([unknown.opensAt, unknown.tryOpen(NOW)]).toEqual([0, true]);
  });

  it('is tried by no further leg when one ends that was not rejected', () => {
    const unknown = new StreamSupport();
    unknown.tryOpen(NOW);
    unknown.isNoProof('another');
    expect([unknown.tryOpen(NOW + 10), unknown.waitsUntil]).toEqual([false, NOW + 1_000]);
    for (const uuid of ['a', 'b']) unknown.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    unknown.isNoProof('b');
    expect([unknown.tryOpen(NOW + 20), unknown.waitsUntil]).toEqual([false, NOW + 1_000]);
  });

  it('is not denied by one rejection when another stream was answered meanwhile', () => {
    const unknown = new StreamSupport();
    unknown.ended('a', { kind: 'unavailable' }, NOW, 0);
    unknown.answered();
    unknown.seenActive('a');
    expect([unknown.isSupported, unknown.opensAt]).toEqual([true, 0]);
  });

  /** A service that has answered, and then refuses a stream of each of the legs. */
  function refused(uuids: readonly string[]): StreamSupport {
    const made = new StreamSupport();
    made.answered();
    for (const uuid of uuids) made.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    return made;
  }

  it('is denied later by three rejections in a row of active legs, and reported once', () => {
    const known = refused(['a', 'b']);
    expect(['a', 'b', 'b'].map((uuid) => known.seenActive(uuid))).toEqual([null, null, null]);
    expect(known.answered()).toBeNull();
    for (const uuid of ['c', 'd', 'e', 'f']) known.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    expect(['c', 'd'].map((uuid) => known.seenActive(uuid))).toEqual([null, null]);
    expect(known.opensAt).toBe(0);
    expect(known.seenActive('e')).toBe('missing');
    expect([known.opensAt, known.isSupported]).toEqual([Infinity, false]);
    expect(known.seenActive('f')).toBeNull();
  });

  it('is not denied by rejections before the last answer', () => {
    const known = refused(['a', 'b', 'c']);
    known.answered();
    expect(['a', 'b', 'c'].map((uuid) => known.seenActive(uuid))).toEqual([null, null, null]);
    expect([known.isSupported, known.opensAt]).toEqual([true, 0]);
  });

  it('is denied to the token when the last rejection was forbidden, and reported once', () => {
    const unknown = new StreamSupport();
    unknown.ended('a', { kind: 'unavailable', isForbidden: true }, NOW, 0);
    expect(unknown.seenActive('a')).toBe('forbidden');
    expect([unknown.opensAt, unknown.isSupported]).toEqual([Infinity, false]);
    unknown.ended('b', { kind: 'unavailable', isForbidden: true }, NOW, 0);
    expect(unknown.seenActive('b')).toBeNull();
    const other = new StreamSupport();
    other.ended('a', { kind: 'unavailable', isForbidden: true }, NOW, 0);
    other.ended('b', { kind: 'unavailable' }, NOW, 0);
    expect(other.seenActive('b')).toBe('missing');
  });

  it('is not denied by three rejections in a row of ended legs', () => {
    const known = refused(['a', 'b', 'c']);
    for (const uuid of ['a', 'b', 'c']) known.isNoProof(uuid);
    for (const uuid of ['a', 'b', 'c']) known.seenActive(uuid);
    expect([known.opensAt, known.isSupported]).toEqual([0, true]);
  });

  it('is denied by five rejections in a row of any legs', () => {
    const known = refused(['a', 'b', 'c', 'd']);
    for (const uuid of ['a', 'b', 'c', 'd']) known.isNoProof(uuid);
    known.answered();
    for (const uuid of ['a', 'b', 'c', 'd']) known.ended(uuid, { kind: 'unavailable' }, NOW, 0);
    expect(known.opensAt).toBe(0);
    expect(known.ended('e', { kind: 'unavailable' }, NOW, 0)).toBe('missing');
    expect([known.opensAt, known.isSupported]).toEqual([Infinity, false]);
  });

  it('is not tried before the Retry-After has passed', () => {
    const known = new StreamSupport();
    known.ended('a', { kind: 'broken', retryAfter: 5_000, silent: false }, NOW, 0);
    known.ended('b', { kind: 'broken', retryAfter: 2_000, silent: false }, NOW, 0);
    known.ended('c', { kind: 'incomplete' }, NOW, 0);
    expect(known.opensAt).toBe(NOW + 5_000);
    // Those that it keeps waiting do not all come back at the same moment.
    known.ended('d', { kind: 'broken', retryAfter: 5_000, silent: false }, NOW, 0.5);
    expect(known.opensAt).toBe(NOW + 6_250);
  });

  it('pauses for all legs, longer each time, after many fruitless streams in a row', () => {
    const known = new StreamSupport();
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

  it('pauses as short as the first time after a stream that brought something', () => {
    const known = new StreamSupport();
    for (const round of [1, 2]) {
      for (let each = 0; each < 20; each += 1) known.tried(true, NOW * round);
      expect(known.opensAt).toBe(NOW * round + 10_000);
      known.tried(false, NOW * round);
    }
  });
});
