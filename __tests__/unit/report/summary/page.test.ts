import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html } from '../../../../src/report/text/escape.ts';
import { Page, sizeOf } from '../../../../src/report/summary/page.ts';

describe('a page', () => {
  it('puts a blank line between its blocks', () => {
    const page = new Page(100, 0);
    expect([page.add(html`one`), page.add(html`two`)]).toEqual([true, true]);
    expect(String(page.whole())).toBe('one\n\ntwo\n');
  });

  it('takes a block that just fits, and no larger one', () => {
    const page = new Page(12, 0);
    expect(page.left).toBe(10);
    expect(page.add(html`${'x'.repeat(11)}`)).toBe(false);
    expect(page.add(html`${'x'.repeat(10)}`)).toBe(true);
    expect(page.add(html``)).toBe(false);
    expect(String(page.whole())).toBe('xxxxxxxxxx\n');
  });

  it('keeps the reserve until it is released', () => {
    const page = new Page(20, 10);
    expect(page.add(html`123456789`)).toBe(false);
    page.release();
    expect(page.add(html`123456789`)).toBe(true);
  });

  it('counts bytes, not characters', () => {
    expect(sizeOf(html`${'€😀'}`)).toBe(7);
  });

  it('never grows beyond its budget', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.nat(100), fc.nat(50), (blocks, budget, reserve) => {
        const page = new Page(budget, reserve);
        for (const block of blocks) page.add(html`${block}`);
        page.release();
        for (const block of blocks) page.add(html`${block}`);
        expect(sizeOf(page.whole())).toBeLessThanOrEqual(Math.max(1, budget));
      }),
    );
  });
});
