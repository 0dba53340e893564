import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { SecretMask } from '../../../../src/contree/secrets/secret-mask.ts';
import { SecretScanner } from '../../../../src/contree/secrets/secret-scanner.ts';
import { cutPlaces } from '../../../doubles/cut-places.ts';
import { memoryUsed } from '../../../doubles/heap.ts';
import { FORMS, longestRun } from '../../../doubles/secret-forms.ts';

const SECRET = 'tok3n-Very/Secret_0123456789.ABCDEF';
const mask = new SecretMask([SECRET, 'ghs_0123456789abcdefghij']);

/** Bytes of a block, and letters in a row of more than two: a look passes them quickest. */
const BLOCK = 32_768;
const GOING_ON = 'goingon'.repeat(10_000);

/** Of each text with more than 7 characters of the secret in a row, the text. */
function shown(texts: Iterable<string>, times = 1): string[] {
  return [...new Set(texts)].filter((text) => longestRun(SECRET, text, times) > 7);
}

describe.each(FORMS)('a secret %s', (_, write) => {
  const form = write(SECRET);

  it('can be read, but not once it is masked', () => {
    expect(longestRun(SECRET, `so ${form} it is`)).toBe(SECRET.length);
    expect(shown([mask.text(`so ${form} it is`), mask.text(form), mask.text(`x${form}${form}x`)], 2)).toEqual([]);
    expect(shown([mask.text(`so ${form} it is`, 'nowhere')], 2)).toEqual([]);
  });

  it('is masked where the text is cut, at every place within an escape', () => {
    const texts = cutPlaces(form.length).map((place) => {
      const [head, rest] = [form.slice(0, place), form.slice(place)];
      return [mask.text(`so ${head}`), mask.text(`${rest} it is`), mask.text(`<i>${head}…</i> more`, 'ellipsis')];
    });
    expect(shown(texts.flat())).toEqual([]);
  });

  it('is masked within bytes that are read in blocks', () => {
    for (const before of [BLOCK - form.length, BLOCK - 9, BLOCK - 5, BLOCK - 1]) {
      const text = `${GOING_ON.slice(0, before)} ${form} it is`;
      const [asText, asBytes] = [mask.text(text), mask.bytes(Buffer.from(text)).toString()];
      expect(shown([asText.slice(before - 40), asBytes.slice(before - 40)])).toEqual([]);
      expect(asText.slice(0, before - 20)).toBe(text.slice(0, before - 20));
    }
  });
});

it('masks a secret where the second of the blocks ends', () => {
  for (const inside of [SECRET.length, 9, 5, 1]) {
    const before = 'going on '.repeat(8_000).slice(0, 2 * BLOCK - inside);
    expect(mask.text(`${before} ${SECRET} it is`) === `${before} *** it is`).toBe(true);
    expect(mask.bytes(Buffer.from(`${before} ${SECRET} it is`)).toString() === `${before} *** it is`).toBe(true);
  }
});

it('finds a secret in entities without semicolons before a blank and a digit', () => {
  for (const write of [
    (code: string) => `&#${String(code.charCodeAt(0))}`,
    (code: string) => `&#x${code.charCodeAt(0).toString(16)}`,
  ]) {
    const written = Array.from(SECRET, write).join('');
    expect(mask.text(`${written} 0 and ${written}\n1`)).toBe('*** 0 and ***\n1');
  }
});

it('finds any secret in any of its forms', () => {
  const secrets = fc.stringMatching(/^[A-Za-z0-9_/-]{8,60}$/u);
  fc.assert(
    fc.property(secrets, fc.constantFrom(...FORMS), fc.string(), (secret, [, write], around) => {
      // With parts of it around, what is shown is not its own. The dot ends an escape that would take it for its rest.
      const text = `${around}. ${write(secret)} ${around}`;
      const foreign = longestRun(secret, `${around} ${around}`, 1);
      expect(longestRun(secret, new SecretMask([secret]).text(text), 1)).toBeLessThanOrEqual(Math.max(7, foreign));
    }),
    { numRuns: 500 },
  );
});

it.each(['50 % ', '\\ ', 'a & '])('finds an escaped secret behind %j, which may begin an escape', (before) => {
  for (const secret of ['0Ad-aA-a', 'n1d-aA-a', '#64-x-yz'])
    for (const write of [
      (dash: string) => dash,
      (dash: string) => dash.replaceAll('-', '%2D'),
      (dash: string) => dash.replaceAll('-', '&hyphen;'),
    ])
      expect(new SecretMask([secret]).text(`${before}${write(secret)} 1`)).toMatch(/^(?:50 % |\\ |a & )?\*\*\* 1$/);
});

