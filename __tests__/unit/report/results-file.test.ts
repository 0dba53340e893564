import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createResultsFile, type ResultsFile } from '../../../src/report/results-file.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function created(directory = folder): { file: ResultsFile; problems: unknown[] } {
  const problems: unknown[] = [];
  return {
    file: createResultsFile(
      directory,
      (problem) => problems.push(problem),
      (text) => text.replaceAll('hush', '***'),
    ),
    problems,
  };
}

function rowsOf({ path }: ResultsFile): unknown[] {
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

describe('the results file', () => {
  it('is created at once, empty, for its owner only, in a folder of its own', () => {
    const { path } = created().file;
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(path.slice(folder.length)).toMatch(/^\/op-action-\w+\/results\.jsonl$/);
    expect(created().file.path).not.toBe(path);
  });

  it('has one JSON text a line', () => {
    const { file, problems } = created();
    const payload = { uuid: uuidOf(1), stdout: 'a\nb\r\u2028c', list: [1, null] };
    file.add(payload);
    file.addProblem({ name: 'gone', uuid: uuidOf(2) }, 'not\nhere');
    file.addProblem({ name: 'planned', uuid: null }, 'not started');
    expect(rowsOf(file)).toEqual([
      payload,
      { uuid: uuidOf(2), error: 'not\nhere' },
      { name: 'planned', error: 'not started' },
    ]);
    expect(problems).toEqual([]);
  });

  it('says which leg a payload or a problem is of, and which try where it may have several', () => {
    const { file } = created();
    file.add({ uuid: uuidOf(1), status: 'FAILED' }, { leg: 'hush', attempt: 1 });
    file.add({ uuid: uuidOf(2), status: 'SUCCESS' }, { leg: 'unit', attempt: null });
    file.add({ uuid: uuidOf(2), status: 'SUCCESS' }, null);
    file.addProblem({ name: 'unit', uuid: uuidOf(3) }, 'gone', { leg: 'hush', attempt: 2 });
    expect(rowsOf(file)).toEqual([
      { uuid: uuidOf(1), status: 'FAILED', leg: '***', attempt: 1 },
      { uuid: uuidOf(2), status: 'SUCCESS', leg: 'unit' },
      { uuid: uuidOf(2), status: 'SUCCESS' },
      { uuid: uuidOf(3), error: 'gone', leg: '***', attempt: 2 },
    ]);
  });

  it('has a line for a leg that was started and never read', () => {
    const { file } = created();
    file.addStarted({ name: 'hush', uuid: uuidOf(1) });
    expect(rowsOf(file)).toEqual([{ name: '***', uuid: uuidOf(1) }]);
  });

  it('creates a folder that is missing', () => {
    expect(readFileSync(created(join(folder, 'none', 'such')).file.path, 'utf8')).toBe('');
  });

  it('throws the file system’s error when it cannot be created', () => {
    expect(() => created('/dev/null/such')).toThrow(/ENOTDIR/);
  });

  it('reports only the first payload that it cannot keep, and keeps those that follow', () => {
    const { file, problems } = created();
    const refusing = (message: string): unknown => ({
      toJSON: () => {
        throw new Error(message);
      },
    });
    file.add(refusing('first'));
    file.add(refusing('second'));
    file.add(3);
    expect(problems).toEqual([new Error('first')]);
    expect(rowsOf(file)).toEqual([3]);
  });

  it('reports that the disk refuses a line, and does not throw', () => {
    const { file, problems } = created();
    rmSync(dirname(file.path), { recursive: true });
    file.add({});
    file.addProblem({ name: 'a', uuid: uuidOf(1) }, 'x');
    expect(problems).toHaveLength(1);
    expect(String(problems[0])).toMatch(/ENOENT/);
  });
});
