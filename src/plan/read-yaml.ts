import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ErrorCode, Node, Pair } from 'yaml';
import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';

/** What a YAML text says, every scalar as the text that was written, and where. Lines are 1-based. */
export type YamlNode = { readonly line: number } &
  /** Null is nothing, `null` or `~`, without quotation marks. */
  (
    | { readonly kind: 'text'; readonly text: string; readonly isNull: boolean }
    | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
    /** The entries stand in the order given, no name twice. */
    | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
  );

/** The name is trimmed, and the line is the name's. */
export interface YamlEntry {
  readonly name: string;
  readonly line: number;
  readonly value: YamlNode;
}

/** Nothing at all: null, or a text without a character that shows. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'text' && (node.isNull || node.text.trim() === '');
}

/** The map that an input has to hold; null, and a problem, for anything else. */
export function asMap(
  input: string,
  node: YamlNode,
  { content, form }: { readonly content: string; readonly form: string },
  problems: Problems,
): Extract<YamlNode, { kind: 'map' }> | null {
  if (node.kind === 'map') return node;
  const where = lineIn(input, node);
  if (isEmpty(node)) problems.add(input, `holds no ${content}: ${form}`);
  else if (node.kind === 'text') problems.add(where, `${quote(node.text)} is a single text: ${form}`);
  else problems.add(where, `is a list: ${form}`);
  return null;
}

/** Where in an input something stands, for a problem. */
export function lineIn(input: string, { line }: { readonly line: number }): string {
  return `${input}: line ${String(line)}`;
}

const DEEPEST = 64;
/** Values that all aliases together may stand for: more than is ever meant, far below what a text made to explode needs. */
const MOST_ALIASED = 10_000;

const TOO_DEEP = `is nested too deeply: use at most ${String(DEEPEST)} levels`;
/** Where the library's own words are about the library. */
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'a second document starts here: use one',
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

/**
 * Reads a YAML 1.2 text, of which JSON is a part, with the failsafe schema: `3.10` stays `3.10`. What cannot be used is
 * left out, and is among the problems with its line; null when nothing can be. Tags are ignored with a warning.
 */
export function readYaml(input: string, text: string, problems: Problems): YamlNode | null {
  const lines = new LineCounter();
  const where = (offset: number): string => lineIn(input, lines.linePos(offset));
  const refuse = (line: number, problem: string): null => {
    problems.add(lineIn(input, { line }), problem);
    return null;
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    resolveKnownTags: false,
    prettyErrors: false,
    // The library compares each name with all before it, which takes seconds for 10,000 legs.
    uniqueKeys: false,
  });
  // What else the library reports once the nesting has exhausted its stack is a consequence.
  const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  for (const { code, message, pos } of exhausted === undefined ? document.errors : [exhausted]) {
    problems.add(where(pos[0]), MESSAGES[code] ?? `is not YAML: ${message}`);
  }
  for (const { message, pos } of document.warnings) problems.warn(where(pos[0]), message);
  if (document.errors.length > 0) return null;
  return new Reader(lines, refuse).read(document.contents, 0, 1);
}

/** Reads aliases itself: the library's own limit for them stops at the first and names no line. */
class Reader {
  readonly #lines: LineCounter;
  readonly #refuse: (line: number, problem: string) => null;
  readonly #anchors = new Map<string, { readonly node: YamlNode; readonly size: number }>();
  /** Values read so far, with those that aliases stand for. */
  #count = 0;
  #aliased = 0;

  constructor(lines: LineCounter, refuse: (line: number, problem: string) => null) {
    this.#lines = lines;
    this.#refuse = refuse;
  }

  read(node: unknown, depth: number, parentLine: number): YamlNode | null {
    const line = this.#line(node, parentLine);
    if (depth > DEEPEST) return this.#refuse(line, TOO_DEEP);
    if (isAlias(node)) return this.#resolve(node.source, line);
    const before = this.#count;
    this.#count += 1;
    let found: YamlNode;
    if (isMap(node)) found = { kind: 'map', entries: this.#readEntries(node.items, depth, line), line };
    else if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item, depth + 1, line)).filter((item) => item !== null);
      found = { kind: 'list', items, line };
    } else found = readScalar(node, line);
    const anchor = (node as { readonly anchor?: string } | null)?.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, { node: found, size: this.#count - before });
    return found;
  }

  #readEntries(pairs: readonly Pair[], depth: number, line: number): YamlEntry[] {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value: node } of pairs) {
      const before = this.#count;
      const nameLine = this.#line(key, line);
      const name = this.read(key, depth + 1, line);
      this.#count = before;
      const value = this.read(node, depth + 1, nameLine);
      if (name !== null && name.kind !== 'text') this.#refuse(nameLine, 'a name must be a text, not a list or a map');
      if (name?.kind !== 'text' || value === null) continue;
      const trimmed = name.text.trim();
      const first = entries.get(trimmed);
      if (first === undefined) entries.set(trimmed, { name: trimmed, line: nameLine, value });
      else this.#refuse(nameLine, `name used twice: ${quote(trimmed)}, first on line ${String(first.line)}`);
    }
    return [...entries.values()];
  }

  #resolve(anchor: string, line: number): YamlNode | null {
    const found = this.#anchors.get(anchor);
    if (found === undefined) return this.#refuse(line, `the alias ${quote(`*${anchor}`)} has no anchor before it`);
    this.#count += found.size;
    this.#aliased += found.size;
    if (this.#aliased <= MOST_ALIASED) return found.node;
    return this.#refuse(line, `the aliases stand for too much: use at most ${String(MOST_ALIASED)} values`);
  }

  #line(node: unknown, otherwise: number): number {
    const offset = (node as Partial<Node> | null)?.range?.[0];
    return offset === undefined ? otherwise : this.#lines.linePos(offset).line;
  }
}

function readScalar(node: unknown, line: number): YamlNode {
  const text = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  const isPlain = !isScalar(node) || node.type === 'PLAIN';
  return { kind: 'text', text, isNull: isPlain && /^(?:|~|null|Null|NULL)$/.test(text), line };
}
