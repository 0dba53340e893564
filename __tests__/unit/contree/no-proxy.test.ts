import { describe, expect, it } from '@jest/globals';
import { BypassRules, isLoopback } from '../../../src/contree/no-proxy.ts';

describe('an exception from the proxy', () => {
  it.each([
    ['*', 'api.contree.test', true],
    ['contree.test', 'contree.test', true],
    ['contree.test', 'api.contree.test', true],
    ['contree.test', 'mycontree.test', false],
    ['CONTREE.Test', 'api.contree.test', true],
    ['contree.test.', 'api.contree.test', true],
    ['contree.test', 'api.contree.test.', true],
    ['.contree.test', 'api.contree.test', true],
    ['.contree.test', 'contree.test', true],
    ['.contree.test', 'mycontree.test', false],
    ['*.contree.test', 'a.b.contree.test', true],
    ['*.contree.test', 'contree.test', false],
    ['bücher.test', 'api.xn--bcher-kva.test', true],
    ['tree.test,', 'contree.test', false],
    [' other.test , contree.test ', 'contree.test', true],
    ['other.test contree.test', 'contree.test', true],
    ['other.test\ncontree.test\r\n', 'contree.test', true],
    ['my-host.test', 'my-host.test', true],
    ['', 'contree.test', false],
    [' , ,', 'contree.test', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['10.0.0.0/8', '10.200.3.4', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/16', '10.1.99.1', true],
    ['10.0.0.0/8', 'contree.test', false],
    ['10.0.0.1-10.0.0.9', '10.0.0.9', true],
    ['10.0.0.1 - 10.0.0.9', '10.0.0.5', true],
    ['10.0.0.1  -\t 10.0.0.9', '10.0.0.5', true],
    ['10.0.0.1-10.0.0.9', '10.0.0.10', false],
    ['::1', '[::1]', true],
    ['[::1]', '[::1]', true],
    ['[0:0:0:0:0:0:0:1]', '[::1]', true],
    ['fd00::/8', '[fd12::7]', true],
    ['fd00::/8', '[fe80::7]', false],
    ['fd00::1-fd00::9', '[fd00::5]', true],
  ])('%j for %s: %j', (list, host, bypasses) => {
    const rules = new BypassRules(list);
    expect(rules.bypasses(host, '443')).toBe(bypasses);
    expect(rules.unknown).toEqual([]);
  });

  it.each([
    ['contree.test:443', 'contree.test', '443', true],
    ['contree.test:443', 'contree.test', '8443', false],
    ['.contree.test:443', 'api.contree.test', '443', true],
    ['*.contree.test:443', 'api.contree.test', '80', false],
    ['127.0.0.1:80', '127.0.0.1', '80', true],
    ['127.0.0.1:80', '127.0.0.1', '8080', false],
    ['[::1]:80', '[::1]', '80', true],
    ['[::1]:80', '[::1]', '81', false],
  ])('with a port, %s, for %s:%s: %j', (list, host, port, bypasses) => {
    const rules = new BypassRules(list);
    expect(rules.bypasses(host, port)).toBe(bypasses);
    expect(rules.unknown).toEqual([]);
  });

  it.each([
    'https://contree.test',
    '10.*',
    '0.0.1',
    '.0.1',
    '*contree.test',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.9-10.0.0.1',
    '10.0.0.1-x',
    '10.0.0.1-fd00::1',
    'fd00::1-10.0.0.1',
    '10.0.0.0/1e1',
    '10.0.0.0/0x8',
    'contree.test/8',
    '10.0.0.1:80x',
    'fd00::/129',
    '<local>',
    'contree.test:',
    '[::1',
    'a/b',
  ])('of no known form, %j, is named, and matches nothing', (entry) => {
    const rules = new BypassRules(`a.test,${entry} b.test`);
    expect(rules.unknown).toEqual([entry]);
    for (const host of ['contree.test', '10.0.0.1', '127.0.0.1', '[fd00::1]', 'local'])
      expect(rules.bypasses(host, '443')).toBe(false);
    expect(rules.bypasses('b.test', '443')).toBe(true);
  });
});

it.each([
  ['localhost', true],
  ['LOCALHOST.', true],
  ['app.localhost', false],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['[::1]', true],
  ['[::ffff:127.0.0.1]', true],
  ['[::ffff:7fff:1]', true],
  ['localhost.test', false],
  ['128.0.0.1', false],
  ['127.evil.test', false],
  ['[::2]', false],
  ['[::12]', false],
  ['[::ffff:7f:1]', false],
  ['[::7f00:1]', false],
])('the address %s is loopback: %j', (hostname, is) => {
  expect(isLoopback(hostname)).toBe(is);
});
