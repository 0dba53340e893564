import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basesOf, namedFile } from '../../../../src/test-reports/places/named-file.ts';
import { SandboxFiles } from '../../../../src/test-reports/places/sandbox-files.ts';
import { hostileText } from '../../report/text/hostile-text.ts';
import { copied, indexOf, type Uploaded, viewOf } from '../sandbox.ts';

const named = (name: string, uploaded: Uploaded, report?: string) => {
  const { bases, files } = viewOf({ uploaded, ...(report !== undefined && { report }) });
  const found = namedFile(name, bases, files);
  return found && `${found.file}${found.line === null ? '' : `:${found.line}`}`;
};

describe('a name in a report', () => {
  /** `files: pkg:/work/pkg`, and a line for another folder. */
  const uploaded: Uploaded = {
    '/work/pkg/a.ts': 'pkg/a.ts',
    '/work/pkg/my dir/ä (1).ts': 'pkg/my dir/ä (1).ts',
    '/work/pkg/b.ts:12': 'pkg/b.ts:12',
    '/work/pkg/c\\d.ts': 'pkg/c\\d.ts',
    'src/e.ts': 'lib/e.ts',
    '/outside/f.ts': '/etc/f.ts',
    '/git/config': '.git/config',
    '/work/pkg/\u202eodd.ts': 'pkg/\u202eodd.ts',
  };

  it.each([
    ['/work/pkg/a.ts', 'pkg/a.ts'],
    ['pkg/a.ts', 'pkg/a.ts'],
    ['./pkg/a.ts', 'pkg/a.ts'],
    ['pkg/x/../a.ts', 'pkg/a.ts'],
    ['../work/pkg/a.ts', 'pkg/a.ts'],
    ['../../../work/pkg/a.ts', 'pkg/a.ts'],
    ['//work//pkg/./a.ts', 'pkg/a.ts'],
    ['src/e.ts', 'lib/e.ts'],
    ['/work/src/e.ts', 'lib/e.ts'],
    ['pkg/a.ts:12', 'pkg/a.ts:12'],
    ['pkg/a.ts:12:5', 'pkg/a.ts:12'],
    ['pkg/a.ts:1', 'pkg/a.ts:1'],
    ['pkg/a.ts:9999999', 'pkg/a.ts:9999999'],
    ['pkg/a.ts:10000000', 'pkg/a.ts'],
    ['pkg/a.ts:0', 'pkg/a.ts'],
    ['pkg/a.ts:99999999', 'pkg/a.ts'],
    ['pkg/b.ts:12', 'pkg/b.ts:12'],
    ['file:///work/pkg/a.ts', 'pkg/a.ts'],
    ['FILE://localhost/work/pkg/a.ts:3:4', 'pkg/a.ts:3'],
    ['file:///work/pkg/my%20dir/%C3%A4%20(1).ts', 'pkg/my dir/ä (1).ts'],
    ['file:///work/pkg/a.ts?v=1#x', 'pkg/a.ts'],
    [`${'./'.repeat(2044)}pkg/a.ts`, 'pkg/a.ts'],
    [`${'./'.repeat(2045)}pkg/a.ts`, null],
    ['/work/pkg/my dir/ä (1).ts', 'pkg/my dir/ä (1).ts'],
    ['C:\\work\\pkg\\a.ts', 'pkg/a.ts'],
    ['c:/work/pkg/a.ts', 'pkg/a.ts'],
    ['pkg\\a.ts', 'pkg/a.ts'],
    ['.\\pkg\\a.ts:7', 'pkg/a.ts:7'],
    ['\\work\\pkg\\a.ts', 'pkg/a.ts'],
    ['file:///C:/work/pkg/a.ts', 'pkg/a.ts'],
    ['pkg/c\\d.ts', 'pkg/c\\d.ts'],
    ['webpack://app/./pkg/a.ts', 'pkg/a.ts'],
    ['webpack:///./pkg/a.ts:3:1', 'pkg/a.ts:3'],
  ])('%j means %j', (name, file) => {
    expect(named(name, uploaded)).toBe(file);
  });

  it.each(
    [
      '',
      '/',
      '.',
      '..',
      '/work/pkg',
      'a.ts',
      '/pkg/a.ts',
      '/work/pkg/a.ts/',
      'file:///work/pkg/a.ts/',
      '/work/pkg/A.ts',
      '../../etc/passwd',
      '/etc/passwd',
      '/etc/f.ts',
      '/outside/f.ts',
      '/git/config',
      '/work/.git/config',
      '/proc/self/environ',
      '/home/runner/ws/pkg/a.ts',
      'file://host/work/pkg/a.ts',
      'file:/work/pkg/a.ts',
      'file:///work%2Fpkg%2fa.ts',
      'file:///work/pkg%5Ca.ts',
      'file:///work/pkg/a.ts%00',
      'file:///work/pkg/%E0%A4%A.ts',
      'a%2f..%2fpkg/a.ts',
      'pkg/a.ts\0',
      'pkg/a.ts\n',
      'pkg/\u202ea.ts',
      'pkg/\u202eodd.ts',
      'pkg/a\u200b.ts',
      'C:pkg\\a.ts',
      '\\\\host\\work\\pkg\\a.ts',
      '\\\\work\\pkg\\a.ts',
      'http://localhost/file:///work/pkg/a.ts',
      '/file:///work/pkg/a.ts',
      '\\\\?\\C:\\work\\pkg\\a.ts',
      '__proto__',
      'constructor',
      `${'x/../'.repeat(13_000)}pkg/a.ts`,
      '../'.repeat(22_000),
      'x'.repeat(65_536),
      ':'.repeat(4000),
      ':1'.repeat(2000),
      'webpack://app/../../../../etc/passwd',
    ].map((name) => ({ name, shown: JSON.stringify(name.slice(0, 60)) })),
  )('$shown means no file', ({ name }) => {
    expect(named(name, uploaded)).toBeNull();
  });

  it.each([
    ['a.ts', 'sub/reports/junit.xml', ['sub/a.ts'], 'sub/a.ts'],
    ['a.ts', 'sub/reports/junit.xml', ['sub/reports/a.ts'], 'sub/reports/a.ts'],
    ['a.ts', 'sub/reports/junit.xml', ['a.ts'], 'a.ts'],
    ['a.ts', 'sub/reports/junit.xml', ['a.ts', 'sub/a.ts'], null],
    ['a.ts', 'sub/reports/junit.xml', ['sub/other/a.ts'], null],
    ['a.ts', '/work/sub/junit.xml', ['sub/a.ts'], 'sub/a.ts'],
    ['a.ts', '/out/x/junit.xml', ['a.ts'], 'a.ts'],
  ])('%s in the report %s, with %j uploaded, means %j', (name, report, paths, file) => {
    expect(named(name, copied(...paths), report)).toBe(file);
  });

  it('of one file that has two places is no doubt', () => {
    expect(named('a.ts', { 'a.ts': 'x.ts', 'sub/a.ts': 'x.ts' }, 'sub/junit.xml')).toBe('x.ts');
  });

  it('never leaves the files that were uploaded', () => {
    const part = fc.oneof(
      fc.constantFrom('work', 'pkg', 'a.ts', 'a.ts:3', '..', '.', '', 'src', 'e.ts', 'etc', 'f.ts', 'C:', '%2e%2e'),
      hostileText,
    );
    const path = fc
      .tuple(fc.constantFrom('', '/', 'file://', 'file:///', '\\', 'C:\\'), fc.array(part))
      .chain(([start, parts]) => fc.constantFrom('/', '\\').map((separator) => start + parts.join(separator)));
    const shown = ['pkg/a.ts', 'pkg/my dir/ä (1).ts', 'pkg/b.ts:12', 'pkg/c\\d.ts', 'lib/e.ts'];
    fc.assert(
      fc.property(path, path, (name, report) => {
        const files = new SandboxFiles([{ index: indexOf(uploaded), cwd: '/work' }]);
        const found = namedFile(name, basesOf('/work', report), files);
        if (found !== null) expect(shown).toContain(found.file);
      }),
    );
  });
});

describe('the folders that names may be relative to', () => {
  it.each([
    ['/work', 'junit.xml', ['/work']],
    ['/work/', 'a/b/junit.xml', ['/work/a/b', '/work/a', '/work']],
    ['/', 'a/junit.xml', ['/a', '/']],
    ['/work', '/worker/junit.xml', ['/worker', '/work']],
    ['/work', '../junit.xml', ['/', '/work']],
  ])('of a command in %s with the report %s are %j', (cwd, report, bases) => {
    expect(basesOf(cwd, report)).toEqual(bases);
  });

  it('are the nearest eight and cwd at most', () => {
    expect(basesOf('/work', `${'a/'.repeat(30_000)}junit.xml`)).toHaveLength(9);
  });
});
