import { cleanLine } from '../../report/text/clean.ts';
import { bothEnds } from '../../values/both-ends.ts';
import { lineNumber } from './named-file.ts';

/** A line of a file, as a stack trace or a message names it. */
export interface Mention {
  /** As it stands there. */
  readonly name: string;
  readonly line: number;
  /** A line of a stack trace; others only name a place. */
  readonly isFrame: boolean;
  /** The folder that the language derives from the frame's class, such as `com/acme`; null where the name says the folder. */
  readonly packageFolder: string | null;
}

/** Lines of a text that are looked at, from its beginning and from its end, UTF-16 units of each, and places in one. */
const MOST_LINES = { head: 100, tail: 100 };
const LONGEST_LINE = 1000;
const MOST_IN_LINE = 2;

/** The places that a text names, in their order. */
export function mentionsIn(text: string): readonly Mention[] {
  const { head, tail } = bothEnds(text, MOST_LINES);
  return [...head, ...tail].flatMap((line) => mentionsOfLine(plain(line.slice(0, LONGEST_LINE)).trim()));
}

/** Without colours. */
function plain(line: string): string {
  return line.includes('\u001b') ? cleanLine(line) : line;
}

function mentionsOfLine(line: string): readonly Mention[] {
  const frame = pythonFrame(line) ?? callFrame(line) ?? vitestFrame(line) ?? batsFrame(line);
  return frame === null ? mentionedPlaces(line) : [frame];
}

/** `File "/work/a.py", line 3, in test_a`, and pytest's `tests/a.py:12: AssertionError`. */
function pythonFrame(line: string): Mention | null {
  const found = PYTHON.exec(line)?.groups ?? PYTEST.exec(line)?.groups;
  return found === undefined ? null : mention(found['name'], found['line'], true);
}
const PYTHON = /^File "(?<name>[^"]+)", line (?<line>\d{1,9})/;
const PYTEST = /^(?<name>[^:]+\.py):(?<line>\d{1,9}):(?: [\w.]+)?$/;

/** A line that begins with `at`, as JavaScript, Java and C# write them. */
function callFrame(line: string): Mention | null {
  if (!line.startsWith('at ')) return null;
  return sharpFrame(line) ?? javaFrame(line) ?? scriptFrame(line);
}

/** `at Acme.Tests.A.B() in /work/a.cs:line 12` */
function sharpFrame(line: string): Mention | null {
  const start = line.indexOf(') in ');
  const end = line.lastIndexOf(':line ');
  if (start === -1 || end < start) return null;
  return mention(line.slice(start + ') in '.length, end), line.slice(end + ':line '.length), true);
}

/** `at com.acme.FooTest$Inner.bar(FooTest.java:42)`, the name of a module or a class loader before a slash. */
function javaFrame(line: string): Mention | null {
  const open = line.lastIndexOf('(');
  const found = JAVA_SOURCE.exec(line.slice(open + 1))?.groups;
  if (open === -1 || found === undefined) return null;
  const method = line.slice(line.lastIndexOf('/', open) + 1, open).replace(/^at /, '');
  const folders = method.split('.').slice(0, -2);
  return mention(found['name'], found['line'], true, folders.join('/'));
}
const JAVA_SOURCE = /^(?<name>[\w$-]+\.(?:java|kt|kts|groovy|scala)):(?<line>\d{1,9})\)/;

/** `at x (/work/a.test.ts:10:5)`, `at async file:///work/a.ts:1:2`, Catch2's `at a.cpp:42`. */
function scriptFrame(line: string): Mention | null {
  const open = line.indexOf(' (');
  const inner = open !== -1 && line.endsWith(')') ? line.slice(open + 2, -1) : line.replace(/^at (?:async )?/, '');
  return placed(inner, true);
}

/** `❯ src/a.test.ts:5:3`, or the same behind the name of a function. */
function vitestFrame(line: string): Mention | null {
  if (!line.startsWith('❯ ')) return null;
  return placed(line.slice(line.lastIndexOf(' ') + 1), true);
}

/** `(from function `f' in file a.bash, line 2,` and `in test file a.bats, line 6)`: the test's own line counts. */
function batsFrame(line: string): Mention | null {
  const found = BATS.exec(line)?.groups;
  return found === undefined ? null : mention(found['name'], found['line'], found['test'] !== undefined);
}
const BATS = /^\(?(?:from function `[^']*' )?in (?<test>test )?file (?<name>.+), line (?<line>\d{1,9})[,)]$/;

/** Words such as `a_test.go:12:`, `./spec/a_spec.rb:12:in`, `/work/a.php(12)`. */
function mentionedPlaces(line: string): readonly Mention[] {
  if (!/[:(]\d/.test(line)) return [];
  const words = line.split(/[\s"'`<>,;[\]]+/).filter((word) => word.includes('.') && /\d/.test(word));
  const mentions = words.map((word) => placed(word.replace(/^\(+/, ''), false)).filter((found) => found !== null);
  return mentions.slice(0, MOST_IN_LINE);
}

/** The name before the last line and column, else before the first colon or bracket that a number follows. */
function placed(text: string, isFrame: boolean): Mention | null {
  const found = AT_END.exec(text) ?? WITHIN.exec(text);
  return found === null ? null : mention(text.slice(0, found.index), found.groups?.['line'], isFrame);
}
const AT_END = /:(?<line>\d{1,9})(?::\d{1,9})?$/;
const WITHIN = /[:(](?<line>\d{1,9})(?=$|[^\w/\\])/;

function mention(
  name: string | undefined,
  lineText: string | undefined,
  isFrame: boolean,
  packageFolder: string | null = null,
): Mention | null {
  const line = lineNumber(lineText ?? '');
  return name === undefined || name === '' || line === null ? null : { name, line, isFrame, packageFolder };
}
