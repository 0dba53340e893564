import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFileLines, parseFilledLines, textOf } from '../../../src/plan/file-lines.ts';
import { InvalidValue } from '../../../src/values/values.ts';

describe('parseFileLines', () => {
  it.each([
    ['src', 'src', null],
    ['src:/srv/app', 'src', '/srv/app'],
    ['  my file, really.txt : a b', 'my file, really.txt', 'a b'],
    ['a:b:c', 'a:b', 'c'],
    [':c', ':c', null],
    ['::c', ':', 'c'],
    ['a:./b//c/../d', 'a', 'b/d'],
    ['a:.', 'a', './'],
    ['a:./', 'a', './'],
    ['a:b/..', 'a', './'],
    ['a:b/.', 'a', 'b/'],
    ['a:b/', 'a', 'b/'],
    ['a:..b', 'a', '..b'],
    ['a:/../../srv/x/..', 'a', '/srv/'],
    ['a:/', 'a', '/'],
    ['../a', '../a', null],
  ])('%j', (text, local, remote) => {
    expect(parseFileLines(text)).toEqual([{ local, remote }]);
  });

  it('takes one line for one entry and leaves blank ones out', () => {
    expect(parseFileLines('\n a:b \r\n\t\n\nc\n')).toEqual([
      { local: 'a', remote: 'b' },
      { local: 'c', remote: null },
    ]);
    expect(parseFileLines(' \n ')).toEqual([]);
  });

  it.each([
    ['a:', '"a:" has nothing behind its colon: name a path in the sandbox, or leave the colon out'],
    ['a:..', '"a:.." leaves the working directory of the command: '],
    ['a:b/../../c', '"a:b/../../c" leaves the working directory of the command: '],
    ['a\0b', '"a\\u0000b" holds a NUL character'],
  ])('refuses %j', (line, message) => {
    const parse = () => parseFileLines(`good\n${line}`);
    expect(parse).toThrow(InvalidValue);
    expect(parse).toThrow(message);
  });

  it('reads the lines that leave something out', () => {
    expect(parseFileLines('src\n!src/*.log\n! a b \n./!a:!b\n!./!c')).toEqual([
      { local: 'src', remote: null },
      { excluded: 'src/*.log' },
      { excluded: 'a b' },
      { local: './!a', remote: '!b' },
      { excluded: './!c' },
    ]);
  });

  it.each([
    ['!a', '"!a" leaves files out of the lines above it, and no line is above: name files first'],
    ['!a\n!b', '"!a" leaves files out of the lines above it, and no line is above'],
    ['a\n!', '"!" names nothing: write a file, a directory or a glob behind the !'],
    ['a\n! ', '"!" names nothing'],
    ['a\n!!b', '"!!b" begins with two !: write !./!name to leave out what is called !name'],
    ['a\n!b:c', '"!b:c" leaves something out, so it has no place in the sandbox: drop what stands behind the colon'],
    ['a\n!b:', '"!b:" leaves something out, so it has no place in the sandbox'],
  ])('refuses %j', (text, message) => {
    expect(() => parseFileLines(text)).toThrow(message);
  });

  it.each([
    ['C:\\work\\a.txt:/data/a.txt', 'C:/work/a.txt', '/data/a.txt'],
    ['C:\\work\\a.txt', 'C:/work/a.txt', null],
    ['c:/a', 'c:/a', null],
    ['c:/a:b', 'c:/a', 'b'],
    ['src\\*.ts : lib', 'src/*.ts', 'lib'],
    ['\\\\server\\share\\a:b', '//server/share/a', 'b'],
    ['a\\b:c\\d', 'a/b', 'c\\d'],
    ['ab:/c', 'ab', '/c'],
    ['./c:/a', './c', '/a'],
  ])('splits %j on Windows', (text, local, remote) => {
    expect(parseFileLines(text, 'win32')).toEqual([{ local, remote }]);
  });

  it('leaves out by paths with drive letters on Windows', () => {
    const lines = parseFileLines('a\n!C:\\a\\*.log', 'win32');
    expect(lines[1]).toEqual({ excluded: 'C:/a/*.log' });
    expect(() => parseFileLines('a\n!C:\\a:b', 'win32')).toThrow('it has no place in the sandbox');
  });

  it.each(['c:a', 'c:', 'C:a:/b', 'a\n!c:a'])('refuses %j on Windows, where the letter could be either', (text) => {
    expect(() => parseFileLines(text, 'win32')).toThrow(
      /begins with a drive letter and no slash behind it: write .:\/ /i,
    );
  });

  it.each([
    ['C:\\work\\a.txt:/data/a.txt', 'C:\\work\\a.txt', '/data/a.txt'],
    ['C:/a', 'C', '/a'],
    ['a\\b', 'a\\b', null],
  ])('splits %j elsewhere', (text, local, remote) => {
    expect(parseFileLines(text, 'linux')).toEqual([{ local, remote }]);
  });

  it('gives remote paths that leave no directory, for any line', () => {
    const part = fc.constantFrom('a', '..', '.', '', ' ', 'b.c', '...', ' ..', '.. ');
    const line = fc.array(part, { minLength: 1 }).map((parts) => `x:${parts.join('/')}`);
    fc.assert(
      fc.property(line, (text) => {
        try {
          const [read] = parseFileLines(text);
          const remote = read !== undefined && 'remote' in read ? read.remote : null;
          expect(remote?.split('/')).not.toContain('..');
          expect(remote).not.toContain('//');
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidValue);
        }
      }),
    );
  });
});

