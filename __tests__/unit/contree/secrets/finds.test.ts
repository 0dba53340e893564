import { expect, it } from '@jest/globals';
import { mergedSpans, type Span } from '../../../../src/contree/secrets/finds.ts';

it.each<[string, readonly Span[], readonly number[]]>([
  ['none', [], []],
  [
    'apart, in any order',
    [
      [3, 5],
      [0, 2],
    ],
    [0, 2, 3, 5],
  ],
  [
    'beside each other',
    [
      [0, 2],
      [2, 4],
    ],
    [0, 2, 2, 4],
  ],
  [
    'that overlap',
    [
      [0, 3],
      [2, 4],
    ],
    [0, 4],
  ],
  [
    'within another',
    [
      [0, 9],
      [2, 4],
    ],
    [0, 9],
  ],
  [
    'of which several overlap',
    [
      [4, 6],
      [0, 5],
      [1, 3],
      [7, 8],
    ],
    [0, 6, 7, 8],
  ],
  [
    'that begin at one place',
    [
      [1, 2],
      [1, 4],
    ],
    [1, 4],
  ],
])('spans %s', (_, spans, expected) => {
  expect(mergedSpans(spans)).toEqual(expected);
});
