import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../../scripts/manifest.ts';
import { modesOf } from '../../../src/inputs/input-modes.ts';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { OUTCOMES } from '../../../src/legs/leg.ts';
import { Ledger } from '../../../src/legs/ledger.ts';
import { outputsOf, rowOf } from '../../../src/report/outputs.ts';
import { MODES, SUB_ACTIONS } from '../../../src/values/mode.ts';
import { report } from '../../doubles/fixtures.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const manifest = readManifest(root);
const page = readFileSync(join(root, 'docs', 'reference.md'), 'utf8');
const anchors = Array.from(page.matchAll(/<a id="([^"]+)">/g), ([, id]) => id);
const headings = Array.from(page.matchAll(/^#+ (?!<a)(.*)$/gm), ([, text = '']) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
);

/** The first cells of the table's rows below the heading. */
function rowsBelow(heading: string): string[] {
  const [, below = ''] = page.split(`### ${heading}\n`);
  const [section = ''] = below.split(/^#+ /m);
  return Array.from(section.matchAll(/^\| `([^`]+)`/gm), ([, name = '']) => name);
}

/** The part of the page about the input. */
function sectionOf(input: string): string {
  const [, below = ''] = page.split(`#### <a id="input-${input}"></a>`);
  return below.split(/^#+ /m)[0] ?? '';
}

describe('docs/reference.md', () => {
  it('has a place for each input and output, once', () => {
    const inputs = manifest.inputs.map(({ name }) => `input-${name}`);
    const outputs = manifest.outputs.map(({ name }) => `output-${name}`);
    expect(anchors.toSorted()).toEqual([...inputs, ...outputs].toSorted());
  });

  it('has the internal inputs at its end, and no others there', () => {
    const internal = manifest.inputs.filter(({ group }) => group === 'Internal').map(({ name }) => `input-${name}`);
    expect(anchors.slice(-internal.length)).toEqual(internal);
    expect(internal).toEqual(['input-job-index', 'input-job-matrix', 'input-job-status']);
  });

  it('has only links that lead to a place', () => {
    const links = Array.from(page.matchAll(/\]\(#([^)]+)\)/g), ([, to]) => to);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((to) => !anchors.includes(to) && !headings.includes(to ?? ''))).toEqual([]);
  });

  it.each(manifest.inputs.filter(({ name, group }) => name !== 'mode' && group !== 'Internal'))(
    'says which modes have $name',
    ({ name }) => {
      const [, named = ''] = /\*\*Modes\*\* (.*)$/m.exec(sectionOf(name)) ?? [];
      const modes = modesOf(name as InputName);
      const all = modes.length === MODES.length;
      expect(all ? [named] : named.split(/, | and /).toSorted()).toEqual(all ? ['all'] : modes.toSorted());
    },
  );

  it('says what a mode makes of a default that the root leaves open', () => {
    expect(sectionOf('timeout')).toContain('**Default** `1h` in run; `60s` in wait and cancel');
    expect(sectionOf('cleanup')).toContain('**Default** `auto`; `never` in wait and cancel');
  });

  it('has the outputs of a leg, the fields of a row and the outcomes as the code has them', () => {
    const ledger = new Ledger();
    ledger.add([{ name: 'a', uuid: '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d11' }]);
    const [result] = ledger.results();
    const { outputs } = outputsOf(report(ledger.results()), '');
    const ofLeg = outputs.map(([name]) => name).filter((name) => name.startsWith('leg-'));
    expect(rowsBelow('Outputs of a leg')).toEqual(ofLeg.map((name) => name.replace('leg-a-', 'leg-<name>-')));
    expect(rowsBelow('Rows of `results`')).toEqual(result === undefined ? [] : Object.keys(rowOf(result)));
    expect(rowsBelow('Outcomes')).toEqual(OUTCOMES);
  });
});

describe.each(SUB_ACTIONS)('%s/README.md', (mode) => {
  const readme = readFileSync(join(root, mode, 'README.md'), 'utf8');

  it('leads to pages that exist', () => {
    const links = Array.from(readme.matchAll(/\]\((\.[^)#]*)/g), ([, to = '']) => to);
    expect(links).toContain('../docs/reference.md');
    expect(links.filter((to) => !existsSync(join(root, mode, to)))).toEqual([]);
  });

  it('shows the action by its released name', () => {
    expect(readme).toContain(`uses: contree/op-action/${mode}@v1\n`);
  });
});
