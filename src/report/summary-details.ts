import type { LegResult } from '../legs/leg.ts';
import { hintOf } from './annotations.ts';
import { truncate } from './clean.ts';
import { codeCell, html, type Html, joinHtml, preformatted } from './escape.ts';
import { describeOmission, excerpt, type ExcerptLimits } from './excerpt.ts';
import { counted, formatDuration } from './format.ts';
import { describeOutcome, remarksOn } from './leg-phrase.ts';
import { phraseHtml } from './phrase.ts';
import type { Report } from './report.ts';
import { iconOf } from './summary-table.ts';

/** UTF-16 units of a text shown in full. */
const TEXT_LENGTH = 4_000;

/** Whether there is more to say of a leg that did not pass, or not without a loss, than its row does. */
export function hasDetails({ outcome, operation, problem, loss }: LegResult): boolean {
  if (loss !== null) return true;
  if (outcome === 'passed') return false;
  const written = (operation?.stdout?.bytes.length ?? 0) + (operation?.stderr?.bytes.length ?? 0);
  return outcome === 'failed' || written > 0 || (operation?.error ?? null) !== null || problem !== null;
}

/**
 * What a leg that did not pass left, folded; with `limits` null without its output. What was to prepare the legs is not
 * folded: there is nothing that matters more. It has no blank line.
 */
export function legDetails(report: Report, result: LegResult, limits: ExcerptLimits | null, resultsFile: string): Html {
  const { leg, operation, outcome, problem, loss } = result;
  const duration = operation?.duration ?? null;
  const facts = [
    phraseHtml(describeOutcome(report.mode, result)),
    ...remarksOn(result).map(phraseHtml),
    ...(duration === null ? [] : [html`${formatDuration(duration)}`]),
  ];
  const parts = [
    report.preparation.includes(result) ? html`<details open>` : html`<details>`,
    html`<summary>${iconOf(outcome)} ${codeCell(leg.name, 100)} ${joinHtml(facts, ' · ')}</summary>`,
    paragraph(html``, identity(result)),
    paragraph(html`💡 `, phraseHtml(hintOf(report, result))),
    ...textBlock(html`Error`, operation?.error ?? problem?.message ?? ''),
    ...textBlock(html`Not kept`, loss ?? ''),
    ...(limits === null ? [] : streams(result, limits, resultsFile)),
    html`</details>`,
  ];
  return joinHtml(
    parts.filter((part) => String(part) !== ''),
    '\n',
  );
}

/** All legs that passed without a loss, folded into one list with what a reader may want to copy. Null when none did. */
export function passedDetails({ results }: Report): Html | null {
  const passed = results.filter(({ outcome, loss }) => outcome === 'passed' && loss === null);
  if (passed.length === 0) return null;
  const items = passed.map((result) => html`<li>${codeCell(result.leg.name, 100)}: ${identity(result)}</li>`);
  const title = html`${iconOf('passed')} ${counted(passed.length, 'leg')} that passed`;
  const parts = [
    html`<details>`,
    html`<summary>${title}</summary>`,
    html`<ul>`,
    ...items,
    html`</ul>`,
    html`</details>`,
  ];
  return joinHtml(parts, '\n');
}

/** What is known of its operation; nothing when it is none. */
function identity({ leg, operation }: LegResult): Html {
  const facts: Html[] = [];
  if (leg.uuid !== null) facts.push(html`operation ${codeCell(leg.uuid, 60)}`);
  if (operation?.image) facts.push(html`image ${codeCell(operation.image, 120)}`);
  if (operation?.resultImage) facts.push(html`left image ${codeCell(operation.resultImage, 60)}`);
  if (operation?.tag) facts.push(html`tag ${codeCell(operation.tag, 120)}`);
  return joinHtml(facts, ' · ');
}

/** A text of at most 4,000 UTF-16 units below its title; nothing for an empty one. */
export function textBlock(title: Html, text: string): Html[] {
  return text === '' ? [] : [html`<p><b>${title}</b></p>`, preformatted(truncate(text, TEXT_LENGTH))];
}

function paragraph(sign: Html, words: Html): Html {
  return String(words) === '' ? html`` : html`<p>${sign}${words}</p>`;
}

function streams({ operation }: LegResult, limits: ExcerptLimits, resultsFile: string): Html[] {
  const written = (['stdout', 'stderr'] as const).flatMap((label) => {
    const output = operation?.[label] ?? null;
    if (output === null || output.bytes.length === 0) return [];
    const shown = excerpt(output, limits);
    const cut = describeOmission(shown, resultsFile);
    const note = cut === null ? html`` : html`<p><code>${cut}</code></p>`;
    return [html`<p><b>${label}</b></p>`, preformatted(shown.bytes.toString().replace(/\r?\n$|\r$/, '')), note];
  });
  return operation === null || written.length > 0 ? written : [html`<p>It wrote nothing.</p>`];
}
