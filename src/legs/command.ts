import type { Operation, SentCommand } from '../contree/types.ts';
import { shellText } from '../values/shell-text.ts';
import { ownText } from '../values/values.ts';

/**
 * The variable that every started instance carries in its environment. The service repeats it in the operation's detail
 * (`metadata.env`). Its name must not end like a secret's, such as `TOKEN`: the service masks the values of such names in
 * events, and does not say what it does in details.
 */
export const MARKER_VARIABLE = 'CONTREE_OP_ACTION';

/** Stands before a command that was given as text, so that it ends at the first failure, as a workflow's `run` does. */
export const EXIT_ON_ERROR = 'set -e; ';

/** What is shown of a long command: lines, and UTF-16 units. Longer ones show less than this, so that a little is never cut. */
const LONGEST = { lines: 20, units: 2_000 };
const SHOWN = { lines: 18, units: 1_800 };

/** As a shell would take it: the words of a list are quoted where they need it. */
export function commandText({ command, args, shell }: SentCommand): string {
  return shell ? command : shellText([command, ...args]);
}

/** The command of an instance as its author wrote it: without what this action puts before it. Null when it is not known. */
export function writtenCommand({ command, env }: Pick<Operation, 'command' | 'env'>): string | null {
  if (command === null) return null;
  const text = commandText(command);
  const isPrefixed = command.shell && env?.[MARKER_VARIABLE] !== undefined && text.startsWith(EXIT_ON_ERROR);
  return isPrefixed ? text.slice(EXIT_ON_ERROR.length) : text;
}

/**
 * What the reports show of a command, in memory of its own where it is cut: its beginning, and how much more there is.
 * @param text free of secrets, since a part of one would not be found
 */
export function shownCommand(text: string): string {
  const whole = text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
  const lines = whole.split('\n', LONGEST.lines + 1);
  if (lines.length <= LONGEST.lines && whole.length <= LONGEST.units) return whole;
  const shown = lines.slice(0, SHOWN.lines).join('\n').slice(0, SHOWN.units);
  return ownText(`${shown}\n… (${(whole.length - shown.length).toLocaleString('en-US')} more characters)`);
}
