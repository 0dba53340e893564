import { describe, expect, test } from '@jest/globals';
import { actionFacts, type Block, withBlock } from '../../../scripts/generated.ts';

test('the facts have version and defaults; an expression is empty', () => {
  const facts = actionFacts({
    version: '1.2.3',
    inputs: [
      { name: 'mode', default: "it's" },
      { name: 'job-status', default: '${{ job.status }}' },
    ],
  });
  expect(facts).toContain("export const VERSION = '1.2.3';");
  expect(facts).toContain("{\n  mode: 'it\\'s',\n  'job-status': '',\n} as const;");
});

describe('a block', () => {
  const PAGE = `before
<!-- figures: made by a test -->
<!-- prettier-ignore-start -->
old
<!-- prettier-ignore-end -->
<!-- end of figures -->
after
`;
  const block: Block = { page: 'docs/a.md', name: 'figures', source: 'made by a test', text: 'new\n' };

  test('is between its markers', () => {
    const page = withBlock(PAGE, block);
    expect(page).toBe(PAGE.replace('old\n', '\nnew\n\n'));
    expect(withBlock(page, block)).toBe(page);
  });

  test.each(['<!-- figures: made by a test -->', '<!-- end of figures -->'])('needs its marker %s', (marker) => {
    expect(() => withBlock(PAGE.replace(marker, ''), block)).toThrow('docs/a.md has no place for the figures');
  });
});
