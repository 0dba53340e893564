import { describe, expect, it } from '@jest/globals';
import { parseBaseAddress } from '../../../src/contree/base-address.ts';

describe('parseBaseAddress', () => {
  it.each([
    ['https://api.contree.test', 'https://api.contree.test'],
    ['https://api.contree.test/', 'https://api.contree.test'],
    ['https://api.contree.test/v1', 'https://api.contree.test'],
    ['https://api.contree.test/v1//', 'https://api.contree.test'],
    ['https://api.contree.test//v1', 'https://api.contree.test'],
    [' HTTPS://Api.Contree.Test:443/sandboxes/ ', 'https://api.contree.test/sandboxes'],
    ['http://127.0.0.1:8080/sandboxes/v1/', 'http://127.0.0.1:8080/sandboxes'],
    ['https://host.test/v1/v1', 'https://host.test/v1'],
    ['https://host.test/dev1', 'https://host.test/dev1'],
  ])('%j is %j', (text, expected) => {
    expect(parseBaseAddress(text)).toBe(expected);
  });

  it.each([
    ['', 'has no http:// or https:// in front'],
    ['contree.test', 'has no http:// or https:// in front'],
    ['ftp://host.test', 'has no http:// or https:// in front'],
    ['file:///etc/passwd', 'has no http:// or https:// in front'],
    ['https://user:hush@host.test', 'has a user name or a password, which it must not'],
    ['https://hush@host.test', 'has a user name or a password, which it must not'],
    ['https://:hush@host.test', 'has a user name or a password, which it must not'],
    ['https://h.test/?q=hush', 'has a ? or a #, which it must not'],
    ['https://h.test/#hush', 'has a ? or a #, which it must not'],
  ])('refuses %j without repeating it: it %s', (text, problem) => {
    expect(() => parseBaseAddress(text)).toThrow(new TypeError(`the address ${problem}`));
  });
});
