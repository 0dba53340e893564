import { parseUuid } from '../../contree/uuid.ts';
import type { LegResult } from '../../legs/leg.ts';
import { truncate } from '../text/clean.ts';
import { codeCell, html, type Html, joinHtml, preformatted } from '../text/escape.ts';
import { type ExcerptLimits, SUMMARY_EXCERPT } from '../excerpts/excerpt.ts';
import { hintOf } from '../text/leg-hint.ts';
import { describeOutcome, durationOf, legFacts, tryPhrase } from '../text/leg-phrase.ts';
import { type Phrase, phraseHtml } from '../text/phrase.ts';
import type { Report } from '../report.ts';
import { isLongerThan, lastLines, outputDetails } from './summary-output.ts';
import { OUTCOME_ICONS } from './summary-cells.ts';

/** UTF-16 units. */
const NAME_LENGTH = 100;
const TEXT_LENGTH = 4_000;

/** How much of a leg is shown. */
export interface DetailLimits {
  /** UTF-16 units of its command. */
  readonly command: number;
  /** Null to leave out its output. */
  readonly output: ExcerptLimits | null;
}

/** How much is shown of a leg that is not folded. */
export interface OpenLimits {
  /** Lines of the end of its output; null to leave it out. */
  readonly lines: number | null;
  /** Whether its command, its earlier tries and more of its output are there as well, folded. */
  readonly more: boolean;
}

/** What the details of a leg are made from. */
export interface DetailsSource {
  readonly report: Report;
  /** The hint of each leg that has one of its own. */
  readonly hints: ReadonlyMap<LegResult, Phrase>;
}

/** Whether a leg has more to show than its row does. */
export function hasDetails({ outcome, operation, problem, loss, earlier }: LegResult): boolean {
  if (loss !== null || earlier.length > 0) return true;
  if (outcome === 'passed') return false;
  const written = (operation?.stdout?.bytes.length ?? 0) + (operation?.stderr?.bytes.length ?? 0);
  return outcome === 'failed' || written > 0 || (operation?.error ?? null) !== null || problem !== null;
}

/** Folded. Has no blank line. Limits are null to leave out the output. */
export function legDetails(source: DetailsSource, result: LegResult, limits: DetailLimits): Html {
  const { output } = limits;
  return joinHtml(
    [
      html`<details>`,
      titleOf(source, result),
      ...identityLine(result),
      ...commandDetails(result, limits.command),
      ...failureLines(source, result),
      ...(output === null ? [] : outputDetails(result, output)),
      ...lookInside(result),
      ...result.earlier.flatMap((earlier) => earlierDetails(source, earlier, output)),
      html`</details>`,
    ],
    '\n',
  );
}

/** The same, not folded: first what a reader looks for, the end of the output. */
export function openDetails(source: DetailsSource, result: LegResult, { lines, more }: OpenLimits): Html {
  return joinHtml(
    [
      html`<details open>`,
      titleOf(source, result, true),
      ...failureLines(source, result),
      ...(lines === null ? [] : lastLines(result, lines)),
      ...lookInside(result),
      ...(more ? moreDetails(source, result, lines ?? 0) : []),
      html`</details>`,
    ],
    '\n',
  );
}

function moreDetails(source: DetailsSource, result: LegResult, lines: number): Html[] {
  const isCut = isLongerThan(result, lines);
  const parts = [
    ...identityLine(result),
    ...commandDetails(result, Infinity),
    ...(isCut ? outputDetails(result, SUMMARY_EXCERPT) : []),
    ...result.earlier.flatMap((earlier) => earlierDetails(source, earlier, SUMMARY_EXCERPT)),
  ];
  if (parts.length === 0) return [];
  const names = [
    ...(isCut ? [html`More of its output`] : []),
    ...(result.earlier.length > 0 ? [html`Earlier tries`] : []),
    ...(result.command === null ? [] : [html`Command`]),
    html`Operation`,
  ];
  return [html`<details>`, html`<summary>${joinHtml(names, ' · ')}</summary>`, ...parts, html`</details>`];
}

function titleOf({ report }: DetailsSource, result: LegResult, isBold = false): Html {
  const facts = joinHtml(legFacts(report.mode, result).map(phraseHtml), ' · ');
  const title = html`${OUTCOME_ICONS[result.outcome]} ${codeCell(result.leg.name, NAME_LENGTH)} ${facts}`;
  return isBold ? html`<summary><b>${title}</b></summary>` : html`<summary>${title}</summary>`;
}

/** How a try ended that was followed by another, with what it wrote. */
function earlierDetails({ report }: DetailsSource, earlier: LegResult, limits: ExcerptLimits | null): Html[] {
  const facts = [describeOutcome(report.mode, earlier), ...durationOf(earlier)].map(phraseHtml);
  const title = html`<p><b>${phraseHtml(tryPhrase(earlier))}</b> ${joinHtml(facts, ' · ')}</p>`;
  return [title, ...(limits === null ? [] : outputDetails(earlier, limits))];
}

/** What can help to repair a leg: a hint, its error, and what was not kept. Texts have at most 4,000 UTF-16 units. */
export function failureDetails(report: Report, result: LegResult): Html[] {
  const hint = hintOf(report, result);
  return failureLines({ report, hints: new Map(hint === null ? [] : [[result, hint]]) }, result);
}

function failureLines({ hints }: DetailsSource, result: LegResult): Html[] {
  const { operation, problem, loss } = result;
  const hint = hints.get(result);
  return [
    ...(hint === undefined ? [] : [html`<p>💡 ${phraseHtml(hint)}</p>`]),
    ...titledText(html`Error`, operation?.error ?? problem?.message ?? ''),
    ...titledText(html`Not kept`, loss ?? ''),
  ];
}

/**
 * The command line's way into the image that a leg left which did not pass. `use` prints what makes the new session the
 * shell's own, so that it takes `eval`. An image that is no UUID is no text to hand to a shell.
 */
function lookInside({ operation, outcome }: LegResult): Html[] {
  const image = operation?.resultImage ?? '';
  if (outcome === 'passed' || parseUuid(image) !== image) return [];
  return [
    html`<p>To look inside what it left, run this, then <code>contree shell</code>:</p>`,
    preformatted(`eval $(contree use -N ${image})`),
  ];
}

/** What a reader may copy: the operation, its images and tag. */
export function identityOf({ leg, operation }: LegResult): Html[] {
  const { image = null, resultImage = null, tag = null } = operation ?? {};
  const imageCell = image === null ? null : codeCell(image, 120);
  const isSame = image !== null && image === resultImage;
  return [
    ...(leg.uuid === null ? [] : [html`operation ${codeCell(leg.uuid, 60)}`]),
    ...(imageCell === null ? [] : [isSame ? html`changed nothing in image ${imageCell}` : html`image ${imageCell}`]),
    ...(resultImage === null || isSame ? [] : [html`left image ${codeCell(resultImage, 60)}`]),
    ...(tag === null ? [] : [html`tag ${codeCell(tag, 120)}`]),
  ];
}

function identityLine(result: LegResult): Html[] {
  const identity = identityOf(result);
  return identity.length === 0 ? [] : [html`<p>${joinHtml(identity, ' · ')}</p>`];
}

function commandDetails({ command }: LegResult, length: number): Html[] {
  return titledText(html`Command`, truncate(command ?? '', length));
}

function titledText(title: Html, text: string): Html[] {
  return text === '' ? [] : [html`<p><b>${title}</b></p>`, preformatted(truncate(text, TEXT_LENGTH))];
}
