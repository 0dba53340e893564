import { describe, expect, test } from '@jest/globals';
import { played, PROJECT } from './python.ts';

const { finding, statusesOf } = played('client_library.py', { project: PROJECT });

describe.each(['http', 'httpx', 'aiohttp'])('contree-client over %s', (transport) => {
  const found = (scenario: string): unknown => finding(`${scenario} ${transport}`);

  test('runs a command and reads its end', () => {
    expect(found('run')).toEqual(['SUCCESS', 3, -1, false, 'hello\n', 'oops\n', null]);
    expect(found('time_limit')).toEqual(['SUCCESS', -1, 9, true]);
  });

  test('follows the events, and reads them again', () => {
    const types = ['init', 'spawn', 'stdin', 'exit', 'shutdown', 'completion'];
    expect(found('events')).toEqual([types, true, 'first\nlast\n']);
  });

  test('finds its settings in the events and the metadata', () => {
    expect(found('settings')).toEqual(['blue\n/work\n', '/work', 7, 8, 'box', 'box', 7, 8, '/work']);
  });

  test('places files', () => {
    expect(found('files')).toEqual([true, ['2', '640']]);
  });

  test('writes to stdin until the instance has ended', () => {
    expect(found('stdin')).toEqual(['abc', 'GoneError']);
  });

  test('starts and kills processes in a running instance', () => {
    expect(found('subprocesses')).toEqual([[2, 3, -1], 'inside\n', 15, 'SUCCESS', -1, 2, false]);
  });

  test('cancels, and finds no process of what was cancelled', () => {
    expect(found('cancel')).toEqual(['CANCELLED', 'ConflictError', 'NotFoundError']);
    expect(new Set(statusesOf('sleep 81'))).toEqual(new Set(['CANCELLED']));
  });

  test('imports an image and looks into it', () => {
    const names = ['imported-from', 'os-release', 'passwd'];
    expect(found('imports')).toEqual(['SUCCESS', `${transport}:1`, true, names, 1, 'root:']);
  });

  test('tags images', () => {
    expect(found('tags')).toEqual([true, 'NotFoundError']);
  });

  test('learns what a run wrote', () => {
    expect(found('images')).toEqual([[2, 0], false, true]);
    const error = 'The run wrote 5 bytes, more than its max_layer_bytes, 3';
    expect(found('layer_limit')).toEqual(['FAILED', error, null]);
  });

  test('tells errors apart', () => {
    expect(found('errors')).toEqual(['NotFoundError', 'BadRequestError', 'UnprocessableEntityError']);
  });
});
