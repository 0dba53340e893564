/** The forms that a secret takes on its way, and a reader who undoes them: written apart from the product's own code. */

export type Form = readonly [name: string, write: (secret: string) => string];

const INVISIBLE = [
  '\u200b',
  '\u0000',
  '\u001b[31m',
  '\u00ad',
  '\ufeff',
  '\u2060',
  '\ufe0f',
  '\u{e0001}',
  '\u009b1m',
  ' ',
  '\t',
];

const codes = (text: string): number[] => [...Buffer.from(text)];
const hex = (text: string): string => Buffer.from(text).toString('hex');
const hexEach = (text: string, write: (digits: string) => string): string =>
  codes(text)
    .map((code) => write(code.toString(16).padStart(2, '0')))
    .join('');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const addressAlphabet = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
const wrapped = (text: string, width: number, end = '\n'): string =>
  text.replaceAll(new RegExp(`.{${String(width)}}`, 'g'), `$&${end}`);
const names: Readonly<Record<string, string>> = {
  '/': 'sol',
  '-': 'hyphen',
  _: 'lowbar',
  '.': 'period',
  '+': 'plus',
  '=': 'equals',
  '&': 'amp',
  '<': 'lt',
  '"': 'quot',
  "'": 'apos',
};
const percent = (text: string): string => hexEach(text, (digits) => `%${digits}`);
const json = (text: string): string => hexEach(text, (digits) => `\\u00${digits}`);
const entities = (text: string): string =>
  codes(text)
    .map((code) => `&#${String(code)};`)
    .join('');

export const FORMS: readonly Form[] = [
  ['as it is', (secret) => secret],
  ...INVISIBLE.map((gap): Form => [`with ${JSON.stringify(gap)} in its midst`, (secret) => secret.split('').join(gap)]),
  ['with one invisible character', (secret) => `${secret.slice(0, 9)}\u200d${secret.slice(9)}`],
  ['over two lines', (secret) => `${secret.slice(0, 11)}\n${secret.slice(11)}`],
  ['over two lines of a terminal', (secret) => `${secret.slice(0, 10)}\r\n${secret.slice(10)}`],
  ['in the title of a window', (secret) => `\u001b]0;${secret}\u0007`],
  ['in another case', (secret) => secret.toUpperCase()],
  ...[0, 1, 2].flatMap((before): Form[] => [
    [`in base64 at byte ${String(before)}`, (secret) => base64(`${'<'.repeat(before)}${secret}>>`)],
    [
      `in base64 for addresses at byte ${String(before)}`,
      (secret) => addressAlphabet(base64(`${'>?'.slice(0, before)}${secret}?`)),
    ],
    [
      `in wrapped base64 at byte ${String(before)}`,
      (secret) => wrapped(base64(`${'user:'.slice(before)}${secret}`), 12),
    ],
  ]),
  ['in base64 without padding', (secret) => base64(secret).replaceAll('=', '')],
  ...[60, 64, 76].map((width): Form => [
    `in base64 of ${String(width)} characters a line`,
    (secret) => wrapped(base64(`${'x'.repeat(40)}${secret}${'y'.repeat(30)}`), width, '\r\n'),
  ]),
  ['in base64 in JSON', (secret) => JSON.stringify(wrapped(base64(secret), 8))],
  ['in base64 in an address', (secret) => encodeURIComponent(base64(secret))],
  ['after another letter, in base64', (secret) => `k${base64(secret)}`],
  ['in percent escapes', percent],
  ['in upper percent escapes', (secret) => percent(secret).toUpperCase()],
  ['in some percent escapes', (secret) => secret.replaceAll(/[aeiou\W]/g, (letter) => percent(letter))],
  ['in double percent escapes', (secret) => percent(secret).replaceAll('%', '%25')],
  ['in percent escapes of percent escapes', (secret) => percent(percent(secret))],
  ['in JSON escapes', json],
  ['in JSON escapes of JSON escapes', (secret) => JSON.stringify(json(secret))],
  ['with escaped slashes', (secret) => secret.replaceAll('/', String.raw`\/`)],
  ['with an escaped invisible character', (secret) => `${secret.slice(0, 9)}${String.raw`\u200b`}${secret.slice(9)}`],
  ['with an escaped line end', (secret) => `${secret.slice(0, 9)}${String.raw`\n`}${secret.slice(9)}`],
  ['in JavaScript escapes', (secret) => hexEach(secret, (digits) => String.raw`\u{${digits}}`)],
  [
    'in octal escapes',
    (secret) =>
      codes(secret)
        .map((code) => `\\${code.toString(8).padStart(3, '0')}`)
        .join(''),
  ],
  ['in decimal entities', entities],
  ['in decimal entities without semicolons', (secret) => entities(secret).replaceAll(';', '')],
  [
    'in entities with zeros',
    (secret) =>
      codes(secret)
        .map((code) => `&#000${String(code)};`)
        .join(''),
  ],
  ['in hexadecimal entities', (secret) => hexEach(secret, (digits) => `&#x${digits};`)],
  ['in upper hexadecimal entities', (secret) => hexEach(secret, (digits) => `&#X${digits.toUpperCase()};`)],
  [
    'in named entities',
    (secret) => secret.replaceAll(/./g, (letter) => (names[letter] === undefined ? letter : `&${names[letter]};`)),
  ],
  ['with an invisible entity', (secret) => `${secret.slice(0, 9)}&#8203;${secret.slice(9)}`],
  ['in entities in JSON', (secret) => entities(secret).replaceAll('&', String.raw`\u0026`)],
  ['in hexadecimal digits', hex],
  ['in upper hexadecimal digits', (secret) => hex(secret).toUpperCase()],
  ['in spaced hexadecimal digits', (secret) => hexEach(secret, (digits) => `${digits} `)],
  ['in hexadecimal digits with colons', (secret) => hexEach(secret, (digits) => `${digits}:`)],
  ['in hexadecimal numbers', (secret) => hexEach(secret, (digits) => `0x${digits}, `)],
  ['in hexadecimal escapes', (secret) => hexEach(secret, (digits) => String.raw`\x${digits}`)],
];

