import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../../scripts/manifest.ts';

const ACTION = `name: An action
author: they
description: All.
inputs:
  mode:
    description: What it does.
    default: wait

  # Connection
  token:
    description: A secret.
    default: ''
  url:
    description: An address.
    default: ''
outputs:
  # The verdict
  outcome:
    description: A word.
runs:
  using: node24
  main: main.js
`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  writeFileSync(join(folder, 'package.json'), '{"version": "1.2.3"}');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function read(action: string): ReturnType<typeof readManifest> {
  writeFileSync(join(folder, 'action.yml'), action);
  return readManifest(folder);
}

test('reads inputs with the heading of their group', () => {
  const { version, name, author, description, inputs, outputs, runs } = read(ACTION);
  expect([version, name, author, description]).toEqual(['1.2.3', 'An action', 'they', 'All.']);
  expect(inputs.map(({ name, group, default: value }) => [name, group, value])).toEqual([
    ['mode', '', 'wait'],
    ['token', 'Connection', ''],
    ['url', 'Connection', ''],
  ]);
  expect(outputs).toEqual([{ name: 'outcome', group: 'The verdict', description: 'A word.' }]);
  expect(runs).toEqual({ using: 'node24', main: 'main.js' });
});

test.each([
  ['author: they\n', 'has no author for itself'],
  ['    default: wait\n', 'has no default for mode'],
  ['    description: A word.\n', 'no mapping at outcome'],
  ['runs:\n  using: node24\n  main: main.js\n', 'no mapping at runs'],
])('throws without %j', (line, message) => {
  expect(() => read(ACTION.replace(line, ''))).toThrow(message);
});
