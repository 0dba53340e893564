import { type Document, isCollection, isMap, isScalar, type Node, type Scalar } from 'yaml';
import { quote } from '../values/values.ts';

/** YAML's own tags, written `!!str` and so on. */
const CORE = 'tag:yaml.org,2002:';

/** What begins with `!`: YAML takes it for a tag, a shell for a negation. */
export class YamlTags {
  readonly #text: string;
  /** Where each tag begins that the library does not know, by its end. */
  readonly #starts: ReadonlyMap<number, number>;

  /** @param document of that text, read without its own tags */
  constructor(text: string, { warnings }: Document) {
    this.#text = text;
    const unknown = warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
    this.#starts = new Map(unknown.map(({ pos: [start, end] }) => [end, start]));
  }

  /** What stands before the value of a plain text because it was taken for a tag: `!grep ` of `!grep -q x`. */
  writtenBefore(node: Scalar): string {
    return this.#writtenBefore(node) ?? '';
  }

  /** Null when the node has no tag, the one that says what it is anyway, or one that is part of its text. */
  problemOf(node: unknown): string | null {
    if (!isScalar(node) && !isCollection(node)) return null;
    const { tag } = node;
    if (tag === undefined) return null;
    const kind = isScalar(node) ? 'str' : isMap(node) ? 'map' : 'seq';
    const isBang = isCollection(node) && !this.#hasWrittenTag(node);
    if (tag === `${CORE}${kind}` && !isBang) return null;
    if (tag.startsWith(CORE) && !isBang) {
      return `the tag ${quote(`!!${tag.slice(CORE.length)}`)} is not supported: drop it, since texts stay as they are written`;
    }
    if (isScalar(node) && this.#writtenBefore(node) !== null) return null;
    return `${quote(isBang ? '!' : tag)} is taken for a tag: put a text that begins with ! between quotation marks as a whole, or drop it`;
  }

  /** To the library, a lone `!` before a list or a map is its own tag. */
  #hasWrittenTag({ tag, range }: Node): boolean {
    if (tag?.startsWith(CORE) !== true) return true;
    const before = this.#text.slice(0, range?.[0] ?? 0).trimEnd();
    return before.endsWith(`!!${tag.slice(CORE.length)}`) || before.endsWith(`!<${tag}>`);
  }

  #writtenBefore({ tag, type, range, value: text }: Scalar): string | null {
    if (tag === undefined || tag.startsWith(CORE) || type !== 'PLAIN' || !range) return null;
    const [value] = range;
    let end = value;
    while (/[ \t]/.test(this.#text.charAt(end - 1))) end -= 1;
    const start = tag === '!' && this.#text[end - 1] === '!' ? end - 1 : this.#starts.get(end);
    return start === undefined ? null : this.#text.slice(start, text === '' ? end : value);
  }
}
