import { expect, test } from 'bun:test';

function helper(value) {
  expect(value).toBe('right');
}

test('fails in a helper', () => {
  helper('wrong');
});

test('passes deep', () => {});
