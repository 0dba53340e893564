import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMoment } from '../../../src/values/moment.ts';
import {
  InvalidValue,
  parseBoolean,
  parseChoice,
  parseDuration,
  parseSize,
  parseInteger,
  parseList,
  parsePatterns,
  linesOf,
  quote,
} from '../../../src/values/values.ts';

describe('parseDuration', () => {
  it.each([
    ['90', 90_000],
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1h0m5s', 3_605_000],
    [' 0 ', 0],
    ['2147483', 2_147_483_000],
  ])('takes %j', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '  ', '5x', '-1', '+1', '1.5h', '1d', '30m1h', '1m1m', '1h30', '5 m', '1e3', '٣s'])(
    'refuses %j',
    (text) => {
      expect(() => parseDuration(text)).toThrow(
        new InvalidValue(text, 'is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m'),
      );
    },
  );

  it('keeps to its bounds, which end where timers do unless given', () => {
    expect(parseDuration('1', { least: 1000 })).toBe(1000);
    expect(() => parseDuration('0s', { least: 1000 })).toThrow('"0s" is too short: use 1s or more');
    expect(() => parseDuration('2h', { greatest: 3_600_000 })).toThrow('"2h" is too long: use 3600s or less');
    expect(() => parseDuration('597h')).toThrow('"597h" is too long: use 2147483s or less');
    expect(() => parseDuration('9'.repeat(400))).toThrow('is too long');
  });

  it('adds up all units that are written', () => {
    const units = fc.record({ h: fc.nat(500), m: fc.nat(999), s: fc.nat(99_999) });
    fc.assert(
      fc.property(units, ({ h, m, s }) => {
        expect(parseDuration(`${String(h)}h${String(m)}m${String(s)}s`)).toBe((h * 3600 + m * 60 + s) * 1000);
        expect(parseDuration(String(s))).toBe(s * 1000);
      }),
    );
  });

  it('gives whole seconds or InvalidValue for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9hms ]*$/)), (text) => {
        try {
          expect(parseDuration(text) % 1000).toBe(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidValue);
        }
      }),
    );
  });
});

describe('parseSize', () => {
  it.each([
    ['1', 1],
    [' 65536 ', 65_536],
    ['7b', 7],
    ['512M', 512 * 1024 ** 2],
    ['512Mi', 512 * 1024 ** 2],
    ['2GiB', 2 * 1024 ** 3],
    ['2 gib', 2 * 1024 ** 3],
    ['1k', 1024],
    ['1KB', 1000],
    ['500MB', 500_000_000],
    ['3gb', 3_000_000_000],
    ['1T', 1024 ** 4],
    ['1TB', 1e12],
    ['007', 7],
  ])('reads %j as %d bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each([
    '',
    ' ',
    '0',
    '0GB',
    '-1',
    '+1',
    '1.5G',
    '1e3',
    '1P',
    'M',
    '1 2',
    '1MBB',
    '1MiBB',
    '9007199254740992',
    '9000T',
  ])('refuses %j', (text) => {
    expect(() => parseSize(text)).toThrow(InvalidValue);
    expect(() => parseSize(text)).toThrow(
      'is not a size: use whole bytes above 0, or a size such as 500MB, 512M or 2GiB',
    );
  });
});

describe('parseBoolean', () => {
  it('takes the six YAML 1.2 core booleans and nothing else', () => {
    expect(['true', 'True', ' TRUE '].map(parseBoolean)).toEqual([true, true, true]);
    expect(['false', 'False', 'FALSE\n'].map(parseBoolean)).toEqual([false, false, false]);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('yes', 'on', '1', '', 'tRUE', 'y', 'null')), (text) => {
        fc.pre(!/^(?:true|True|TRUE|false|False|FALSE)$/.test(text.trim()));
        expect(() => parseBoolean(text)).toThrow(new InvalidValue(text, 'is not a boolean: use true or false'));
      }),
    );
  });
});

describe('parseChoice', () => {
  const choices = ['wait', 'show', 'list'] as const;
  const aliases = { w: 'wait', ps: 'list' } as const;

  it('takes a choice or an alias in any case', () => {
    expect(parseChoice('wait', choices, aliases)).toBe('wait');
    expect(parseChoice(' Show\n', choices)).toBe('show');
    expect(parseChoice('PS', choices, aliases)).toBe('list');
  });

  it('names the choices', () => {
    expect(() => parseChoice('wat', choices, aliases)).toThrow('"wat" is not allowed: use wait, show or list');
    expect(() => parseChoice('', ['only'])).toThrow('"" is not allowed: use only');
    expect(() => parseChoice('constructor', choices, aliases)).toThrow(InvalidValue);
  });
});

describe('parseInteger', () => {
  const bounds = { least: 1, greatest: 1000 };

  it('takes every whole number within its bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (value) => {
        expect(parseInteger(` ${String(value)} `, bounds)).toBe(value);
      }),
    );
    expect(parseInteger('-3', { least: -5, greatest: 5 })).toBe(-3);
  });

  it.each(['', '0', '1001', '-1', '1.0', '1e2', '0x10', 'ten', '9'.repeat(400)])('refuses %j', (text) => {
    expect(() => parseInteger(text, bounds)).toThrow(
      new InvalidValue(text, 'is not allowed: use a whole number from 1 to 1000'),
    );
  });
});

