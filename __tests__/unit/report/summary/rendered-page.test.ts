import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { readSummary } from '../../../../demo/render-summary.ts';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { truncate, cleanLine, oneLine } from '../../../../src/report/text/clean.ts';
import { linesOf } from '../../../../src/values/values.ts';
import type { Report } from '../../../../src/report/report.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { hostileText } from '../text/hostile-text.ts';
import {
  leg,
  mixedReport,
  operation,
  previewOf,
  problem,
  report,
  runReport,
  uuidOf,
  written,
} from '../../../doubles/fixtures.ts';

/** All elements that the summary itself writes. */
const OURS = new Set('h2 h3 p b sub code pre table thead tbody tr th td details summary ul li'.split(' '));

/** Text that looks like markup, each piece also after a blank line and four blanks. */
const HOSTILE: readonly string[] = [
  '</table><h1>All checks passed</h1>',
  '</code></pre></details><h1>All checks passed</h1>',
  '</td></tr></table>\n\n# All checks passed',
  '![x](http://example.org/x.png)',
  '<img src=x onerror=alert(1)>',
  '[link](javascript:alert(1)) <a href="http://example.org">x</a> http://example.org www.example.org a@example.org',
  '@everyone #1 org/repo#2 GH-3 :rocket:',
  '`tick` ``two`` | pipe \\| *bold* _italic_ ~~gone~~',
  '<!-- the rest is a comment',
  '<![CDATA[ <?php <!DOCTYPE',
  '\n\n\n    indented code\n\n\ttabbed',
  '- [ ] task\n- [x] done',
  '```\n\n# out of the fence\n\n~~~',
  '<script>alert(1)</script><style>*{display:none}</style>',
  '<details open><summary>✅ Passed</summary>',
  '&lt;b&gt; &#60;i&#62; &amp;amp;',
  '[ref]: http://example.org\n[^1]: note\n\n[^1]',
  '---\n===\n| a |\n|---|\n> quote\n1. one',
  '$x^2$ $$\ny\n$$',
  '\u202e\u2066right to left\u001b[31mred\u001b]0;t\u0007',
];

function elements(node: Root | ElementContent): Element[] {
  if (node.type !== 'root' && node.type !== 'element') return [];
  const inner = node.children.flatMap((child) => (child.type === 'doctype' ? [] : elements(child)));
  return node.type === 'element' ? [node, ...inner] : inner;
}

function textOf(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'root' && node.type !== 'element') return '';
  return node.children.map((child) => (child.type === 'doctype' ? '' : textOf(child))).join('');
}

/** The text that stands outside `<code>` and `<pre>`. */
function ownText(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'root' && node.type !== 'element') return '';
  if (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre')) return '‹›';
  return node.children.map((child) => (child.type === 'doctype' ? '' : ownText(child))).join('');
}

async function read(given: Report): Promise<Root> {
  return readSummary(String(renderSummary(given)));
}

function headings(tree: Root): string[] {
  return elements(tree)
    .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
    .map((heading) => `${heading.tagName} ${textOf(heading)}`);
}

/** Texts of the `<code>` elements, in order. */
function codes(tree: Root): string[] {
  return elements(tree)
    .filter(({ tagName }) => tagName === 'code')
    .map(textOf);
}

function expectOnlyOurs(tree: Root): void {
  const found = elements(tree);
  expect(found.map(({ tagName }) => tagName).filter((name) => !OURS.has(name))).toEqual([]);
  const attributes = found.flatMap(({ properties }) =>
    Object.entries(properties).map((entry) => JSON.stringify(entry)),
  );
  const allowed = ['["open",true]', '["align","right"]', '["noWrap",true]', '["className",["language-mermaid"]]'];
  expect(attributes.filter((attribute) => !allowed.includes(attribute))).toEqual([]);
}

function hostileLeg(text: string, number: number): LegResult {
  return leg(text, 'failed', {
    leg: { name: text, uuid: uuidOf(number) },
    operation: operation({
      uuid: uuidOf(number),
      status: text,
      image: text,
      tag: text,
      resultImage: text,
      exitCode: 3,
      error: text,
      stdout: written(text),
      stderr: written(text),
    }),
  });
}

