import { describe, expect, it } from '@jest/globals';
import type { CutPlaces } from '../../../../src/contree/secrets/finds.ts';
import { MASK } from '../../../../src/contree/secrets/masked-stream.ts';
import { SecretMask } from '../../../../src/contree/secrets/secret-mask.ts';
import { SecretScanner } from '../../../../src/contree/secrets/secret-scanner.ts';
import { FORMS } from '../../../doubles/secret-forms.ts';

/** The text as a scan of all of it would mask it: nothing is taken for harmless by a look. */
function scanned(scanner: SecretScanner, text: string, cut: CutPlaces): string {
  const bytes = Buffer.from(text);
  scanner.room(bytes.length).set(bytes);
  const { spans } = scanner.scan(bytes.length, { isStart: true, isEnd: true, cut });
  let at = 0;
  const parts: Buffer[] = [];
  for (let index = 0; index < spans.length; index += 2) {
    const [from = 0, to = 0] = spans.slice(index, index + 2);
    const lines = bytes.subarray(from, to).toString('latin1');
    parts.push(bytes.subarray(at, from), Buffer.from(lines.replaceAll(/[^\r\n]+/g, MASK)));
    at = to;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString();
}

/** Looked up once: each of the calls below is one of a million. */
const { imul, floor } = Math;

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return floor((state / 2 ** 32) * below);
  };
}

const GAPS = [
  '',
  '',
  '',
  '',
  ' ',
  '\n',
  '\u001b[1m',
  '\u200b',
  '\u001b[38;5;12m',
  '\u001b[0m\u001b[1m',
  '\t  ',
  '\u00ad',
];
const WORDS = 'the test suite of module parser returns value when input is empty very secret error handler'.split(' ');
const ODD = [
  '100% done', '&& make', 'C:\\new\\x', 'said "q"', 'wait...', 'more…', '?a=1&lt=2', '0x1f', '&amp;', '10 x 3', '%41',
  '\\u0041', '\\\\', '...... [ 10%]', String.raw`\"key\":\"value\"`,
]; // prettier-ignore
const CHAOS = [
  '\u001b[1m', '\u001b]0;', '\u0007', '%', '&', '\\', '...', '…', '\u200b', '\u009b1m', '0x', ' ', '\n', 'a', 'tok3', 'tok3n-Very',
  'g', 'words of any kind ', '&#1', 'é', '\u001b(B', '\\u001b[3', '%1b', 'ing nothing more than this',
]; // prettier-ignore

const WORDS_AND_ODD = [...WORDS, ...ODD];
const DIGITS = Array.from('0123456789abcdef');

type Draw = ReturnType<typeof numbers>;

const pick = <One>(draw: Draw, list: readonly [One, ...One[]] | readonly One[]): One => list[draw(list.length)] as One;
const SURROUNDINGS: readonly ((draw: Draw) => string)[] = [
  (draw) => `${pick(draw, WORDS)}${pick(draw, [' ', ' ', '\n', ', ', ': '])}`,
  (draw) => `${pick(draw, WORDS_AND_ODD)}${pick(draw, [' ', '\n'])}`,
  (draw) =>
    `\u001b[${String(draw(99))}m${pick(draw, WORDS)}${pick(draw, ['\u001b[39m', '\u001b[0m ', ' é ', ' 🎉⚠️ '])}` +
    `${pick(draw, WORDS)} ${pick(draw, WORDS)}\n`,
  (draw) => Buffer.from([draw(256), draw(256), draw(256)]).toString('base64'),
  (draw) => pick(draw, DIGITS),
  (draw) => pick(draw, CHAOS),
];

function filled(draw: Draw): string {
  const write = pick(draw, SURROUNDINGS);
  const least = 200 + draw(1_200);
  let text = '';
  while (text.length < least) text += write(draw);
  return text;
}

/** A form in a text, whole, with gaps in its midst, or cut. */
function written(draw: Draw, form: string): string {
  const at = draw(form.length);
  const part = form.slice(at, at + 1 + draw(form.length - at));
  const torn = (): string => Array.from(form, (letter) => letter + pick(draw, GAPS)).join('');
  return pick(draw, [
    () => filled(draw) + form + filled(draw),
    () => filled(draw) + torn() + filled(draw),
    () => filled(draw) + part + pick(draw, ['...', '…', '']) + form.slice(at) + filled(draw),
    () => filled(draw) + form.slice(0, at + 1),
    () => form.slice(at) + filled(draw),
  ])();
}

const SECRETS: readonly (readonly string[])[] = [
  ['tok3n-Very/Secret_0123456789.ABCDEF', 'ghs_0123456789abcdefghij'],
  ['Hush+Pass42', 'pass12', 'tok3n-Very/Secret_0123456789.ABCDEF'],
  ['gehe1mnis-ß-über-alles'],
  ['correct horse battery'],
  ['a-_-_-_-_-_-_-b'],
];

describe.each(SECRETS.map((secrets) => [secrets.join(', '), secrets] as const))('of %s', (_, secrets) => {
  const mask = new SecretMask(secrets);
  const scanner = new SecretScanner(secrets);

  it.each(FORMS)('a secret %s is found as by a scan of the whole text', (name, write) => {
    const draw = numbers(name.length + secrets.length);
    for (let round = 0; round < 3; round += 1) {
      const text = written(draw, write(pick(draw, secrets)));
      const cut = pick<CutPlaces>(draw, ['ends', 'ellipsis', 'nowhere']);
      expect(Buffer.from(mask.text(text, cut)).toString()).toBe(scanned(scanner, text, cut));
    }
  });
});

describe('between two scans', () => {
  const [secrets = []] = SECRETS;
  const [mask, scanner] = [new SecretMask(secrets), new SecretScanner(secrets)];
  const around = 'and nothing more than words '.repeat(20);
  const late = Array.from('tok3n-Very/Secret_0123456789.ABCDEF'.slice(4)).join('\u009b1m');

  it.each([
    ['the mark of a cut far behind a part', `${around}tok3n-Veryzz\u001b]0;${around}\u0007... ${around}`],
    ['what is left of a sequence before the rest', `m${late} ${around}`],
    ['the rest behind a mark', `${around}...1m${late} ${around}`],
  ])('%s is not lost', (_, text) => {
    expect(mask.text(text)).toContain(MASK);
    expect(mask.text(text)).toBe(scanned(scanner, text, 'ends'));
  });
});
