import { describe, expect, test } from '@jest/globals';
import { filesOf } from '../../../simulator/file-placement.ts';
import { readSpawn } from '../../../simulator/spawn-request.ts';

const REQUEST = { image: 'tag:a', command: 'true' };
const UUID = '00000000-0000-4000-8000-000000000001';

describe('the mode of a file', () => {
  const modeOf = (mode: unknown): number | undefined => filesOf({ '/f': { uuid: UUID, mode } })[0]?.mode;

  test.each([
    ['0644', 0o644],
    ['644', 0o644],
    ['0o644', 0o644],
    ['0O755', 0o755],
    ['100644', 0o644],
    ['0100644', 0o644],
    ['0o100755', 0o755],
    ['4755', 0o4755],
    ['0o102750', 0o2750],
    ['1777', 0o1777],
    ['0', 0],
    [undefined, 0o644],
  ])('%p is its permissions', (text, mode) => {
    expect(modeOf(text)).toBe(mode);
  });

  test.each(['', '9', '0x1a4', '0o', 'rw-r--r--', '040755', '0o120777', '0777777', 420, null])(
    '%p is rejected',
    (text) => {
      expect(() => modeOf(text)).toThrow('mode');
    },
  );
});

describe('null', () => {
  test('is allowed for env and its values', () => {
    expect(readSpawn({ ...REQUEST, env: null }).env).toEqual({});
    expect(readSpawn({ ...REQUEST, env: { A: null, B: 'b' } }).env).toEqual({ A: null, B: 'b' });
  });

  test.each([
    'args',
    'cwd',
    'disposable',
    'files',
    'gid',
    'hostname',
    'networking',
    'preserve_cwd',
    'preserve_env',
    'resources_limits',
    'shell',
    'stdin',
    'timeout',
    'truncate_output_at',
    'uid',
  ])('is rejected for %s', (name) => {
    expect(() => readSpawn({ ...REQUEST, [name]: null })).toThrow(`${name} must`);
  });
});

test.each([
  [{ stdin: { value: 'a', encoding: 'utf-8' } }, 'encoding must be ascii or base64'],
  [{ stdin: { value: '=x=', encoding: 'base64' } }, 'not base64'],
  [{ stdin: { encoding: 'ascii' } }, 'value must be a string'],
  [{ stdin: { value: 'a', close: 'no' } }, 'close must be'],
  [{ hostname: 5 }, 'hostname must be'],
  [{ uid: -1 }, 'uid must be'],
  [{ gid: 2 ** 32 }, 'gid must be'],
  [{ networking: { enabled: 'no' } }, 'enabled must be'],
  [{ networking: true }, 'networking must be'],
  [{ resources_limits: { max_layer_bytes: 0 } }, 'max_layer_bytes must be'],
  [{ resources_limits: [] }, 'resources_limits must be'],
  [{ env: { A: 5 } }, 'env must be'],
  [{ files: { '/f': { uuid: UUID, uid: '0' } } }, 'uid must be'],
])('%j is rejected', (fields, message) => {
  expect(() => readSpawn({ ...REQUEST, ...fields })).toThrow(message);
});

test('a request without its optional fields has the defaults of the OpenAPI text', () => {
  expect(readSpawn(REQUEST)).toEqual({
    ...REQUEST,
    args: [],
    shell: false,
    env: {},
    cwd: '',
    uid: 0,
    gid: 0,
    stdin: { content: Buffer.alloc(0), staysOpen: false },
    truncateAt: 1048576,
    hostname: 'linuxkit',
    timeout: 60,
    disposable: false,
    preserveEnv: false,
    preserveCwd: false,
    maxLayerBytes: 12884901888,
    networking: true,
    files: [],
  });
});
