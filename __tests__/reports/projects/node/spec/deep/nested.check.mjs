import assert from 'node:assert';
import { it } from 'node:test';

function helper(value) {
  assert.strictEqual(value, 'right');
}

it('fails in a helper', () => {
  helper('wrong');
});

it('passes deep', () => {});
