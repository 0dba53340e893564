const HOSTILE = `1 < 2 & "two" 'three' \u{1F419} \u001b[31mred\u001b[0m \u0000\u0007 ]]> \ud83d`;

Deno.test('passes at the top', () => {});

Deno.test('fails with texts <b> & "quotes"', () => {
  console.log('printed <out>');
  throw new Error(HOSTILE);
});

Deno.test('is \u001b[31mred\u001b[0m and \u{1F419}', () => {
  throw new TypeError('first line\nsecond line');
});

Deno.test('has steps', async (t) => {
  await t.step('passes below', () => {});
  await t.step('fails below', async (t) => {
    await t.step('fails further below', () => {
      throw new Error('below');
    });
  });
});

Deno.test.ignore('is skipped <now>', () => {});

Deno.test('leaks', () => {
  setTimeout(() => {}, 60_000);
});
