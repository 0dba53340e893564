import { describe, expect, it } from '@jest/globals';
import type { Preview } from '../../../src/legs/preview.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { previewOf, report } from '../../doubles/fixtures.ts';

function rendered(preview: Preview): string {
  return String(renderSummary(report([], { mode: 'run', preview }), ''));
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
    const numbers = Array.from({ length: 10_000 }, (_, index) => index);
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
      /To stay within the platform's limit, this summary leaves out 9,800 images, 9,800 file sets, [\d,]+ legs\./,
    );
    expect(page).toContain('<code>leg 0</code>');
  });
});
