/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text that is not the value it should be. The message quotes it and says what is allowed. */
export class InvalidValue extends Error {
  /** The text, quoted. */
  readonly shown: string;
  /** What is wrong with it and what is allowed, to follow the quoted text. */
  readonly expectation: string;

  constructor(text: string, expectation: string) {
    const shown = quote(text);
    super(`${shown} ${expectation}`);
    this.name = 'InvalidValue';
    this.shown = shown;
    this.expectation = expectation;
  }
}

export interface Bounds {
  readonly least: number;
  readonly greatest: number;
}

/** What the texts of a kind of value look like, without the blanks around them. */
export interface TextForm {
  /** Without flags but `u`, so that a JSON Schema can have it. */
  readonly pattern: RegExp;
  /** What is wrong with a text that does not match, and what is allowed, to follow the quoted text. */
  readonly expectation: string;
}

const LONGEST_QUOTE = 100;

/**
 * The text between quotation marks on one line, cut after 100 characters: fit for a message, not yet escaped. Backslashes and
 * quotation marks in it stay as they were written.
 */
export function quote(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return JSON.stringify(cut).replaceAll(/\\(["\\])/g, '$1');
}

/** Milliseconds up to the longest delay that Node's timers keep; they fire at once after a longer one. */
const TIMER_BOUNDS: Bounds = { least: 0, greatest: 2_147_483_647 };
export const DURATION: TextForm = {
  pattern: /^(?:(?<bare>\d+)|(?:(?<hours>\d+)h)?(?:(?<minutes>\d+)m)?(?:(?<seconds>\d+)s)?)$/,
  expectation: 'is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
};

/**
 * Milliseconds of a duration: whole seconds such as `90`, or hours, minutes and seconds in this order such as `90s`,
 * `5m`, `1h30m`. Without bounds (milliseconds) it may be as long as a timer of Node's, some 596 hours.
 * @throws {InvalidValue}
 */
export function parseDuration(text: string, bounds: Partial<Bounds> = {}): number {
  const found = DURATION.pattern.exec(text.trim())?.groups;
  if (text.trim() === '' || found === undefined) throw new InvalidValue(text, DURATION.expectation);
  const count = (unit: string): number => Number(found[unit] ?? 0);
  const seconds = count('bare') + count('hours') * 3600 + count('minutes') * 60 + count('seconds');
  const { least, greatest } = { ...TIMER_BOUNDS, ...bounds };
  if (seconds * 1000 < least) throw new InvalidValue(text, `is too short: use ${Math.ceil(least / 1000)}s or more`);
  if (seconds * 1000 > greatest) {
    throw new InvalidValue(text, `is too long: use ${Math.floor(greatest / 1000)}s or less`);
  }
  return seconds * 1000;
}

export const BOOLEAN: TextForm = {
  pattern: /^(?:true|True|TRUE|false|False|FALSE)$/,
  expectation: 'is not a boolean: use true or false',
};

/** A YAML 1.2 core boolean, as the toolkit's own `getBooleanInput` takes it. @throws {InvalidValue} */
export function parseBoolean(text: string): boolean {
  const value = text.trim();
  if (!BOOLEAN.pattern.test(value)) throw new InvalidValue(text, BOOLEAN.expectation);
  return value.toLowerCase() === 'true';
}

/** One of the choices, written in any case, or what an alias stands for. @throws {InvalidValue} */
export function parseChoice<const Choice extends string>(
  text: string,
  choices: readonly Choice[],
  aliases: Readonly<Record<string, Choice>> = {},
): Choice {
  const word = text.trim().toLowerCase();
  const alias = Object.entries(aliases).find(([name]) => name.toLowerCase() === word)?.[1];
  const choice = choices.find((candidate) => candidate.toLowerCase() === word) ?? alias;
  if (choice === undefined) throw new InvalidValue(text, `is not allowed: use ${alternatives(choices)}`);
  return choice;
}

export const INTEGER = /^[+-]?\d+$/;

/** A whole number within the bounds, both included; `unit` follows it in the message. @throws {InvalidValue} */
export function parseInteger(text: string, { least, greatest }: Bounds, unit = ''): number {
  const value = Number(text.trim());
  if (!INTEGER.test(text.trim()) || value < least || value > greatest) {
    throw new InvalidValue(text, `is not allowed: use a whole number${unit} from ${least} to ${greatest}`);
  }
  return value;
}

export const SIZE: TextForm = {
  pattern: /^(?<count>\d+)\s*(?:[bB]|(?<unit>[kKmMgGtT])(?<base>[bB]|[iI][bB]?)?)?$/,
  expectation: 'is not a size: use whole bytes above 0, or a size such as 500MB, 512M or 2GiB',
};
const UNITS = ['k', 'm', 'g', 't'];

/**
 * Bytes of a size: plain bytes such as `65536`, or a whole number with a unit in any case, as GNU's tools read it: `K`, `M`,
 * `G` and `T`, also written `KiB` and so on, are powers of 1024; `KB`, `MB`, `GB` and `TB` powers of 1000.
 * @throws {InvalidValue}
 */
export function parseSize(text: string): number {
  const { count = '', unit = '', base = '' } = SIZE.pattern.exec(text.trim())?.groups ?? {};
  const power = UNITS.indexOf(unit.toLowerCase()) + 1;
  const bytes = Number(count) * (base.toLowerCase() === 'b' ? 1000 : 1024) ** power;
  if (count !== '' && bytes >= 1 && Number.isSafeInteger(bytes)) return bytes;
  throw new InvalidValue(text, SIZE.expectation);
}

/** The text in memory of its own: in V8, a part of a long text keeps all of it. */
export function ownText(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}

/** The text's lines, which also end at a lone carriage return. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\r\n]/);
}

/** The lines that are not blank, without the blanks around them. A lone carriage return within a line stays. */
export function parseLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The items between newlines, commas or blanks. */
export function parseList(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

/** File patterns between newlines, commas or blanks. A comma within braces belongs to its pattern. */
export function parsePatterns(text: string): string[] {
  return text
    .split(/\s+/)
    .flatMap(splitOutsideBraces)
    .filter((pattern) => pattern !== '');
}

function splitOutsideBraces(word: string): string[] {
  const patterns: string[] = [];
  let pattern = '';
  let depth = 0;
  for (const part of word.split(/([{},])/)) {
    if (part === '{') depth += 1;
    else if (part === '}') depth = Math.max(0, depth - 1);
    if (part === ',' && depth === 0) {
      patterns.push(pattern);
      pattern = '';
    } else pattern += part;
  }
  return [...patterns, pattern];
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`;
}
