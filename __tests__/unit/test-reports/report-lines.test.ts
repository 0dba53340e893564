import { describe, expect, it } from '@jest/globals';
import { parseReportLines } from '../../../src/test-reports/report-lines.ts';
import { InvalidValue } from '../../../src/values/values.ts';

describe('lines of test-reports', () => {
  it('name files, directories and globs, and what to leave out', () => {
    const text = `
      junit.xml
      /var/reports/
      target/*-reports/TEST-*.xml
      !target/old-reports
      a->b.xml
      with blanks.xml
    `;
    expect(parseReportLines(text)).toEqual([
      { remote: 'junit.xml' },
      { remote: '/var/reports/' },
      { remote: 'target/*-reports/TEST-*.xml' },
      { excluded: 'target/old-reports' },
      { remote: 'a->b.xml' },
      { remote: 'with blanks.xml' },
    ]);
  });

  it('find what is named like a mistake when ./ or a wildcard is in it', () => {
    const lines = [
      './- a.xml',
      './"a".xml',
      './~',
      'a-$B.xml',
      '{a.xml,b.xml}',
      'a.xml?b.xml',
      'out/\\*.xml',
      '{{a,b},c}.xml',
    ];
    expect(parseReportLines(lines.join('\n'))).toEqual(lines.map((remote) => ({ remote })));
  });

  it('may be none, and end as on Windows', () => {
    expect(parseReportLines(' \n\n')).toEqual([]);
    expect(parseReportLines('a\r\nb\r\n')).toEqual([{ remote: 'a' }, { remote: 'b' }]);
  });

  it.each([
    ['a -> b', '"a -> b" has an arrow, but reports are only read: drop the arrow, or download with collect'],
    ['a ->', '"a ->" has an arrow'],
    ['->', '"->" has an arrow'],
    ['- a.xml', '"- a.xml" begins as an item of a YAML list: write the path alone'],
    ['"a.xml"', 'has quotation marks, which would be part of the name: write each path alone, on a line'],
    ["'a.xml',", 'has quotation marks'],
    ['["a.xml"]', 'has quotation marks'],
    ['# of jest\na.xml', '"# of jest" is no comment here: drop the line'],
    ['out/{{leg}}.xml', 'has a placeholder, and none is filled in here: write * in its place'],
    ['out\n!out/{{leg}}.xml', 'has a placeholder, and none is filled in here: write * in its place'],
    [
      '~/a.xml',
      'begins with what only a shell replaces: write the absolute path in the sandbox, such as /root/junit.xml',
    ],
    ['$HOME/a.xml', 'begins with what only a shell replaces'],
    ['C:\\work\\a.xml', 'is a path of Windows, but a sandbox runs Linux: write / in place of \\'],
    ['C:/work/a.xml', 'is a path of Windows'],
    ['out\\reports\\*.xml', 'is a path of Windows'],
    ['a.xml b.xml', '"a.xml b.xml" names more than one path: write each on a line of its own'],
    ['a.xml, out', 'names more than one path'],
    ['a.xml,b.xml', 'names more than one path'],
    ['a\0b', '"a\\u0000b" has a control character'],
    ['a\nb\na', '"a" is given twice: drop one of the two'],
    ['out/x\n./out//y/../x', '"./out//y/../x" is given twice'],
    ['*.xml\n./*.xml', '"./*.xml" is given twice'],
    ['!a\nb', '"!a" leaves files out of the lines above it, and no line is above: name files first'],
    ['a\n!', '"!" names nothing'],
    ['a\n!b -> c', 'leaves something out, so it has no local folder: drop the arrow and the folder'],
    ['{a,b}'.repeat(10), 'stands for too many or too long patterns with its braces'],
    [`a\n!${'{a,b}'.repeat(10)}`, 'stands for too many or too long patterns with its braces'],
  ])('are refused: %j', (text, message) => {
    expect(() => parseReportLines(text)).toThrow(InvalidValue);
    expect(() => parseReportLines(text)).toThrow(message);
  });
});
