import type { YAMLError } from 'yaml';
import { TOO_DEEP } from './yaml-reader.ts';

/** A problem of a YAML text, and on how many lines below the error's own it is. */
export interface YamlProblem {
  readonly problem: string;
  readonly below: number;
}

const WHOLE = 'put the whole text between quotation marks, or below a |';

/** By a message of the library, or the code of its error; the first that fits. `$1` is what the pattern found. */
const KNOWN: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^MULTIPLE_DOCS/u, 'a second document starts here: use one'],
  [/^RESOURCE_EXHAUSTION/u, TOO_DEEP],
  [/^TAB_AS_INDENT/u, 'the line begins with a tab: use blanks'],
  [
    /Missing closing (["'])/u,
    'a text that begins with $1, here or above, has no $1 at its end: add it, or put the text below a |',
  ],
  [
    /must be sufficiently indented and end with a ([\]}])/u,
    `a list or map that begins here or above has no $1 at its end: add it, or ${WHOLE}`,
  ],
  [/^BLOCK_AS_IMPLICIT_KEY/u, `a second colon with a blank behind it: ${WHOLE}`],
  [/block-seq-ind on same line with key/u, `a list begins behind a name: begin it on a line of its own, or ${WHOLE}`],
  [/All mapping items must start at the same column/u, 'other blanks at its start than the names above: use the same'],
  [/^MULTILINE_IMPLICIT_KEY|Implicit map keys need/u, 'no "name: value": write a colon and a blank behind the name'],
  [/Invalid escape sequence (\\.)/u, 'between " and ", $1 stands for nothing: write \\$1, or use \' and \''],
  [/reserved character (.)|directive indicator character (.)/u, `a text must not begin with $1: ${WHOLE}`],
  [/^BAD_ALIAS/u, `a text must not begin with & or * and a blank: ${WHOLE}`],
  [/^TAG_RESOLVE_FAILED|Tags and anchors must/u, `what begins with ! is taken for a tag: ${WHOLE}`],
  [/Not a YAML token/u, 'a text stands behind | or >: begin it on the next line'],
  [
    /^UNEXPECTED_TOKEN Unexpected \S+ token in YAML stream: "(.)"/u,
    `a $1 stands here that ends nothing: drop it, or ${WHOLE}`,
  ],
  [/at node end/u, `more stands behind the text that a quotation mark ends: ${WHOLE}`],
];

/** Whether what else the library reports is a consequence: of an open text, and of nesting that exhausted its stack. */
export function hidesOthers({ code, message }: YAMLError): boolean {
  return code === 'RESOURCE_EXHAUSTION' || message.startsWith('Missing closing');
}

/** What is wrong, and what to change. `others` are the other errors of the same line. */
export function describeYamlError({ code, message }: YAMLError, others: readonly YAMLError[]): YamlProblem {
  // A line below that is indented further makes one text of both, which then has two colons.
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && others.some((other) => other.code === 'MULTILINE_IMPLICIT_KEY')) {
    return { problem: 'more blanks at its start than the name above: use the same', below: 1 };
  }
  if (code === 'UNEXPECTED_TOKEN' && others.some((other) => other.message.includes('map-value-ind'))) {
    return { problem: 'fewer blanks at its start than the names above: use the same', below: 0 };
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
