import { beforeAll, describe, expect, test } from 'vitest';

const HOSTILE = `1 < 2 & "two" 'three' \u{1F419} \u001b[31mred\u001b[0m \u0000\u0007 ]]> \ud83d`;

test('passes at the top', () => {
  expect(1 + 1).toBe(2);
});

describe('outer <b> & "quotes"', () => {
  describe('inner \u{1F419} \u001b[31mred\u001b[0m', () => {
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
  test.todo('is for later'); // The report is to have one without a body.
  test.fails('fails as it should', () => {
    throw new Error('known');
  });
  test.each(['<i>', '\u0000null', ']]>'])('takes %s', (text) => {
    expect(text).toHaveLength(3);
  });
  test('fails twice', () => {
    expect.soft(1).toBe(2);
    expect.soft(3).toBe(4);
  });
});

describe('with a broken hook', () => {
  beforeAll(() => {
    throw new Error('no hook');
  });
  test('never runs', () => {});
});

let tries = 0;
test('passes on the second try', { retry: 2 }, () => {
  tries += 1;
  expect(tries).toBe(2);
});
