import { describe, expect, it } from '@jest/globals';
import { atItsLine, examplesOf } from '../../../scripts/examples.ts';

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
