import { describe, expect, it } from '@jest/globals';
import {
  decideProxy,
  InvalidProxy,
  proxySecrets,
  proxyVariables,
  type ProxyEnvironment,
} from '../../../src/contree/proxy.ts';

const SERVICE = 'https://api.contree.test/v1';
const PLAIN = 'http://api.contree.test/v1';

function refusal(env: ProxyEnvironment, destination = SERVICE): string {
  try {
    return JSON.stringify(decideProxy(destination, env));
  } catch (error) {
    if (error instanceof InvalidProxy) return error.message;
    throw error;
  }
}

describe('the variable', () => {
  const all = {
    https_proxy: 'http://1.test',
    HTTPS_PROXY: 'http://2.test',
    http_proxy: 'http://3.test',
    HTTP_PROXY: 'http://4.test',
    all_proxy: 'http://5.test',
    ALL_PROXY: 'http://6.test',
  };
  const without = (...names: string[]): ProxyEnvironment =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));

  it.each([
    [SERVICE, all, 'https_proxy', 'http://1.test/'],
    [SERVICE, { ...all, https_proxy: '' }, 'HTTPS_PROXY', 'http://2.test/'],
    [SERVICE, { ...all, https_proxy: ' ', HTTPS_PROXY: '\n' }, 'all_proxy', 'http://5.test/'],
    [SERVICE, { ALL_PROXY: 'http://6.test' }, 'ALL_PROXY', 'http://6.test/'],
    [PLAIN, all, 'http_proxy', 'http://3.test/'],
    [PLAIN, without('http_proxy'), 'HTTP_PROXY', 'http://4.test/'],
    [PLAIN, without('http_proxy', 'HTTP_PROXY'), 'all_proxy', 'http://5.test/'],
    [PLAIN, { HTTPS_PROXY: 'http://2.test' }, '', null],
    [SERVICE, { HTTP_PROXY: 'http://4.test' }, '', null],
    [SERVICE, {}, '', null],
  ])('of %s in %j is %j', (destination, env, variable, proxy) => {
    expect(decideProxy(destination, env)).toEqual({ proxy, variable, warnings: [] });
  });
});

