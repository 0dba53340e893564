import { expect, test } from '@playwright/test';

const HOSTILE = `1 < 2 & "two" 'three' \u{1F419} \u001b[31mred\u001b[0m \u0000\u0007 ]]> \ud83d`;

test('passes at the top', () => {});

test.describe('outer <b> & "quotes"', () => {
  test.describe('inner \u{1F419} \u001b[31mred\u001b[0m', () => {
    test('fails with texts', () => {
      console.log('printed <out> & ::error::no command');
      throw new Error(HOSTILE);
    });
    test('fails with an expectation', () => {
      expect({ a: '<b>' }).toEqual({ a: '&c' });
    });
    test('passes', () => {});
  });
  test.skip('is skipped <now>', () => {}); // The report is to have a skipped test.
  test.fixme('is for later', () => {});
  test('fails as it should', () => {
    test.fail();
    throw new Error('known');
  });
});

test.describe('with a broken hook', () => {
  test.beforeAll(() => {
    throw new Error('no hook');
  });
  test('never runs', () => {});
  test('never runs either', () => {});
});

test('passes on the second try', ({}, { retry }) => {
  expect(retry).toBe(1);
});