describe('parseList', () => {
  it('splits at newlines, commas and blanks', () => {
    expect(parseList('a, b\n\nc\td,,\r\n e ')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(parseList(' \n, ')).toEqual([]);
  });

  it('gives back any items however they are joined', () => {
    const item = fc.stringMatching(/^[^\s,]+$/);
    const separator = fc.constantFrom(',', ' ', '\n', '\r\n', '\t', ' , ', ',\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(item, separator)), (pairs) => {
        expect(parseList(pairs.flat().join(''))).toEqual(pairs.map(([word]) => word));
      }),
    );
  });
});

describe('parsePatterns', () => {
  it.each([
    ['a.json, b.json\n\nc/*.json,,\r\n d ', ['a.json', 'b.json', 'c/*.json', 'd']],
    ['art/{a,b}.json,c', ['art/{a,b}.json', 'c']],
    ['{a,{b,c}},d {e,f}', ['{a,{b,c}}', 'd', '{e,f}']],
    ['a},b', ['a}', 'b']],
    ['{a,b c,d', ['{a,b', 'c', 'd']],
    ['{a, b}', ['{a,', 'b}']],
    [' \n, ', []],
  ])('splits %j at newlines, blanks, and commas outside of braces', (text, patterns) => {
    expect(parsePatterns(text)).toEqual(patterns);
  });

  it('takes time in proportion to the text', () => {
    expect(parsePatterns('{,'.repeat(60_000))).toHaveLength(1);
    expect(parsePatterns('{},'.repeat(40_000))).toHaveLength(40_000);
  });
});

describe('linesOf', () => {
  it.each([
    ['', ['']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\rc\n', ['a', 'b', 'c', '']],
    ['a\n\rb', ['a', '', 'b']],
    ['a\u2028b\u0085c', ['a\u2028b\u0085c']],
  ])('ends the lines of %j at every line break', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

describe('quote', () => {
  it('puts a text on one line and cuts a long one', () => {
    expect(quote('a\n"b"')).toBe('"a\\n"b""');
    expect(quote('x'.repeat(101))).toBe(`"${'x'.repeat(100)}…"`);
  });
});

const NOW = Date.UTC(2026, 10, 22, 3, 4, 5);

describe('parseMoment', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00+00:00'],
    ['2026-01-31T08:30', '2026-01-31T08:30:00+00:00'],
    ['2026-01-31 08:30:15', '2026-01-31T08:30:15+00:00'],
    ['2026-01-31t08:30:15z', '2026-01-31T08:30:15+00:00'],
    ['2026-01-31T08:30:15.123456789Z', '2026-01-31T08:30:15.123456+00:00'],
    ['2026-01-31T08:30:15.0001Z', '2026-01-31T08:30:15.000100+00:00'],
    ['2026-01-31T08:30:15.000', '2026-01-31T08:30:15+00:00'],
    ['2026-01-31T08:30:15.500+02:00', '2026-01-31T06:30:15.500+00:00'],
    ['2026-01-31T08:30:15.25+02', '2026-01-31T06:30:15.250+00:00'],
    ['2026-01-31T23:30-0130', '2026-02-01T01:00:00+00:00'],
    ['2024-02-29', '2024-02-29T00:00:00+00:00'],
    ['08:30', '2026-11-22T08:30:00+00:00'],
    [' 08:30:01+01:00 ', '2026-11-22T07:30:01+00:00'],
    ['100000000', '1973-03-03T09:46:40+00:00'],
    [' 1772357400 ', '2026-03-01T09:30:00+00:00'],
    ['253402300799', '9999-12-31T23:59:59+00:00'],
  ])('turns the date, time or Unix time %j into ISO 8601 with an offset', (text, expected) => {
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
    ['3600', '3600s'],
    ['15', '15s'],
    ['20260131', '20260131s'],
    ['99999999', '99999999s'],
    ['0', '0s'],
    ['00000000', '0s'],
    ['0s', '0s'],
    ['0w0m', '0s'],
  ])('brings the interval %j to one unit', (text, expected) => {
    expect(parseMoment(text, NOW)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '-15',
    '1e3',
    '3600.5',
    '1772357400000',
    '9'.repeat(400),
    '15M',
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
    '2026-01-31T08:30+1',
    'x 08:30',
    'yesterday',
    '2026-01-31T08:30:15,5Z',
  ])('refuses %j', (text) => {
    expect(() => parseMoment(text, NOW)).toThrow(InvalidValue);
    expect(() => parseMoment(text, NOW)).toThrow(
      /^".*" is not a time: use an age such as 15m, .* or a date such as 2026-01-31 /,
    );
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
          expect(parseMoment(text, NOW)).toMatch(
            /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(\d{3}|\d{6}))?\+00:00$|^\d+[wdhms]$/,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidValue);
        }
      }),
    );
  });
});
