/** What GitHub's runner would make of a step's log (actions/runner: `OutputManager`, `ActionCommandManager`). */
import { FORGED } from './hostile-text.ts';
import { readCommand, type RunnerCommand, runnerLines } from './runner-command.ts';

export interface EffectiveCommand extends RunnerCommand {
  /** As it stands in the log. */
  readonly line: string;
}

export interface RunnerLog {
  /** Commands that take effect, in order, those about fences left out. */
  readonly effects: readonly EffectiveCommand[];
  /** Their lines. */
  readonly commands: readonly string[];
  /** Lines between fences, which it takes for nothing. */
  readonly fenced: readonly string[];
  /** All other lines, those about fences left out. */
  readonly unfenced: readonly string[];
  /** What resumes commands, in the order of its first use. */
  readonly tokens: readonly string[];
  /** Commands are still stopped at the end of the log. */
  readonly isStopped: boolean;
}

export function readLog(stdout: string): RunnerLog {
  const effects: EffectiveCommand[] = [];
  const fenced: string[] = [];
  const unfenced: string[] = [];
  const tokens = new Set<string>();
  let token: string | null = null;
  for (const line of runnerLines(stdout)) {
    const command = readCommand(line, token);
    if (token !== null) {
      if (command?.name === token.toLowerCase()) token = null;
      else fenced.push(line);
    } else if (command?.name === 'stop-commands') {
      token = command.data;
      tokens.add(token);
    } else {
      unfenced.push(line);
      if (command !== null) effects.push({ ...command, line });
    }
  }
  const commands = effects.map(({ line }) => line);
  return { effects, commands, fenced, unfenced, tokens: [...tokens], isStopped: token !== null };
}

/** As `readLog`; throws when commands are still stopped at the end of the log. */
export function asRunnerReads(stdout: string): RunnerLog {
  const log = readLog(stdout);
  if (log.isStopped) throw new Error('The log ends while commands are stopped.');
  return log;
}

