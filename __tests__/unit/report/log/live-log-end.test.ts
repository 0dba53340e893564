import { describe, expect, it } from '@jest/globals';
import { LONGEST_LINE } from '../../../../src/report/excerpts/line-splitter.ts';
import { numbered, openedLiveLog } from './opened-live-log.ts';

const WHOLE = { lines: 0, bytes: 0 };

describe('the end of a leg in the live log', () => {
  it('is nothing for a leg that wrote nothing', () => {
    const { live, write } = openedLiveLog();
    write('docs', 'one\n');
    expect(live.end('unit')).toBeNull();
  });

  it('counts its lines, and how many of them are the last of all', () => {
    const { live, write } = openedLiveLog();
    write('unit', 'one\ntwo\n');
    write('docs', 'other\n');
    write('unit', 'three\nfour', 'stderr');
    expect(live.end('unit')).toEqual({ hasCommand: false, lines: 4, last: 2, missing: WHOLE });
    expect(live.end('docs')).toEqual({ hasCommand: false, lines: 1, last: 0, missing: WHOLE });
    expect(live.end('docs')).toBeNull();
  });

  it('counts a line that was begun before the other leg wrote, where it ends', () => {
    const { live, write } = openedLiveLog();
    write('unit', 'one\ntw');
    write('docs', 'other\n');
    expect(live.end('unit')).toMatchObject({ lines: 2, last: 1 });
  });

  it('counts what was left out, after which no line is the last', () => {
    const { live, write } = openedLiveLog();
    write('unit', numbered(1_010));
    expect(live.end('unit')).toMatchObject({ lines: 1_000, last: 0, missing: { lines: 10, bytes: 100 } });
  });

  it('counts the rest of a long line as bytes alone', () => {
    const { live, write } = openedLiveLog();
    write('unit', `${'x'.repeat(LONGEST_LINE + 5)}\nlast\n`);
    expect(live.end('unit')).toMatchObject({ lines: 2, last: 2, missing: { lines: 0, bytes: 5 } });
  });

  it('keeps the lines of a leg that ends apart from gaps of another', () => {
    const { live, write } = openedLiveLog();
    write('flood', numbered(1_010));
    write('unit', 'one\n');
    expect(live.end('flood')).toMatchObject({ last: 0 });
    expect(live.end('unit')).toMatchObject({ lines: 1, last: 1, missing: WHOLE });
  });
});
