import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { requirementsFile } from '../../../scripts/tool.ts';
import { directRequirements } from '../../../scripts/tools.ts';

const direct = Object.entries(directRequirements());

/** A package, its version, for which systems, and the hashes of its files. */
const ENTRY = /^[a-z0-9-]+==[\w.]+(?: ; [\w.'"!=<>() -]+)?(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+$/;

test('each file of requirements belongs to a tool', () => {
  expect(direct.length).toBeGreaterThan(4);
  expect(readdirSync(dirname(requirementsFile('zizmor'))).sort()).toEqual(
    direct.map(([name]) => basename(requirementsFile(name))).sort(),
  );
});

describe.each(direct)('the requirements of %s', (name, packages) => {
  const entries = readFileSync(requirementsFile(name), 'utf8')
    .trimEnd()
    .split(/\n(?! )/);

  test('are versions with hashes, and nothing else, such as the address of a registry', () => {
    expect(entries.filter((entry) => !ENTRY.test(entry))).toEqual([]);
  });

  test('have the packages that the tool names, in the same versions', () => {
    const versions = entries.map((entry) => entry.split(' ')[0]);
    expect(versions).toEqual(expect.arrayContaining(packages.map((wanted) => wanted.replace(/\[.*\]/, ''))));
  });
});
