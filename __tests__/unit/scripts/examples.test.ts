import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import {
  atItsLine,
  exampleFilesOf,
  examplesOf,
  publishedReferences,
  withLocalActions,
} from '../../../scripts/examples.ts';

const TEXT = 'Text.\n'.repeat(12);
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
on: push
jobs: {}
\`\`\`

${TEXT}
## Only jobs

\`\`\`yaml
jobs:
  two: {}
\`\`\`

### Steps, \`run\` twice

\`\`\`yaml
- run: one

- run: |
    two
\`\`\`

<!-- no workflow -->

\`\`\`yaml
unit: npm test
\`\`\`
`;

const examples = examplesOf('page.md', PAGE);

describe('examplesOf', () => {
  it('finds the YAML blocks, with the page and line where each begins, and a name', () => {
    expect(examples.map(({ place, name }) => [place, name])).toEqual([
      ['page.md:8', 'one'],
      ['page.md:15', 'page'],
      ['page.md:35', 'only jobs'],
      ['page.md:42', 'steps run twice'],
    ]);
    expect(examplesOf('page.md', '# Page\n')).toEqual([]);
  });

  it('leaves a whole workflow as it is', () => {
    expect(examples[0]).toMatchObject({ line: 8, text: 'name: one\non: push\n' });
  });

  it('puts jobs into a workflow', () => {
    expect(parse(examples[2]?.text ?? '')).toEqual({
      name: 'only jobs',
      on: 'push',
      permissions: {},
      env: { CONTREE_TOKEN: '${{ secrets.CONTREE_TOKEN }}', CONTREE_PROJECT: '${{ vars.CONTREE_PROJECT }}' },
      jobs: { two: {} },
    });
  });

  it('puts steps into a job, after a checkout', () => {
    const { jobs } = parse(examples[3]?.text ?? '') as { jobs: { job: { steps: unknown } } };
    expect(jobs.job.steps).toEqual([
      { uses: 'actions/checkout@v6', with: { 'persist-credentials': false } },
      { run: 'one' },
      { run: 'two\n' },
    ]);
  });

  it('rejects a block that is no part of a workflow', () => {
    expect(() => examplesOf('page.md', '```yaml\nunit: npm test\n```\n')).toThrow('page.md:2 is no workflow');
    expect(() => examplesOf('page.md', '```yaml\n```\n')).toThrow('page.md:2 is no workflow');
  });
});

describe('exampleFilesOf', () => {
  const block = (text: string): string => `\`\`\`yaml\n${text}\`\`\`\n`;
  const file = '# .github/legs.yml\nunit: npm test\n';
  const called = '# .github/workflows/called.yml\non:\n  workflow_call:\n    inputs:\n';
  const workflow = '# .github/workflows/tests.yml\nname: tests\non: push\n';
  const several = 'name: two events\non:\n  push:\n';
  const page = [file, called, workflow, several].map(block).join('\n');

  it('finds the blocks that begin with a path and that no event starts', () => {
    expect(exampleFilesOf(page)).toEqual([
      { path: '.github/legs.yml', line: 2, text: file },
      { path: '.github/workflows/called.yml', line: 7, text: called },
    ]);
  });

  it('leaves the workflows to examplesOf', () => {
    expect(examplesOf('page.md', page).map(({ text }) => text)).toEqual([workflow, several]);
  });
});

describe('atItsLine', () => {
  it('keeps the line numbers of the page', () => {
    const lines = PAGE.split('\n');
    for (const example of examples) {
      const block = Number(example.place.split(':')[1]);
      const shown = atItsLine(example).split('\n');
      const end = lines.indexOf('```', block);
      lines.slice(block - 1, end).forEach((line, index) => {
        expect(shown[block - 1 + index]?.trim()).toBe(line.trim());
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