describe('the address of a proxy', () => {
  it.each([
    ['proxy.test:3128', 'http://proxy.test:3128/'],
    ['proxy:3128', 'http://proxy:3128/'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128/'],
    ['[fd00::1]:3128', 'http://[fd00::1]:3128/'],
    ['proxy.test', 'http://proxy.test/'],
    ['user:word@proxy.test:3128', 'http://user:word@proxy.test:3128/'],
    ['http://proxy.test:3128', 'http://proxy.test:3128/'],
    ['HTTP://Proxy.Test', 'http://proxy.test/'],
    ['https://proxy.test:8443/', 'https://proxy.test:8443/'],
    ['  http://proxy.test:3128\n', 'http://proxy.test:3128/'],
    ['http://proxy.test:3128/a/path?x=1#y', 'http://proxy.test:3128/'],
    ['http://user@proxy.test', 'http://user@proxy.test/'],
    ['http://user:a%2Fb%40c@proxy.test', 'http://user:a%2Fb%40c@proxy.test/'],
    ['http://user:50%@proxy.test', 'http://user:50%25@proxy.test/'],
    ['http://user:a@b@proxy.test', 'http://user:a%40b@proxy.test/'],
  ])('%j is used as %s', (value, proxy) => {
    expect(decideProxy(SERVICE, { HTTPS_PROXY: value }).proxy).toBe(proxy);
  });

  it.each([
    ['socks5://user:hush@proxy.test:1080', 'socks5://***@proxy.test:1080'],
    ['SOCKS5H://proxy.test:1080', 'SOCKS5H://proxy.test:1080'],
    ['socks4://proxy.test', 'socks4://proxy.test'],
    ['ftp://user:hush@proxy.test', 'ftp://***@proxy.test'],
    ['file:///etc/hush', 'file:///etc/hush'],
  ])('%j has another scheme: it is refused, and shown as %s', (value, shown) => {
    expect(refusal({ HTTPS_PROXY: value })).toBe(
      `HTTPS_PROXY: "${shown}" is no http or https proxy: use http://host:port, https://host:port or host:port, or name the host of the service in NO_PROXY`,
    );
  });

  it.each([
    ['http://user:hush@proxy.test:99999', 'http://***@proxy.test:99999'],
    ['http://user:hush', 'http://user:***'],
    ['http://user:1hush', 'http://user:***'],
    ['user:hush', 'user:***'],
    ['user:hu://sh@proxy.test:3128', '***@proxy.test:3128'],
    ['http://user:hu/sh@proxy.test:3128', 'http://***@proxy.test:3128'],
    ['http://user:hu#sh@proxy.test:3128', 'http://***@proxy.test:3128'],
    ['http://user:hu@sh\\@proxy test', 'http://***@proxy test'],
    ['http://', 'http://'],
    ['://proxy.test', ':***'],
    ['a b:1', 'a b:1'],
    [':3128', ':3128'],
    ['http://[fd00::1', 'http://[fd00:***'],
    ['http://[fd00::1]:99999', 'http://[fd00::1]:99999'],
    ['http:/proxy.test:3128', 'http:***'],
    ['http:proxy.test:3128', 'http:***'],
    ['proxy.test/socks', 'proxy.test/socks'],
  ])('%j is none: it is refused, and shown as %s', (value, shown) => {
    const message = refusal({ http_proxy: value }, PLAIN);
    expect(message).toBe(
      `http_proxy: ${JSON.stringify(shown)} is no address of a proxy: use http://host:port, https://host:port or host:port`,
    );
  });

  it('with an unescaped password that reads as a port and a path is refused', () => {
    expect(refusal({ ALL_PROXY: 'http://user:12/hush@proxy.test:3128' })).toBe(
      'ALL_PROXY: "http://***@proxy.test:3128" has a character that a user name or password cannot have: write / as %2F, ? as %3F and # as %23',
    );
  });

  it('is shown on one line, and cut after 100 characters', () => {
    expect(refusal({ HTTPS_PROXY: 'socks5://[a\n::error::x]' })).toContain('"socks5://[a\\n::error::x]"');
    const longest = `socks5://${'y'.repeat(91)}`;
    expect(refusal({ HTTPS_PROXY: longest })).toContain(`"${longest}"`);
    expect(refusal({ HTTPS_PROXY: `${longest}z` })).toContain(`"${longest}…"`);
  });

  it('counts only for hosts that are asked through it', () => {
    const env = { HTTPS_PROXY: 'socks5://proxy.test', NO_PROXY: '.contree.test' };
    expect(decideProxy(SERVICE, env)).toEqual({ proxy: null, variable: '', warnings: [] });
    expect(refusal(env, 'https://api.github.test')).toContain('socks5');
  });
});

describe('an exception', () => {
  const HTTPS_PROXY = 'http://proxy.test';
  const proxyOf = (destination: string, env: ProxyEnvironment): string | null =>
    decideProxy(destination, { HTTPS_PROXY, HTTP_PROXY: HTTPS_PROXY, ...env }).proxy;

  it('is read in lower case first, with the port of the scheme', () => {
    expect(proxyOf(SERVICE, { no_proxy: 'contree.test', NO_PROXY: 'x.test' })).toBeNull();
    expect(proxyOf(SERVICE, { no_proxy: 'x.test', NO_PROXY: 'contree.test' })).not.toBeNull();
    expect(proxyOf(SERVICE, { no_proxy: '', NO_PROXY: 'contree.test' })).toBeNull();
    expect(proxyOf(SERVICE, { NO_PROXY: 'contree.test:443' })).toBeNull();
    expect(proxyOf(SERVICE, { NO_PROXY: 'contree.test:80' })).not.toBeNull();
    expect(proxyOf(PLAIN, { NO_PROXY: 'contree.test:80' })).toBeNull();
    expect(proxyOf('https://contree.test:8443', { NO_PROXY: 'contree.test:443' })).not.toBeNull();
  });

  it('of no known form is a warning where a proxy is used, and only there', () => {
    const env = { HTTPS_PROXY, NO_PROXY: '10.*, x.test' };
    expect(decideProxy(SERVICE, env).warnings).toEqual([
      expect.stringMatching(/^NO_PROXY has the entry "10\.\*", which matches no host: use /),
    ]);
    expect(decideProxy(SERVICE, { ...env, NO_PROXY: '10.*, contree.test' }).warnings).toEqual([]);
    expect(decideProxy(PLAIN, env).warnings).toEqual([]);
  });

  it.each(['https://localhost:8443', 'http://127.0.0.1:8080', 'http://[::1]'])(
    'is %s, except for a proxy on loopback',
    (address) => {
      expect(proxyOf(address, {})).toBeNull();
      const local = { HTTP_PROXY: 'localhost:8080', HTTPS_PROXY: 'http://127.0.0.1:8080' };
      expect(proxyOf(address, local)).toMatch(/:8080/);
      expect(proxyOf(address, { ...local, NO_PROXY: 'localhost, 127.0.0.1, ::1' })).toBeNull();
    },
  );
});

it('knows every password, as it is written and decoded, and what the header carries', () => {
  const env = {
    HTTPS_PROXY: 'http://user:a%20b@proxy.test',
    http_proxy: 'user:c@d@proxy.test',
    all_proxy: ' user:e/fgh@proxy.test',
    ALL_PROXY: 'http://user@proxy.test',
    HTTP_PROXY: 'http://proxy.test:3128',
    NO_PROXY: 'x.test',
    OTHER: 'http://user:other@x.test',
  };
  const headers = ['user:a b', 'user:c@d', 'user:e/fgh', 'user:'].map((text) => btoa(text).replace(/=+$/, ''));
  expect(proxySecrets(env).toSorted()).toEqual(['a b', 'a%20b', 'c@d', 'e/fgh', ...headers].toSorted());
  expect(proxySecrets({})).toEqual([]);
});

it('takes only its own variables from an environment', () => {
  expect(proxyVariables({ HTTPS_PROXY: 'x', no_proxy: 'y', http_proxy: '', CONTREE_TOKEN: 'secret' })).toEqual({
    HTTPS_PROXY: 'x',
    no_proxy: 'y',
  });
});
