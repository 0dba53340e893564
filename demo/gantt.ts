import type { Element, Properties } from 'hast';

interface Task {
  readonly name: string;
  readonly tags: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface Section {
  readonly title: string;
  readonly tasks: readonly Task[];
}

const WIDTH = 940;
const LABELS = 110;
const ROW = 24;
const TOP = 12;
const AXIS = 34;
/** Half of the width of a label on the axis. */
const MARGIN = 32;

/** Nearly Mermaid's colours for a task's tags. */
const COLOURS: readonly (readonly [tag: string, fill: string])[] = [
  ['crit', 'light-dark(#ff8888, #c94a4a)'],
  ['active', 'light-dark(#bfc7ff, #58639e)'],
  ['done', 'light-dark(#d3d3d3, #5a6069)'],
];
const NO_TAG = 'light-dark(#8a90dd, #6a70c0)';

/** Draws a Mermaid gantt. Its tasks are `name :tags, start, end` in milliseconds since the epoch, one row each. */
export function drawGantt(source: string): Element {
  const sections = readGantt(source);
  const tasks = sections.flatMap((section) => section.tasks);
  const first = Math.min(...tasks.map(({ start }) => start));
  const last = Math.max(...tasks.map(({ end }) => end));
  const scale = (WIDTH - LABELS - MARGIN) / Math.max(1, last - first);
  const place = (time: number): number => LABELS + (time - first) * scale;
  const height = TOP + tasks.length * ROW + AXIS;

  let row = 0;
  const bands: Element[] = [];
  for (const [index, section] of sections.entries()) {
    const top = TOP + row * ROW;
    const tall = section.tasks.length * ROW;
    if (index % 2 === 0)
      bands.push(shape('rect', { x: 0, y: top, width: WIDTH, height: tall, fill: 'light-dark(#f6f8fa, #161b22)' }));
    bands.push(label(section.title, 8, top + tall / 2, 'start'));
    for (const task of section.tasks) {
      bands.push(...bar(task, place(task.start), place(task.end), TOP + row * ROW));
      row += 1;
    }
  }
  const axis = ticks(first, last).flatMap((time) => [
    shape('line', {
      x1: place(time),
      x2: place(time),
      y1: TOP,
      y2: height - AXIS,
      stroke: 'light-dark(#d1d9e0, #3d444d)',
      'stroke-dasharray': '2 3',
    }),
    label(new Date(time).toISOString().slice(11, 19), place(time), height - AXIS / 2, 'middle'),
  ]);
  const style = 'max-width: 100%; height: auto; font: 12px system-ui, sans-serif; display: block; margin-bottom: 16px';
  return {
    type: 'element',
    tagName: 'svg',
    properties: { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: 'img', ariaLabel: 'Timeline', style },
    children: [...axis, ...bands],
  };
}

function readGantt(source: string): Section[] {
  const sections: { title: string; tasks: Task[] }[] = [];
  for (const line of source.split('\n').map((text) => text.trim())) {
    const title = /^section (.+)$/.exec(line)?.[1];
    if (title !== undefined) sections.push({ title, tasks: [] });
    const [, name, data] = /^(.+?) :(.+)$/.exec(line) ?? [];
    if (name === undefined || data === undefined) continue;
    const fields = data.split(',').map((field) => field.trim());
    const [start, end] = fields.slice(-2).map(Number);
    sections.at(-1)?.tasks.push({ name, tags: fields.slice(0, -2), start: start ?? 0, end: end ?? 0 });
  }
  return sections;
}

/** A bar with its name inside, or beside it when the bar is too short. */
function bar({ name, tags }: Task, left: number, right: number, top: number): Element[] {
  const width = Math.max(2, right - left);
  const fill = COLOURS.find(([tag]) => tags.includes(tag))?.[1] ?? NO_TAG;
  const wide = name.length * 7 + 10;
  const middle = top + ROW / 2;
  const text =
    width >= wide
      ? label(name, left + width / 2, middle, 'middle')
      : right + wide < WIDTH
        ? label(name, right + 6, middle, 'start')
        : label(name, left - 6, middle, 'end');
  return [shape('rect', { x: left, y: top + 3, width, height: ROW - 6, rx: 3, fill }), text];
}

/** Ticks at whole seconds, minutes or hours, about eight at most. */
function ticks(first: number, last: number): number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600].map(
    (seconds) => seconds * 1_000,
  );
  const step = steps.find((candidate) => (last - first) / candidate <= 8) ?? last - first;
  const times: number[] = [];
  for (let time = Math.ceil(first / step) * step; time <= last; time += step) times.push(time);
  return times;
}

function shape(tagName: string, attributes: Readonly<Record<string, string | number>>): Element {
  const properties: Properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, String(value)]),
  );
  return { type: 'element', tagName, properties, children: [] };
}

function label(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Element {
  const fill = 'light-dark(#1f2328, #f0f6fc)';
  const drawn = shape('text', { x, y, textAnchor: anchor, dominantBaseline: 'central', fill });
  return { ...drawn, children: [{ type: 'text', value: text }] };
}
