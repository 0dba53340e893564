import { describe, expect, it } from '@jest/globals';
import { parseBaseAddress } from '../../../src/contree/base-address.ts';

describe('parseBaseAddress', () => {
  it.each([
    ['https://api.contree.test', 'https://api.contree.test'],
    ['https://api.contree.test/', 'https://api.contree.test'],
    ['https://api.contree.test/v1', 'https://api.contree.test'],
    ['https://api.contree.test/v1//', 'https://api.contree.test'],
    [' HTTPS://Api.Contree.Test:443/sandboxes/ ', 'https://api.contree.test/sandboxes'],
    ['http://127.0.0.1:8080/sandboxes/v1/', 'http://127.0.0.1:8080/sandboxes'],
    ['https://host.test/v1/v1', 'https://host.test/v1'],
    ['https://host.test/dev1', 'https://host.test/dev1'],
  ])('%j is %j', (text, expected) => {
    expect(parseBaseAddress(text)).toBe(expected);
  });

  it.each([
    '',
    'contree.test',
    'ftp://host.test',
    'file:///etc/passwd',
    'https://user:hush@host.test',
    'https://h.test/?q=hush',
    'https://h.test/#hush',
  ])('refuses %j without repeating it', (text) => {
    expect(() => parseBaseAddress(text)).toThrow(TypeError);
    expect(() => parseBaseAddress(text)).not.toThrow(/hush|ftp|passwd/u);
  });
});
