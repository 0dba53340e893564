const assert = require('node:assert');

const HOSTILE = `1 < 2 & "two" 'three' \u{1F419} \u001b[31mred\u001b[0m \u0000\u0007 ]]> \ud83d`;

it('passes at the top', () => {});

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
  it('is for later');
  it('skips itself', function () {
    this.skip();
  });
  it('takes \u0000null ]]>', () => {});
});

describe('with a broken hook', () => {
  before(() => {
    throw new Error('no hook');
  });
  it('never runs', () => {});
});

describe('retried', function () {
  this.retries(2);
  let tries = 0;
  it('passes on the second try', () => {
    tries += 1;
    assert.strictEqual(tries, 2);
  });
});
