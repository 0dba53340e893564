import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createResultsFile } from '../../../src/report/results-file.ts';
import { uuidOf } from './fixtures.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the results file', () => {
  it('is there at once, empty, for its owner only, in a folder of its own', () => {
    const { path } = createResultsFile(folder);
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(path.endsWith('/results.jsonl')).toBe(true);
    expect(createResultsFile(folder).path).not.toBe(path);
  });

  it('has one JSON text a line', () => {
    const file = createResultsFile(folder);
    const payload = { uuid: uuidOf(1), stdout: 'a\nb\r\u2028c', list: [1, null] };
    file.add(payload);
    file.addProblem({ name: 'gone', uuid: uuidOf(2) }, 'not\nhere');
    const text = readFileSync(file.path, 'utf8');
    expect(text.endsWith('\n')).toBe(true);
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([payload, { uuid: uuidOf(2), error: 'not\nhere' }]);
  });

  it('is made in a folder that was missing', () => {
    expect(readFileSync(createResultsFile(join(folder, 'none', 'such')).path, 'utf8')).toBe('');
  });

  it('throws the file system’s error', () => {
    expect(() => createResultsFile('/dev/null/such')).toThrow(/ENOTDIR/);
    const file = createResultsFile(folder);
    rmSync(dirname(file.path), { recursive: true });
    expect(() => {
      file.add({});
    }).toThrow(/ENOENT/);
    expect(() => {
      file.addProblem({ name: 'a', uuid: uuidOf(1) }, 'x');
    }).toThrow(/ENOENT/);
  });
});
