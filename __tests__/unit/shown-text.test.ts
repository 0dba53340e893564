import { describe, expect, it } from '@jest/globals';
import { html } from '../../src/report/escape.ts';
import { withoutSecrets } from '../../src/shown-text.ts';

describe('text that is shown', () => {
  it('has no secret, neither as it is nor as it stands in markup', () => {
    expect(withoutSecrets('a tok-1 b tok-1', ['tok-1'])).toBe('a *** b ***');
    expect(withoutSecrets(String(html`<p>${'<to&k>'}</p>`), ['<to&k>'])).toBe('<p>***</p>');
  });

  it('hides the longer of two secrets whole, and nothing for an empty one', () => {
    expect(withoutSecrets('tok-12 tok-1', ['tok-1', 'tok-12', ''])).toBe('*** ***');
    expect(withoutSecrets('as it is', [])).toBe('as it is');
  });

  it('has none that came together when invisible characters were taken out', () => {
    const cleaned = String(html`${'to\u200bk-\u001b[31m1'}`);
    expect(cleaned).toBe('tok-1');
    expect(withoutSecrets(cleaned, ['tok-1'])).toBe('***');
  });
});
