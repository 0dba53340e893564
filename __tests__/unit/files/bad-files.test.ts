import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { parseFileLines, parseFilledLines } from '../../../src/plan/file-lines.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { plant, repository, temporary } from './tree.ts';

describe('the value of a placeholder', () => {
  let [above, workspace] = ['', ''];
  beforeEach(async () => {
    above = await temporary();
    workspace = join(above, 'checkout');
    plant(above, {
      secret: 's',
      'shared/a': 'x',
      'checkout/a': 'a',
      'checkout/b/c': 'c',
      'checkout/.git/config': 'token',
    });
    plant(workspace, { out: '-> ..' });
  });
  afterEach(() => rm(above, { recursive: true }));
  const found = async (text: string, value = '', place = {}): Promise<string[]> => {
    const lines = parseFilledLines({ text, where: { input: 'files', ...place } }, new Map([['x', value]]), 0);
    const { files } = await findLocalFiles(lines, workspace);
    return files.map(({ path }) => path.slice(above.length + 1));
  };

  it.each([
    ['{{x}}', 'a', ['checkout/a']],
    ['b/{{x}}', '../a', ['checkout/a']],
    ['../shared/{{x}}', 'a', ['shared/a']],
    ['../shared/{{x}}', '*', ['shared/a']],
    ['{{x}}/*', 'b', ['checkout/b/c']],
    ['../secret:{{x}}', 'y', ['secret']],
  ])('may name what lies where its line begins: %s with %s', async (line, value, paths) => {
    expect(await found(line, value)).toEqual(paths);
  });

  it.each([
    ['{{x}}', '../secret'],
    ['{{x}}', '..'],
    ['{{x}}', '/etc/hostname'],
    ['{{x}}', 'a\n../secret'],
    ['b/{{x}}', '../../secret'],
    ['{{x}}/*', '../shared'],
    ['{{x}}', '*/../../secret'],
    ['{{x}}', '[b]/../../shared/a'],
    ['b/*/{{x}}', '../../../secret'],
    ['{{x}}', '../shared/*'],
    ['../shared/{{x}}', '../secret'],
    ['../shared/{{x}}', '../*'],
    ['a:{{x}}', '/../../secret:y'],
  ])('leads no way out of the workspace, or out of the directory before it: %s with %j', async (line, value) => {
    await expect(found(line, value)).rejects.toThrow('the value of a placeholder leads out of the workspace, or');
  });

  it.each(['../secret', '/etc/hostname', 'b/../../secret', '..', '../shared/*', '*/../../shared/a', '../shared:b'])(
    'is not needed for a line of a file to stay in the workspace: %s',
    async (line) => {
      await expect(found(line, '', { file: 'legs.yml' })).rejects.toThrow(
        'it leads out of the workspace, which a file of legs cannot do: name it in the input files',
      );
    },
  );

  it('is not needed for a line of a file to name what is in the workspace', async () => {
    for (const line of ['a', './b/../a', join(workspace, 'a'), 'b/../../checkout/a']) {
      expect(await found(line, '', { file: 'legs.yml' })).toEqual(['checkout/a']);
    }
    expect(await found('b/*', '', { file: 'legs.yml' })).toEqual(['checkout/b/c']);
  });

  it('leads neither into .git nor through a link that leads out', async () => {
    await expect(found('{{x}}', '.git/config')).rejects.toThrow('files of .git are never used: drop this line');
    await expect(found('{{x}}', 'b/../.GIT/config')).rejects.toThrow('files of .git are never used: drop this line');
    await expect(found('{{x}}', 'out/secret')).rejects.toThrow('outside of');
    await expect(found('{{x}}', 'out/shared/*')).rejects.toThrow('outside of');
  });
});

