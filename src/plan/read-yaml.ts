import {
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';

/** What a YAML text says, every scalar as the text that was written, and where. */
export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlText {
  readonly kind: 'text';
  readonly text: string;
  /** Nothing, `null` or `~`, without quotation marks. */
  readonly isNull: boolean;
  readonly line: number;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly line: number;
}

export interface YamlMap {
  readonly kind: 'map';
  /** In the order given, no name twice. */
  readonly entries: readonly YamlEntry[];
  readonly line: number;
}

export interface YamlEntry {
  /** Trimmed. */
  readonly name: string;
  /** Of the name, 1-based. */
  readonly line: number;
  readonly value: YamlNode;
}

/** Nothing at all: null, or a text without a character that shows. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'text' && (node.isNull || node.text.trim() === '');
}

const DEEPEST = 64;
/** How many nodes all aliases together may stand for: what is meant, and far from what a text made to explode asks for. */
const MOST_ALIASED = 10_000;

const TOO_DEEP = `is nested too deeply: use at most ${String(DEEPEST)} levels`;
/** Where the library's own words are about the library. */
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'a second document starts here: use one',
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

/**
 * Reads a YAML 1.2 text, of which JSON is a part, with the failsafe schema: `3.10` stays `3.10`. What cannot be used is
 * left out, and is among the problems with its line; null when nothing can be.
 *
 * @param input the input's name
 * @param warn hears of what is ignored, such as tags
 */
export function readYaml(
  input: string,
  text: string,
  problems: Problems,
  warn: (warning: string) => void,
): YamlNode | null {
  const lines = new LineCounter();
  const at = (offset: number): string => `${input}: line ${String(lines.linePos(offset).line)}`;
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    resolveKnownTags: false,
    prettyErrors: false,
    uniqueKeys: false,
  });
  // Whatever else the library says once the nesting has exhausted its stack is a consequence.
  const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  for (const { code, message, pos } of exhausted === undefined ? document.errors : [exhausted]) {
    problems.add(at(pos[0]), MESSAGES[code] ?? `is not YAML: ${message}`);
  }
  for (const { message, pos } of document.warnings) warn(`${at(pos[0])}: ${message}`);
  if (document.errors.length > 0) return null;
  return new Reader(input, lines, problems).read(document.contents, 0, 1);
}

class Reader {
  readonly #input: string;
  readonly #lines: LineCounter;
  readonly #problems: Problems;
  readonly #anchors = new Map<string, YamlNode>();
  /** How many nodes each holds, itself included, with what its aliases stand for. */
  readonly #sizes = new Map<YamlNode, number>();
  #aliased = 0;

  constructor(input: string, lines: LineCounter, problems: Problems) {
    this.#input = input;
    this.#lines = lines;
    this.#problems = problems;
  }

  read(node: unknown, depth: number, parentLine: number): YamlNode | null {
    const line = this.#line(node, parentLine);
    if (depth > DEEPEST) return this.#refuse(line, TOO_DEEP);
    if (isAlias(node)) return this.#resolve(node.source, line);
    let found: YamlNode;
    if (isMap(node)) found = this.#readMap(node.items, depth, line);
    else if (isSeq(node)) found = this.#readList(node.items, depth, line);
    else found = this.#readScalar(node, line);
    if (isAnchored(node)) this.#anchors.set(node.anchor, found);
    return found;
  }

  #readScalar(node: unknown, line: number): YamlNode {
    const text = isScalar(node) && typeof node.value === 'string' ? node.value : '';
    const plain = !isScalar(node) || node.type === 'PLAIN';
    return this.#sized({ kind: 'text', text, isNull: plain && /^(?:|~|null|Null|NULL)$/.test(text), line }, []);
  }

  #readList(nodes: readonly unknown[], depth: number, line: number): YamlNode {
    const items = nodes.map((item) => this.read(item, depth + 1, line)).filter((item) => item !== null);
    return this.#sized({ kind: 'list', items, line }, items);
  }

  #readMap(pairs: readonly Pair[], depth: number, line: number): YamlNode {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of pairs) {
      const nameLine = this.#line(key, line);
      const name = this.read(key, depth + 1, line);
      const read = this.read(value, depth + 1, nameLine);
      if (name !== null && name.kind !== 'text') this.#refuse(nameLine, 'a name must be a text, not a list or a map');
      if (name?.kind !== 'text' || read === null) continue;
      const first = entries.get(name.text.trim());
      if (first === undefined) entries.set(name.text.trim(), { name: name.text.trim(), line: nameLine, value: read });
      else this.#refuse(nameLine, `name used twice: ${quote(first.name)}, first on line ${String(first.line)}`);
    }
    const children = [...entries.values()].map(({ value }) => value);
    return this.#sized({ kind: 'map', entries: [...entries.values()], line }, children);
  }

  #resolve(anchor: string, line: number): YamlNode | null {
    const found = this.#anchors.get(anchor);
    if (found === undefined) return this.#refuse(line, `the alias ${quote(`*${anchor}`)} has no anchor before it`);
    this.#aliased += this.#sizes.get(found) ?? 1;
    if (this.#aliased <= MOST_ALIASED) return found;
    return this.#refuse(line, `the aliases stand for too much: use at most ${String(MOST_ALIASED)} values`);
  }

  #sized(node: YamlNode, children: readonly YamlNode[]): YamlNode {
    this.#sizes.set(
      node,
      children.reduce((size, child) => size + (this.#sizes.get(child) ?? 1), 1),
    );
    return node;
  }

  #line(node: unknown, otherwise: number): number {
    const offset = (node as Partial<Node> | null)?.range?.[0];
    return offset === undefined ? otherwise : this.#lines.linePos(offset).line;
  }

  #refuse(line: number, problem: string): null {
    this.#problems.add(`${this.#input}: line ${String(line)}`, problem);
    return null;
  }
}

function isAnchored(node: unknown): node is { readonly anchor: string } {
  return typeof (node as { anchor?: unknown } | null)?.anchor === 'string';
}