/** Lines that steer the runner, or look as if they did: `::` at the start of one outside of fences, and `##[` anywhere. */
export function steering(stdout: string): string[] {
  const { fenced, unfenced } = asRunnerReads(stdout);
  return [...unfenced.filter((line) => /^\s*::|##\[/.test(line)), ...fenced.filter((line) => line.includes('##['))];
}

/**
 * What the log shows behind `name │ ` or `name stderr │ ` as the leg writes it, in order, except the command of each try, and
 * the end that is printed once more; throws when one of it stands outside of a fence.
 */
export function shownBehind(name: string, stdout: string): string[] {
  const prefix = `${name} │ `;
  const isOf = (line: string): boolean => line.startsWith(prefix);
  const { fenced } = asRunnerReads(stdout);
  if (runnerLines(stdout).filter(isOf).length !== fenced.filter(isOf).length) {
    throw new Error(`A line of ${name} is not fenced.`);
  }
  const again = fenced.indexOf(`${name.replace(/ stderr$/, '')} │ … its end once more …`);
  const lines = (again === -1 ? fenced : fenced.slice(0, again)).filter(isOf);
  return lines.map((line) => line.slice(prefix.length)).filter((line) => !line.startsWith('$ '));
}

/** Commands that a step gives by itself, besides those about fences. */
const OWN: ReadonlySet<string> = new Set(['add-mask', 'debug', 'endgroup', 'error', 'group', 'notice', 'warning']);
const ANNOTATIONS = ['error', 'notice', 'warning'];
/** Where an annotation stands and what it is called. */
const PLACE = ['title', 'file', 'line'];
/** The runner keeps so many annotations of a kind per step (`ExecutionContext`). */
const MOST_ANNOTATIONS = 10;
/** UTF-16 units of a line, and of a command's data without its escapes; the runner cuts an annotation at 4,096. */
const LONGEST_LINE = 4_200;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Control characters, and what changes the direction of text. */
const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;:]*m`, 'gu');

/** What is wrong with a step's log, each as a sentence. `secrets` is what the step may mask. */
export function logViolations(stdout: string, secrets: readonly string[]): string[] {
  const log = readLog(stdout);
  const lines = runnerLines(stdout);
  const whole = stdout === '' || stdout.endsWith('\n');
  return [
    ...(log.isStopped ? ['The log ends while commands are stopped.'] : []),
    ...(whole ? [] : ['The log ends within a line.']),
    ...(stdout.includes('\r') ? ['The log has a carriage return.'] : []),
    ...(log.tokens.length > 1 ? [`${String(log.tokens.length)} tokens resume commands.`] : []),
    ...log.tokens.filter((token) => !UUID.test(token)).map((token) => `A token can be guessed: ${token}`),
    ...log.effects.flatMap((effect) => effectViolations(effect, secrets)),
    ...annotationViolations(log.effects),
    ...groupViolations(log.effects),
    ...unfencedViolations(log),
    ...[...lines.filter((line) => !log.commands.includes(line)), ...log.effects.map(({ data }) => data)]
      .filter((text) => text.length > LONGEST_LINE)
      .map((text) => `A line has ${String(text.length)} characters.`),
    ...lines
      .filter((line) => CONTROL.test(line.replace(COLOUR, '')))
      .map((line) => `A line has a control character: ${quoted(line)}`),
  ];
}

function effectViolations({ name, properties, data, line }: EffectiveCommand, secrets: readonly string[]): string[] {
  if (!OWN.has(name)) return [`A command of another took effect: ${quoted(line)}`];
  const isPlaced = ANNOTATIONS.includes(name);
  const alien = Object.keys(properties).filter((key) => !isPlaced || !PLACE.includes(key));
  if (alien.length > 0) return [`A command has properties: ${quoted(line)}`];
  if (/\D/.test(properties['line'] ?? '')) return [`An annotation is at no line: ${quoted(line)}`];
  // A step's own annotation of a test begins with the test's message, and has a title.
  if (data.startsWith(FORGED) && properties['title'] === undefined)
    return [`A forged command took effect: ${quoted(line)}`];
  if (name === 'add-mask' && !secrets.includes(data)) return [`It masks what is no secret: ${quoted(line)}`];
  return [];
}

function annotationViolations(effects: readonly EffectiveCommand[]): string[] {
  return ANNOTATIONS.flatMap((kind) => {
    const count = effects.filter(({ name }) => name === kind).length;
    return count > MOST_ANNOTATIONS ? [`There are ${String(count)} annotations of the kind ${kind}.`] : [];
  });
}

function groupViolations(effects: readonly EffectiveCommand[]): string[] {
  const problems: string[] = [];
  let open: string | null = null;
  for (const { name, data, line } of effects) {
    if (name === 'group' && open !== null) problems.push(`A group opens within another: ${quoted(line)}`);
    if (name === 'endgroup' && open === null) problems.push('A group ends that was not open.');
    if (name === 'group') open = data;
    if (name === 'endgroup') open = null;
  }
  return open === null ? problems : [...problems, `A group stays open: ${quoted(open)}`];
}

/** Lines that look like commands and are none, and text of a leg outside of a fence. */
function unfencedViolations({ unfenced, fenced, commands }: RunnerLog): string[] {
  const own = new Set(commands);
  const isSteering = (line: string): boolean => /^[\s\p{Cf}\p{Cc}]*::/u.test(line) && !own.has(line);
  return [
    ...unfenced.filter(isSteering).map((line) => `A line looks like a command: ${quoted(line)}`),
    ...[...unfenced, ...fenced].filter((line) => line.includes('##[')).map((line) => `It shows ##[: ${quoted(line)}`),
    ...unfenced
      .filter((line) => /^std(?:out|err) │ /u.test(line))
      .map((line) => `Output without fence: ${quoted(line)}`),
  ];
}

function quoted(line: string): string {
  return JSON.stringify(line.length > 200 ? `${line.slice(0, 200)}…` : line);
}
