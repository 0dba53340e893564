import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { posix } from 'node:path';
import { absoluteRemote, type CollectLine, parseCollectLines } from '../../../src/collect/collect-lines.ts';
import { InvalidValue } from '../../../src/values/values.ts';

describe('lines to collect', () => {
  it('name what, and where to', () => {
    const text = `
      out/report.xml
      /var/log/app ->   logs/app/
      with blanks  ->  a b
      a->b
      out/coverage/. -> .
      x\t->\t./deep/../y//z/./
    `;
    expect(parseCollectLines(text)).toEqual([
      { remote: 'out/report.xml', local: 'collected' },
      { remote: '/var/log/app', local: 'logs/app' },
      { remote: 'with blanks', local: 'a b' },
      { remote: 'a->b', local: 'collected' },
      { remote: 'out/coverage/.', local: '.' },
      { remote: 'x', local: 'y/z' },
    ]);
  });

  it('may be none, and end as on Windows', () => {
    expect(parseCollectLines(' \n\n')).toEqual([]);
    expect(parseCollectLines('a\r\nb\r\n')).toMatchObject([{ remote: 'a' }, { remote: 'b' }]);
  });

  it.each([
    ['->', '"->" is not "remote path -> local folder": write one arrow, with a path on each side'],
    ['-> a', '"-> a" is not "remote path -> local folder": write one arrow, with a path on each side'],
    ['a ->', '"a ->" is not "remote path -> local folder": write one arrow, with a path on each side'],
    ['a -> b -> c', '"a -> b -> c" is not "remote path -> local folder": write one arrow, with a path on each side'],
    ['a\0b', '"a\\u0000b" has a control character'],
    ['a -> b\u007f', 'has a control character'],
    ['a -> /tmp', '"/tmp" is outside of the workspace: use a folder in it, such as out/reports'],
    ['a -> C:/tmp', '"C:/tmp" is outside of the workspace: use a folder in it, such as out/reports'],
    ['a -> c:tmp', '"c:tmp" is outside of the workspace: use a folder in it, such as out/reports'],
    ['a -> ..', '".." is outside of the workspace: use a folder in it, such as out/reports'],
    ['a -> ../b', '"../b" is outside of the workspace: use a folder in it, such as out/reports'],
    ['a -> b/../../c', '"b/../../c" is outside of the workspace: use a folder in it, such as out/reports'],
    ['a -> b\\..\\..\\c', 'write / between its parts'],
    ['a -> .git/hooks', '".git/hooks" leads into .git, and nothing is written there: name another folder'],
    ['a -> b/.GIT', 'leads into .git'],
    ['/src/.git -> b', 'would be written into .git'],
    ['a/out\nb\nb/out/', '"b/out/" would replace what "a/out" collects: give one of them a folder of its own'],
    ['a -> x\n/c/a -> x/', 'would replace what "a -> x" collects'],
    [
      'a/Out\nb\nb/out',
      '"b/out" would replace what "a/Out" collects where the disk ignores case: give one of them a folder of its own',
    ],
    ['a -> X\nb/a -> x', 'would replace what "a -> X" collects where the disk ignores case'],
    ['\u00e9\nb/E\u0301', 'would replace what "\u00e9" collects where the disk ignores case'],
    ['!a\nb', '"!a" leaves files out of the lines above it, and no line is above: name files first'],
    ['a\n!', '"!" names nothing'],
    ['a\n! !b', '"! !b" begins with two !: write !./!name to leave out what is called !name'],
    ['a\n!b -> c', 'leaves something out, so it has no local folder: drop the arrow and the folder'],
    ['a\n!b\0', 'has a control character'],
    ['*/.git -> b', 'would be written into .git'],
    ['x -> res/{{leg}}', '"res/{{leg}}" has a placeholder, and none is filled in here: drop it, since each leg gets'],
    ['out-{{ leg }}.xml', '"out-{{ leg }}.xml" has a placeholder, and none is filled in here: write * in its place'],
    ['{{os.name}}/* -> b', '"{{os.name}}/* -> b" has a placeholder, and none is filled in here: write * in its place'],
    ['a\n!{{leg}}.log', '"!{{leg}}.log" has a placeholder, and none is filled in here: write * in its place'],
    ['{a,b}'.repeat(10), 'stands for too many or too long patterns with its braces'],
    [`a\n!${'{a,b}'.repeat(10)}`, 'stands for too many or too long patterns with its braces'],
  ])('are refused: %j', (text, message) => {
    expect(() => parseCollectLines(text)).toThrow(InvalidValue);
    expect(() => parseCollectLines(text)).toThrow(message);
  });

  it('may collect things of one name into different folders, and what has no name into the same', () => {
    expect(parseCollectLines('a/out -> x\nb/out -> y\na/. -> x\nb/. -> x\n/ -> x\n.. -> x')).toHaveLength(6);
  });

  it('may be globs, which may find things of one name, and lines that leave something out', () => {
    expect(parseCollectLines('*/out/*.xml -> x\n?/out/*.xml -> x\n ! **/tmp\n!./!a')).toEqual([
      { remote: '*/out/*.xml', local: 'x' },
      { remote: '?/out/*.xml', local: 'x' },
      { excluded: '**/tmp' },
      { excluded: './!a' },
    ]);
  });

  it('may have braces that hold no placeholder, and braces of a glob', () => {
    expect(parseCollectLines('{{.State}} -> a\n{{1}}\n{{a,b},c}\n[{]{leg}}')).toHaveLength(4);
  });

  it('never lead out of the workspace', () => {
    const part = fc.constantFrom('..', '.', '', 'a', ' ', '\\', 'C:', '->', '/');
    const local = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(local, (text) => {
        let lines: readonly CollectLine[];
        try {
          lines = parseCollectLines(`remote -> ${text}`).filter((line) => 'local' in line);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidValue);
          return;
        }
        for (const line of lines) {
          expect(posix.relative('/workspace', posix.resolve('/workspace', line.local))).not.toMatch(/^\.\.(?:\/|$)/u);
          expect(line.local).not.toMatch(/^\/|\\|^[A-Za-z]:/u);
        }
      }),
    );
  });
});

describe('the absolute path of a remote', () => {
  it.each([
    ['report.xml', '/work', '/work/report.xml'],
    ['./out//a/', '/work', '/work/out/a'],
    ['../out', '/work/deep', '/work/out'],
    ['/abs/../out', '/work', '/out'],
    ['out', 'relative', '/relative/out'],
    ['out/.', '/work', '/work/out/.'],
    ['.', '/work', '/work/.'],
    ['..', '/work/deep', '/work/.'],
    ['/', '/work', '/.'],
    ['../../..', '/work', '/.'],
    ['out/..', '/', '/.'],
  ])('of %j in %j is %j', (remote, workingDirectory, expected) => {
    expect(absoluteRemote(remote, workingDirectory)).toBe(expected);
  });
});
