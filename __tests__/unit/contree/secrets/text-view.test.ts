import { describe, expect, it } from '@jest/globals';
import { TextView } from '../../../../src/contree/secrets/text-view.ts';
import { partsOf, shownIn, viewOf } from './views.ts';

describe('a view', () => {
  it.each([1, 255, 256, 257, 512, 513, 40_000])(
    'has room for %i bytes, and hands the same out while they suffice',
    (capacity) => {
      const view = new TextView();
      view.clear(capacity);
      const { bytes, start, end } = view;
      for (const array of [bytes, start, end]) expect(array.length).toBeGreaterThanOrEqual(Math.max(256, capacity));
      view.clear(bytes.length);
      expect([view.bytes, view.start, view.end].map((array, index) => array === [bytes, start, end][index])).toEqual([
        true,
        true,
        true,
      ]);
      view.clear(bytes.length + 1);
      expect(view.bytes.length).toBeGreaterThan(bytes.length);
    },
  );

  it('is a text in which each byte stands for itself, also after a longer and a shorter one', () => {
    const view = new TextView();
    view.clear(9);
    for (const text of ['abc', 'abcdefghi', 'a', 'abcde']) {
      view.bytes.set(Buffer.from(text));
      view.beText(text.length);
      expect([shownIn(view), partsOf(view, text)]).toEqual([text, Array.from(text)]);
    }
  });

  it('grows by what is added, until it is cleared', () => {
    const view = viewOf('ab');
    view.add(0x63, 2, 5);
    expect([shownIn(view), view.start[2], view.end[2]]).toEqual(['abc', 2, 5]);
    view.clear(3);
    expect([view.length, view.open]).toEqual([0, Infinity]);
  });

  it('is made as long as another, and as open', () => {
    const [view, other] = [viewOf('abc'), viewOf('ab')];
    other.cutAt(2);
    view.shorten(other);
    expect([shownIn(view), view.open]).toEqual(['ab', 2]);
  });

  it('is open from the first place that is cut', () => {
    const view = viewOf('abc');
    expect(view.open).toBe(Infinity);
    view.cutAt(undefined);
    expect(view.open).toBe(Infinity);
    view.cutAt(2);
    view.cutAt(1);
    view.cutAt(3);
    expect(view.open).toBe(1);
    view.clear(3);
    expect(view.open).toBe(Infinity);
  });
});
