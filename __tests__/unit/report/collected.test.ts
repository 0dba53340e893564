import { expect, it } from '@jest/globals';
import { collectedTotal } from '../../../src/report/collected.ts';

const total = (...folders: readonly string[]): ReturnType<typeof collectedTotal> =>
  collectedTotal(new Map(folders.map((folder, index) => [String(index), { files: 2, bytes: 10, folder }])));

it('adds up what was collected of all legs', () => {
  expect(total('collected/a', 'collected/b', 'collected/c')).toEqual({ files: 6, bytes: 30, folder: 'collected' });
  expect(total()).toEqual({ files: 0, bytes: 0, folder: null });
});

it.each([
  [['out/reports/a'], 'out/reports/a'],
  [['out/reports/a', 'out/reports/ab'], 'out/reports'],
  [['out/a', 'out'], 'out'],
  [['out', 'out/a'], 'out'],
  [['./out/a', 'out//b'], 'out'],
  [['a', 'b'], null],
  [['.'], null],
])('finds the folder that holds %j: %j', (folders, folder) => {
  expect(total(...folders).folder).toBe(folder);
});

it('takes no account of a leg of which nothing was collected', () => {
  const nothing = { files: 0, bytes: 0, folder: 'elsewhere' };
  const something = { files: 1, bytes: 5, folder: 'out/a' };
  expect(collectedTotal(new Map(Object.entries({ nothing, something })))).toEqual({
    files: 1,
    bytes: 5,
    folder: 'out/a',
  });
});
