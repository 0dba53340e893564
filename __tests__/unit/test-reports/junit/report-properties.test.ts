import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadReport } from '../../../../src/test-reports/junit/bad-report.ts';
import { anyText } from '../../../doubles/any-text.ts';
import { HOSTILE, HOSTILE_LINES } from '../../../invariants/hostile-text.ts';
import { fixture, fixtureBytes, FIXTURES, readParts, testsOf } from '../reading.ts';

/** As an XML writer escapes a text that it does not look at further. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const withoutBlankEnds = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();

/** A report that has one text wherever a test can have one. */
const everywhere = (text: string): string => {
  const all = (...names: string[]): string => names.map((name) => `${name}="${escaped(text)}"`).join(' ');
  return `<testsuites ${all('name')}><testsuite ${all('name')}><testcase ${all('name', 'classname', 'file', 'line', 'status')}>
    <failure ${all('message', 'type')}>${escaped(text)}</failure></testcase></testsuite></testsuites>`;
};

async function comesOut(text: string): Promise<void> {
  const [test] = await testsOf(everywhere(text));
  expect(test).toMatchObject({
    className: text,
    name: text,
    file: text === '' ? null : text,
    status: 'failed',
    message: text,
    details: withoutBlankEnds(text),
  });
}

/** Pieces of XML, so that what is made of them is nearly a report. */
const SCRAPS = [
  ...['<testsuites>', '</testsuites>', '<testsuite name="a">', '</testsuite>', '<testcase name="b">', '</testcase>'],
  ...['<failure message="c">', '</failure>', '<skipped/>', '<system-out>', '</system-out>', '<![CDATA[', ']]>', '<!--'],
  ...[
    '-->',
    '<!DOCTYPE x [',
    '<!ENTITY e "f">',
    ']>',
    '&e;',
    '&#0;',
    '&',
    '<',
    '>',
    '"',
    "'",
    '/',
    '=',
    '<?xml ',
    '?>',
  ],
  ...[' name', ' ', '\n', '\0', '\ufeff', 'text', '<a:b ', ' xmlns="u"', '</'],
];

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }).map((scraps) => Buffer.from(scraps.join(''))),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 20 }).map((scraps) => Buffer.from(`<testsuite>${scraps.join('')}`)),
);

describe('any report', () => {
  it('gives any text as it was before it was escaped', async () => {
    await fc.assert(fc.asyncProperty(anyText({ maxLength: 60 }), comesOut), { numRuns: 300 });
  });

  it.each([HOSTILE, ...HOSTILE_LINES.filter((line) => line.isWellFormed())])(
    'gives a hostile text as it is: %j',
    async (text) => {
      await comesOut(text);
    },
  );

  it('of any bytes is read, or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const { error } = await readParts([bytes]);
        if (error !== null) expect(error).toBeInstanceOf(BadReport);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same tests and the same reason in any chunks', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(anyBytes, sizes, async (bytes, lengths) => {
        expect(await readParts(split(bytes, lengths))).toEqual(await readParts([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  it.each(FIXTURES)('gives the same tests byte by byte: %s', async (name) => {
    expect((await readParts(split(fixtureBytes(name), [1]))).tests).toEqual(await fixture(name));
  });
});

/** In chunks of these lengths, again and again. */
function split(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const length = lengths[index % lengths.length] ?? 1;
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunks;
}
