import { describe, expect, it } from '@jest/globals';
import { decodeImportedAs } from '../../../../src/contree/wire/import-request.ts';

const URL = 'docker://docker.io/library/python:3.12-slim';

describe('decodeImportedAs', () => {
  it.each<[string, unknown, string | null, string | null]>([
    ['the current form', { metadata: { registry: { url: URL, credentials: { username: 'u' } }, tag: 't' } }, URL, 't'],
    ['the older form', { metadata: { registry: URL.slice('docker://'.length), tag: 't' } }, URL, 't'],
    ['the older form with a scheme', { metadata: { registry: URL, tag: null } }, URL, null],
    ['no address', { metadata: { registry: { url: 7 }, tag: 't' } }, null, 't'],
    ['no registry', { metadata: { tag: 't' } }, null, 't'],
    ['a registry of another type', { metadata: { registry: ['x'], tag: 7 } }, null, null],
    ['no metadata', { uuid: 'x' }, null, null],
    ['metadata that is null', { metadata: null }, null, null],
    ['text', 'nonsense', null, null],
    ['nothing', undefined, null, null],
  ])('reads %s', (_, payload, url, tag) => {
    expect(decodeImportedAs(payload)).toEqual({ url, tag });
  });
});
