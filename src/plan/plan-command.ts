import type { Place } from '../values/place.ts';
import type { Problems, Where } from '../values/problems.ts';
import { shellText } from '../values/shell-text.ts';
import type { LegPlan } from './leg-plan.ts';
import { holdsOnlyComments, misreadInList, misreadInText } from './shell-syntax.ts';

export interface GivenCommand {
  /** With its placeholders filled in; empty where none is given, which is a problem already. */
  readonly command: string;
  /** Likewise; null for a text. */
  readonly args: readonly string[] | null;
  /** Null where the step leaves it open. */
  readonly shell: boolean | null;
}

type CommandPlan = Pick<LegPlan, 'command' | 'args' | 'shell' | 'exitOnError'>;

/** What is run, and how. Warns, or adds a problem, where that is not what it was written for. */
export function planCommand(given: GivenCommand, where: Place, problems: Problems): CommandPlan {
  const { command, args } = given;
  const shell = given.shell ?? args === null;
  const exitOnError = shell && args === null;
  // A shell takes one text: several words run in it as they would without.
  const isListForShell = shell && args !== null && args.length > 0;
  if (exitOnError) checkShellText(command, where, problems);
  else if (!shell || isListForShell) {
    const form = isListForShell ? 'quoted' : args === null ? 'text' : 'list';
    warn(misreadInList([command, ...(args ?? [])], form), where, problems);
  }
  return {
    command: isListForShell ? shellText([command, ...args]) : command,
    args: isListForShell ? [] : (args ?? []),
    shell,
    exitOnError,
  };
}

/** Of what a POSIX shell runs, a setup too. */
export function checkShellText(text: string, where: Where, problems: Problems): void {
  if (text.trim() !== '' && holdsOnlyComments(text)) problems.add(where, 'it holds only comments: give a command');
  else warn(misreadInText(text), where, problems);
}

function warn(misread: string | null, where: Where, problems: Problems): void {
  if (misread !== null) problems.warn(where, misread);
}
