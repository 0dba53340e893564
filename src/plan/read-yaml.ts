import { type ErrorCode, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Place } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { lineIn, type YamlNode } from './yaml-node.ts';
import { TOO_DEEP, YamlReader } from './yaml-reader.ts';

const QUOTE = 'put the whole text between quotation marks, or below a |';

/** For texts that YAML reads as something else. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: `If a text begins with & or *, ${QUOTE}`,
  TAG_RESOLVE_FAILED: `If a text begins with !, ${QUOTE}`,
  BAD_SCALAR_START: `If a text begins so, ${QUOTE}`,
  UNEXPECTED_TOKEN: `If it is part of a text, ${QUOTE}`,
};

const SECOND_NAME =
  'YAML sees a second "name:" here, or a line below with more blanks at its start: put a text with a colon and a blank ' +
  'between quotation marks, or below a |, and give all names the same blanks';

function describeError({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document starts here: use one';
  if (code === 'RESOURCE_EXHAUSTION') return TOO_DEEP;
  if (code === 'TAB_AS_INDENT') return 'a tab: YAML wants spaces';
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return SECOND_NAME;
  const advice = message.startsWith('Tags and anchors') ? ADVICE.TAG_RESOLVE_FAILED : ADVICE[code];
  return `it is not YAML: ${message}${advice === undefined ? '' : `. ${advice}`}`;
}

/**
 * Reads a YAML 1.2 text, which may be JSON, with the failsafe schema: `3.10` stays `3.10`. A plain text that begins
 * with `!` is that text, where YAML would see a tag. What cannot be used is left out, and is among the problems with its
 * line; null when nothing can be.
 */
export function readYaml(input: string, text: string, problems: Problems): YamlNode | null {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    resolveKnownTags: false,
    prettyErrors: false,
    // The library compares each name with all before it, which takes seconds for 10,000 legs.
    uniqueKeys: false,
  });
  const where = (offset: number): Place => lineIn(input, lines.linePos(offset));
  // What else the library reports once the nesting has exhausted its stack is a consequence.
  const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const errors = exhausted === undefined ? document.errors : [exhausted];
  // A second one on the same line is a consequence.
  for (const [first] of Map.groupBy(errors, ({ pos }) => lines.linePos(pos[0]).line).values()) {
    if (first !== undefined) problems.add(where(first.pos[0]), describeError(first));
  }
  if (document.errors.length > 0) return null;
  for (const { code, message, pos } of document.warnings) {
    // The reader knows which tags are texts.
    if (code !== 'TAG_RESOLVE_FAILED') problems.warn(where(pos[0]), message);
  }
  const refuse = (line: number, problem: string): null => {
    problems.add(lineIn(input, { line }), problem);
    return null;
  };
  const warn = (line: number, warning: string): void => {
    problems.warn(lineIn(input, { line }), warning);
  };
  return new YamlReader({ text, document, lines, refuse, warn }).read();
}
