import { describe, expect, test } from '@jest/globals';
import { played, PROJECT } from './python.ts';

describe('the synchronous SDK', () => {
  const { finding, statusesOf } = played('sdk_sync.py');

  test('runs a command', () => {
    expect(finding('quick_start')).toBe('Hello from Contree!\n');
  });

  test('gives a command arguments, variables, stdin, files and a directory', () => {
    const stdout = 'one-two words-blue\n\u00ffinput\n1,2\n/work/deep\n';
    expect(finding('everything_of_a_run')).toEqual([stdout, 'oops\n', 0, true]);
  });

  test('starts at the root without a directory', () => {
    expect(finding('default_directory')).toEqual(['etc', 'root', 'tmp']);
  });

  test('branches an image', () => {
    expect(finding('branches')).toEqual(['base\n', 'base\nleft\n', 'base\nright\n']);
  });

  test('gets the same image again when a run wrote nothing, and none from a disposable run', () => {
    expect(finding('stable_uuid')).toEqual([true, false]);
    expect(finding('disposable')).toBeNull();
  });

  test('has sessions, also with an interface like that of subprocess', () => {
    expect(finding('session')).toEqual(['hello\nagain\n', 'hello\nagain\n']);
    expect(finding('processes')).toEqual([['a\nb\nc\n', ''], 'out\n', 3, 4]);
  });

  test('tells failures apart', () => {
    expect(finding('failures')).toEqual({
      'exit code': 7,
      signal: -1,
      'no program': 'FailedOperationError',
      'no image': 'ApiStatusCodeError',
      'no tag': 'NotFoundError',
      'no file': 'NotFoundError',
    });
  });

  test('cancels an operation at its own deadline', () => {
    expect(finding('deadline')).toBe('OperationTimedOutError');
    expect(statusesOf('sleep 77')).toEqual(['CANCELLED']);
  });

  test('knows that output was cut', () => {
    expect(finding('truncation')).toEqual(['1234', true]);
  });

  test('preserves variables that have a value', () => {
    expect(finding('preserved_variables')).toBe('yes none\n');
  });

  test('imports, tags and lists images', () => {
    expect(finding('imports')).toEqual(['ubuntu:24.04', true, 'busybox:latest', 'FailedOperationError']);
    expect(finding('tags')).toEqual(['sdk/made:1', true, 'NotFoundError']);
    expect(finding('lists')).toEqual([
      ['alpine:latest', 'busybox:latest'],
      ['etc', 'root', 'tmp'],
    ]);
  });

  test('uploads files and reads them from an image', () => {
    expect(finding('files')).toEqual(['it', '0o100600', 'uploaded\n', 'bytes\n']);
  });
});

describe('the asynchronous SDK, signed in to a project', () => {
  const { finding, statusesOf } = played('sdk_async.py', { project: PROJECT });

  test('runs a command', () => {
    expect(finding('quick_start')).toBe('Hello from Contree!\n');
  });

  test('gets another image each time that a run writes something else', () => {
    expect(finding('reused_run')).toBe(3);
  });

  test('runs many branches at once', () => {
    expect(finding('many_at_once')).toEqual([
      ['1\n', 1],
      ['2\n', 2],
      ['3\n', 3],
    ]);
  });

  test('has sessions and uploads files', () => {
    expect(finding('session')).toEqual(['1\n2\n', '1\n2\n', ['log.jsonl']]);
    expect(finding('upload')).toEqual([36, 'from here\n']);
  });

  test('cancels the operation of a task that is cancelled', () => {
    expect(finding('cancelled')).toBe(true);
    expect(statusesOf('sleep 78')).toEqual(['CANCELLED']);
  });
});
