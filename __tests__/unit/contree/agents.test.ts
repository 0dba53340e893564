import { describe, expect, it } from '@jest/globals';
import http from 'node:http';
import https from 'node:https';
import { createAgents, unusedProxyWarning } from '../../../src/contree/agents.ts';

const BASE = 'https://api.contree.test/sandboxes';
const DIRECT = { proxy: null, variable: '', warnings: [] };
const PROXY = { proxy: 'http://user:hush@p.test/', variable: 'HTTPS_PROXY', warnings: [] };

describe('unusedProxyWarning', () => {
  it.each([
    ['24.4.1', PROXY, true],
    ['20.20.2', PROXY, true],
    ['24.5.0', PROXY, false],
    ['26.0.0', PROXY, false],
    ['20.20.2', DIRECT, false],
  ])('Node %s with %j: %j', (version, decision, isTold) => {
    const warning = unusedProxyWarning(decision, version);
    expect(warning !== null).toBe(isTold);
    if (!isTold) return;
    expect(warning).toContain(`Node ${version}`);
    expect(warning).toContain('HTTPS_PROXY');
    expect(warning).not.toContain('hush');
  });
});

describe('createAgents', () => {
  it('keeps connections on one agent and not on the other, with bounded sockets', () => {
    const { keptAlive, unshared } = createAgents(BASE, null);
    expect(keptAlive).toHaveProperty('keepAlive', true);
    expect(unshared).toHaveProperty('keepAlive', false);
    expect([keptAlive.maxSockets, unshared.maxSockets]).toEqual([512, 512]);
  });

  it.each([
    ['https://contree.test', https.Agent],
    ['http://contree.test/https:', http.Agent],
  ])('are those of the protocol of %s', (base, Agent) => {
    const { keptAlive, unshared } = createAgents(base, null);
    expect([keptAlive.constructor, unshared.constructor]).toEqual([Agent, Agent]);
  });

  it('take the proxy that was decided on, for either protocol, and no environment without one', () => {
    const proxyEnv = { HTTPS_PROXY: PROXY.proxy, HTTP_PROXY: PROXY.proxy };
    for (const agent of Object.values(createAgents(BASE, PROXY.proxy))) {
      expect(agent).toHaveProperty('options.proxyEnv', proxyEnv);
    }
    for (const agent of Object.values(createAgents(BASE, null))) expect(agent).not.toHaveProperty('options.proxyEnv');
  });
});
