function helper(value) {
  if (value !== 'right') throw new Error('want right');
}

Deno.test('fails in a helper', () => {
  helper('wrong');
});

Deno.test('passes deep', () => {});
