import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createResultsFile, lastingResults } from '../../../src/report/results-file.ts';
import { keptResults } from '../../doubles/kept-results.ts';
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

const LEG = { name: 'unit', uuid: '00000000-0000-4000-8000-000000000001' };

describe('lasting results', () => {
  it('are written as they are', () => {
    const kept = keptResults();
    const problems: unknown[] = [];
    const results = lastingResults(kept, (problem) => problems.push(problem));
    results.add({ a: 1 });
    results.addProblem(LEG, 'not read');
    expect(results.path).toBe(kept.path);
    expect(kept.rows).toEqual([{ a: 1 }, { uuid: LEG.uuid, error: 'not read' }]);
    expect(problems).toEqual([]);
  });

  it('tell of the first problem alone, and take what comes after it', () => {
    const kept = keptResults();
    const problems: unknown[] = [];
    const add = (payload: unknown): void => {
      if (typeof payload === 'string') throw new Error(payload);
      kept.add(payload);
    };
    const results = lastingResults({ ...kept, add }, (problem) => problems.push(problem));
    for (const payload of ['first', 'second', 3]) results.add(payload);
    expect(problems).toEqual([new Error('first')]);
    expect(kept.rows).toEqual([3]);
  });
});
