import { describe, expect, test } from '@jest/globals';
import { actionFacts, withBlock, withTables } from '../../../scripts/generated.ts';
import type { Manifest } from '../../../scripts/manifest.ts';

const MANIFEST: Manifest = {
  version: '1.2.3',
  inputs: [
    { name: 'mode', group: '', description: 'What\nit  does.', default: "it's" },
    { name: 'job-status', group: 'Last', description: 'One | other.', default: '${{ job.status }}' },
  ],
  outputs: [{ name: 'outcome', description: 'A word.' }],
  runs: {},
};

const README = `before
<!-- inputs: generated from action.yml by npm run docs -->
<!-- prettier-ignore-start -->
old
<!-- prettier-ignore-end -->
<!-- end of inputs -->
between
<!-- outputs: generated from action.yml by npm run docs -->
<!-- prettier-ignore-start -->
<!-- prettier-ignore-end -->
<!-- end of outputs -->
after
`;

test('the facts have version and defaults; an expression is empty', () => {
  const facts = actionFacts(MANIFEST);
  expect(facts).toContain("export const VERSION = '1.2.3';");
  expect(facts).toContain("{\n  mode: 'it\\'s',\n  'job-status': '',\n} as const;");
});

describe('the tables', () => {
  const readme = withTables(README, MANIFEST);

  test('are between their markers, one for each group', () => {
    expect(readme).not.toContain('old');
    expect(readme).toContain(
      "| Input | Default | Meaning |\n| --- | --- | --- |\n| `mode` | `it's` | What it does. |\n",
    );
    expect(readme).toContain('### Last\n\n| Input |');
    expect(readme).toContain('| Output | Value |\n| --- | --- |\n| `outcome` | A word. |\n');
    expect(readme).toMatch(/^before\n[^]*\nbetween\n[^]*\nafter\n$/);
  });

  test('escape a bar in a cell', () => {
    expect(readme).toContain('| `job-status` | `${{ job.status }}` | One \\| other. |');
  });

  test('do not change when nothing changed', () => {
    expect(withTables(readme, MANIFEST)).toBe(readme);
  });

  test.each(['inputs', 'outputs'])('need the markers of the %s', (name) => {
    const without = README.replace(`<!-- end of ${name} -->`, '');
    expect(() => withTables(without, MANIFEST)).toThrow(`no place for the ${name}`);
  });
});

test('a block without its markers is refused by the name of its page', () => {
  const block = { name: 'figures', source: 'a test', text: '' };
  expect(() => withBlock('', block, 'docs/a.md')).toThrow('docs/a.md has no place for the figures');
});
