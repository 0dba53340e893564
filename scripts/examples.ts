/** A workflow in a page of the documentation. */
export interface Example {
  /** Page and line of its first line, such as `README.md:18`. */
  readonly place: string;
  /** Number of its first line in the page, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The workflows in a page of Markdown: its fenced YAML blocks in order. Each is a whole workflow. */
export function examplesOf(page: string, markdown: string): Example[] {
  const examples: Example[] = [];
  for (const match of markdown.matchAll(/^```ya?ml\n(?<text>.*?)^```$/gms)) {
    const line = markdown.slice(0, match.index).split('\n').length + 1;
    examples.push({ place: `${page}:${String(line)}`, line, text: match.groups?.['text'] ?? '' });
  }
  return examples;
}

/** The example after as many blank lines as precede it in the page, so that a linter reports the page's line numbers. */
export function atItsLine({ line, text }: Example): string {
  return '\n'.repeat(line - 1) + text;
}

/** This action and those for single modes, as workflows of other repositories name them. */
const PUBLISHED = /\bcontree\/op-action(?<folder>\/[a-z]+)?@v\d+/g;

/** The text with each of them as an action of the workflow's own repository. */
export function withLocalActions(text: string): string {
  return text.replaceAll(PUBLISHED, (_, folder: string | undefined) => `.${folder ?? '/'}`);
}

/** The references to this action's releases in the text, without folders, such as `contree/op-action@v1`. */
export function publishedReferences(text: string): string[] {
  return [
    ...new Set(Array.from(text.matchAll(PUBLISHED), ([name]) => name.replace(/op-action\/[a-z]+@/, 'op-action@'))),
  ];
}
