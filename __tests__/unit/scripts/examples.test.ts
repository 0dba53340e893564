import { describe, expect, it } from '@jest/globals';
import { atItsLine, examplesOf, publishedReferences, withLocalActions } from '../../../scripts/examples.ts';

const PAGE = `# Page

\`\`\`console
$ npm ci
\`\`\`

\`\`\`yaml
name: one
on: push
\`\`\`

Text with \`\`\` in it.

\`\`\`yml
name: two
\`\`\`
\`\`\`yaml
\`\`\`
`;

describe('examplesOf', () => {
  it('finds the YAML blocks, with the page and line where each begins', () => {
    expect(examplesOf('page.md', PAGE)).toEqual([
      { place: 'page.md:8', line: 8, text: 'name: one\non: push\n' },
      { place: 'page.md:15', line: 15, text: 'name: two\n' },
      { place: 'page.md:18', line: 18, text: '' },
    ]);
    expect(examplesOf('page.md', '# Page\n')).toEqual([]);
  });
});

describe('atItsLine', () => {
  it('keeps the line numbers of the page', () => {
    const lines = PAGE.split('\n');
    for (const example of examplesOf('page.md', PAGE)) {
      const text = example.text.split('\n').slice(0, -1);
      const shown = atItsLine(example).split('\n');
      text.forEach((line, index) => {
        expect(shown[example.line - 1 + index]).toBe(line);
        expect(lines[example.line - 1 + index]).toBe(line);
      });
    }
  });
});

describe('the actions that an example uses', () => {
  const text = [
    'uses: contree/op-action@v1',
    'uses: contree/op-action/run@v1',
    'uses: contree/op-action/wait@v12',
    'uses: actions/checkout@v6',
    'uses: contree/op-action/cancel@main',
  ].join('\n');

  it('are those of the repository itself, for a linter', () => {
    expect(withLocalActions(text).split('\n')).toEqual([
      'uses: ./',
      'uses: ./run',
      'uses: ./wait',
      'uses: actions/checkout@v6',
      'uses: contree/op-action/cancel@main',
    ]);
  });

  it('come from releases of the whole action, for a runner', () => {
    expect(publishedReferences(text)).toEqual(['contree/op-action@v1', 'contree/op-action@v12']);
  });
});
