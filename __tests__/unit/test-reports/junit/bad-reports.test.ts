import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { BadReport } from '../../../../src/test-reports/junit/bad-report.ts';
import { problemOf, readParts, testsOf } from '../reading.ts';

const DOCUMENT_TYPE = 'it declares a document type, which can define entities';

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from('bcdefghij', (name, index) => `<!ENTITY ${name} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`).join('')}]>`;

describe('a report that cannot be read', () => {
  it.each([
    ['nothing', '', 'it is empty, or has no XML element'],
    ['white space', ' \n ', 'it is empty, or has no XML element'],
    ['a declaration alone', '<?xml version="1.0"?>\n', 'it is empty, or has no XML element'],
    ['plain text', 'ok 1 - adds', 'it is no XML: text before the first element in line 1'],
    ['JSON', '{"testsuites": []}', 'it is no XML: text before the first element in line 1'],
    ['gzip', gzipSync('<testsuite/>'), 'it is no XML: text before the first element in line 1'],
    ['NUL bytes', Buffer.alloc(5000), 'it is no XML: text before the first element in line 1'],
    ['UTF-7', '<?xml version="1.0" encoding="utf-7"?><testsuite/>', 'it has an encoding that is not known: utf-7'],
    [
      'a page',
      '<html><head><title>Not found</title></head><br></html>',
      'it is no JUnit report: its root element is <html>',
    ],
    ['NUnit', '<test-run id="2"><test-suite/></test-run>', 'it is no JUnit report: its root element is <test-run>'],
    ['a long root', `<${'x'.repeat(61)}/>`, 'it is no JUnit report: its root element is another'],
    ['a case alone', '<testcase/>', 'it is no JUnit report: its root element is <testcase>'],
    ['a report without its end', '<testsuite>\n<testcase/>\n', 'it is cut off in line 3'],
    ['a report cut off in a tag', '<testsuite>\n<testcase na', 'it is cut off in line 2'],
    ['a report cut off in an attribute', '<testsuite><testcase name="a', 'it is cut off in line 1'],
    ['a report cut off in a reference', '<testsuite>&am', 'it is cut off in line 1'],
    ['a report cut off in a CDATA section', '<testsuite><![CDATA[ab]]', 'it is cut off in line 1'],
    ['a report cut off in a comment', '<testsuite/><!-- a', 'it is cut off in line 1'],
    ['elements that cross', '<testsuite>\n<testcase></testsuite>', 'it is no XML: unexpected close tag in line 2'],
    ['an end without a beginning', '<testsuite/>\n</testsuite>', 'it is no XML: unmatched closing tag in line 2'],
    ['two roots', '<testsuite/>\n<testsuite/>', 'it is no XML: a second root element in line 2'],
    ['text behind the root', '<testsuite/>\nDone.', 'it is no XML: text outside of the root element in line 2'],
    ['CDATA behind the root', '<testsuite/><![CDATA[x]]>', 'it is no XML: text outside of the root element in line 1'],
    ['a bare &', '<testsuite name="a & b"/>', 'it is no XML: a & that begins no reference in line 1'],
    ['a bare <', '<testsuite>1 <2</testsuite>', 'it is no XML: a < that begins no element in line 1'],
    ['an attribute without quotes', '<testsuite name=a/>', 'it is no XML: unquoted attribute value in line 1'],
    ['an attribute without value', '<testsuite name/>', 'it is no XML: invalid attribute name in line 1'],
    ['an endless name', `<testsuite><${'x'.repeat(200_000)}`, 'it is no XML: a name that is too long in line 1'],
    ['an endless reference', `<testsuite>&${'x'.repeat(200_000)}`, 'it is no XML: a name that is too long in line 1'],
    [
      'comments that are malformed',
      `<testsuite>${'<!-- a -- b -->'.repeat(1001)}`,
      'it is no XML: malformed comment in line 1',
    ],
  ])('because it is %s', async (_, report, problem) => {
    expect(await problemOf(report)).toBe(problem);
  });

  it.each([
    ['entities in entities', `${LAUGHS}<testsuite name="&j;"/>`],
    ['an external entity', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><testsuite name="&a;"/>'],
    ['an external parameter entity', '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]><testsuite/>'],
    ['an external subset', '<!DOCTYPE testsuite SYSTEM "http://127.0.0.1/x.dtd"><testsuite/>'],
    ['no entity', '<!DOCTYPE testsuite><testsuite/>'],
    ['nothing, in small letters', '<!doctype html><html></html>'],
    ['entities behind a comment', '<!-- c --><?p i?>\n<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>'],
    ['entities, without an end', '<!DOCTYPE x [<!ENTITY a "b">'],
    [
      'an instruction, behind which the parser loses the declaration',
      '<!DOCTYPE x [<?p i?><testsuite><testcase/></testsuite>',
    ],
    ['entities, inside of the root', '<testsuite><!DOCTYPE x [<!ENTITY a "b">]></testsuite>'],
    ['entities, behind the root', '<testsuite/><!DOCTYPE x [<!ENTITY a "b">]>'],
    ['an element', '<testsuite><!ELEMENT a></testsuite>'],
    ['what has no end', `<testsuite><!${'x'.repeat(100_000)}`],
    ['what is no XML', '<!DOCTYPE x [<1'],
    ['what is cut off', '<!DOCTYPE x ['],
  ])('because it declares %s', async (_, report) => {
    const { tests, error } = await readParts([report]);
    expect(error).toBeInstanceOf(BadReport);
    expect(error?.message).toBe(DOCUMENT_TYPE);
    expect(tests).toEqual([]);
  });

  it('because it is nested too deep', async () => {
    const nested = (depth: number): string => `${'<testsuite>'.repeat(depth)}${'</testsuite>'.repeat(depth)}`;
    expect(await problemOf(nested(101))).toBe('its elements are nested deeper than 100');
    expect(await problemOf('<testsuite>'.repeat(1_000_000))).toBe('its elements are nested deeper than 100');
    expect(await problemOf(nested(100))).toBeUndefined();
  });

  it('because it is too large', async () => {
    const limits = { bytes: 1024 ** 2, depth: 5 };
    const report = (bytes: number): string => '<testsuite/>'.padEnd(bytes);
    expect(await problemOf(report(1024 ** 2), { limits })).toBeUndefined();
    expect(await problemOf(report(1024 ** 2 + 1), { limits })).toBe('it is larger than 1 MiB');
  });

  it('keeps the tests before the place', async () => {
    const { tests, error } = await readParts([
      '<testsuite><testcase name="a"/><testcase name="b"><failure/></testcase><testca',
    ]);
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['a', 'passed'],
      ['b', 'failed'],
    ]);
    expect(error).toBeInstanceOf(BadReport);
  });
});

const UNKNOWN = '&nbsp;&constructor;&__proto__;&;&#x110000;&#xfffffffff;&#x;';

describe('a report that XML forbids, but tools write,', () => {
  it.each([
    ['raw control characters', '\u001b[31m\u0000\u0007', '\u001b[31m\u0000\u0007'],
    ['references to control characters', '&#27;[31m&#x1b;&#x1B;&#0;&#007;', '\u001b[31m\u001b\u001b\u0000\u0007'],
    ['references to halves of characters', '&#xD83D;&#xDE00;&#55357;', '😀\ud83d'],
    ['references to nothing', UNKNOWN, UNKNOWN],
    ['predefined references', '&lt;&gt;&amp;&quot;&apos;&#65;&#x41;&#x1F600;', `<>&"'AA😀`],
    ['a newline', 'a\n\tb\r\nc', 'a\n\tb\r\nc'],
  ])('may have %s', async (_, written, text) => {
    const report = `<testsuite><testcase name="${written}"><failure>:${written}:</failure></testcase></testsuite>`;
    expect(await testsOf(report)).toMatchObject([{ name: text, details: `:${text}:` }]);
  });

  it('may have two hyphens in a comment', async () => {
    expect(await testsOf('<testsuite><!-- x --watch --><testcase name="a"/></testsuite>')).toMatchObject([
      { name: 'a' },
    ]);
  });

  it('may have an attribute with the name of a method', async () => {
    const report =
      '<testsuite hasOwnProperty="x" __proto__="y" constructor="z" name="a"><testcase toString="x"/></testsuite>';
    expect(await testsOf(report)).toMatchObject([{ suite: 'a' }]);
  });
});
