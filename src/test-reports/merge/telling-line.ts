import { cleanLine, firstUnits } from '../../report/text/clean.ts';
import { failingText } from '../../report/excerpts/failing-lines.ts';
import { bothEnds } from '../../values/both-ends.ts';

/** UTF-16 units of a line: what is behind them is not looked at. */
const LOOKED_AT = 4000;
/** Of details: a reason is looked for in the first ones. */
const MOST_LINES = { head: 200, tail: 1 };
/** Lines below the first one that are looked at. */
const MOST_BELOW = 40;
/** Lines that are told after the first one, and changed lines of a difference. */
const MOST_TOLD = 5;
const MOST_CHANGES = 4;

/** `Failed` of gotestsum, `collection failure` of pytest, `a.spec.ts:12:5 name` of Playwright, `a.cc:8` of GoogleTest. */
const SAYS_NOTHING = [
  /^(?:failed|failure|error|none|test failed|collection failure|unknown file|● Test suite failed to run)?[.:!]?$/i,
  /^\S{1,200}\.(?:spec|test)\.\w+:\d+:\d+ .*$/,
  /^\S{1,200}\.\w{1,5}:\d+(?::\d+)?:?$/,
  // Rust says where, then what. Node's runner and testify print what holds no reason.
  /^thread '.{0,500}' (?:\(\d+\) )?panicked at \S+$/,
  /^\[Error: test failed\]/,
  /^Error Trace: /,
  // bats: `(from function …,`, `in test file …)`
  /^\(?(?:from function|in test file) .{0,500}, line \d+[,)]$/,
  // pytest
  /^Use -v to get (?:more diff|the full diff)$/,
  /^\(compared using .{1,20}\)$/,
];
/** What every failing test of Go and Rust prints around it. */
const AROUND = /^(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL|running \d+ tests?$)/;
/** What Go's tests log, and pytest's line of the assertion. */
const LOGGED = /^(?:\S+\.go:\d+: \S|E {3}\S)/;

const ERROR_NAME = String.raw`(?:[\w.$]{0,100}(?:Error|Exception)(?: \[\w{1,60}\])?: )?`;
/** A line that needs those below it: of jest's and Node's assertions, PHPUnit's, Rust's, and any that ends in a colon. */
const OPENS = new RegExp(
  `:$|^${ERROR_NAME}expect\\(.{0,200}\\)\\.[\\w.]{1,60}\\(.{0,200}\\)$|^Failed asserting that .{1,200}\\.$|^assertion .{1,200} failed`,
);
/** Where the reason is over: frames, source, places, notes, and what testify says besides. */
const ENDS =
  /^(?:at \S|❯ |note: |>? ?\d+ \||[⎯─]{3}|\S{1,300}\.\w{1,5}:\d+(?::\d+)?(?::|$)|(?:Test|Messages|Diff|Error Context): |Failure\/Error: )/;

/** Which sign stands for which side, how many lines of each, and the marks below a changed line. */
const LEGEND =
  /^(?:[-+]{1,3} ?(?:expected|received|actual)(?: +[-+] ?\w+)?|@@.*@@|\?[ ^+-]*|(?:(?:full )?diff|difference):?)$/i;
const REMOVED = /^-(?!-)/;
const ADDED = /^\+(?!\+)(?! {2}where )/;
const BRACKET = /(?:^|\s)[[({]$|^[\])}],?$/;

/**
 * What a report says of a failure, in one line: its message, with `; ` between its lines, without what holds no reason; where
 * the message only opens the reason or has none, it comes from the details.
 */
export function tellingLine(message: string, details: string, name: string): string {
  const own = withoutTrace(shownLines(message)).filter(isTelling);
  const told = toldBy(own);
  const expansion = expansionIn(details);
  if (expansion !== null && told.length > 0) return joined([...told, `with expansion: ${expansion}`]);
  if (told.length > 0 && !told.every(isOpening)) return joined(told);
  return reasonIn(details, name, own[0]) ?? (told.length > 0 ? joined(told) : (shownLines(message)[0] ?? ''));
}

