import type { LegResult } from '../../legs/leg.ts';
import { commandHead } from '../text/command-lines.ts';
import { codeCell, html, type Html, joinHtml } from '../text/escape.ts';
import { counted } from '../text/format.ts';
import type { Page } from './page.ts';
import type { Report } from '../report.ts';
import { hasDetails, identityOf } from './summary-details.ts';
import { OUTCOME_ICONS } from './summary-cells.ts';

/** UTF-16 units. */
const NAME_LENGTH = 100;
const COMMAND_LENGTH = 120;

/** Adds the details of the legs that passed. Their commands are the first to yield. Returns what is missing. */
export function addPassed(page: Page, report: Report): Html[] {
  const whole = passedDetails(report, true);
  if (whole === null || page.add(whole)) return [];
  const short = passedDetails(report, false);
  if (short !== null && page.add(short)) return [html`the commands of the legs that passed`];
  return [html`the details of the legs that passed`];
}

/**
 * All legs that passed and have no other details, in one folded list with what a reader may copy; null when there are none.
 */
export function passedDetails({ results }: Pick<Report, 'results'>, withCommands: boolean): Html | null {
  const passed = results.filter((result) => result.outcome === 'passed' && !hasDetails(result));
  if (passed.length === 0) return null;
  const items = passed.map((result) => {
    const facts = [...commandOf(result, withCommands), ...identityOf(result)];
    return html`<li>${joinHtml([codeCell(result.leg.name, NAME_LENGTH), ...joinFacts(facts)], ': ')}</li>`;
  });
  const title = html`<summary>${OUTCOME_ICONS.passed} Details of ${counted(passed.length, 'leg')} that passed</summary>`;
  return joinHtml([html`<details>`, title, html`<ul>`, ...items, html`</ul>`, html`</details>`], '\n');
}

function commandOf({ command }: LegResult, isWanted: boolean): Html[] {
  return isWanted && command !== null ? [codeCell(commandHead(command), COMMAND_LENGTH)] : [];
}

function joinFacts(facts: readonly Html[]): Html[] {
  return facts.length === 0 ? [] : [joinHtml(facts, ' · ')];
}
