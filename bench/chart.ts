/** Bars of the action beside the command line's, as SVG without scripts. */

export interface Bar {
  /** What both bars of a pair are about. */
  readonly label: string;
  readonly action: number;
  /** Null without a peer. */
  readonly peer: number | null;
  /** Up to where a thin line goes on, such as a 99th percentile; null for none. */
  readonly upTo?: { readonly action: number; readonly peer: number | null };
}

export interface Chart {
  readonly title: string;
  /** The unit, and how to read the bars. */
  readonly subtitle: string;
  readonly peerName: string;
  readonly bars: readonly Bar[];
  readonly isLog: boolean;
  readonly shown: (value: number) => string;
}

export type Theme = 'light' | 'dark';

/** Blue and orange of Okabe and Ito, which colour-blind readers can tell apart, each dark or light enough for its page. */
const THEMES = {
  light: { text: '#1f2328', muted: '#59636e', grid: '#d1d9e0', action: '#0072b2', peer: '#d55e00' },
  dark: { text: '#f0f6fc', muted: '#9198a1', grid: '#3d444d', action: '#56b4e9', peer: '#e69f00' },
} as const;

/** Large for 700 pixels, so that a phone can show half of that. */
const FONT = { title: 24, text: 20, small: 18 };
const WIDTH = 700;
const LEFT = 132;
/** Room for the figure after the longest bar. */
const RIGHT = 96;
const BAR = 25;
const PAIR = 2 * BAR + 22;
const TOP = 132;

export interface Scale {
  readonly ticks: readonly number[];
  /** From 0 at the start of the axis to 1 at the last tick. */
  readonly at: (value: number) => number;
}

/** Round ticks that reach beyond the largest value: powers of ten from 1, or four to six multiples of 1, 2 or 5. */
export function scaleOf(largest: number, isLog: boolean): Scale {
  if (isLog) {
    const powers = Math.max(1, Math.ceil(Math.log10(largest)));
    const ticks = Array.from({ length: powers + 1 }, (_, power) => 10 ** power);
    return { ticks, at: (value) => Math.max(0, Math.log10(value) / powers) };
  }
  const rough = largest > 0 ? largest / 5 : 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const steps = Math.max(1, Math.ceil(largest / step - 1e-9));
  const ticks = Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  return { ticks, at: (value) => value / (steps * step) };
}

export function drawChart(chart: Chart, theme: Theme): string {
  const { title, subtitle, peerName, bars, isLog, shown } = chart;
  const colours = THEMES[theme];
  const ends = bars.flatMap(({ action, peer, upTo }) => [action, peer ?? 0, upTo?.action ?? 0, upTo?.peer ?? 0]);
  const scale = scaleOf(Math.max(...ends), isLog);
  const x = (value: number): number => Math.round(LEFT + scale.at(value) * (WIDTH - LEFT - RIGHT));
  const bottom = TOP + bars.length * PAIR;
  const write = (text: string, at: { x: number; y: number }, look: string): string =>
    `<text x="${at.x}" y="${at.y}" ${look}>${escaped(text)}</text>`;
  const look = (size: number, fill: string, more = ''): string => `font-size="${size}" fill="${fill}"${more}`;
  const grid = scale.ticks.flatMap((tick) => [
    `<path d="M${x(tick)} ${TOP - 12}V${bottom}" stroke="${colours.grid}"/>`,
    write(shown(tick), { x: x(tick), y: bottom + 24 }, look(FONT.small, colours.muted, ' text-anchor="middle"')),
  ]);
  const bar = (value: number, upTo: number, y: number, fill: string): string[] => [
    `<rect x="${LEFT}" y="${y}" width="${Math.max(2, x(value) - LEFT)}" height="${BAR}" fill="${fill}"/>`,
    ...(upTo > value
      ? [`<path d="M${x(value)} ${y + 12.5}H${x(upTo)}m0 -6v12" fill="none" stroke="${fill}" stroke-width="3"/>`]
      : []),
    write(shown(value), { x: x(Math.max(value, upTo)) + 8, y: y + 19 }, look(FONT.text, colours.text)),
  ];
  const pairs = bars.flatMap(({ label, action, peer, upTo }, index) => {
    const y = TOP + index * PAIR;
    const middle = y + (peer === null ? 19 : BAR + 8);
    return [
      write(label, { x: LEFT - 12, y: middle }, look(FONT.text, colours.text, ' text-anchor="end"')),
      ...bar(action, upTo?.action ?? 0, y, colours.action),
      ...(peer === null ? [] : bar(peer, upTo?.peer ?? 0, y + BAR + 2, colours.peer)),
    ];
  });
  const key = (name: string, at: number, fill: string): string[] => [
    `<rect x="${at}" y="76" width="18" height="18" fill="${fill}"/>`,
    write(name, { x: at + 26, y: 92 }, look(FONT.text, colours.text)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 40}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    write(title, { x: 0, y: 24 }, look(FONT.title, colours.text, ' font-weight="600"')),
    write(subtitle, { x: 0, y: 54 }, look(FONT.small, colours.muted)),
    ...key('op-action', 0, colours.action),
    ...key(peerName, 160, colours.peer),
    ...grid,
    ...pairs,
    '</svg>\n',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
