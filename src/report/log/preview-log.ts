import type { Preview, PreviewFiles, PreviewLeg } from '../../legs/preview.ts';
import { linesOf } from '../../values/values.ts';
import { cleanLine, firstUnits, oneLine, truncate } from '../text/clean.ts';
import { joinLogText, logLine, type LogText, padLogText } from '../text/escape.ts';
import { counted } from '../text/format.ts';
import { phrase, phraseLog, type Phrase } from '../text/phrase.ts';
import {
  differences,
  imageState,
  largestOf,
  leftOutOf,
  legsFrom,
  numberOf,
  setupState,
  sizeOfFiles,
  titleOfFiles,
  uploadOf,
} from '../text/preview-phrases.ts';

/** Rows that the log has of images, of sets of files and of legs; the rest is counted. */
const MOST_IMAGES = 50;
const MOST_SETS = 50;
const MOST_LEGS = 1_000;
/** UTF-16 units of a name in its column, and of a line of a command; lines of a command. */
const COLUMN = 40;
const COMMAND_WIDTH = 100;
const MOST_LINES = 20;

/** A dry run as lines of the log: a table of the legs, and before it what they share. */
export function previewLines(preview: Preview): LogText[] {
  const { images, setup, files, legsFile } = preview;
  return [
    ...section(phrase`Images`, images, MOST_IMAGES, (image) => [phrase`${image.name} · ${imageState(image)}`]),
    ...(setup === null ? [] : [phraseLog(phrase`Setup · ${setupState(setup)}`), ...commandLines(setup).map(indented)]),
    ...section(phrase`Files`, files, MOST_SETS, (set, index) => filesPhrases(titleOfFiles(preview, index), set)),
    ...(legsFile === null ? [] : [phraseLog(legsFrom(legsFile))]),
    ...legTable(preview),
  ];
}

function section<Item>(
  title: Phrase,
  items: readonly Item[],
  most: number,
  phrasesOf: (item: Item, index: number) => readonly Phrase[],
): LogText[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, most).flatMap(phrasesOf).map(phraseLog).map(indented);
  return [phraseLog(title), ...shown, ...remainder(items.length - most)];
}

function remainder(more: number): LogText[] {
  return more > 0 ? [indented(logLine`and ${more} more`)] : [];
}

function filesPhrases(title: Phrase, files: PreviewFiles): Phrase[] {
  const facts = [
    [phrase`largest`, largestOf(files)],
    [phrase`left out by ignore rules`, leftOutOf(files.ignored)],
    [phrase`left out by !pattern`, leftOutOf(files.excluded)],
  ] as const;
  const first = phrase`files ${title} · ${sizeOfFiles(files)} · ${uploadOf(files)}`;
  return [first, ...facts.flatMap(([name, fact]) => (fact === null ? [] : [phrase`  ${name}: ${fact}`]))];
}

interface Column {
  readonly title: string;
  readonly textOf: (leg: PreviewLeg) => string;
}

function legTable(preview: Preview): LogText[] {
  const legs = preview.legs.slice(0, MOST_LEGS);
  const differ = differences(preview);
  const columns: Column[] = [
    { title: 'Leg', textOf: ({ name }) => name },
    ...(differ.images ? [{ title: 'Image', textOf: ({ image }: PreviewLeg) => image ?? 'the setup' }] : []),
    ...(differ.files ? [{ title: 'Files', textOf: ({ files }: PreviewLeg) => numberOf(files) }] : []),
  ];
  const widths = columns.map(({ title, textOf }) =>
    legs.reduce((width, leg) => Math.max(width, String(cellOf(textOf(leg))).length), title.length),
  );
  const rowOf = (cells: readonly LogText[], last: LogText): LogText =>
    joinLogText([...cells.map((cell, index) => padLogText(cell, widths[index] ?? 0)), last], '  ');
  const more = preview.legs.length - legs.length;
  return [
    rowOf(
      columns.map(({ title }) => logLine`${title}`),
      logLine`Command`,
    ),
    ...legs.flatMap((leg) => {
      const cells = columns.map(({ textOf }) => cellOf(textOf(leg)));
      const [first = logLine``, ...others] = commandLines(leg);
      const blank = cells.map(() => logLine``);
      return [rowOf(cells, first), ...others.map((line) => rowOf(blank, line))];
    }),
    ...(more > 0 ? [logLine`and ${counted(more, 'more leg')}: the output legs has the names`] : []),
  ];
}

function cellOf(text: string): LogText {
  return logLine`${truncate(oneLine(text), COLUMN)}`;
}

/** A command in lines of their own, with their indentation and the leg's settings behind them. */
function commandLines({ command, settings }: Pick<PreviewLeg, 'command' | 'settings'>): LogText[] {
  const lines = linesOf(command.trim()).flatMap((line) => piecesOf(cleanLine(line).trimEnd()));
  const shown = lines.slice(0, MOST_LINES).map((line) => {
    const text = line.trimStart();
    return joinLogText([padLogText(logLine``, line.length - text.length), logLine`${text}`], '');
  });
  const more = lines.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [logLine`… ${counted(more, 'more line')}`] : []),
    ...(settings.length === 0 ? [] : [logLine`(${truncate(settings.join(', '), COMMAND_WIDTH)})`]),
  ];
}

/** A long line in pieces that a reader sees whole. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  do {
    const piece = firstUnits(rest, COMMAND_WIDTH);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  } while (rest !== '' && pieces.length <= MOST_LINES);
  return pieces;
}

function indented(line: LogText): LogText {
  return joinLogText([logLine`  `, line], '');
}
