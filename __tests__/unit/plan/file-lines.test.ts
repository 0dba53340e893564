import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFileLines, textOf } from '../../../src/plan/file-lines.ts';
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
