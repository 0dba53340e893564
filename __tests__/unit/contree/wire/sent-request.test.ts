import { describe, expect, it } from '@jest/globals';
import { decodeSentRequest } from '../../../../src/contree/wire/sent-request.ts';
import { current, IMAGE, older } from './payloads.ts';

const FILE = 'cccccccc-2222-4333-8444-555555555555';
const LEAST = { image: IMAGE, command: 'true' };

function read(metadata: object): ReturnType<typeof decodeSentRequest> {
  return decodeSentRequest({ ...current, metadata: { ...LEAST, ...metadata } });
}

describe('what the service says was sent', () => {
  it('is every field but environment and limits', () => {
    expect(
      read({
        args: ['-k', 'all'],
        shell: false,
        env: { CI: 'true' },
        cwd: '/src',
        uid: 7,
        gid: 8,
        timeout: 60,
        truncate_output_at: 10,
        hostname: 'box',
        disposable: true,
        stdin: { value: 'eWVz', encoding: 'base64', close: true },
        files: { '/a': { uuid: FILE.toUpperCase(), mode: '0644', uid: 0, gid: 0 } },
        networking: { enabled: false },
        resources_limits: { max_layer_bytes: 1 },
        preserve_env: false,
        result: null,
      }),
    ).toEqual({
      ...LEAST,
      args: ['-k', 'all'],
      shell: false,
      cwd: '/src',
      uid: 7,
      gid: 8,
      hostname: 'box',
      disposable: true,
      stdin: Buffer.from('yes'),
      files: { '/a': { uuid: FILE, mode: '0644', uid: 0, gid: 0 } },
      network: false,
    });
  });

  it('leaves out what the record leaves out or says to be null', () => {
    const names = ['args', 'shell', 'cwd', 'uid', 'gid', 'hostname', 'disposable', 'stdin', 'files', 'networking'];
    expect(read({})).toEqual(LEAST);
    expect(read(Object.fromEntries(names.map((name) => [name, null])))).toEqual(LEAST);
    expect(read({ networking: {}, files: { '/a': { uuid: FILE } } })).toEqual({
      ...LEAST,
      files: { '/a': { uuid: FILE } },
    });
  });

  it.each([
    [{ value: 'é', encoding: 'ascii' }, 'é'],
    [{ value: 'plain' }, 'plain'],
    [{ value: '', encoding: null, truncated: false }, ''],
    ['older', 'older'],
    ['base64:eWVz', 'yes'],
  ])('has the bytes of stdin %j', (stdin, text) => {
    expect(read({ stdin })?.stdin?.toString()).toBe(text);
  });

  it.each([
    ['0644', '0644'],
    ['644', '644'],
    ['0o644', '644'],
    ['100644', '100644'],
  ])('takes the mode %j of a file', (mode, sent) => {
    expect(read({ files: { '/a': { uuid: FILE, mode } } })?.files).toEqual({ '/a': { uuid: FILE, mode: sent } });
  });

  it.each<[string, object]>([
    ['an image that is no UUID', { image: 'tag:python' }],
    ['no image', { image: undefined }],
    ['no command', { command: undefined }],
    ['a command that is no text', { command: ['true'] }],
    ['arguments that are no texts', { args: [1] }],
    ['a shell that is no switch', { shell: 'true' }],
    ['a user that is no number', { uid: 'root' }],
    ['a user below 0', { gid: -1 }],
    ['a directory that is no text', { cwd: 1 }],
    ['a host name that is no text', { hostname: 1 }],
    ['a network that is no switch', { networking: { enabled: 'no' } }],
    ['a network that is no object', { networking: true }],
    ['stdin that is no base64', { stdin: { value: '%', encoding: 'base64' } }],
    ['older stdin that is no base64', { stdin: 'base64:%' }],
    ['stdin in another encoding', { stdin: { value: 'a', encoding: 'hex' } }],
    ['stdin without a value', { stdin: {} }],
    ['stdin that stayed open', { stdin: { value: 'a', close: false } }],
    ['a part of stdin', { stdin: { value: 'a', truncated: true } }],
    ['a file without a UUID', { files: { '/a': {} } }],
    ['a file whose mode is a number', { files: { '/a': { uuid: FILE, mode: 420 } } }],
    ['a file whose mode is not octal', { files: { '/a': { uuid: FILE, mode: '0688' } } }],
    ['a file whose mode is too long', { files: { '/a': { uuid: FILE, mode: '01234567' } } }],
    ['files in a list', { files: [{ uuid: FILE }] }],
  ])('is unknown with %s', (_, metadata) => {
    expect(read(metadata)).toBeNull();
  });

  it.each([older, { ...current, metadata: undefined }, { ...current, metadata: null }, null, 'text', []])(
    'is unknown of a reply without it: %j',
    (payload) => {
      expect(decodeSentRequest(payload)).toBeNull();
    },
  );
});
