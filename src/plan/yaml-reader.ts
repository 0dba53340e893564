import { isAlias, isMap, isScalar, isSeq, type LineCounter } from 'yaml';
import type { Document, Node, Pair, Scalar } from 'yaml';
import { quote } from '../values/values.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';
import { YamlTags } from './yaml-tags.ts';

const DEEPEST = 64;
/** Values that all aliases together may stand for: more than is ever meant, far below what a text made to explode needs. */
const MOST_ALIASED = 10_000;

const NULL = /^(?:|~|null|Null|NULL)$/;
type YamlMap = Extract<YamlNode, { kind: 'map' }>;

const NO_NAME =
  'a text that begins with { or [ is a map or list in YAML: put the whole text in quotes, such as "{{axis}}"';
const ADVICE = 'put a text that begins with * in quotes';
/** The advice for a text that YAML reads as something else. */
export const WHOLE = 'put the whole text in quotes, or indented below "name: |"';
export const TOO_DEEP = `is nested too deeply: use at most ${String(DEEPEST)} levels`;

interface Anchor {
  readonly node: YamlNode;
  readonly size: number;
  isUsed: boolean;
}

interface YamlReaderOptions {
  readonly text: string;
  /** Of that text, without an error. */
  readonly document: Document;
  readonly lines: LineCounter;
  readonly refuse: (line: number, problem: string) => null;
  readonly warn: (line: number, warning: string) => void;
}

/** Reads aliases itself: the library's own limit for them stops at the first and names no line. */
export class YamlReader {
  readonly #options: YamlReaderOptions;
  readonly #tags: YamlTags;
  readonly #anchors = new Map<string, Anchor>();
  /** Values read so far, with those that aliases stand for. */
  #count = 0;
  #aliased = 0;

  constructor(options: YamlReaderOptions) {
    this.#options = options;
    this.#tags = new YamlTags(options.text, options.document);
  }

  read(): YamlNode | null {
    const found = this.#read(this.#options.document.contents, 0, 1);
    for (const [name, anchor] of this.#anchors) this.#checkUse(name, anchor);
    return found;
  }

  #read(node: unknown, depth: number, parentLine: number): YamlNode | null {
    const line = this.#line(node, parentLine);
    if (depth > DEEPEST) return this.#options.refuse(line, TOO_DEEP);
    if (isAlias(node)) return this.#resolve(node.source, line);
    const before = this.#count;
    this.#count += 1;
    let found: YamlNode;
    if (isMap(node)) found = { kind: 'map', ...this.#readEntries(node.items, depth, line), line };
    else if (isSeq(node)) {
      const items = node.items.map((item) => this.#read(item, depth + 1, line)).filter((item) => item !== null);
      found = { kind: 'list', items, line };
    } else found = this.#readScalar(node, line);
    const problem = this.#tags.problemOf(node);
    if (problem !== null) this.#options.refuse(line, problem);
    const name = (node as { readonly anchor?: string } | null)?.anchor;
    if (name === undefined) return found;
    const earlier = this.#anchors.get(name);
    if (earlier !== undefined) this.#checkUse(name, earlier);
    this.#anchors.set(name, { node: found, size: this.#count - before, isUsed: false });
    return found;
  }

  #readScalar(node: unknown, line: number): YamlNode {
    if (!isScalar(node)) return { kind: 'text', text: '', isNull: true, line };
    const value = typeof node.value === 'string' ? node.value : '';
    const isPlain = node.type === 'PLAIN';
    if (isPlain && isCutInQuotes(value, node.comment)) {
      const cut = `the text ends at ${quote(value)}, since a # after a space begins a comment`;
      this.#options.warn(line, `${cut}: ${WHOLE}`);
    }
    if (isPlain) this.#checkLines(node, line);
    const text = this.#tags.writtenBefore(node) + value;
    return { kind: 'text', text, isNull: isPlain && node.tag === undefined && NULL.test(text), line };
  }

  /** YAML joins the lines of a plain text with blanks: `npm ci` above `npm test` becomes one command. */
  #checkLines({ range }: Scalar, line: number): void {
    const written = this.#options.text.slice(range?.[0], range?.[1]);
    if (!/\S[ \t\r]*\n[ \t]*[\w./]/.test(written)) return;
    const last = line + written.split('\n').length - 1;
    const joined = `YAML joins lines ${String(line)} to ${String(last)} into one`;
    this.#options.warn(line, `${joined}: write "name: |" above them to keep them apart, or "name: >-" to join them`);
  }

  /** A text that begins with `&` would lose its first word unseen. A list and a map lose nothing. */
  #checkUse(name: string, { node, isUsed }: Anchor): void {
    if (isUsed || node.kind !== 'text') return;
    const advice = 'put a text that begins with & in quotes, or drop the anchor';
    this.#options.refuse(node.line, `no alias uses the anchor ${quote(`&${name}`)}: ${advice}`);
  }

  #readEntries(pairs: readonly Pair[], depth: number, line: number): Pick<YamlMap, 'entries' | 'isBroken'> {
    const entries = new Map<string, YamlEntry>();
    let isBroken = false;
    for (const { key, value: node } of pairs) {
      const before = this.#count;
      const nameLine = this.#line(key, line);
      const name = this.#read(key, depth + 1, line);
      this.#count = before;
      const value = this.#read(node, depth + 1, nameLine);
      if (name !== null && name.kind !== 'text') {
        this.#options.refuse(nameLine, NO_NAME);
        isBroken = true;
      }
      if (name?.kind !== 'text' || value === null) continue;
      const trimmed = name.text.trim();
      const first = entries.get(trimmed);
      if (first === undefined) entries.set(trimmed, { name: trimmed, line: nameLine, value });
      else
        this.#options.refuse(
          nameLine,
          `${quote(trimmed)} is used twice, first on line ${String(first.line)}: rename one, or drop it`,
        );
    }
    return { entries: [...entries.values()], ...(isBroken && { isBroken }) };
  }

  #resolve(anchor: string, line: number): YamlNode | null {
    const found = this.#anchors.get(anchor);
    if (found === undefined)
      return this.#options.refuse(line, `${quote(`*${anchor}`)} is an alias without an anchor before it: ${ADVICE}`);
    found.isUsed = true;
    this.#count += found.size;
    this.#aliased += found.size;
    if (this.#aliased <= MOST_ALIASED) return found.node;
    return this.#options.refuse(line, `the aliases stand for too much: use at most ${String(MOST_ALIASED)} values`);
  }

  #line(node: unknown, otherwise: number): number {
    const offset = (node as Partial<Node> | null)?.range?.[0];
    return offset === undefined ? otherwise : this.#options.lines.linePos(offset).line;
  }
}

/** Whether the text leaves a quotation mark open that the comment behind it closes: `echo "a #b"`. */
function isCutInQuotes(text: string, comment: string | null | undefined): boolean {
  return ['"', "'"].some((mark) => text.split(mark).length % 2 === 0 && comment?.includes(mark) === true);
}
