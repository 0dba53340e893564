import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCreatedReply, uuidOfLocation } from '../../../../src/contree/wire/created.ts';
import { decodeDirectory } from '../../../../src/contree/wire/directory.ts';
import { jsonText } from '../../../../src/contree/wire/fields.ts';
import {
  decodeImage,
  decodeImages,
  decodeStoredFile,
  decodeStoredFiles,
  decodeWhoAmI,
} from '../../../../src/contree/wire/resources.ts';
import { OTHER, SHA, UUID } from '../test-client.ts';

describe('uuidOfLocation', () => {
  it.each([
    [`/v1/operations/${UUID}`, UUID],
    [`/sandboxes/v1/operations/${UUID}/`, UUID],
    [`https://host.test/v1/operations/${UUID}?inflight=1#x`, UUID],
    [`/v1/projects/${OTHER}/operations/${UUID}`, UUID],
    [`${UUID.toUpperCase()}/`, UUID],
    [`/v1/operations?uuid=${UUID}`, null],
    ['/v1/operations/', null],
    ['', null],
    [null, null],
  ])('%j names %j', (location, expected) => {
    expect(uuidOfLocation(location)).toBe(expected);
  });
});

describe('decodeCreatedReply', () => {
  const reply = (location: string | null, body: string) => ({
    status: 201,
    header: (name: string) => (name === 'Location' ? location : null),
    body: Buffer.from(body),
  });

  it.each([
    ['Location before body', reply(`/v1/operations/${UUID}`, `{"uuid":"${OTHER}"}`), UUID],
    ['Location alone', reply(`/v1/operations/${UUID}`, ''), UUID],
    ['body', reply(null, `{"uuid":"${OTHER}"}`), OTHER],
    ['older body', reply('/v1/operations/', `{"id":"${OTHER}"}`), OTHER],
  ])('reads %s', (_what, given, expected) => {
    expect(decodeCreatedReply(given)).toEqual({ value: expected });
  });

  it.each(['', '{}', 'null', '[]', '{"uuid":"op-1"}', 'no JSON'])('says when %j names none', (body) => {
    expect(decodeCreatedReply(reply(null, body))).toEqual({
      problem: 'no reference (there is no UUID in its Location or body)',
    });
  });
});

describe('an image', () => {
  const wire = { uuid: UUID, tag: 'a', created_at: '2026-01-01T00:00:00Z', operation_uuid: OTHER };
  const image = { uuid: UUID, tag: 'a', createdAt: wire.created_at };

  it('may leave out all but its UUID', () => {
    expect(decodeImage(wire)).toEqual({ value: image });
    expect(decodeImage({ uuid: UUID })).toEqual({ value: { uuid: UUID, tag: null, createdAt: null } });
    expect(decodeImage({ tag: 'a' })).toMatchObject({ problem: expect.stringContaining('uuid') });
  });

  it('is in a list that may be bare or wrapped', () => {
    expect(decodeImages([wire, {}])).toMatchObject({ rows: [image], problems: [expect.stringContaining('no image')] });
    expect(decodeImages({ images: [wire] })).toEqual({ rows: [image], payloads: [wire], problems: [] });
    expect(decodeImages({ operations: [wire] })).toBeNull();
  });
});

describe('a stored file', () => {
  it.each([
    [
      { uuid: UUID, sha256: SHA.toUpperCase(), size: 3, created_at: 'x' },
      { uuid: UUID, sha256: SHA, size: 3 },
    ],
    [
      { uuid: UUID, sha256: SHA },
      { uuid: UUID, sha256: SHA, size: null },
    ],
    [
      { uuid: ` ${UUID}\n`, sha256: SHA, size: 0 },
      { uuid: UUID, sha256: SHA, size: 0 },
    ],
    [
      { uuid: UUID, sha256: SHA, size: -1 },
      { uuid: UUID, sha256: SHA, size: null },
    ],
  ])('%j', (wire, expected) => {
    expect(decodeStoredFile(wire)).toEqual({ value: expected });
  });

  it('is in a list that may be bare or wrapped', () => {
    const file = { uuid: UUID, sha256: SHA, size: 3 };
    expect(decodeStoredFiles({ files: [file, { uuid: UUID }] })).toMatchObject({
      rows: [file],
      problems: [expect.stringContaining('no stored file (sha256: ')],
    });
    expect(decodeStoredFiles([file])).toMatchObject({ rows: [file], problems: [] });
    expect(decodeStoredFiles(file)).toBeNull();
  });

  it('has to have a hash', () => {
    expect(decodeStoredFile({ uuid: UUID, sha256: 'x' })).toEqual({ problem: 'no stored file (sha256: no SHA-256)' });
    expect(decodeStoredFile({ uuid: 'x', sha256: 'x' })).toEqual({
      problem: 'no stored file (uuid: no UUID; sha256: no SHA-256)',
    });
  });
});

