import { describe, expect, it, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Manifest } from '../../../scripts/manifest.ts';
import { actionFile } from '../../../scripts/sub-actions/action-file.ts';
import type { ModeWords } from '../../../scripts/sub-actions/mode-words.ts';
import { subAction } from '../../../scripts/sub-actions/sub-action.ts';

const ROOT: Manifest = {
  version: '1.2.3',
  name: 'Root',
  author: 'they',
  description: 'All.',
  inputs: [
    { name: 'mode', group: '', description: 'What it does.', default: 'wait' },
    { name: 'token', group: 'Connection', description: "It's a secret: keep it.", default: '' },
    { name: 'setup', group: 'Run: setup', description: 'Mode run: a command.', default: '' },
    { name: 'operations', group: 'Which', description: 'Modes wait, show and cancel: what to read.', default: '' },
    { name: 'timeout', group: 'Deadline', description: 'A deadline. It is long.', default: '' },
    { name: 'job-status', group: 'Internal', description: 'word '.repeat(60), default: '${{ job.status }}' },
  ],
  outputs: [
    { name: 'outcome', group: 'Verdict', description: 'A word.' },
    { name: 'legs', group: 'Run: plan', description: 'Mode run: names.' },
    { name: 'ended', group: 'List', description: 'Mode list: names.' },
  ],
  runs: { using: 'node24', main: 'dist/main/index.js', post: 'dist/post/index.js', 'post-if': 'always()' },
};

function words(inputs: ModeWords['inputs'], outputs: ModeWords['outputs'] = {}): ModeWords {
  return { description: 'One mode.', inputs, outputs };
}

describe('a sub-action', () => {
  const run = subAction(ROOT, 'run', words({ timeout: { edits: [['long', 'short']], default: '1h', group: 'Time' } }));

  it('has what its mode knows, without the mode and without the words that name it', () => {
    expect(run.inputs.map(({ name, group, description }) => [name, group, description.trim().slice(0, 30)])).toEqual([
      ['token', 'Connection', "It's a secret: keep it."],
      ['setup', 'Setup', 'A command.'],
      ['timeout', 'Time', 'A deadline. It is short.'],
      ['job-status', 'Internal', 'word word word word word word '],
    ]);
    expect(run.outputs.map(({ name, description }) => [name, description])).toEqual([
      ['outcome', 'A word.'],
      ['legs', 'Names.'],
    ]);
    expect(subAction(ROOT, 'wait', words({})).inputs.map(({ name }) => name)).toEqual([
      'token',
      'operations',
      'timeout',
      'job-status',
    ]);
  });

  it('has an entry of its own in the same dist', () => {
    expect([run.name, run.description, run.runs]).toEqual([
      'Root: run',
      'One mode.',
      { using: 'node24', main: '../dist/run/index.js', post: '../dist/post/index.js', 'post-if': 'always()' },
    ]);
  });

  it('is written so that a reader of YAML finds the same', () => {
    const text = actionFile(run);
    const read = parse(text) as { inputs: Record<string, object>; outputs: object; runs: object };
    const { inputs, outputs, runs, name, author, description } = run;
    expect(read).toEqual({
      ...{ name, author, description, runs },
      inputs: Object.fromEntries(
        inputs.map((input) => [input.name, { description: input.description.trim(), default: input.default }]),
      ),
      outputs: Object.fromEntries(outputs.map((output) => [output.name, { description: output.description }])),
    });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(128);
  });
});

test.each<[string, ModeWords, string]>([
  ['an input that does not exist', words({ tiemout: { default: '1h' } }), 'words for tiemout, which run does not have'],
  ['an input of another mode', words({ operations: { default: 'all' } }), 'words for operations, which run does not'],
  ['an output of another mode', words({}, { ended: { description: 'No.' } }), 'words for ended, which run does not'],
  ['a text that is gone', words({ timeout: { edits: [['brief', 'short']] } }), 'a text that timeout lacks: brief'],
])('words for %s are an error', (_, given, message) => {
  expect(() => subAction(ROOT, 'run', given)).toThrow(message);
});

test('a description that begins with other modes than the code names is an error', () => {
  const [setup] = ROOT.inputs.filter(({ name }) => name === 'setup');
  const wrong = [setup ?? []].flat().map((input) => ({ ...input, description: 'Modes run and wait: a command.' }));
  expect(() => subAction({ ...ROOT, inputs: wrong }, 'run', words({}))).toThrow('setup says that modes run and wait');
});
