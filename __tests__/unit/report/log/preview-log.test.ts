import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { previewLines } from '../../../../src/report/log/preview-log.ts';
import type { Preview, PreviewLeg } from '../../../../src/legs/preview.ts';
import { logViolations } from '../../../invariants/runner-log.ts';
import { previewOf, uuidOf } from '../../../doubles/fixtures.ts';
import { recordedLog } from '../../../doubles/recorded-log.ts';
import { hostileText } from '../text/hostile-text.ts';

const planned = (name: string, command: string, fields: Partial<PreviewLeg> = {}): PreviewLeg => ({
  name,
  command,
  image: 'tag:base',
  files: null,
  settings: [],
  ...fields,
});

function linesOf(preview: Partial<Preview>): string[] {
  return previewLines({ images: [], setup: null, files: [], legsFile: null, legs: [], ...preview }).map(String);
}

describe('the log of a dry run', () => {
  it('is a table of the legs, each line of a command below the other, with the settings behind it', () => {
    const command = 'set +e\nif true; then\n  npm run lint\nfi\n';
    const legs = [planned('unit', 'npm test'), planned('browser', command, { settings: ['cwd /srv', 'no network'] })];
    expect(linesOf({ legs })).toEqual([
      'Leg      Command',
      'unit     npm test',
      'browser  set +e',
      '         if true; then',
      '           npm run lint',
      '         fi',
      '         (cwd /srv, no network)',
    ]);
  });

  it('has a column for images and files only where legs differ in them', () => {
    const legs = [planned('a', 'x', { files: 1 }), planned('b', 'y', { image: null }), planned('c', 'z')];
    expect(linesOf({ legs })).toEqual([
      'Leg  Image      Files  Command',
      'a    tag:base   2      x',
      'b    the setup         y',
      'c    tag:base          z',
    ]);
  });

  it('says of images, setup and files what is there already, and which file holds the legs', () => {
    const image = uuidOf(1);
    const none = { count: 0, examples: [] };
    const largest = [{ remote: 'src/big.bin', bytes: 2_000_000 }];
    const files = {
      count: 2,
      bytes: 2_000_001,
      missing: { count: 0, bytes: 0 },
      largest,
      ignored: none,
      excluded: none,
    };
    const some = { count: 12, examples: ['dist', 'node_modules', 'a', 'b', 'c', 'd'] };
    const preview: Preview = {
      images: [
        { name: image, image },
        { name: 'tag:base', image },
        { name: 'docker://docker.io/x:1', image: null },
      ],
      setup: { command: 'npm ci', files: 0, settings: ['limit 5 min'], kept: { image, tag: 'kept' } },
      files: [
        { ...files, missing: null, ignored: some },
        { ...files, excluded: { count: 1, examples: ['a.test.ts'] } },
        { ...files, count: 1, missing: { count: 1, bytes: 5 } },
      ],
      legsFile: 'ci/legs.yml',
      legs: [planned('a', 'x', { files: 1 })],
    };
    expect(linesOf(preview)).toEqual([
      'Images',
      `  ${image} · taken as it is`,
      `  tag:base · image ${image}`,
      '  docker://docker.io/x:1 · would be imported',
      `Setup · would not run: an earlier run kept its image, ${image}`,
      '  npm ci',
      '  (limit 5 min)',
      'Files',
      '  files of the setup · 2 files, 2 MB · none to upload, since the setup is kept',
      '    largest: src/big.bin 2 MB',
      '    left out by ignore rules: 12 (dist, node_modules, a, b, c, …)',
      '  files of every leg · 2 files, 2 MB · none to upload: the service has all',
      '    largest: src/big.bin 2 MB',
      '    left out by !pattern: 1 (a.test.ts)',
      '  files of every leg · 1 file, 2 MB · 1 file to upload, 5 B',
      'Legs from ci/legs.yml',
      'Leg  Command',
      'a    x',
    ]);
  });

  it.each([
    [null, 'Setup · would run; its image would not be kept'],
    [{ image: null, tag: 'op/x' }, 'Setup · would run: no earlier run kept an image as tag:op/x'],
    [
      { image: null, tag: null },
      'Setup · would run, unless an earlier run kept its image: that is known when its own image is imported',
    ],
  ])('says what a setup with %j would do', (kept, expected) => {
    const setup = { command: 'x', files: null, settings: [], kept };
    expect(linesOf({ setup })[0]).toBe(expected);
  });

  it('has no long line and no endless table', () => {
    const legs = Array.from({ length: 2_000 }, (_, index) =>
      planned(`${'n'.repeat(90)}${String(index)}`, 'w'.repeat(3_000), {
        image: `tag:${'i'.repeat(200)}${String(index)}`,
      }),
    );
    const lines = linesOf({ legs, images: legs.map(({ image }) => ({ name: image ?? '', image: null })) });
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300);
    expect(lines).toContain('  and 1950 more');
    expect(lines.at(-1)).toBe('and 1,000 more legs: the output legs has the names');
    expect(lines.filter((line) => line.endsWith('… 1 more line'))).toHaveLength(1_000);
    expect(lines.length).toBeLessThan(23_000);
  });

  it('stays lines of text for hostile texts', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const log = recordedLog();
        for (const line of previewLines(previewOf(text))) log.log.info(line);
        expect(logViolations(log.text(), [])).toEqual([]);
      }),
    );
  });
});
