import { describe, expect, it } from '@jest/globals';
import type { Preview } from '../../../../src/legs/preview.ts';
import { Page } from '../../../../src/report/summary/page.ts';
import { addPreview } from '../../../../src/report/summary/preview-summary.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { previewOf, report } from '../../../doubles/fixtures.ts';

function rendered(preview: Preview): string {
  return String(renderSummary(report([], { mode: 'run', preview })));
}

describe('the summary of a dry run', () => {
  it('has a row for each image, set of files and leg, and the command of several lines as it stands', () => {
    const page = rendered(previewOf('x'));
    expect(page).toContain('<b>Dry run: the setup and 2 legs would be started; nothing was changed.</b>');
    expect(page).toContain('<tr><td><code>docker://x</code></td><td>would be imported</td></tr>');
    expect(page).toContain('<p>The setup would run: no earlier run kept an image as <code>tag:x</code>.</p>');
    expect(page).toContain('<td>1, of the setup</td><td>3 files, 2.3 MB</td><td>1 file to upload, 500 B</td>');
    expect(page).toContain('<td>7 (<code>x</code>, <code>x</code>, …)</td>');
    expect(page).toContain(
      '<tr><td><code>x2</code></td><td><pre><code>x&#10;  x</code></pre></td><td><code>x</code></td><td></td><td><code>x, x</code></td></tr>',
    );
    expect(page).not.toContain('leaves out');
  });

  it('is a table of each kind of what was found, each an HTML block of its own', () => {
    const [, images = '', setup, files = '', from, legs = ''] = rendered(previewOf('x')).trimEnd().split('\n\n');
    const titlesOf = (table: string): string[] =>
      [...table.matchAll(/<th>(.*?)<\/th>/g)].map(([, title = '']) => title);
    const rowsOf = (table: string): string[][] =>
      [...table.matchAll(/<tr><td>(.*)<\/td><\/tr>/g)].map(([, cells = '']) => cells.split('</td><td>'));
    for (const table of [images, files, legs])
      expect(table).toMatch(
        /^<table>\n<thead><tr>.*<\/tr><\/thead>\n<tbody>\n(?:<tr>.*<\/tr>\n){2}<\/tbody>\n<\/table>$/,
      );
    expect([titlesOf(images), rowsOf(images)[0]?.[0]]).toEqual([['Image', 'State'], '<code>x</code>']);
    expect(setup).toBe(
      '<p>The setup would run: no earlier run kept an image as <code>tag:x</code>.</p>\n<p><code>x</code></p>\n<p><code>x</code></p>',
    );
    const leftOut = '7 (<code>x</code>, <code>x</code>, …)';
    expect([titlesOf(files), rowsOf(files)]).toEqual([
      ['Files', 'Size', 'Upload', 'Largest', 'Left out by ignore rules', 'Left out by <code>!pattern</code>'],
      [
        ['1, of the setup', '3 files, 2.3 MB', '1 file to upload, 500 B', '<code>x</code> 2 MB', leftOut, leftOut],
        ['2', '3 files, 2.3 MB', 'none to upload, since the setup is kept', '<code>x</code> 2 MB', leftOut, leftOut],
      ],
    ]);
    expect(from).toBe('<p>Legs from <code>x</code>:</p>');
    expect([titlesOf(legs), rowsOf(legs)]).toEqual([
      ['Leg', 'Command', 'Image', 'Files', 'Settings'],
      [
        ['<code>x</code>', '<code>x</code>', "the setup's", '2', ''],
        ['<code>x2</code>', '<pre><code>x&#10;  x</code></pre>', '<code>x</code>', '', '<code>x, x</code>'],
      ],
    ]);
  });

  it('has no column for what all legs share, no cell for what no rule leaves out, and no table without a row', () => {
    const nothing = { count: 0, examples: [] };
    const file = { count: 1, bytes: 5, missing: null, largest: [], ignored: nothing, excluded: nothing };
    const leg = { command: '\n  npm test \n', image: 'i', files: 0, settings: [] };
    const page = rendered({
      images: [],
      setup: { command: 'c', files: null, settings: ['a', 'b'], kept: null },
      files: [file],
      legsFile: null,
      legs: ['a', 'b'].map((name) => ({ ...leg, name })),
    });
    expect(page).toContain('<tr><th>Leg</th><th>Command</th></tr>');
    expect(page).toContain('<tr><td><code>a</code></td><td><code>npm test</code></td></tr>');
    expect(page).toContain('<tr><td>of every leg</td><td>1 file, 5 B</td>');
    expect(page).toContain('<td></td><td></td><td></td></tr>');
    expect(page).toContain('<p><code>c</code></p>\n<p><code>a, b</code></p>');
    expect(page.match(/<table>/g)).toHaveLength(2);
  });

  it('has no word of a setup that there is none of, and none of settings that a setup does not have', () => {
    expect(rendered(previewOf('x', { setup: null }))).not.toContain('The setup');
    const setup = { command: 'c', files: null, settings: [], kept: null };
    expect(rendered(previewOf('x', { setup }))).toContain('would not be kept.</p>\n<p><code>c</code></p>\n\n<table>');
  });

  it('has as many rows as fit, for any budget, and counts the others', () => {
    const legs = ['a', 'é&', 'c'].map((name) => ({ name, command: 'c', image: 'i', files: null, settings: [] }));
    const added = (count: number, budget: number): { text: string; missing: string[] } => {
      const page = new Page(budget, 0);
      const missing = addPreview(page, {
        images: [],
        setup: null,
        files: [],
        legsFile: null,
        legs: legs.slice(0, count),
      });
      return { text: String(page.whole()), missing: missing.map(String) };
    };
    // With the blank line before it, and without the line feed at the end of the page.
    const sizes = [1, 2, 3].map((count) => Buffer.byteLength(added(count, 10_000).text) + 1);
    const texts = [0, 1, 2, 3].map((count) => added(count, 10_000).text);
    const budgets = Array.from({ length: 400 }, (_, budget) => budget);
    const expected = budgets.map((budget) => {
      const shown = sizes.filter((size) => size <= budget).length;
      return { text: texts[shown], missing: [['3 legs'], ['2 legs'], ['1 leg'], []][shown] };
    });
    expect(budgets.map((budget) => added(3, budget))).toEqual(expected);
  });

  it('does not count a setup that would not run', () => {
    const kept = { image: 'i', tag: 't' };
    const page = rendered(previewOf('x', { setup: { command: 'c', files: null, settings: [], kept } }));
    expect(page).toContain('<b>Dry run: 2 legs would be started; nothing was changed.</b>');
  });

  it('stays within the limit of the platform, and says what it leaves out', () => {
    const [first] = previewOf('x').legs;
    if (first === undefined) throw new Error('The preview has no leg.');
    const [set] = previewOf('x').files;
    if (set === undefined) throw new Error('The preview has no files.');
    const numbers = Array.from({ length: 3_000 }, (_, index) => index);
    const page = rendered(
      previewOf('x', {
        images: numbers.map((index) => ({ name: `tag:${'<'.repeat(200)}${String(index)}`, image: null })),
        files: numbers.map(() => ({
          ...set,
          ignored: { count: 10, examples: Array(10).fill('&'.repeat(300)) as string[] },
        })),
        legs: numbers.map((index) => ({ ...first, name: `leg ${String(index)}`, command: '"'.repeat(3_000) })),
      }),
    );
    expect(Buffer.byteLength(page)).toBeLessThan(900 * 1024);
    expect(page).toMatch(
      /To stay within the platform's limit, this summary leaves out 2,800 images, 2,800 file sets, [\d,]+ legs\./,
    );
    expect(page).toContain('<code>leg 0</code>');
  });
});
