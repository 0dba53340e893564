import type { LegResult } from '../legs/leg.ts';
import { SETUP } from '../legs/preparation-names.ts';
import { formatBytes } from './bytes.ts';
import { collectedTotal } from './collected.ts';
import { counted } from './count.ts';
import { formatDuration } from './duration.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import { phraseHtml } from './phrase.ts';
import { preparationName } from './preparation.ts';
import type { Report } from './report.ts';

/** Imports with a line of their own. */
const SHOWN_IMPORTS = 5;

/** Folders that are named. */
const SHOWN_FOLDERS = 5;

/** UTF-16 units of an image's or a folder's name. */
const NAME_LENGTH = 120;

/** What mode run did besides its legs, in words: images that were imported, the setup, files that were collected. */
export function runFacts(report: Report): Html[] {
  const lines = [...importLines(report), ...setupLine(report), ...collectedLine(report)];
  return lines.map((line) => html`<p>${line}</p>`);
}

/** A preparation that did not pass is told in the verdict. */
function importLines({ preparation }: Report): Html[] {
  const imports = preparation.filter(({ leg, outcome }) => outcome === 'passed' && leg.name !== SETUP);
  const lines = imports.slice(0, SHOWN_IMPORTS).map((result) => {
    const name = phraseHtml(preparationName(result));
    return html`The ${name} ${took(result)}${left(result.operation?.resultImage ?? null)}`;
  });
  const more = imports.length - lines.length;
  return more > 0 ? [...lines, html`and ${counted(more, 'more import')}`] : lines;
}

function setupLine({ preparation, record: { setup } }: Report): Html[] {
  if (setup === null) return [];
  if (setup.cacheHit)
    return [html`The setup was kept by an earlier run, as image ${codeCell(setup.image, NAME_LENGTH)}`];
  const ran = preparation.find(({ leg }) => leg.name === SETUP);
  return [html`The setup ${ran === undefined ? html`ran` : took(ran)}${left(setup.image)}`];
}

function collectedLine({ record }: Report): Html[] {
  const { files, bytes, folders } = collectedTotal(record.collected);
  if (files === 0) return [];
  const shown = folders.slice(0, SHOWN_FOLDERS).map((folder) => codeCell(folder, NAME_LENGTH));
  return [html`Collected ${counted(files, 'file')} (${formatBytes(bytes)}) into ${joinHtml(shown, ', ')}`];
}

function took({ operation }: LegResult): Html {
  const duration = operation?.duration ?? null;
  return duration === null ? html`ran` : html`took ${formatDuration(duration)}`;
}

function left(image: string | null): Html {
  return image === null ? html`` : html` and left image ${codeCell(image, NAME_LENGTH)}`;
}
