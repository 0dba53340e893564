import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMoment } from '../../src/moment.ts';
import { InvalidValue } from '../../src/values.ts';

const NOW = Date.UTC(2026, 10, 22, 3, 4, 5);

describe('parseMoment', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026-01-31T08:30', '2026-01-31T08:30:00Z'],
    ['2026-01-31 08:30:15', '2026-01-31T08:30:15Z'],
    ['2026-01-31t08:30:15z', '2026-01-31T08:30:15Z'],
    ['2026-01-31T08:30:15.123456789Z', '2026-01-31T08:30:15.123456789Z'],
    ['2026-01-31T08:30:15.500+02:00', '2026-01-31T06:30:15.5Z'],
    ['2026-01-31T23:30-0130', '2026-02-01T01:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['08:30', '2026-11-22T08:30:00Z'],
    [' 08:30:01+01:00 ', '2026-11-22T07:30:01Z'],
  ])('turns the date or time %j into RFC 3339', (text, expected) => {
    expect(parseMoment(text, NOW)).toBe(expected);
  });

  it.each([
    ['15m', '15m'],
    ['2h', '2h'],
    ['3d', '3d'],
    ['1w', '1w'],
    ['30s', '30s'],
    ['007m', '7m'],
    ['1h30m', '90m'],
    ['1w1d', '8d'],
    ['1h0m', '1h'],
    ['120s', '120s'],
  ])('brings the interval %j to one unit', (text, expected) => {
    expect(parseMoment(text, NOW)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '15',
    '3600',
    '0m',
    '-5m',
    '1.5h',
    '5y',
    '30m1h',
    '9999999999w',
    '2026-02-30',
    '2026-13-01',
    '2026-01-31T24:00',
    '2026-01-31T08:61',
    '2026-01-31T08',
    '2026-01-31T08:30+25:99',
    '0000-01-01T00:00+02:00',
    '26-01-31',
    '20260131',
    'x 08:30',
    'yesterday',
    '2026-01-31T08:30:15,5Z',
  ])('refuses %j', (text) => {
    expect(() => parseMoment(text, NOW)).toThrow(InvalidValue);
    expect(() => parseMoment(text, NOW)).toThrow(/^".*" is not a moment: use a date or time such as 2026-01-31/);
  });

  it('keeps the instant of any date', () => {
    const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(new Date(parseMoment(date.toISOString(), NOW)).getTime()).toBe(date.getTime());
      }),
    );
  });

  it('keeps the length of any interval', () => {
    const length = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
    const seconds = (text: string): number =>
      [...text.matchAll(/(\d+)([wdhms])/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * length[unit as keyof typeof length],
        0,
      );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 5, maxLength: 5 }),
        fc.nat(30),
        (counts, mask) => {
          const units = ['w', 'd', 'h', 'm', 's'].filter((_, index) => (mask + 1) & (1 << index));
          const text = units.map((unit, index) => `${String(counts[index])}${unit}`).join('');
          const normal = parseMoment(text, NOW);
          expect(normal).toMatch(/^\d+[wdhms]$/);
          expect(seconds(normal)).toBe(seconds(text));
        },
      ),
    );
  });

  it('crashes on no text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9TZ:+ .-]{1,30}$/)), (text) => {
        try {
          expect(parseMoment(text, NOW)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$|^\d+[wdhms]$/);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidValue);
        }
      }),
    );
  });
});
