import { expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { played, PROJECT } from './python.ts';

const { finding, statusesOf } = played('mcp_server.py', { project: PROJECT });

test('has its tools', () => {
  expect(finding('tools')).toEqual(
    expect.arrayContaining(['run', 'upload', 'rsync', 'wait_operations', 'list_files', 'download', 'import_image']),
  );
});

test('runs a command with stdin and variables', () => {
  expect(finding('run')).toEqual(['SUCCESS', 3, 'gr\u00fcn\nblue\n', false, true]);
});

test('preserves variables, and removes one that is null', () => {
  expect(finding('environment')).toBe('yes no\n');
});

test('places an uploaded file, and a synchronized directory with the modes of its files', () => {
  expect(finding('upload')).toBe('uploaded\n');
  expect(finding('rsync')).toBe('ran\n604 data.txt\n750 main.sh\n');
});

test('waits for all operations, or for the first and cancels the others', () => {
  expect(finding('many_at_once')).toEqual([[0, 5], false, 'SUCCESS', 5]);
  expect(finding('first_of_many')).toEqual([true, true]);
  expect(statusesOf('sleep 82')).toEqual(['CANCELLED']);
});

test('lists and cancels operations', () => {
  expect(finding('cancel')).toEqual([true, 'CANCELLED']);
});

test('tags an image, finds it and reads its files', () => {
  expect(finding('image')).toEqual({
    found: true,
    listed: 1,
    names: ['artifact'],
    text: 'built\n',
    copy: 'built\n',
    mode: '0o755',
    matches: 1,
    tag: null,
  });
});

test('imports an image', () => {
  expect(finding('imports')).toEqual([true, 'SUCCESS', 'debian:12']);
});

test('has resources', () => {
  expect(finding('resources')).toEqual(['root', true, true, BASE_IMAGE]);
});

test('tells failures apart', () => {
  expect(finding('failures')).toEqual([true, 'FAILED', 'FAILED', 'SUCCESS', true]);
});
