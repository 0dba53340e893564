import { describe, expect, it } from '@jest/globals';
import { query, segment } from '../../../../src/contree/endpoints/requests.ts';

describe('query', () => {
  it('leaves out what is not given and keeps slashes', () => {
    expect(query({ limit: 10, tag: undefined, path: '/a b/c&d=é', tagged: true, other: false, empty: '' })).toBe(
      '?limit=10&path=/a%20b/c%26d%3D%C3%A9&tagged=1&other=0&empty=',
    );
    expect(query({ tag: undefined })).toBe('');
  });

  it('survives half a surrogate pair', () => {
    expect(query({ tag: '\ud800' })).toBe('?tag=%EF%BF%BD');
  });
});

describe('segment', () => {
  it('leaves no character that ends a segment', () => {
    expect(segment('a/b?c#d')).toBe('a%2Fb%3Fc%23d');
  });

  it.each(['', '.', '..'])('refuses %j, which would name something else', (text) => {
    expect(() => segment(text)).toThrow(new RangeError(`"${text}" is no identifier.`));
  });
});
