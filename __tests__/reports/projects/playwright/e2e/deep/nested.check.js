import { expect, test } from '@playwright/test';

function helper(value) {
  expect(value).toBe('right');
}

test('fails in a helper', () => {
  helper('wrong');
});

test('passes deep', () => {});

test('is too slow', async () => {
  test.setTimeout(200);
  await new Promise(() => {});
});
