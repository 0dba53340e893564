import { expect, it } from '@jest/globals';
import { createDestination, nameToken } from '../../../src/contree/destination.ts';

const BASE = 'https://api.contree.dev/sandboxes';
const DIRECT = { proxy: null, variable: '', warnings: [] };
const PROXY = { proxy: 'http://me:hush@proxy.test:3128/x', variable: 'HTTPS_PROXY', warnings: [] };

it('a token is named with what it was given with, where that is known', () => {
  const known = createDestination(BASE, DIRECT, { givenBy: { token: 'CONTREE_TOKEN', url: 'the input url' } });
  expect(nameToken(known, 'The')).toBe('The token (from CONTREE_TOKEN)');
  expect(nameToken(createDestination(BASE, DIRECT), 'the')).toBe('the token');
});

it('a destination has the address of its proxy without a password', () => {
  const givenBy = { token: '', url: 'the base address' };
  expect(createDestination(BASE, PROXY)).toEqual({
    base: BASE,
    givenBy,
    hasProject: false,
    proxy: { address: 'http://proxy.test:3128', variable: 'HTTPS_PROXY' },
  });
  expect(createDestination(BASE, DIRECT, { givenBy, project: 'p' })).toEqual({
    base: BASE,
    givenBy,
    hasProject: true,
    proxy: null,
  });
});
