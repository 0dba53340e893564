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
    ['', 'must be an http or https URL'],
    ['contree.test', 'must be an http or https URL'],
    ['ftp://host.test', 'must be an http or https URL'],
    ['file:///etc/passwd', 'must be an http or https URL'],
    ['https://user:hush@host.test', 'must not hold a user name or a password'],
    ['https://hush@host.test', 'must not hold a user name or a password'],
    ['https://:hush@host.test', 'must not hold a user name or a password'],
    ['https://h.test/?q=hush', 'must not hold a query or a fragment'],
    ['https://h.test/#hush', 'must not hold a query or a fragment'],
  ])('refuses %j without repeating it: it %s', (text, problem) => {
    expect(() => parseBaseAddress(text)).toThrow(new TypeError(`the base address ${problem}`));
  });
});
