import { describe, expect, it } from '@jest/globals';
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
});
