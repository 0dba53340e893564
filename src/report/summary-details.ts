import type { LegResult } from '../legs/leg.ts';
import { hintOf } from './annotations.ts';
import { capped } from './clean.ts';
import { counted } from './count.ts';
import { formatDuration } from './duration.ts';
import { codeCell, html, joinHtml, preformatted, type Html } from './escape.ts';
import { describeCut, excerpt, type ExcerptLimits } from './excerpt.ts';
import { fateOf } from './fate.ts';
import { phraseHtml } from './phrase.ts';
import type { Report } from './report.ts';
import { signOf } from './summary-table.ts';

/** UTF-16 units of an error text shown in full. */
const ERROR_LENGTH = 4_000;

/** Whether there is more to say of a leg that did not pass than its row does. */
export function hasDetails({ outcome, operation, problem }: LegResult): boolean {
  if (outcome === 'passed') return false;
  const written = (operation?.stdout?.bytes.length ?? 0) + (operation?.stderr?.bytes.length ?? 0);
  return outcome === 'failed' || written > 0 || (operation?.error ?? null) !== null || problem !== null;
}

/** What a leg that did not pass left, folded; with `limits` null without its output. It has no blank line. */
export function legDetails(report: Report, result: LegResult, limits: ExcerptLimits | null, resultsFile: string): Html {
  const { leg, operation, outcome, problem } = result;
  const duration = operation?.duration ?? null;
  const took = duration === null ? html`` : html` · ${formatDuration(duration)}`;
  const fate = phraseHtml(fateOf(report.mode, result));
  const error = operation?.error ?? problem?.message ?? '';
  const parts = [
    html`<details>`,
    html`<summary>${signOf(outcome)} ${codeCell(leg.name, 100)} ${fate}${took}</summary>`,
    html`<p>${identity(result)}</p>`,
    hint(result),
    ...(error === '' ? [] : [html`<p><b>Error</b></p>`, preformatted(capped(error, ERROR_LENGTH))]),
    ...(limits === null ? [] : streams(result, limits, resultsFile)),
    html`</details>`,
  ];
  return joinHtml(
    parts.filter((part) => String(part) !== ''),
    '\n',
  );
}

/** All legs that passed, folded into one list with what a reader may want to copy. Null when none did. */
export function passedDetails({ results }: Report): Html | null {
  const passed = results.filter(({ outcome }) => outcome === 'passed');
  if (passed.length === 0) return null;
  const items = passed.map((result) => html`<li>${codeCell(result.leg.name, 100)}: ${identity(result)}</li>`);
  const title = html`${signOf('passed')} ${counted(passed.length, 'leg')} that passed`;
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

function identity({ leg, operation }: LegResult): Html {
  const facts = [html`operation ${codeCell(leg.uuid, 60)}`];
  if (operation?.image) facts.push(html`image ${codeCell(operation.image, 120)}`);
  if (operation?.resultImage) facts.push(html`left image ${codeCell(operation.resultImage, 60)}`);
  if (operation?.tag) facts.push(html`tag ${codeCell(operation.tag, 120)}`);
  return joinHtml(facts, ' · ');
}

function hint(result: LegResult): Html {
  const words = phraseHtml(hintOf(result));
  return String(words) === '' ? html`` : html`<p>💡 ${words}</p>`;
}

function streams({ operation }: LegResult, limits: ExcerptLimits, resultsFile: string): Html[] {
  const written = (['stdout', 'stderr'] as const).flatMap((label) => {
    const output = operation?.[label] ?? null;
    if (output === null || output.bytes.length === 0) return [];
    const shown = excerpt(output, limits);
    const cut = describeCut(shown, resultsFile);
    const note = cut === null ? html`` : html`<p><code>${cut}</code></p>`;
    return [html`<p><b>${label}</b></p>`, preformatted(shown.text.replace(/\r?\n$|\r$/, '')), note];
  });
  return operation === null || written.length > 0 ? written : [html`<p>It wrote nothing.</p>`];
}
