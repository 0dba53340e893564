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