describe('findLocalFiles refuses', () => {
  let workspace = '';
  let elsewhere = '';
  beforeEach(async () => {
    [workspace, elsewhere] = await Promise.all([temporary(), temporary()]);
  });
  afterEach(() => Promise.all([rm(workspace, { recursive: true }), rm(elsewhere, { recursive: true })]));

  /** What is wrong with the lines; workspace and elsewhere are called that. */
  const problemsOf = async (lines: string, most?: number): Promise<string[]> => {
    const error = await findLocalFiles(parseFileLines(lines), workspace, most === undefined ? {} : { most }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
    expect(error.message).toBe(error.problems.join('\n'));
    return error.problems.map((problem) =>
      problem.replaceAll(workspace, 'WORKSPACE').replaceAll(elsewhere, 'ELSEWHERE'),
    );
  };

  it('reports the problems of all lines at once', async () => {
    plant(workspace, { a: '', 'dir/b': '', '.git/config': '' });
    expect(
      await problemsOf('none\na\na/b:/c\nnone/*.ts\ndir/*.js:/x\n.git/config\ndir\n.git\na/*\na/\na/.:/x'),
    ).toEqual([
      '"none": there is no file or folder "none"; the workspace holds "a" and "dir": correct the path, or create it in an earlier step',
      '"a/b:/c": there is no file or folder "a/b", since "a" is a file: correct the path, or create it in an earlier step',
      '"none/*.ts": there is no folder "none"; the workspace holds "a" and "dir": correct the path, or create it in an earlier step',
      '"dir/*.js:/x": no file matches it: correct it, or create the files in an earlier step',
      '".git/config": files of .git are never used: drop this line',
      '".git": files of .git are never used: drop this line',
      '"a/*": "a" is a file, not a folder: correct the path',
      '"a/": it is a file, not a folder: write "a"',
      '"a/.:/x": it is a file, not a folder: write "a"',
    ]);
  });

  it('lines that come to nothing', async () => {
    plant(workspace, { empty: null, '.gitignore': 'all/*\n*.log', 'all/x': '', 'y.log': '' });
    expect(await problemsOf('empty\nall\n*.log')).toEqual([
      '"empty": the folder holds no file: correct it, or create the files in an earlier step',
      '"all": the folder holds no file that .gitignore does not leave out ("all/x" is one): name it in a line of its own',
      '"*.log": no file matches it that .gitignore does not leave out ("y.log" is one): name it in a line of its own',
    ]);
  });

  it('links that leave the workspace, wherever they are met', async () => {
    plant(elsewhere, { 'secret/key': '' });
    plant(workspace, { 'a/link': `-> ${elsewhere}/secret/key`, 'a/dir': `-> ${elsewhere}/secret`, b: '-> ..' });
    const problem = (line: string, link: string, target: string): string =>
      `"${line}": the link "${link}" leads to "${target}", outside of "WORKSPACE": ` +
      'name what it points to in a line of its own, or let .gitignore leave the link out';
    expect(await problemsOf('a\na/link\na/dir/key:/x\na/dir/*\n*')).toEqual([
      problem('a', 'a/dir', 'ELSEWHERE/secret'),
      problem('a', 'a/link', 'ELSEWHERE/secret/key'),
      problem('a/link', 'a/link', 'ELSEWHERE/secret/key'),
      problem('a/dir/key:/x', 'a/dir/key', 'ELSEWHERE/secret/key'),
      problem('a/dir/*', 'a/dir', 'ELSEWHERE/secret'),
      problem('*', 'a/dir', 'ELSEWHERE/secret'),
      problem('*', 'a/link', 'ELSEWHERE/secret/key'),
      expect.stringMatching(/^"\*": the link "b" leads to ".*", outside of "WORKSPACE": /),
    ]);
  });

  it('links that leave a directory outside of the workspace', async () => {
    plant(elsewhere, { 'a/link': '-> ../b', b: '' });
    const [problem] = await problemsOf(`${elsewhere}/a`);
    expect(problem).toMatch(/the link "ELSEWHERE\/a\/link" leads to "ELSEWHERE\/b", outside of "ELSEWHERE\/a": /);
  });

  it('links to anything of .git', async () => {
    plant(workspace, {
      '.git/config': '',
      'sub/.git/config': '',
      'a/link': '-> ../.git/config',
      b: '-> sub/.git',
    });
    expect(await problemsOf('a\nb')).toEqual([
      '"a": the link "a/link" leads to "WORKSPACE/.git/config", and files of .git are never used: remove it',
      '"b": the link "b" leads to "WORKSPACE/sub/.git", and files of .git are never used: remove it',
    ]);
  });

  it('links that lead nowhere or in a circle', async () => {
    plant(workspace, { 'a/gone': '-> nowhere', 'a/x/up': '-> ..', 'a/x/self': '-> self', 'a/y': '' });
    expect(await problemsOf('a\na/gone\na/x/self')).toEqual([
      '"a": "a/gone" is a link to "nowhere" that cannot be followed (ENOENT): correct the link or leave it out',
      '"a": "a/x/self" is a link to "self" that cannot be followed (ELOOP): correct the link or leave it out',
      '"a": the link "a/x/up" points to "WORKSPACE/a", which it is in: remove it',
      '"a/gone": "a/gone" is a link to "nowhere" that cannot be followed (ENOENT): correct the link or leave it out',
      '"a/x/self": "a/x/self" is a link to "self" that cannot be followed (ELOOP): correct the link or leave it out',
    ]);
  });

  it('what is no regular file', async () => {
    plant(workspace, { 'a/b': '', 'a/link': '-> socket' });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(workspace, 'a/socket'), resolve));
    const advice = 'is no regular file but a socket, a pipe or a device: remove it or leave it out';
    try {
      expect(await problemsOf('a\n/dev/null:/x')).toEqual([
        `"a": "a/link" ${advice}`,
        `"a": "a/socket" ${advice}`,
        `"/dev/null:/x": "/dev/null" ${advice}`,
      ]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('what cannot be read', async () => {
    plant(workspace, { ...repository('a'), ...repository('e') });
    plant(workspace, { 'a/.git/info/exclude/b': '', 'c/d': '', 'e/f/g': '', 'e/.git/info/exclude/x': '' });
    await writeFile(Buffer.concat([Buffer.from(`${workspace}/c/`), Buffer.from([0xff])]), '');
    const long = 'x'.repeat(300);
    expect(await problemsOf(`a\nc\ne/f\n${long}`)).toEqual([
      '"a": "a" cannot be read (EISDIR): leave it out',
      '"c": "c/<FF>" is a name that is no UTF-8, which no request can carry: rename it or leave it out',
      '"e/f": its .gitignore cannot be read (EISDIR): leave it out',
      `"${'x'.repeat(100)}…": it cannot be read (ENAMETOOLONG): leave it out`,
    ]);
  });

  it('a file over 1 GiB', async () => {
    plant(workspace, { large: '' });
    await truncate(join(workspace, 'large'), 1024 ** 3);
    expect((await findLocalFiles(parseFileLines('large'), workspace)).files).toMatchObject([{ size: 1024 ** 3 }]);
    await truncate(join(workspace, 'large'), 1024 ** 3 + 1);
    expect(await problemsOf('large')).toEqual([
      '"large" is larger than 1 GiB, the most that is uploaded: leave it out',
    ]);
  });

  it('two files for one place, and a file where a directory has to be', async () => {
    plant(workspace, { 'a/x': '', 'b/x': '', c: '' });
    expect(await problemsOf('a:/srv\nb:/srv\nc:/srv/x/y/z')).toEqual([
      '"/srv/x" would be both "WORKSPACE/a/x" and "WORKSPACE/b/x": give one of them another remote path, or leave it out',
      '"/srv/x" would be a file and also the directory of "/srv/x/y/z": give one of them another remote path',
    ]);
  });

  it('more files or directories than can be placed', async () => {
    plant(workspace, { 'a/1': '', 'a/2': '', 'b/3': '' });
    const problem = (most: number): string =>
      `there are more than ${most} files or directories: name fewer, or let .gitignore leave some out`;
    expect((await findLocalFiles(parseFileLines('.'), workspace, { most: 3 })).files).toHaveLength(3);
    expect(await problemsOf('.', 2)).toEqual([problem(2)]);
    expect(await problemsOf('a\nb', 2)).toEqual([problem(2)]);
    plant(workspace, { 'c/d/e/f': null });
    expect(await problemsOf('.', 6)).toEqual([problem(6)]);
  });

  it('rules that would be compared for minutes', async () => {
    plant(workspace, { [`d/${'a'.repeat(200)}`]: '', '.gitignore': `*${'a'.repeat(100)}b*\n`.repeat(20) });
    const find = (steps: number) => findLocalFiles(parseFileLines('d'), workspace, { steps });
    await expect(find(1_000)).rejects.toThrow(
      'the patterns of .gitignore are too many for so many files: shorten them, or name fewer files',
    );
    expect((await find(1_000_000)).files).toHaveLength(1);
  });

  it('to look on for a step that is stopped', async () => {
    plant(workspace, { 'a/b': '' });
    const signal = AbortSignal.abort();
    await expect(findLocalFiles(parseFileLines('.'), workspace, { signal })).rejects.toThrow(
      'The step was stopped while it looked for files',
    );
  });

  it('rules and braces beyond all measure', async () => {
    plant(workspace, {
      'a/.gitignore': 'x\n'.repeat(5_001),
      'a/b': '',
      'c/.gitignore': '#'.repeat(256 * 1024 + 1),
      'c/d/e': '',
    });
    expect(await problemsOf('a\nc\nc/d\n{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}')).toEqual([
      '"a": "WORKSPACE/a/.gitignore" has more than 5000 patterns, the most that is read of rules: shorten it',
      '"c": "WORKSPACE/c/.gitignore" has more than 256 KiB, the most that is read of rules: shorten it',
      '"c/d": "WORKSPACE/c/.gitignore" has more than 256 KiB, the most that is read of rules: shorten it',
      expect.stringContaining('stands for too many or too long patterns with its braces: use several lines'),
    ]);
  });
});
