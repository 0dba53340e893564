import { describe, expect, it } from '@jest/globals';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { readInputs } from '../../../src/inputs/inputs.ts';
import { checkProxy, proxyWarnings } from '../../../src/inputs/proxy-inputs.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

const SERVICE = 'https://api.contree.test';
const GITHUB = 'https://api.github.test';
const SOCKS = { HTTPS_PROXY: 'socks5://user:hush@proxy.test' };

async function problemsOf(given: Partial<Record<InputName, string>>, env: Record<string, string>): Promise<string[]> {
  const inputs = { token: 'a-token', url: SERVICE, mode: 'list', ...given };
  try {
    const { warnings } = await readInputs(givenInputs(inputs, { GITHUB_API_URL: GITHUB, ...env }));
    return [...warnings];
  } catch (error) {
    if (error instanceof InvalidInputs) return [...error.problems];
    throw error;
  }
}

describe('a proxy that cannot be used', () => {
  const published = { comment: 'true', 'github-token': 'ghs_0123456789' };

  it('is reported once, with all bad inputs', async () => {
    expect(await problemsOf({ max: '-7', ...published }, SOCKS)).toEqual([
      expect.stringMatching(/^HTTPS_PROXY: "socks5:\/\/\*\*\*@proxy\.test" is no http or https proxy/),
      expect.stringMatching(/^max: /),
    ]);
  });

  it('is none where no request goes through it', async () => {
    const env = { ...SOCKS, NO_PROXY: 'contree.test' };
    expect(await problemsOf({}, env)).toEqual([]);
    expect(await problemsOf(published, env)).toEqual([expect.stringContaining('HTTPS_PROXY')]);
    expect(await problemsOf(published, { ...env, NO_PROXY: 'contree.test,.github.test' })).toEqual([]);
  });
});

it('gives the warnings of all addresses, each once', async () => {
  const env = { HTTPS_PROXY: 'proxy.test:3128', NO_PROXY: '10.*' };
  const unknown = expect.stringContaining('"10.*"');
  expect(proxyWarnings([SERVICE, GITHUB], env, '24.5.0')).toEqual([unknown]);
  expect(proxyWarnings([SERVICE, GITHUB], env, '24.4.1')).toEqual([expect.stringContaining('Node 24.4.1')]);
  expect(proxyWarnings([SERVICE], {}, '24.4.1')).toEqual([]);
  expect(await problemsOf({}, env)).toEqual([unknown]);
});

it('lets other errors through', () => {
  expect(() => checkProxy('no address', SOCKS)).toThrow('Invalid URL');
});

it('reports an address of GitHub that is none', async () => {
  const given = { checks: 'true', 'github-token': 'ghs_0123456789' };
  expect(await problemsOf(given, { GITHUB_API_URL: 'github.test' })).toEqual([
    'GITHUB_API_URL: "github.test" is no address: give one such as https://api.github.com',
  ]);
  expect(await problemsOf({}, { GITHUB_API_URL: 'github.test' })).toEqual([]);
});