describe('textOf', () => {
  it('is the line', () => {
    expect(parseFileLines('a\na:/b\n! c').map(textOf)).toEqual(['a', 'a:/b', '!c']);
  });
});

describe('parseFilledLines', () => {
  const within = (directory: string) => ({
    directory,
    problem: expect.stringMatching(/^the value of a placeholder leads/),
  });
  const filled = (text: string, value: string, platform: NodeJS.Platform = 'linux') =>
    parseFilledLines({ text, where: { input: 'files' } }, new Map([['x', value]]), 0, platform);

  it.each([
    ['a', 'v', [{ local: 'a', remote: null }]],
    ['{{x}}', 'v', [{ local: 'v', remote: null, within: within('.') }]],
    ['a/b{{x}}/c:d', 'v', [{ local: 'a/bv/c', remote: 'd', within: within('a/') }]],
    ['../a/{{x}}', 'v', [{ local: '../a/v', remote: null, within: within('../a/') }]],
    ['/{{x}}', 'v', [{ local: '/v', remote: null, within: within('/') }]],
    ['a:/{{x}}', 'v', [{ local: 'a', remote: '/v' }]],
    ['../a:/{{x}}', 'b:c', [{ local: '../a:/b', remote: 'c', within: within('../a:/') }]],
    [
      '{{x}}',
      'v\n/etc:z',
      [
        { local: 'v', remote: null, within: within('.') },
        { local: '/etc', remote: 'z', within: within('.') },
      ],
    ],
    [
      '../a/{{x}}',
      'v\nb',
      [
        { local: '../a/v', remote: null, within: within('../a/') },
        { local: 'b', remote: null, within: within('.') },
      ],
    ],
    ['a\n!{{x}}', 'v', [{ local: 'a', remote: null }, { excluded: 'v' }]],
    ['a/{{x}}', '../../{{x}}', [{ local: 'a/../../{{x}}', remote: null, within: within('a/') }]],
  ])('%j with %j', (text, value, lines) => {
    expect(filled(text, value)).toEqual(lines);
  });

  it('keeps what a file holds in the workspace, with a placeholder and without', () => {
    const template = { text: 'a\n../b/{{x}}:c\n!d', where: { input: 'legs-file', file: 'ci/legs.yml' } };
    const own = { directory: '.', problem: expect.stringMatching(/^it leads out of the workspace, which a file/) };
    expect(parseFilledLines(template, new Map([['x', 'v']]), 0)).toEqual([
      { local: 'a', remote: null, within: own },
      { local: '../b/v', remote: 'c', within: own },
      { excluded: 'd' },
    ]);
  });

  it('knows drives and backslashes of Windows', () => {
    expect(filled('C:\\a\\{{x}}', 'v', 'win32')).toEqual([{ local: 'C:/a/v', remote: null, within: within('C:/a/') }]);
  });
});
