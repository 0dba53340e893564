import assert from 'node:assert';
import { before, describe, it, test } from 'node:test';

const HOSTILE = `1 < 2 & "two" 'three' \u{1F419} \u001b[31mred\u001b[0m \u0000\u0007 ]]> \ud83d`;

test('passes at the top', () => {});

describe('outer <b> & "quotes"', () => {
  describe('inner \u{1F419} \u001b[31mred\u001b[0m', () => {
    it('fails with texts', () => {
      throw new Error(HOSTILE);
    });
    it('fails with an expectation', () => {
      assert.deepStrictEqual({ a: '<b>' }, { a: '&c' });
    });
    it('passes', () => {});
  });
  it.skip('is skipped <now>', () => {}); // The report is to have a skipped test.
  it.todo('is for later'); // The report is to have one without a body.
  it('fails and is for later', { todo: true }, () => {
    throw new Error('known');
  });
  it('takes \u0000null ]]>', () => {});
});

describe('with a broken hook', () => {
  before(() => {
    throw new Error('no hook');
  });
  it('never runs', () => {});
});

test('has subtests', async (t) => {
  await t.test('passes below', () => {});
  await t.test('fails below', () => {
    throw new Error('below');
  });
});
