import { expect, it } from '@jest/globals';
import { hiddenCharacterIn } from '../../../src/values/hidden-characters.ts';

it.each([
  ['', null],
  ['größe 👩\u200d💻 日本', null],
  ['a\u200b\u00ad', 'U+200B'],
  ['a\u00ad', 'U+00AD'],
  ['\u{e0041}', 'U+E0041'],
])('the first hidden character in %j is %j', (text, expected) => {
  expect(hiddenCharacterIn(text)).toBe(expected);
  // The expression is shared, and has a place of its own.
  expect(hiddenCharacterIn(text)).toBe(expected);
});
