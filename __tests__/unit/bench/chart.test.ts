import { describe, expect, test } from '@jest/globals';
import { parser } from 'sax';
import { type Chart, drawChart, scaleOf } from '../../../bench/chart.ts';

const CHART: Chart = {
  title: 'Legs & <ends>',
  subtitle: 'less is better',
  peerName: 'op <wait>',
  isLog: false,
  shown: (value) => `${value} ms`,
  bars: [
    { label: 'ten & more', action: 5, peer: 50, upTo: { action: 10, peer: 60 } },
    { label: 'alone', action: 100, peer: null },
  ],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The elements and the texts of an SVG. Throws when it is not well-formed XML. */
function read(svg: string): { elements: Element[]; texts: string[] } {
  const elements: Element[] = [];
  const texts: string[] = [];
  const reader = parser(true);
  reader.onerror = (error) => {
    throw error;
  };
  reader.onopentag = ({ name, attributes }) => elements.push({ name, attributes });
  reader.ontext = (text) => {
    if (text.trim() !== '') texts.push(text);
  };
  reader.write(svg).close();
  return { elements, texts };
}

function widths(svg: string): number[] {
  // The first two are the squares of the key.
  return read(svg)
    .elements.filter(({ name }) => name === 'rect')
    .slice(2)
    .map(({ attributes }) => Number(attributes['width']));
}

describe('a scale', () => {
  test.each([
    ['a linear one', 398, false, [0, 100, 200, 300, 400]],
    ['a linear one whose last tick is the largest value', 20, false, [0, 5, 10, 15, 20]],
    ['a linear one of fractions', 0.7, false, [0, 0.2, 0.4, 0.6, 0.8]],
    ['a linear one of nothing', 0, false, [0, 1]],
    ['a logarithmic one', 5_876, true, [1, 10, 100, 1_000, 10_000]],
    ['a logarithmic one whose last tick is the largest value', 1_000, true, [1, 10, 100, 1_000]],
    ['a logarithmic one of small values', 0.5, true, [1, 10]],
  ])('has round ticks: %s', (_, largest, isLog, ticks) => {
    expect(scaleOf(largest, isLog).ticks).toEqual(ticks);
  });

  test.each([
    [false, 200, 0.5],
    [false, 0, 0],
    [true, 10, 1 / 3],
    [true, 0.1, 0],
    [true, 0, 0],
  ])('places values between 0 and 1 (logarithmic: %s, value %d)', (isLog, value, place) => {
    expect(scaleOf(isLog ? 1_000 : 400, isLog).at(value)).toBeCloseTo(place);
  });
});

describe('a chart', () => {
  test.each(['light', 'dark'] as const)('is well-formed, and shows every text as it was given: %s', (theme) => {
    const { elements, texts } = read(drawChart(CHART, theme));

    expect(texts).toEqual(
      expect.arrayContaining(['Legs & <ends>', 'op <wait>', 'ten & more', '5 ms', '50 ms', '100 ms']),
    );
    expect(new Set(elements.map(({ name }) => name))).toEqual(new Set(['svg', 'title', 'text', 'rect', 'path']));
  });

  test('has bars as long as their values, and one alone without a peer', () => {
    const [first = 0, second = 0, third = 0, ...more] = widths(drawChart(CHART, 'light'));

    expect(more).toEqual([]);
    expect(second / third).toBeCloseTo(0.5, 1);
    expect(first / second).toBeCloseTo(0.1, 1);
  });

  test('has a thin line where a bar goes on', () => {
    const lines = (chart: Chart): number => drawChart(chart, 'light').split('stroke-width="3"').length - 1;

    expect(lines(CHART)).toBe(2);
    expect(lines({ ...CHART, bars: [{ label: 'a', action: 1, peer: 2 }] })).toBe(0);
  });

  test('stays inside its picture', () => {
    const { elements } = read(drawChart(CHART, 'light'));
    const size = /^0 0 (\d+) (\d+)$/.exec(String(elements[0]?.attributes['viewBox']));
    for (const { name, attributes } of elements) {
      if (name !== 'text' && name !== 'rect') continue;
      expect(Number(attributes['x'])).toBeLessThan(Number(size?.[1]));
      expect(Number(attributes['y'])).toBeLessThan(Number(size?.[2]));
    }
  });
});
