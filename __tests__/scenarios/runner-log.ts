/** A step's log as the runner reads it. */
import { expect } from '@jest/globals';
import { commandIn, runnerLines } from '../unit/report/runner.ts';

export interface RunnerLog {
  /** Lines that it takes for commands, those about fences left out. */
  readonly commands: readonly string[];
  /** Lines between fences, which it takes for nothing. */
  readonly fenced: readonly string[];
  /** What resumes commands, in the order of its first use. */
  readonly tokens: readonly string[];
}

/** Throws when commands are still stopped at the end of the log. */
export function asRunnerReads(stdout: string): RunnerLog {
  const commands: string[] = [];
  const fenced: string[] = [];
  const tokens = new Set<string>();
  let token: string | null = null;
  for (const line of runnerLines(stdout)) {
    const stops: string | undefined = token === null ? /^::stop-commands::(.+)$/.exec(line)?.[1] : undefined;
    if (stops !== undefined) {
      token = stops;
      tokens.add(stops);
    } else if (line === `::${String(token)}::`) token = null;
    else if (token !== null) fenced.push(line);
    else if (commandIn(line) !== null) commands.push(line);
  }
  if (token !== null) throw new Error('The log ends while commands are stopped.');
  return { commands, fenced, tokens: [...tokens] };
}

/** What the log shows behind `name │ `, in order; throws when one of it stands outside of a fence. */
export function shownBehind(name: string, stdout: string): string[] {
  const prefix = `${name} │ `;
  const isOf = (line: string): boolean => line.startsWith(prefix);
  const lines = asRunnerReads(stdout).fenced.filter(isOf);
  const all = runnerLines(stdout).filter(isOf);
  if (all.length !== lines.length) throw new Error(`A line of ${name} is not fenced.`);
  return lines.map((line) => line.slice(prefix.length));
}

/** Commands that a step gives by itself; its first line masks the token. */
const OWN = /^::(?:add-mask::\S+$|error::\S|warning::\S|group::\S|endgroup::$)/;

/** Checks that nothing of what the legs wrote is a command, or steers a terminal. */
export function expectNothingForged(stdout: string): void {
  const { commands, tokens } = asRunnerReads(stdout);
  expect(commands.slice(1).filter((line) => line.startsWith('::add-mask'))).toEqual([]);
  expect(commands.filter((line) => !OWN.test(line))).toEqual([]);
  expect(tokens.length).toBeLessThanOrEqual(1);
  for (const sequence of ['##[', '\u001b]', '\u001b[2J', '\u202e', '\r']) expect(stdout).not.toContain(sequence);
}
