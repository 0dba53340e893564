import type { Preview, PreviewCommand, PreviewFiles, PreviewImage, PreviewLeg } from '../../legs/preview.ts';
import { truncate } from '../text/clean.ts';
import { codeCell, html, type Html, joinHtml, preformatted } from '../text/escape.ts';
import { counted } from '../text/format.ts';
import { type Page, sizeOf } from './page.ts';
import { phraseHtml, type Phrase } from '../text/phrase.ts';
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

/** UTF-16 units of the texts in a cell. */
const NAME_LENGTH = 100;
const IMAGE_LENGTH = 160;
const COMMAND_LENGTH = 2_000;
const SETTINGS_LENGTH = 300;
/** Rows of images and of sets of files, so that they leave room for the legs. */
const MOST_ROWS = 200;

interface Column<Item> {
  readonly title: Html;
  readonly cell: (item: Item, index: number) => Html;
}

/** Adds what a dry run found: images, setup, files and then the legs. Returns what is missing. */
export function addPreview(page: Page, preview: Preview): Html[] {
  const { images, setup, files, legs, legsFile } = preview;
  const missing: Html[] = [];
  const addRows = <Item>(
    noun: string,
    columns: readonly Column<Item>[],
    items: readonly Item[],
    most: number,
  ): void => {
    const shown = addTable(page, columns, items.slice(0, most));
    if (shown < items.length) missing.push(html`${counted(items.length - shown, noun)}`);
  };
  addRows('image', IMAGE_COLUMNS, images, MOST_ROWS);
  if (setup !== null) {
    const state = html`<p>The setup ${phraseHtml(setupState(setup))}.</p>`;
    if (!page.add(joinHtml([state, setupCommand(setup), ...settingsLine(setup)], '\n'))) missing.push(html`the setup`);
  }
  addRows('file set', fileColumns(preview), files, MOST_ROWS);
  if (legsFile !== null && !page.add(html`<p>${phraseHtml(legsFrom(legsFile))}:</p>`))
    missing.push(html`the path of the legs`);
  addRows('leg', legColumns(preview), legs, legs.length);
  return missing;
}

const IMAGE_COLUMNS: readonly Column<PreviewImage>[] = [
  { title: html`Image`, cell: ({ name }) => codeCell(name, IMAGE_LENGTH) },
  { title: html`State`, cell: (image) => phraseHtml(imageState(image)) },
];

function fileColumns(preview: Preview): Column<PreviewFiles>[] {
  return [
    { title: html`Files`, cell: (_files, index) => phraseHtml(titleOfFiles(preview, index)) },
    { title: html`Size`, cell: (files) => phraseHtml(sizeOfFiles(files)) },
    { title: html`Upload`, cell: (files) => phraseHtml(uploadOf(files)) },
    { title: html`Largest`, cell: (files) => optional(largestOf(files)) },
    { title: html`Left out by ignore rules`, cell: ({ ignored }) => optional(leftOutOf(ignored)) },
    { title: html`Left out by <code>!pattern</code>`, cell: ({ excluded }) => optional(leftOutOf(excluded)) },
  ];
}

function legColumns(preview: Preview): Column<PreviewLeg>[] {
  const differ = differences(preview);
  const image: Column<PreviewLeg> = {
    title: html`Image`,
    cell: ({ image: name }) => (name === null ? html`the setup's` : codeCell(name, IMAGE_LENGTH)),
  };
  const settings: Column<PreviewLeg> = {
    title: html`Settings`,
    cell: ({ settings: texts }) => codeCell(texts.join(', '), SETTINGS_LENGTH),
  };
  return [
    { title: html`Leg`, cell: ({ name }) => codeCell(name, NAME_LENGTH) },
    { title: html`Command`, cell: commandCell },
    ...(differ.images ? [image] : []),
    ...(differ.files ? [{ title: html`Files`, cell: ({ files }: PreviewLeg) => html`${numberOf(files)}` }] : []),
    ...(preview.legs.some(({ settings: texts }) => texts.length > 0) ? [settings] : []),
  ];
}

/** Adds a table of as many rows as fit; returns how many. */
function addTable<Item>(page: Page, columns: readonly Column<Item>[], items: readonly Item[]): number {
  const rows: Html[] = [];
  let left = page.left - sizeOf(tableOf(columns, []));
  for (const [index, item] of items.entries()) {
    const row = html`<tr>${columns.map(({ cell }) => html`<td>${cell(item, index)}</td>`)}</tr>`;
    left -= sizeOf(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  if (rows.length > 0) page.add(tableOf(columns, rows));
  return rows.length;
}

function tableOf<Item>(columns: readonly Column<Item>[], rows: readonly Html[]): Html {
  const head = html`<thead><tr>${columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead>`;
  return joinHtml([html`<table>`, head, html`<tbody>`, ...rows, html`</tbody>`, html`</table>`], '\n');
}

/** One line stays in its line; several keep theirs. */
function commandCell(leg: Pick<PreviewCommand, 'command'>): Html {
  const text = leg.command.trim();
  return isOneLine(leg) ? codeCell(text, COMMAND_LENGTH) : preformatted(truncate(text, COMMAND_LENGTH));
}

/** In a block of its own, apart from the table that follows. */
function setupCommand(setup: PreviewCommand): Html {
  return isOneLine(setup) ? html`<p>${commandCell(setup)}</p>` : commandCell(setup);
}

function isOneLine({ command }: Pick<PreviewCommand, 'command'>): boolean {
  return !/[\r\n]/.test(command.trim());
}

function settingsLine({ settings }: PreviewCommand): Html[] {
  return settings.length === 0 ? [] : [html`<p>${codeCell(settings.join(', '), SETTINGS_LENGTH)}</p>`];
}

function optional(fact: Phrase | null): Html {
  return fact === null ? html`` : phraseHtml(fact);
}
