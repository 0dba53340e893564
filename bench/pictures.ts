import { drawChart, type Chart, type Theme } from './chart.ts';
import { figure, milliseconds, seconds, type Point, type Section } from './measure.ts';

/** Every picture of `docs/performance.md`; its file has the same name. */
const PICTURES: Readonly<Record<Point['picture'], Omit<Chart, 'bars'>>> = {
  delay: {
    title: 'Time until the end of a leg is known',
    subtitle: 'median; line: 99th percentile; logarithmic scale; less is better',
    peerName: 'op wait',
    isLog: true,
    shown: (value) => (value < 1_000 ? milliseconds(value) : seconds(value / 1_000)),
  },
  requests: {
    title: 'Requests for each leg, by length of the legs',
    subtitle: '100 legs; less is better',
    peerName: 'op wait',
    isLog: false,
    shown: figure,
  },
  cancel: {
    title: 'Operations cancelled a second, by their number',
    subtitle: '30 ms a request; start and end of the program included; more is better',
    peerName: 'op cancel',
    isLog: false,
    shown: figure,
  },
  start: {
    title: 'A whole step that does the minimum of its mode',
    subtitle: 'one operation; median of the rounds; less is better',
    peerName: 'op show, op wait …',
    isLog: false,
    shown: milliseconds,
  },
};

const THEMES: readonly Theme[] = ['light', 'dark'];

/** The name of each file with its SVG. A picture without figures is left out. */
export function picturesOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  const points = sections.flatMap((section) => section.points ?? []);
  const files = Object.entries(PICTURES).flatMap(([name, chart]) => {
    const bars = points.filter(({ picture }) => picture === name);
    if (bars.length === 0) return [];
    return THEMES.map((theme) => [`${name}-${theme}.svg`, drawChart({ ...chart, bars }, theme)] as const);
  });
  return new Map(files);
}
