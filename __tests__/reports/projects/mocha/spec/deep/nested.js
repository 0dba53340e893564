const assert = require('node:assert');

function helper(value) {
  assert.strictEqual(value, 'right');
}

it('fails in a helper', () => {
  helper('wrong');
});

it('passes deep', () => {});
