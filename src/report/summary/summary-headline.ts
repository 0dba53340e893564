import { type LegResult, OUTCOMES } from '../../legs/leg.ts';
import { SETUP } from '../../legs/run-record.ts';
import { truncate } from '../text/clean.ts';
import { codeCell, html, type Html, joinHtml, preformatted } from '../text/escape.ts';
import { counted, formatBytes, formatDuration } from '../text/format.ts';
import { nounOf } from './leg-groups.ts';
import { durationOf, preparationName } from '../text/leg-phrase.ts';
import { phrase, phraseHtml, type Phrase } from '../text/phrase.ts';
import { collectedTotal, type Report } from '../report.ts';
import { outcomeLabel } from './summary-cells.ts';
import { imagesOf } from './summary-table.ts';
import { verdictSentence } from '../text/verdict-sentence.ts';

/** UTF-16 units of the reason why a step stopped, and of an image's or a folder's name. */
const REASON_LENGTH = 4_000;
const NAME_LENGTH = 120;
/** Imports with a line of their own, and folders that are named. */
const SHOWN_IMPORTS = 5;
const SHOWN_FOLDERS = 5;

export function headingOf(report: Report): Html {
  const { exitCode } = report.verdict;
  return exitCode === 0
    ? html`<h2>${passedTitle(report)}</h2>`
    : html`<h2>${failedTitle(report)} · exit code ${exitCode}</h2>`;
}

/** The verdict in words, and how many legs ended how. */
export function leadOf(report: Report): Html {
  const { verdict, startedAt, endedAt, stopped } = report;
  const sentence =
    stopped === null
      ? [html`<p><b>${phraseHtml(verdictSentence(report))}.</b></p>`]
      : [html`<p><b>The step stopped early.</b></p>`, preformatted(truncate(stopped, REASON_LENGTH))];
  const counts = OUTCOMES.filter((outcome) => verdict.counts[outcome] > 0).map((outcome) =>
    outcomeLabel(outcome, verdict.counts[outcome]),
  );
  const took = html`${counts.length === 0 ? html`Took` : html`took`} ${formatDuration((endedAt - startedAt) / 1_000)}`;
  return joinHtml([...sentence, html`<p>${joinHtml([...counts, took], ' · ')}</p>`], '\n');
}

/** What mode run did besides its legs: images that it imported, the setup, files that it collected; and the legs' image. */
export function runFacts(report: Report): Html[] {
  return [importLines, setupLine, imageLine, collectedLine].flatMap((linesOf) =>
    linesOf(report).map((line) => html`<p>${line}</p>`),
  );
}

function failedTitle({ verdict, stopped }: Report): Html {
  if (verdict.outcome === 'cancelled') return html`🚫 Cancelled`;
  if (verdict.outcome === 'timed-out') return html`⏰ Timed out`;
  return stopped === null ? html`❌ Failed` : html`❌ Stopped`;
}

/** Nothing made the step fail, but a leg or a test that did not pass deserves a second look. */
function passedTitle({ mode, detached, preview, results, tests, verdict: { counts } }: Report): Html {
  if (preview !== null) return html`Dry run`;
  const isDoubtful = counts.failed + counts['timed-out'] + counts.unknown > 0;
  switch (mode) {
    case 'wait':
      return isDoubtful ? html`⚠️ Passed, but not every leg` : html`✅ Passed`;
    case 'show':
    case 'list':
      return html`${isDoubtful ? '⚠️' : '✅'} Operations ${mode === 'show' ? 'shown' : 'listed'}`;
    case 'cancel':
      return html`✅ Operations cancelled`;
    case 'run': {
      const done = detached ? html`Started` : html`Passed`;
      if (counts.passed + counts.active < results.length) return html`⚠️ ${done}, but not every leg`;
      const isWhole = results.every(({ loss }) => loss === null);
      if (!isWhole) return html`⚠️ ${done}, but something is missing`;
      return (tests?.counts.failed ?? 0) > 0 ? html`⚠️ ${done}, but not every test` : html`✅ ${done}`;
    }
  }
}

/** Only those that passed: the verdict names a preparation that did not. */
function importLines({ preparation }: Report): Html[] {
  const imports = preparation.filter(({ leg, outcome }) => outcome === 'passed' && leg.name !== SETUP);
  const lines = imports
    .slice(0, SHOWN_IMPORTS)
    .map((result) => preparationLine(preparationName(result), result, result.operation?.resultImage ?? null));
  const more = imports.length - lines.length;
  return more > 0 ? [...lines, html`and ${counted(more, 'more import')}`] : lines;
}

function setupLine({ preparation, record: { setup } }: Report): Html[] {
  if (setup === null) return [];
  const image = codeCell(setup.image, NAME_LENGTH);
  const result = preparation.find(({ leg }) => leg.name === SETUP);
  const attempt = result?.reusedFrom ?? null;
  if (attempt !== null) return [html`The setup passed in attempt ${attempt} and left image ${image}`];
  if (setup.cacheHit) return [html`The setup was kept by an earlier run, as image ${image}`];
  return [preparationLine(phrase`setup`, result, setup.image)];
}

function preparationLine(name: Phrase, result: LegResult | undefined, image: string | null): Html {
  const [duration] = result === undefined ? [] : durationOf(result);
  const took = duration === undefined ? html`ran` : html`took ${phraseHtml(duration)}`;
  const left = image === null ? html`` : html` and left image ${codeCell(image, NAME_LENGTH)}`;
  return html`The ${phraseHtml(name)} ${took}${left}`;
}

/** The image that several legs ran on, unless the setup left it. */
function imageLine(report: Report): Html[] {
  const [image, ...others] = imagesOf(report);
  const { setup } = report.record;
  if (image === undefined || others.length > 0 || image === setup?.image || report.results.length === 1) return [];
  return [html`The image of every ${nounOf(report)} is ${codeCell(image, NAME_LENGTH)}`];
}

function collectedLine(report: Report): Html[] {
  const { files, bytes, folders } = collectedTotal(report);
  if (files === 0) return [];
  const shown = folders.slice(0, SHOWN_FOLDERS).map((folder) => codeCell(folder, NAME_LENGTH));
  const more = folders.length > shown.length ? html` and ${folders.length - shown.length} more` : html``;
  return [html`Collected ${counted(files, 'file')} (${formatBytes(bytes)}) into ${joinHtml(shown, ', ')}${more}`];
}
