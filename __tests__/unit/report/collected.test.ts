import { expect, it } from '@jest/globals';
import { collectedTotal } from '../../../src/report/collected.ts';

it('adds up what was collected of all legs, and names each folder once', () => {
  const collected = new Map([
    ['a', { files: 2, bytes: 10, folders: ['reports', 'logs'] }],
    ['b', { files: 1, bytes: 5, folders: ['reports'] }],
  ]);
  expect(collectedTotal(collected)).toEqual({ files: 3, bytes: 15, folders: ['reports', 'logs'] });
  expect(collectedTotal(new Map())).toEqual({ files: 0, bytes: 0, folders: [] });
});