describe('the summary as GitHub reads it', () => {
  it('has its own headings and elements, and nothing else', async () => {
    const tree = await read(mixedReport());
    expect(headings(tree)).toEqual([
      'h2 ❌ Failed · exit code 137',
      'h3 Timeline',
      'h3 Output of other legs that did not pass',
    ]);
    expectOnlyOurs(tree);
    const blocks = tree.children.flatMap((node) => (node.type === 'element' ? [node.tagName] : []));
    const details = Array.from({ length: 4 }, () => 'details');
    expect(blocks).toEqual([
      ...['h2', 'p', 'p', 'details', 'details', 'details'],
      ...['table', 'h3', 'pre', 'h3', ...details],
    ]);
    expect(elements(tree).filter(({ tagName }) => tagName === 'tr')).toHaveLength(13);
  });

  it('reads the same when every text is hostile: text', async () => {
    const plain = await read(report(HOSTILE.map((_, index) => hostileLeg(`plain ${index}`, index))));
    const hostile = await read(report(HOSTILE.map((text, index) => hostileLeg(text, index))));
    expect(headings(hostile)).toEqual(headings(plain));
    expectOnlyOurs(hostile);
    expect(elements(hostile).map(({ tagName }) => tagName)).toEqual(elements(plain).map(({ tagName }) => tagName));
    expect(ownText(hostile)).toBe(ownText(plain));
  });

  it.each(HOSTILE)('shows %j verbatim, as code', async (text) => {
    const tree = await read(report([hostileLeg(text, 1)]));
    const line = oneLine(text);
    const lines = linesOf(text.replace(/\n$/, '')).map(cleanLine).join('\n');
    const shown = codes(tree);
    // Name in the verdict and the title; error, output; operation, unchanged image, tag; then the table.
    const cut = (length: number): string => truncate(line, length);
    expect(shown).toEqual([
      ...[cut(60), cut(100), lines, lines, lines],
      ...[uuidOf(1), cut(120), cut(120)],
      ...[cut(100), cut(30), cut(200)],
    ]);
  });

  it('shows why a step stopped as code', async () => {
    for (const text of HOSTILE) {
      const tree = await read(report([], { stopped: text, verdict: { ...report([]).verdict, exitCode: 1 } }));
      expectOnlyOurs(tree);
      expect(headings(tree)).toHaveLength(1);
      expect(codes(tree)).toEqual([linesOf(text).map(cleanLine).join('\n')]);
    }
  });

  it('of a run has the same elements for any text', async () => {
    const shape = async (text: string): Promise<string[]> => {
      const plain = runReport();
      const named = (result: LegResult, index: number): LegResult => ({
        ...result,
        leg: { ...result.leg, name: `${text}${index}` },
        loss: result.loss === null ? null : text,
        problem: result.problem === null ? null : problem({ reason: text }),
      });
      const preparation = [
        ...plain.preparation.map((result) => ({ ...result, leg: { ...result.leg, name: `import ${text}` } })),
        hostileLeg('setup', 7),
      ];
      const record = {
        setup: { image: text, cacheHit: true },
        collected: new Map([['a', { files: 1, bytes: 1, folders: [`x/${text}`] }]]),
      };
      const tree = await read({ ...plain, results: plain.results.map(named), preparation, record });
      expectOnlyOurs(tree);
      return elements(tree).map(({ tagName }) => tagName);
    };
    const plain = await shape('plain');
    expect(plain).toContain('details');
    for (const text of HOSTILE) expect(await shape(text)).toEqual(plain);
  });

  it('of a dry run has the same elements and the same words of its own for any text', async () => {
    const plain = await read(report([], { mode: 'run', preview: previewOf('plain\ntext') }));
    expect(headings(plain)).toEqual(['h2 Dry run']);
    expectOnlyOurs(plain);
    for (const text of HOSTILE.map((each) => `a\n${each}`)) {
      const hostile = await read(report([], { mode: 'run', preview: previewOf(text) }));
      expectOnlyOurs(hostile);
      expect(elements(hostile).map(({ tagName }) => tagName)).toEqual(elements(plain).map(({ tagName }) => tagName));
      expect(ownText(hostile)).toBe(ownText(plain));
    }
  });

  it('keeps every name inside the picture', async () => {
    const names = [...HOSTILE, 'section Forged', 'title Forged', '```\n# Forged', '%%{init: {}}%%'];
    const tree = await read(report(names.map((name, index) => hostileLeg(name, index))));
    const pictures = elements(tree).filter(({ properties }) => Array.isArray(properties.className));
    expect(pictures).toHaveLength(1);
    const source = pictures.map(textOf).join('');
    expect(source.split('\n').slice(0, 4)).toEqual([
      'gantt',
      ' dateFormat x',
      ' axisFormat %H:%M:%S',
      ' section Failed',
    ]);
    const tasks = source.trimEnd().split('\n').slice(4);
    expect(tasks).toHaveLength(names.length);
    for (const task of tasks) expect(task).toMatch(/^ [\p{L}\p{N}._/-]+ :crit, \d+, \d+$/u);
  });

  it('is the same tree for any text', async () => {
    const plain = elements(await read(report([hostileLeg('plain', 1), hostileLeg('plain', 2)]))).map(
      ({ tagName }) => tagName,
    );
    const visible = hostileText.map((text) => `x${text}x`);
    await fc.assert(
      fc.asyncProperty(visible, async (text) => {
        const tree = await read(report([hostileLeg(text, 1), hostileLeg(text, 2)]));
        expectOnlyOurs(tree);
        expect(elements(tree).map(({ tagName }) => tagName)).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });
});
