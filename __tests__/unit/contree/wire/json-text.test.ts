import { describe, expect, it } from '@jest/globals';
import { jsonText } from '../../../../src/contree/wire/json-text.ts';

describe('the JSON of a value', () => {
  it.each([
    [{ code: 5 }, '{"code":5}'],
    [[1, null], '[1,null]'],
    [false, 'false'],
  ])('%j is its text', (value, text) => {
    expect(jsonText(value)).toBe(text);
  });

  it('is a note in its place when it nests too deeply', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(jsonText(deep)).toMatch(/^unreadable: RangeError/);
  });
});
