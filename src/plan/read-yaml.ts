import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../values/place.ts';
import type { Problems, Where } from '../values/problems.ts';
import { lineIn, type YamlNode } from './yaml-node.ts';
import { describeYamlError, hidesOthers } from './yaml-errors.ts';
import { YamlReader } from './yaml-reader.ts';

/**
 * Reads a YAML 1.2 text, which may be JSON, with the failsafe schema: `3.10` stays `3.10`. A plain text that begins
 * with `!` is that text, where YAML would see a tag. What cannot be used is left out, and is among the problems with its
 * line; null when nothing can be.
 */
export function readYaml(input: Where, text: string, problems: Problems): YamlNode | null {
  const lines = new LineCounter();
  const document = parse(text, lines);
  const where = (offset: number): Place => lineIn(input, lines.linePos(offset));
  const cause = document.errors.find(hidesOthers);
  const errors = cause === undefined ? document.errors : [cause];
  // Another one on the same line is a consequence.
  for (const [line, [first, ...others]] of Map.groupBy(errors, ({ pos }) => lines.linePos(pos[0]).line)) {
    if (first === undefined) continue;
    const { problem, below } = describeYamlError(first, others);
    problems.add(lineIn(input, { line: line + below }), problem);
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

function parse(text: string, lineCounter: LineCounter): Document.Parsed {
  const { stackTraceLimit } = Error;
  // The library makes an error for each character that does not fit. Stacks, which no code reads, take two thirds of the time:
  // 256 KiB of commas need 3.4 s with them, and 0.8 s without.
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, {
      lineCounter,
      schema: 'failsafe',
      resolveKnownTags: false,
      prettyErrors: false,
      // The library compares each name with all before it, which takes seconds for 10,000 legs.
      uniqueKeys: false,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
