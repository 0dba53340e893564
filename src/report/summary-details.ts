import type { LegResult } from '../legs/leg.ts';
import { isTerminal } from '../contree/status.ts';
import { truncate } from './clean.ts';
import { commandHead } from './command-lines.ts';
import { codeCell, html, type Html, joinHtml, preformatted } from './escape.ts';
import { describeOmission, excerpt, type ExcerptLimits } from './excerpt.ts';
import { counted } from './format.ts';
import { hintOf } from './leg-hint.ts';
import { describeOutcome, durationOf, legFacts, tryPhrase } from './leg-phrase.ts';
import { phraseHtml } from './phrase.ts';
import type { Report } from './report.ts';
import { OUTCOME_ICONS } from './summary-table.ts';

/** UTF-16 units. */
const NAME_LENGTH = 100;
const TEXT_LENGTH = 4_000;
const COMMAND_LENGTH = 120;

/** How much of a leg is shown. */
export interface DetailLimits {
  /** UTF-16 units of its command. */
  readonly command: number;
  /** Null to leave out its output. */
  readonly output: ExcerptLimits | null;
}

/** Whether a leg has more to show than its row does. */
export function hasDetails({ outcome, operation, problem, loss, earlier }: LegResult): boolean {
  if (loss !== null || earlier.length > 0) return true;
  if (outcome === 'passed') return false;
  const written = (operation?.stdout?.bytes.length ?? 0) + (operation?.stderr?.bytes.length ?? 0);
  return outcome === 'failed' || written > 0 || (operation?.error ?? null) !== null || problem !== null;
}

/** Folded, except for a preparation, which matters most then. Has no blank line. Limits are null to leave out the output. */
export function legDetails(report: Report, result: LegResult, limits: DetailLimits, resultsFile: string): Html {
  const facts = joinHtml(legFacts(report.mode, result).map(phraseHtml), ' · ');
  const identity = identityOf(result);
  const parts = [
    report.preparation.includes(result) ? html`<details open>` : html`<details>`,
    html`<summary>${OUTCOME_ICONS[result.outcome]} ${codeCell(result.leg.name, NAME_LENGTH)} ${facts}</summary>`,
    ...(identity.length === 0 ? [] : [html`<p>${joinHtml(identity, ' · ')}</p>`]),
    ...titledText(html`Command`, truncate(result.command ?? '', limits.command)),
    ...failureDetails(report, result),
    ...(limits.output === null ? [] : outputDetails(report, result, limits.output, resultsFile)),
    ...result.earlier.flatMap((earlier) => earlierDetails(report, earlier, limits.output, resultsFile)),
    html`</details>`,
  ];
  return joinHtml(parts, '\n');
}

/** How a try ended that was followed by another, with what it wrote. */
function earlierDetails(report: Report, earlier: LegResult, limits: ExcerptLimits | null, resultsFile: string): Html[] {
  const facts = [describeOutcome(report.mode, earlier), ...durationOf(earlier)].map(phraseHtml);
  const title = html`<p><b>${phraseHtml(tryPhrase(earlier))}</b> ${joinHtml(facts, ' · ')}</p>`;
  return [title, ...(limits === null ? [] : outputDetails(report, earlier, limits, resultsFile))];
}

/** What can help to repair a leg: a hint, its error, and what was not kept. Texts have at most 4,000 UTF-16 units. */
export function failureDetails(report: Report, result: LegResult): Html[] {
  const { operation, problem, loss } = result;
  const hint = hintOf(report, result);
  return [
    ...(hint === null ? [] : [html`<p>💡 ${phraseHtml(hint)}</p>`]),
    ...titledText(html`Error`, operation?.error ?? problem?.message ?? ''),
    ...titledText(html`Not kept`, loss ?? ''),
  ];
}

/** All legs that passed without a loss, in one folded list with what a reader may copy; null when none did. */
export function passedDetails({ results }: Report, withCommands: boolean): Html | null {
  const passed = results.filter(({ outcome, loss }) => outcome === 'passed' && loss === null);
  if (passed.length === 0) return null;
  const items = passed.map((result) => {
    const command =
      withCommands && result.command !== null ? [codeCell(commandHead(result.command), COMMAND_LENGTH)] : [];
    return html`<li>${codeCell(result.leg.name, NAME_LENGTH)}: ${joinHtml([...command, ...identityOf(result)], ' · ')}</li>`;
  });
  const title = html`<summary>${OUTCOME_ICONS.passed} ${counted(passed.length, 'leg')} that passed</summary>`;
  return joinHtml([html`<details>`, title, html`<ul>`, ...items, html`</ul>`, html`</details>`], '\n');
}

function identityOf({ leg, operation }: LegResult): Html[] {
  const facts: Html[] = [];
  if (leg.uuid !== null) facts.push(html`operation ${codeCell(leg.uuid, 60)}`);
  if (operation?.image) facts.push(html`image ${codeCell(operation.image, 120)}`);
  if (operation?.resultImage) facts.push(html`left image ${codeCell(operation.resultImage, 60)}`);
  if (operation?.tag) facts.push(html`tag ${codeCell(operation.tag, 120)}`);
  return facts;
}

function titledText(title: Html, text: string): Html[] {
  return text === '' ? [] : [html`<p><b>${title}</b></p>`, preformatted(truncate(text, TEXT_LENGTH))];
}

function outputDetails(
  { preparation, streamFile }: Report,
  result: LegResult,
  limits: ExcerptLimits,
  resultsFile: string,
): Html[] {
  const { operation, outcome } = result;
  // What a leg wrote that passed is not kept.
  if (operation === null || outcome === 'passed') return [];
  const isSoFar = !isTerminal(operation.status);
  const written = (['stdout', 'stderr'] as const).flatMap((label) => {
    const output = operation[label];
    if (output === null || output.bytes.length === 0) return [];
    const shown = excerpt(output, limits);
    const wholeFile = streamFile?.(result.leg.name, label, preparation.includes(result)) ?? resultsFile;
    const note = describeOmission(shown, wholeFile, isSoFar);
    return [
      html`<p><b>${label}${isSoFar ? ' so far' : ''}</b></p>`,
      preformatted(shown.bytes.toString().replace(/\r?\n$|\r$/, '')),
      ...(note === null ? [] : [html`<p><code>${note}</code></p>`]),
    ];
  });
  return written.length > 0 || isSoFar ? written : [html`<p>It wrote nothing.</p>`];
}
