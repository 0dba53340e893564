/** A workflow in a page of the documentation, or a part of one made whole. */
export interface Example {
  /** Page and line of the block's first line, such as `README.md:18`. */
  readonly place: string;
  /** What the workflow is named; of a part, the heading above it in lower case. */
  readonly name: string;
  /** Number of the text's first line in the page, from 1: of a part, what makes it whole stands on the lines before. */
  readonly line: number;
  /** A whole workflow. */
  readonly text: string;
}

/** A file that the workflows of a page use: a block that begins with its path, such as `# .github/legs.yml`. */
export interface ExampleFile {
  readonly path: string;
  /** Number of its first line in the page, from 1. */
  readonly line: number;
  readonly text: string;
}

interface Block {
  readonly above: string;
  readonly line: number;
  readonly text: string;
}

/** Stands above a YAML block that is no workflow and no part of one. */
const NO_WORKFLOW = '<!-- no workflow -->\n\n';

const ENV = "env: { CONTREE_TOKEN: '${{ secrets.CONTREE_TOKEN }}', CONTREE_PROJECT: '${{ vars.CONTREE_PROJECT }}' }";

/** What precedes the jobs of a workflow, as the README says above its recipes. */
const ABOVE_JOBS = ['on: push', 'permissions: {}', ENV];

/** What precedes the steps of a job. */
const ABOVE_STEPS = [
  'on: push',
  'permissions: {}',
  'jobs:',
  '  job:',
  '    runs-on: ubuntu-latest',
  '    permissions: { actions: read, contents: read }',
  `    ${ENV}`,
  '    steps:',
  '      - uses: actions/checkout@v6',
  '        with: { persist-credentials: false }',
];

/**
 * The workflows in a page of Markdown, in order: its fenced YAML blocks. A block is a whole workflow, its jobs (`jobs:` without
 * `on:`) or steps of a job (a list). Throws for a block that is none of them, and no file either.
 */
export function examplesOf(page: string, markdown: string): Example[] {
  const examples: Example[] = [];
  for (const block of blocksOf(markdown)) {
    const { above, line } = block;
    if (above.endsWith(NO_WORKFLOW) || pathOf(block.text) !== null) continue;
    const place = `${page}:${String(line)}`;
    const whole = wholeWorkflow(block.text, headingOf(above));
    if (whole === null) throw new Error(`${place} is no workflow, no jobs and no steps.`);
    const { name, text, added } = whole;
    examples.push({ place, name, line: line - added, text });
  }
  return examples;
}

/** The other files in a page of Markdown, in order. */
export function exampleFilesOf(markdown: string): ExampleFile[] {
  return blocksOf(markdown).flatMap(({ line, text }) => {
    const path = pathOf(text);
    return path === null ? [] : [{ path, line, text }];
  });
}

/** The example after as many blank lines as precede it in the page, so that a linter reports the page's line numbers. */
export function atItsLine({ line, text }: Pick<Example, 'line' | 'text'>): string {
  return '\n'.repeat(line - 1) + text;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```ya?ml\n(?<text>.*?)^```$/gms)].map((match) => {
    const above = markdown.slice(0, match.index);
    return { above, line: above.split('\n').length + 1, text: match.groups?.['text'] ?? '' };
  });
}

/** Null for a workflow that an event starts, also when it begins with its path. */
function pathOf(text: string): string | null {
  const path = /^# ([\w./-]+\.ya?ml)\n/.exec(text)?.[1] ?? null;
  return /^on:/m.test(text) && !/^ {2}workflow_call:/m.test(text) ? null : path;
}

function wholeWorkflow(block: string, heading: string): { name: string; text: string; added: number } | null {
  if (/^on:/m.test(block)) return { name: /^name: (.*)$/m.exec(block)?.[1] ?? heading, text: block, added: 0 };
  const [above, rest] = block.startsWith('- ')
    ? [ABOVE_STEPS, block.replaceAll(/^(?=.)/gm, ' '.repeat(6))]
    : [ABOVE_JOBS, block];
  if (above === ABOVE_JOBS && !/^jobs:/m.test(block)) return null;
  const added = [`name: ${heading}`, ...above];
  return { name: heading, text: `${added.join('\n')}\n${rest}`, added: added.length };
}

/** The last heading of the text. */
function headingOf(text: string): string {
  return (
    [...text.matchAll(/^#+ (.*)$/gm)]
      .at(-1)?.[1]
      ?.replaceAll(/[^\w -]/g, '')
      .toLowerCase() ?? ''
  );
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
