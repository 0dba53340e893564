import type { Place } from '../values/place.ts';
import type { Problems, Where } from '../values/problems.ts';
import { quote } from '../values/values.ts';

/** What a YAML text says, every scalar as the text that was written, and where. Lines are 1-based. */
export type YamlNode = { readonly line: number } &
  /** Null is nothing, `null` or `~`, without quotation marks. */
  (
    | { readonly kind: 'text'; readonly text: string; readonly isNull: boolean }
    | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
    /** The entries stand in the order given, no name twice. */
    | {
        readonly kind: 'map';
        readonly entries: readonly YamlEntry[];
        /** A name in it is a problem already. */ readonly isBroken?: true;
      }
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
  input: Where,
  node: YamlNode,
  { content, form }: { readonly content: string; readonly form: string },
  problems: Problems,
): Extract<YamlNode, { kind: 'map' }> | null {
  if (node.kind === 'map') return node;
  const where = lineIn(input, node);
  if (isEmpty(node)) problems.add(input, `it holds no ${content}: ${form}`);
  else if (node.kind === 'text')
    problems.add(where, `${quote(node.text)} ${problemOfText(node.text) ?? `has no name before it: ${form}`}`);
  else problems.add(where, `it is a list: ${form}`);
  return null;
}

/** Of a text that was meant as a map; null when nothing is known of it. */
function problemOfText(text: string): string | null {
  if (text === 'Object' || text === 'Array') {
    return 'is what GitHub writes for a list or an object: use toJSON() in the expression';
  }
  const [, name = '', value = ''] = /^([\w./-]+):([^\s/].*)/.exec(text) ?? [];
  return name === '' ? null : `has no space after the colon: write ${quote(`${name}: ${value}`)}`;
}

/** Where in an input, or in the file that it names, something stands, for a problem. */
export function lineIn(input: Where, { line }: { readonly line: number }): Place {
  return { ...(typeof input === 'string' ? { input } : input), line };
}