/** Blanks and characters that no reader sees. */
const UNSEEN =
  /(?:[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0\u{e0000}-\u{e0fff}]|[\u180b-\u180f]|\u034f|[\ufe00-\ufe0f])+/gu;
const SEQUENCE = new RegExp(
  String.raw`\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?`,
  'gu',
);

const character = (digits: string, base: number): string => {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

/** Each way to read a text once more. */
function readings(text: string): string[] {
  const solid = text.replaceAll(UNSEEN, '');
  const pairs = solid.replaceAll(/0x|[:,]/gi, '').matchAll(/[0-9a-f]{14,}/gi);
  const encoded = solid
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .matchAll(/[A-Za-z0-9+/]{10,}/g);
  return [
    solid,
    text.includes('\u001b') || text.includes('\u009b') ? text.replaceAll(SEQUENCE, '').replaceAll(UNSEEN, '') : solid,
    solid.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) => character(digits, 16)),
    solid.replaceAll(
      /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{2})|([bfnrt])|(.))/gi,
      (_, braced?: string, four?: string, two?: string, octal?: string, control?: string, plain?: string): string => {
        const digits = braced ?? four ?? two;
        if (digits !== undefined) return character(digits, 16);
        if (octal !== undefined) return character(octal, 8);
        return control === undefined ? (plain ?? '') : '';
      },
    ),
    solid
      .replaceAll(/&#x([0-9a-f]+);?/gi, (_, digits: string) => character(digits, 16))
      .replaceAll(/&#([0-9]+);?/g, (_, digits: string) => character(digits, 10))
      .replaceAll(
        /&([a-z]+);/gi,
        (_, name: string) => Object.entries(names).find((entry) => entry[1] === name)?.[0] ?? '',
      ),
    ...[...pairs].flatMap(([run]) =>
      [run, run.slice(1)].map((digits) => Buffer.from(digits, 'hex').toString('latin1')),
    ),
    ...[...encoded].flatMap(([run]) =>
      [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString('latin1')),
    ),
  ];
}

/**
 * The longest run of characters of the secret, in any case, that a reader can make of a text who decodes it up to so many
 * times.
 */
export function longestRun(secret: string, text: string, times = 2): number {
  return longestRuns([secret], text, times)[0] ?? 0;
}

/** The same for each of several secrets; the text is decoded once. */
export function longestRuns(secrets: readonly string[], text: string, times = 2): number[] {
  let level = new Set([text]);
  const longest = secrets.map(() => 0);
  for (let round = 0; round <= times; round += 1) {
    for (const one of level) {
      const lower = one.toLowerCase();
      for (const [index, secret] of secrets.entries()) {
        longest[index] = Math.max(longest[index] ?? 0, commonRun(secret.toLowerCase(), lower));
      }
    }
    if (round < times) level = new Set([...level].flatMap(readings));
  }
  return longest;
}

function commonRun(secret: string, text: string): number {
  let longest = 0;
  for (let start = 0; start + longest < secret.length; start += 1) {
    while (start + longest < secret.length && text.includes(secret.slice(start, start + longest + 1))) longest += 1;
  }
  return longest;
}
