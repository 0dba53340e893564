import { describe, expect, it } from '@jest/globals';
import { createAgents, unusedProxyWarning } from '../../../src/contree/agents.ts';

const BASE = 'https://api.contree.test/sandboxes';

describe('unusedProxyWarning', () => {
  it.each([
    ['24.4.1', { HTTPS_PROXY: 'http://p.test' }, true],
    ['20.20.2', { https_proxy: 'http://p.test' }, true],
    ['24.5.0', { HTTPS_PROXY: 'http://p.test' }, false],
    ['26.0.0', { HTTPS_PROXY: 'http://p.test' }, false],
    ['20.20.2', undefined, false],
    ['20.20.2', {}, false],
    ['20.20.2', { HTTPS_PROXY: '' }, false],
    ['20.20.2', { HTTP_PROXY: 'http://p.test' }, false],
    ['20.20.2', { HTTPS_PROXY: 'http://p.test', NO_PROXY: '*' }, false],
    ['20.20.2', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'other.test, api.contree.test:443' }, false],
    ['20.20.2', { HTTPS_PROXY: 'http://p.test', no_proxy: '.contree.test' }, false],
    ['20.20.2', { HTTPS_PROXY: 'http://p.test', NO_PROXY: '*.contree.test' }, false],
    ['20.20.2', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'tree.test,' }, true],
  ])('Node %s with %j: %j', (version, proxyEnv, isTold) => {
    const warning = unusedProxyWarning(BASE, proxyEnv, version);
    expect(warning !== null).toBe(isTold);
    if (isTold) expect(warning).toContain(`Node ${version}`);
  });

  it('looks at the variable of the scheme', () => {
    expect(unusedProxyWarning('http://h.test', { http_proxy: 'http://p.test' }, '20.0.0')).toContain('HTTP_PROXY');
  });
});

describe('createAgents', () => {
  it('keeps connections on one agent and not on the other, with bounded sockets', () => {
    const { keptAlive, unshared } = createAgents(BASE, undefined);
    expect(keptAlive).toHaveProperty('keepAlive', true);
    expect(unshared).toHaveProperty('keepAlive', false);
    expect([keptAlive.maxSockets, unshared.maxSockets]).toEqual([512, 512]);
  });

  it('does not repeat the address of a proxy that is no URL', () => {
    const broken = { HTTPS_PROXY: 'http://user:hush@proxy.test:99999' };
    expect(() => createAgents(BASE, broken)).toThrow(/HTTPS_PROXY/u);
    expect(() => createAgents(BASE, broken)).not.toThrow(/hush/u);
  });
});
