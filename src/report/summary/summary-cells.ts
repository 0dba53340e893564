import { parseUuid } from '../../contree/uuid.ts';
import type { CancelResult, LegResult, Outcome } from '../../legs/leg.ts';
import { exitCodeOf, isFlaky, isGivenUp } from '../../legs/outcome.ts';
import { codeCell, html, joinHtml, type Html } from '../text/escape.ts';
import { formatBytes, formatDuration } from '../text/format.ts';
import { outcomeWord, remarksOf, tryPhrase } from '../text/leg-phrase.ts';
import { phraseHtml, type Phrase } from '../text/phrase.ts';

/** UTF-16 units. */
const ERROR_LENGTH = 200;

export const OUTCOME_ICONS: Readonly<Record<Outcome, Html>> = {
  passed: html`✅`,
  failed: html`❌`,
  cancelled: html`🚫`,
  'timed-out': html`⏰`,
  active: html`⏳`,
  unknown: html`❓`,
  ended: html`🏁`,
};

/** The outcome with its icon: `✅ passed`, `✅ 3 passed`. */
export function outcomeLabel(outcome: Outcome, count?: number): Html {
  const amount = count === undefined ? html`` : html`${count} `;
  return html`${OUTCOME_ICONS[outcome]} ${amount}${outcomeWord(outcome)}`;
}

/** A leg, and why it was not started where it was planned; null when that is unknown. */
export interface LegRow {
  readonly result: LegResult;
  readonly cause: Phrase | null;
}

const CANCEL_WORDS: Readonly<Record<CancelResult, Html>> = {
  accepted: html`cancel accepted`,
  finished: html`had finished`,
  rejected: html`cancel refused`,
  failed: html`cancel failed`,
};

/** What the leg counts, and what ended it where the outcome does not say it; empty where the outcome says all. */
export function exitCell(result: LegResult): Html {
  const late = result.timedOut && result.outcome !== 'timed-out' ? [html`deadline`] : [];
  return joinHtml([...endOf(result), ...late], ', ');
}

function endOf({ operation, outcome }: LegResult): Html[] {
  if (operation === null) return [];
  const { exitCode, sandboxTimedOut, signal } = operation;
  // The signal is the service's way to end it.
  if (sandboxTimedOut) return [html`${exitCodeOf(operation) ?? ''}`, html`own limit`];
  if (signal !== null) return [html`signal ${signal}`];
  return exitCode === null || (exitCode === 0 && outcome === 'passed') ? [] : [html`${exitCode}`];
}

export function cpuCell({ operation }: LegResult): Html {
  const cpu = operation?.cpu ?? null;
  return cpu === null ? html`` : html`${formatDuration(cpu)}`;
}

export function memoryCell({ operation }: LegResult): Html {
  const memory = operation?.memory ?? null;
  return memory === null ? html`` : html`${formatBytes(memory)}`;
}

/** Empty where the outcome implies the status. */
export function statusCell(result: LegResult): Html {
  return isImplied(result) ? html`` : codeCell(result.operation?.status ?? '', 30);
}

/** A UUID's first part is enough to tell images apart; the leg's details show all of it. */
export function imageCell({ operation }: LegResult): Html {
  const image = operation?.image ?? '';
  return codeCell(parseUuid(image) === image ? `${image.slice(0, 8)}…` : image, 60);
}

/** Whether the outcome says the status: a command that failed has SUCCESS where the service ran it. */
function isImplied({ outcome, operation }: LegResult): boolean {
  if (operation === null) return true;
  const { status } = operation;
  switch (outcome) {
    case 'passed':
    case 'ended':
      return status === 'SUCCESS';
    case 'failed':
      return status === 'FAILED' || status === 'SUCCESS';
    case 'cancelled':
      return status === 'CANCELLED';
    case 'timed-out':
    case 'active':
      return status === 'EXECUTING';
    case 'unknown':
      return false;
  }
}

/** With the result of cancelling where the outcome does not imply it, and what else is remarkable. */
export function outcomeCell(result: LegResult): Html {
  const { cancel, outcome } = result;
  const isSaid = cancel === null || (cancel === 'accepted' && outcome === 'cancelled');
  const remarks = [
    ...(isSaid ? [] : [CANCEL_WORDS[cancel]]),
    ...(isGivenUp(result) ? [html`fail-fast`] : []),
    ...(isFlaky(result) ? [html`flaky: ${phraseHtml(tryPhrase(result))}`] : []),
    ...remarksOf(result).map(phraseHtml),
  ];
  return remarks.length === 0 ? outcomeLabel(outcome) : html`${outcomeLabel(outcome)} (${joinHtml(remarks, ', ')})`;
}

export function errorCell({ result, cause }: LegRow): Html {
  const { operation, problem, loss, start } = result;
  if (start !== 'planned') return codeCell(operation?.error ?? problem?.message ?? loss ?? '', ERROR_LENGTH);
  // The outcome says why.
  if (cause === null || isGivenUp(result)) return html`not started`;
  return html`not started: ${phraseHtml(cause)}`;
}