describe('a mask', () => {
  it.each([
    'the token was not accepted',
    'tok3n-V',
    'tok3n-Very is only its beginning',
    'and /Secret is within it',
    'dG9rM24tV is too',
    '\u001b[31mred\u001b[0m, 100 %, &amp; C:\\new\\table',
    'Привет, мир',
    '\ud800 is no character',
    '',
  ])('leaves %j as it is', (text) => {
    expect(mask.text(text)).toBe(text);
    expect(mask.text(`${text}\n`.repeat(3_000))).toBe(`${text}\n`.repeat(3_000));
  });

  it('keeps the lines of a secret apart', () => {
    expect(mask.text('a tok3n-Very/\r\nSecret_0123456789.\n\nABCDEF\nb')).toBe('a ***\r\n***\n\n***\nb');
  });

  it('ignores a secret of less than four characters, and hides one of less than eight only as it is written', () => {
    const short = new SecretMask(['abc', 'pass12', '']);
    expect(short.text('abc pass12 PASS12 pass%312 pass 12')).toBe('abc *** *** *** pass 12');
    expect(short.text(Buffer.from('pass12').toString('base64'))).toBe('cGFzczEy');
    expect(new SecretMask([]).text('as it is')).toBe('as it is');
  });

  it('hides what is all of a text, however short', () => {
    expect(mask.text('tok3n-Ve')).toBe('***');
    expect(new SecretMask(['pass']).text('pass')).toBe('***');
  });

  it('leaves parts of a secret in a text that is cut nowhere', () => {
    expect(mask.text('["tok3n-Very/Secret_0","x…"]', 'nowhere')).toBe('["tok3n-Very/Secret_0","x…"]');
  });

  it('hands the same bytes back when they hold no secret, and all others when they do', () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256));
    expect(mask.bytes(bytes)).toBe(bytes);
    const masked = mask.bytes(Buffer.concat([bytes, Buffer.from(SECRET), bytes]));
    expect(masked.equals(Buffer.concat([bytes, Buffer.from('***'), bytes]))).toBe(true);
  });

  it('keeps each character where one block of a long text ends', () => {
    for (const character of ['🎉', '\u{10ffff}', '豈', '\ud7ff'])
      for (let before = 32_765; before < 32_770; before += 1) {
        const text = `${'é'.repeat(before)}${character} so `;
        expect(mask.text(text + SECRET) === `${text}***`).toBe(true);
      }
  });

  it('hides a part of a secret that ends a text or bytes of any length, when nothing else is said', () => {
    for (const before of ['so ', 'going on '.repeat(40), 'going on '.repeat(4_000)]) {
      const text = `${before}tok3n-Very/Sec`;
      expect(mask.text(text) === `${before}***`).toBe(true);
      expect(mask.bytes(Buffer.from(text)).equals(Buffer.from(`${before}***`))).toBe(true);
      expect(mask.text(text, 'nowhere')).toBe(text);
    }
  });

  it('knows whether a stream holds anything back', () => {
    const stream = mask.stream(true);
    const states = ['quiet, and long enough q', 'tok3n-Very/Sec', 'ond, which is none q'].map((piece) => {
      stream.next(Buffer.from(piece));
      return stream.isIdle;
    });
    expect(states).toEqual([true, false, true]);
  });

  it('gives up on a secret that a megabyte of invisible characters tears apart, and holds no more back', () => {
    const stream = mask.stream(true);
    stream.next(Buffer.from('so tok3n-Very'));
    const came = stream.next(Buffer.from('\u200b'.repeat(400_000)));
    expect(came.length).toBeGreaterThan(1_000_000);
    expect(shown([String(stream.rest())])).toEqual([]);
  });
});

/** How many times as much is scanned as there is. */
function scannedTimes(text: string): number {
  const scan = jest.spyOn(SecretScanner.prototype, 'scan');
  const bytes = Buffer.from(text);
  mask.bytes(bytes);
  const scanned = scan.mock.calls.reduce((sum, [length]) => sum + length, 0);
  scan.mockRestore();
  return scanned / bytes.length;
}

describe('a long text', () => {
  it('is scanned once, although it has a secret', () => {
    expect(scannedTimes(`${'&'.repeat(300_000)}${SECRET}${'&'.repeat(100_000)}`)).toBeLessThan(1.1);
  });

  it('is scanned few times where a sequence never ends, so that all of it is held back', () => {
    expect(scannedTimes(`\u001b]0;${'going on and on, '.repeat(6_000)}`)).toBeLessThan(6);
  });

  it('takes no more memory than it is long where each line is a secret', () => {
    const bytes = Buffer.from(`${SECRET}\n`.repeat(60_000));
    mask.bytes(bytes);
    const steps = mask.longBytes(bytes);
    const before = memoryUsed();
    for (let step = 1; step < bytes.length / BLOCK - 1; step += 1) steps.next();
    expect(memoryUsed() - before).toBeLessThan(bytes.length);
    expect(steps.next().done).toBe(false);
  });

  it('keeps what stands before its first secret, in any characters', () => {
    for (const before of ['é', '🎉', 'x🎉é', '\ud800'])
      for (const times of [1, 40_000, 70_000]) {
        const text = before.repeat(times);
        expect(mask.text(`${text} ${SECRET} it is`) === `${text.toWellFormed()} *** it is`).toBe(true);
      }
  });
});
