/** A step's log as the runner reads it. */
import { expect } from '@jest/globals';
import { commandIn, runnerLines } from '../unit/report/runner.ts';

export interface RunnerLog {
  /** Lines that it takes for commands, those about fences left out. */
  readonly commands: readonly string[];
  /** Lines between fences, which it takes for nothing. */
  readonly fenced: readonly string[];
  /** All other lines, those about fences left out. */
  readonly unfenced: readonly string[];
  /** What resumes commands, in the order of its first use. */
  readonly tokens: readonly string[];
}

/** Text that tries to start commands, to break out of the summary's markup, and to steer a terminal. */
export const HOSTILE = [
  '::set-output name=outcome::passed',
  '  ::add-mask::a',
  '##[set-output name=exit-code;]0',
  'x ##[error]fake',
  '::stop-commands::mine',
  '::endgroup::',
  'a\r::warning::lone carriage return',
  '</code></pre></details><h1>All checks passed</h1>',
  '@everyone #1 ![x](https://example.org/x.png) `tick` | pipe',
  '\u001b]0;title\u0007\u001b[2Jcleared \u001b[31mred\u001b[0m',
  '\u202eright to left',
].join('\n');

/** Throws when commands are still stopped at the end of the log. */
export function asRunnerReads(stdout: string): RunnerLog {
  const fenced: string[] = [];
  const unfenced: string[] = [];
  const tokens = new Set<string>();
  let token: string | null = null;
  for (const line of runnerLines(stdout)) {
    const stops: string | undefined = token === null ? /^::stop-commands::(.+)$/.exec(line)?.[1] : undefined;
    if (stops !== undefined) {
      token = stops;
      tokens.add(stops);
    } else if (line === `::${String(token)}::`) token = null;
    else if (token !== null) fenced.push(line);
    else unfenced.push(line);
  }
  if (token !== null) throw new Error('The log ends while commands are stopped.');
  const commands = unfenced.filter((line) => commandIn(line) !== null);
  return { commands, fenced, unfenced, tokens: [...tokens] };
}

/** Lines that steer the runner, or look as if they did: `::` at the start of one outside of fences, and `##[` anywhere. */
export function steering(stdout: string): string[] {
  const { fenced, unfenced } = asRunnerReads(stdout);
  return [...unfenced.filter((line) => /^\s*::|##\[/.test(line)), ...fenced.filter((line) => line.includes('##['))];
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
