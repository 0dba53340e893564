import { describe, expect, it } from '@jest/globals';
import { problemOf, readParts } from '../reading.ts';

const utf16 = (text: string, isBigEndian = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

const report = (encoding: string, name: string): string =>
  `<?xml version="1.0"${encoding === '' ? '' : ` encoding="${encoding}"`}?><testsuite><testcase name="${name}"/></testsuite>`;

/** The name of the only test. */
async function nameIn(...parts: Uint8Array[]): Promise<string | undefined> {
  const { tests, error } = await readParts(parts);
  if (error !== null) throw error;
  return tests[0]?.name;
}

describe('the encoding of a report', () => {
  it.each([
    ['UTF-8 without a word of it', Buffer.from(report('', 'é😀')), 'é😀'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${report('', 'é😀')}`), 'é😀'],
    ['UTF-8 as declared', Buffer.from(report('utf8', 'é😀')), 'é😀'],
    ['UTF-8, although .NET declares UTF-16', Buffer.from(report('utf-16', 'é😀')), 'é😀'],
    ['UTF-16 with a mark', utf16(`\ufeff${report('UTF-16', 'é😀')}`), 'é😀'],
    ['UTF-16 of the other order with a mark', utf16(`\ufeff${report('UTF-16', 'é😀')}`, true), 'é😀'],
    ['UTF-16 without a mark', utf16(report('UTF-16', 'é😀')), 'é😀'],
    ['UTF-16 of the other order without a mark', utf16(report('UTF-16', 'é😀'), true), 'é😀'],
    ['ISO-8859-1', Buffer.from(report('ISO-8859-1', 'é'), 'latin1'), 'é'],
    ['windows-1252', Buffer.from(report('windows-1252', '\u0080'), 'latin1'), '€'],
    ['windows-1251', Buffer.from(report('windows-1251', '\u00e9'), 'latin1'), 'й'],
    ['Shift_JIS', Buffer.from(report('Shift_JIS', '\u0083\u0065'), 'latin1'), 'テ'],
    ['US-ASCII', Buffer.from(report('US-ASCII', 'a')), 'a'],
    ['what a mark says, not what is declared', Buffer.from(`\ufeff${report('ISO-8859-1', 'é')}`), 'é'],
  ])('is %s', async (_, bytes, name) => {
    expect(await nameIn(bytes)).toBe(name);
  });

  it('is known although the declaration comes byte by byte', async () => {
    const bytes = Buffer.from(report('ISO-8859-1', 'é'), 'latin1');
    expect(await nameIn(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe('é');
  });

  it('leaves U+FFFD for bytes that make no sense in it', async () => {
    const bytes = Buffer.from(report('UTF-8', 'a\u00ffb\u00c3'), 'latin1');
    expect(await nameIn(bytes)).toBe('a\ufffdb\ufffd');
    const half = Buffer.concat([utf16(`\ufeff${report('', 'a')}`), Buffer.from([0x20])]);
    expect(await problemOf(half)).toBe('it is no XML: text outside of the root element in line 1');
  });

  it('is UTF-8 when what looks like a declaration stands elsewhere', async () => {
    const bytes = Buffer.from(`<testsuite><testcase name="é"/><?xml encoding="ISO-8859-1"?></testsuite>`);
    expect(await nameIn(bytes)).toBe('é');
  });

  it.each(['utf-7', 'ebcdic-cp-us', 'iso-2022-kr', 'none'])('is refused when it is %s', async (encoding) => {
    expect(await problemOf(report(encoding, 'a'))).toBe(`it has an encoding that is not known: ${encoding}`);
  });
});