/** @param opening what the message says of it; null where the details say nothing */
function reasonIn(details: string, name: string, opening = ''): string | null {
  const lines = shownLines(details).filter(
    (line) => !AROUND.test(line) && !line.includes(`::${name}`) && isTelling(line),
  );
  const start = [
    (line: string) => opening !== '' && line.includes(opening),
    (line: string) => LOGGED.test(line),
    (line: string) => failingText(line) !== null,
    () => true,
  ].map((isIt) => lines.findIndex(isIt));
  const from = lines.slice(start.find((index) => index >= 0) ?? 0);
  const [first] = from;
  if (first === undefined) return null;
  return joined(isOpening(plain(first)) ? toldBy(from) : [first]);
}

/** The first line and those below it that tell the reason: of a difference the changed lines, where nothing else does. */
function toldBy([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return [];
  const next = others.slice(0, MOST_BELOW);
  const end = next.findIndex((line) => ENDS.test(line));
  const body = (end < 0 ? next : next.slice(0, end)).filter(
    (line) => !LEGEND.test(line) && !(OPENS.test(line) && first.includes(line)),
  );
  const isDifference = body.some((line) => REMOVED.test(line)) && body.some((line) => ADDED.test(line));
  if (!isDifference) return [first, ...body.slice(0, MOST_TOLD)];
  const isChanged = (line: string): boolean => REMOVED.test(line) || ADDED.test(line);
  const before = body.slice(0, body.findIndex(isChanged)).filter((line) => !BRACKET.test(line));
  const told = [first, ...before.slice(0, MOST_TOLD)];
  return told.every(isOpening) ? [...told, ...body.filter(isChanged).slice(0, MOST_CHANGES)] : told;
}

/** Catch2: the values for which the expression of the message does not hold. */
function expansionIn(details: string): string | null {
  if (!details.includes('with expansion:')) return null;
  const lines = shownLines(details);
  const index = lines.indexOf('with expansion:');
  return index < 0 ? null : (lines[index + 1] ?? null);
}

/** Python's trace, up to the error in its last line, says where and not why. */
function withoutTrace(lines: readonly string[]): string[] {
  const start = lines.indexOf('Traceback (most recent call last):');
  const length = lines.slice(Math.max(start, 0)).findIndex((line) => /^[\w.]{1,200}(?:Error|Exception)\b/.test(line));
  return start < 0 || length < 0 ? [...lines] : lines.toSpliced(start, length);
}

function isTelling(line: string): boolean {
  return !SAYS_NOTHING.some((nothing) => nothing.test(line));
}

function isOpening(line: string): boolean {
  return OPENS.test(line);
}

/** Of the first lines those that are not blank, without blanks around them. */
function shownLines(text: string): string[] {
  return bothEnds(text, MOST_LINES)
    .head.map((line) => plain(cleanLine(firstUnits(line, LOOKED_AT)).trim()))
    .filter((line) => line !== '');
}

/** Without the kind of equality, and with one blank behind a short title: `actual  : 2`. */
function plain(line: string): string {
  return line.replace(/ \/\/ (?:Object\.is|deep) equality$/, '').replace(/^(\w{1,20}(?: \w{1,20})?) *: +/, '$1: ');
}

function joined(lines: readonly string[]): string {
  return lines.map(withoutSigns).reduce((text, line) => `${text}${/[:.!?]$/.test(text) ? ' ' : '; '}${line}`);
}

/** Without pytest's marks before a line, the indentation of a changed line and the comma behind it. */
function withoutSigns(line: string): string {
  return line
    .replace(/^E {3} */, '')
    .replace(/^\+ {2}(?=where |and )/, '')
    .replace(/^([-+]) +/, '$1 ')
    .replace(/,$/, '');
}
