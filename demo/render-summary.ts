import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Element, ElementContent, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { drawGantt } from './gantt.ts';

/**
 * Parses a job summary as GitHub does: GitHub-flavoured Markdown, then GitHub's allow-list of elements (the default of
 * rehype-sanitize).
 */
export async function readSummary(summary: string): Promise<Root> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize);
  return processor.run(processor.parse(summary));
}

/** The summary as HTML. A small substitute draws Mermaid after the sanitizer, where GitHub uses a frame. */
async function renderSummary(summary: string): Promise<string> {
  const tree = await readSummary(summary);
  drawPictures(tree);
  return unified().use(rehypeStringify).stringify(tree);
}

/** The summary as one self-contained page, in the reader's light or dark scheme. */
export async function renderSummaryPage(summary: string, title: string): Promise<string> {
  const styles = readFileSync(
    createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'),
    'utf8',
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeTitle(title)}</title>
<style>${styles}
body { margin: 0; background: light-dark(#f6f8fa, #010409); }
.summary { max-width: 1012px; margin: 24px auto; border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; overflow: hidden; }
.summary > header { padding: 8px 16px; font: 600 14px system-ui, sans-serif; color: light-dark(#1f2328, #f0f6fc); background: light-dark(#fff, #0d1117); border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }
.summary > .markdown-body { padding: 24px 32px; }
</style>
<div class="summary">
<header>${escapeTitle(title)}</header>
<article class="markdown-body">
${await renderSummary(summary)}
</article>
</div>
</html>
`;
}

function escapeTitle(title: string): string {
  return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function drawPictures(tree: Root): void {
  tree.children = tree.children.map((node) => (node.type === 'element' ? (pictureOf(node) ?? node) : node));
}

/** The picture of a Mermaid code block; null for any other element. */
function pictureOf({ tagName, children: [code] }: Element): Element | null {
  if (tagName !== 'pre' || code?.type !== 'element') return null;
  const classes = code.properties.className;
  if (!Array.isArray(classes) || !classes.includes('language-mermaid')) return null;
  return drawGantt(textOf(code));
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