describe('a directory entry', () => {
  it.each([
    [{ is_dir: true, mode: 0o040755 }, 'directory'],
    [{ is_dir: true, is_symlink: true }, 'symlink'],
    [{ is_dir: true, is_regular: true }, 'directory'],
    [{ is_regular: true, is_dir: false }, 'file'],
    [{ mode: 33188 }, 'file'],
    [{ mode: 0o120777 }, 'symlink'],
    [{ mode: 0o140777 }, 'other'],
    [{ mode: 'drwxr-xr-x' }, 'directory'],
    [{ mode: '-rw-r--r--' }, 'file'],
    [{ mode: '0644' }, 'other'],
    [{ type: 'Directory' }, 'directory'],
    [{ type: 'link' }, 'symlink'],
    [{}, 'other'],
  ])('with %j is a %s', (fields, expected) => {
    expect(decodeDirectory({ files: [{ path: 'a', ...fields }] })?.rows[0]?.type).toBe(expected);
  });

  it('of either generation', () => {
    const file = { path: 'a b', size: 3, mode: 33188, is_regular: true, symlink_to: '' };
    const link = { name: 'l', mode: 'lrwxrwxrwx', symlink_to: '/a' };
    expect(decodeDirectory({ path: '/', files: [file], items: [link] })?.rows).toEqual([
      { path: 'a b', size: 3, type: 'file' },
    ]);
    expect(decodeDirectory({ items: [link] })?.rows).toEqual([{ path: 'l', size: 0, type: 'symlink' }]);
  });

  it('has to have a name', () => {
    expect(decodeDirectory({ files: [{ size: 1 }] })).toEqual({
      rows: [],
      payloads: [],
      problems: ['no directory entry (no path)'],
    });
    expect(decodeDirectory({ path: '/' })).toBeNull();
  });
});

describe('the description of a token', () => {
  it('keeps what is of the expected type', () => {
    expect(
      decodeWhoAmI({
        token_uuid: 'x',
        token_expiration: 7,
        permissions: { list: true, spawn: 'yes' },
        limits: { instance_max_timeout: 3600, other: null },
      }),
    ).toEqual({
      value: {
        tokenUuid: 'x',
        tokenExpiration: 7,
        permissions: { list: true },
        limits: { instance_max_timeout: 3600 },
      },
    });
  });

  it('may be empty, but is an object', () => {
    expect(decodeWhoAmI({})).toEqual({
      value: { tokenUuid: null, tokenExpiration: null, permissions: {}, limits: {} },
    });
    expect(decodeWhoAmI('x')).toHaveProperty('problem');
  });
});

describe('any JSON', () => {
  it('is decoded or named a problem, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        for (const decode of [decodeImage, decodeStoredFile, decodeWhoAmI]) {
          expect(Object.keys(decode(payload))).toHaveLength(1);
        }
        for (const decode of [decodeImages, decodeDirectory]) decode(payload);
      }),
    );
  });
});

describe('the JSON of a value', () => {
  it.each([
    [{ code: 5 }, '{"code":5}'],
    [[1, null], '[1,null]'],
    [false, 'false'],
  ])('%j is its text', (value, text) => {
    expect(jsonText(value)).toBe(text);
  });

  it('is a note in its place when it nests too deeply', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(jsonText(deep)).toMatch(/^unreadable: RangeError/);
  });
});
