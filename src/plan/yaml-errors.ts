import type { YAMLError } from 'yaml';
import { TOO_DEEP, WHOLE } from './yaml-reader.ts';

/** A problem of a YAML text, and on how many lines below the error's own it is. */
export interface YamlProblem {
  readonly problem: string;
  readonly below: number;
}

/** By a message of the library, or the code of its error; the first that fits. `$1` is what the pattern found. */
const KNOWN: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^MULTIPLE_DOCS/u, 'a second document starts here: use one'],
  [/^RESOURCE_EXHAUSTION/u, TOO_DEEP],
  [/^TAB_AS_INDENT/u, 'the line begins with a tab: use spaces'],
  [/Missing closing (["'])/u, 'the closing $1 is missing, here or above: add it'],
  [
    /must be sufficiently indented and end with a ([\]}])/u,
    `the closing $1 is missing, here or above: add it, or ${WHOLE}`,
  ],
  [/^BLOCK_AS_IMPLICIT_KEY/u, `the text has a second colon with a space after it: ${WHOLE}`],
  [
    /block-seq-ind on same line with key/u,
    `a list cannot begin on the line of its name: begin it on the next line, or ${WHOLE}`,
  ],
  [
    /All mapping items must start at the same column/u,
    'the line is not indented as the names above: indent all the same',
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|Implicit map keys need/u,
    'the line is not "name: value": write a colon and a space after the name',
  ],
  [/Invalid escape sequence (\\.)/u, '$1 means nothing in double quotes: write \\$1, or use single quotes'],
  [/reserved character (.)|directive indicator character (.)/u, `a text must not begin with $1: ${WHOLE}`],
  [/^BAD_ALIAS/u, `a text must not begin with & or * and a space: ${WHOLE}`],
  [/^TAG_RESOLVE_FAILED|Tags and anchors must/u, `YAML takes a text that begins with ! for a tag: ${WHOLE}`],
  [/Not a YAML token/u, 'a text stands behind | or >: begin it on the next line'],
  [/^UNEXPECTED_TOKEN Unexpected \S+ token in YAML stream: "(.)"/u, `this $1 closes nothing: drop it, or ${WHOLE}`],
  [/at node end/u, `the text goes on after its closing quote: ${WHOLE}`],
];

/** Whether what else the library reports is a consequence: of an open text, and of nesting that exhausted its stack. */
export function hidesOthers({ code, message }: YAMLError): boolean {
  return code === 'RESOURCE_EXHAUSTION' || message.startsWith('Missing closing');
}

/** What is wrong, and what to change. `others` are the other errors of the same line. */
export function describeYamlError({ code, message }: YAMLError, others: readonly YAMLError[]): YamlProblem {
  // A line below that is indented further makes one text of both, which then has two colons.
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && others.some((other) => other.code === 'MULTILINE_IMPLICIT_KEY')) {
    return { problem: 'the line is indented more than the name above: indent both the same', below: 1 };
  }
  if (code === 'UNEXPECTED_TOKEN' && others.some((other) => other.message.includes('map-value-ind'))) {
    return { problem: 'the line is indented less than the names above: indent all the same', below: 0 };
  }
  const text = `${code} ${message}`;
  for (const [pattern, problem] of KNOWN) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [, first = found[2] ?? ''] = found;
    return { problem: problem.replaceAll('$1', () => first), below: 0 };
  }
  return { problem: `it is not YAML: ${message}: ${WHOLE}`, below: 0 };
}
