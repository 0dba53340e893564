/**
 * How the runner takes a line of a step's log for a command (actions/runner: `ActionCommand.TryParseV2` and `TryParse`). Its
 * searches compare by the rules of a language where ICU is installed, so both readings of a line count here.
 */

export interface RunnerCommand {
  /** In lower case: the runner's table of commands knows no case. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Blanks as .NET's `TrimStart` knows them: more than JavaScript's in one place, fewer in another. */
const LEADING_BLANKS = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/** What a comparison by the rules of a language passes over. */
const IGNORABLE = '[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{Cc}]*';
const LOOSE_START = new RegExp(`^${IGNORABLE}:${IGNORABLE}:`, 'u');
const LOOSE_COLONS = new RegExp(`:${IGNORABLE}:`, 'gu');
const LOOSE_BRACKET = new RegExp(`#${IGNORABLE}#${IGNORABLE}\\[`, 'u');

/** The names that the runner registers, and a plug-in's, which it registers for a while. */
const COMMANDS: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** Lines as the runner's `ReadLine` gives them: a lone carriage return ends one too. */
export function runnerLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The command that the runner would read in this line; null when it reads none. */
export function readCommand(line: string, resumeToken: string | null = null): RunnerCommand | null {
  const isKnown = (name: string): boolean => {
    const lower = name.toLowerCase();
    return COMMANDS.has(lower) || lower === resumeToken?.toLowerCase();
  };
  return parseCommand(line, isKnown);
}

/** The name of the command that the runner would read in this line if it knew every name; null when it reads none. */
export function commandIn(line: string): string | null {
  return parseCommand(line, (name) => /^[a-z][a-z-]*$/iu.test(name))?.name ?? null;
}

function parseCommand(line: string, isKnown: (name: string) => boolean): RunnerCommand | null {
  return colonCommand(line.replace(LEADING_BLANKS, ''), isKnown) ?? bracketCommand(line, isKnown);
}

/** `::name key=value,key=value::data` at the start of a line. */
function colonCommand(line: string, isKnown: (name: string) => boolean): RunnerCommand | null {
  if (!line.startsWith('::') && !LOOSE_START.test(line)) return null;
  LOOSE_COLONS.lastIndex = 2;
  const loose = LOOSE_COLONS.exec(line)?.index ?? -1;
  for (const end of [line.indexOf('::', 2), loose]) {
    if (end < 0) continue;
    const found = command(line.slice(2, end), ',', isKnown);
    if (found !== null) return { ...found, data: unescape(line.slice(end + 2), ['\r', '\n', '%']) };
  }
  return null;
}

/** `##[name key=value;key=value]data` anywhere in a line. */
function bracketCommand(line: string, isKnown: (name: string) => boolean): RunnerCommand | null {
  for (const begin of [line.indexOf('##['), line.search(LOOSE_BRACKET)]) {
    const end = begin < 0 ? -1 : line.indexOf(']', begin);
    if (end < 0) continue;
    const found = command(line.slice(begin + 3, end), ';', isKnown);
    if (found !== null) return { ...found, data: unescape(line.slice(end + 1), [';', '\r', '\n', ']', '%']) };
  }
  return null;
}

function command(
  info: string,
  separator: ',' | ';',
  isKnown: (name: string) => boolean,
): Omit<RunnerCommand, 'data'> | null {
  const blank = info.indexOf(' ');
  const name = blank < 0 ? info : info.slice(0, blank);
  if (!isKnown(name)) return null;
  const escaped = separator === ',' ? ['\r', '\n', ':', ',', '%'] : [';', '\r', '\n', ']', '%'];
  const pairs = blank < 0 ? [] : info.slice(blank + 1).split(separator);
  const properties = pairs.flatMap((pair) => {
    const [, key = '', value = ''] = /^\s*([^=]+)=(.+)$/su.exec(pair) ?? [];
    return key === '' ? [] : [[key, unescape(value, escaped)] as const];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(properties) };
}

/** The percent sign comes last, as in the runner. */
function unescape(text: string, characters: readonly string[]): string {
  return characters.reduce((shown, character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    return shown.replaceAll(`%${code}`, character);
  }, text);
}
