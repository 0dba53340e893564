import type { CutPlaces } from '../../contree/secrets/finds.ts';
import { cleanLine, firstUnits, oneLine, truncate } from '../../report/clean.ts';
import { failingText } from '../../report/failing-lines.ts';
import { bothEnds } from '../../values/both-ends.ts';
import { ownText } from '../../values/values.ts';
import type { ReportedTest } from '../junit/reported-test.ts';

/** Replaces secrets. Where the text may be cut, a part of a secret is one as well. */
export type HideSecrets = (text: string, cut?: CutPlaces) => string;

/** UTF-16 units. */
const NAME_LENGTH = 500;
const MESSAGE_LENGTH = 500;
/** Of a text from which one line is made: what is behind it is not looked at, once secrets are out. */
const LOOKED_AT = 4000;
/** Of details: a message is looked for in the first ones. */
const MOST_LINES = { head: 200, tail: 1 };

/** What a report says of a test whose name is blank. */
const NO_NAME = 'unnamed';

/** The texts of a test that are shown, in memory of their own. */
export function namesOf(test: ReportedTest, hide: HideSecrets): Record<'name' | 'suite' | 'className', string> {
  const shown = (text: string): string => ownText(truncate(lineOfText(text, hide), NAME_LENGTH));
  const className = shown(test.className);
  const name = shown(test.name);
  return { name: name === '' ? (className === '' ? NO_NAME : className) : name, suite: shown(test.suite), className };
}

/** In one line, from its beginning. Where the report's says nothing, the line of the details that does. */
export function messageOfTest({ name, message, details }: ReportedTest, hide: HideSecrets): string {
  const own = lineOfText(message, hide);
  const said = SAYS_NOTHING.test(own) ? tellingLine(hide(details, 'ends'), name) : own;
  return ownText(truncate(said === '' ? own : said, MESSAGE_LENGTH));
}

/** `Failed` of gotestsum, `collection failure` of pytest, `a.spec.ts:12:5 name` of Playwright. */
const SAYS_NOTHING =
  /^(?:(?:failed|failure|error|test failed|collection failure)?[.:!]?|\S{1,200}\.(?:spec|test)\.\w+:\d+:\d+ .*)$/i;
/** What Go's tests log, and pytest's line of the assertion. */
const LOGGED = /^(?:\S+\.go:\d+: \S|E {3}\S)/;
/** What every failing test of Go and Rust prints around it. */
const AROUND = /^(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL|running \d+ tests?$)/;

/** The first that a test logged, else the first that looks like a failure, else the first that does not only name the test. */
function tellingLine(text: string, name: string): string {
  const lines = bothEnds(text, MOST_LINES)
    .head.map((line) => cleanLine(firstUnits(line, LOOKED_AT)).trim())
    .filter((line) => line !== '' && !AROUND.test(line) && !line.includes(`::${name}`));
  const line = lines.find((line) => LOGGED.test(line)) ?? lines.find((line) => failingText(line) !== null) ?? lines[0];
  return line?.replace(/^E {3}/, '') ?? '';
}

function lineOfText(text: string, hide: HideSecrets): string {
  return oneLine(firstUnits(hide(text), LOOKED_AT));
}
