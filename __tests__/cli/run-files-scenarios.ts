import { NOT_SENT } from './compare.ts';
import { onlyOne, ownedByCaller, shell, unasked, type LocalFile, type RunScenario } from './run-scenario.ts';
import { differs, type Difference } from './scenario.ts';

const PASSED = { code: 0, rows: ['#1 SUCCESS 0'] } as const;
/** The command line starts at the root, the action in `/root`. A `cwd` of both has no `root`. */
const SHOW = 'cd root 2>/dev/null || :; grep -r . . | sort';

interface Given {
  readonly workspace: Readonly<Record<string, LocalFile>>;
  /** Options of the command line, and the action's input `files`. */
  readonly options: readonly string[];
  readonly files: string;
  readonly more?: Readonly<Record<string, string>>;
}

function given({ workspace, options, files, more = {} }: Given): Pick<RunScenario, 'cli' | 'action' | 'workspace'> {
  return { ...shell(SHOW, { options, inputs: { files, ...more } }), workspace };
}

/** Where both place a file: the command line says whose it is. */
function owned(files: Readonly<Record<string, string>>, ...but: readonly 'cwd'[]): Difference[] {
  return [
    ...unasked(...but),
    ...Object.entries(files).flatMap(([path, mode]) =>
      differs('owners-and-permissions', { [`#1 start file ${path}`]: [ownedByCaller(mode), mode] }),
    ),
  ];
}

const FOLDER: Readonly<Record<string, LocalFile>> = {
  'app/main.py': 'main\n',
  'app/run': { content: 'run\n', mode: 0o755 },
  'app/deep/er/data.txt': 'data\n',
};

/** What of the local files gets into the sandbox, and where. */
export const RUN_FILES: readonly RunScenario[] = [
  {
    ...PASSED,
    ...given({ workspace: { 'a.txt': 'one\n' }, options: ['--file', 'a.txt:/root/b.txt'], files: 'a.txt:/root/b.txt' }),
    name: 'a file with its place',
    stdout: './b.txt:one\n',
    differences: owned({ '/root/b.txt': '0644' }),
  },
  {
    ...PASSED,
    ...given({
      workspace: { a: { content: 'one\n', mode: 0o755 }, b: { content: 'two\n', mode: 0o600 } },
      options: ['--file', 'a:/root/deep/a', '-F', 'b:/root/b'],
      files: 'a:deep/a\nb:b',
    }),
    name: 'several files with permissions of their own',
    stdout: './b:two\n./deep/a:one\n',
    differences: owned({ '/root/b': '0600', '/root/deep/a': '0755' }),
  },
  {
    ...PASSED,
    ...given({ workspace: FOLDER, options: ['--file', 'app:/root/app'], files: 'app:/root/app' }),
    name: 'a folder',
    stdout: './app/deep/er/data.txt:data\n./app/main.py:main\n./app/run:run\n',
    differences: owned({ '/root/app/deep/er/data.txt': '0644', '/root/app/main.py': '0644', '/root/app/run': '0755' }),
  },
  {
    ...given({ workspace: { 'a.txt': 'one\n' }, options: ['--file', 'a.txt'], files: 'a.txt' }),
    name: 'a file without a place',
    code: 1,
    rows: [],
    differences: onlyOne('places-of-files', SHOW, 'action'),
    says: { cli: /not an absolute path/ },
  },
  {
    ...PASSED,
    ...given({
      workspace: { 'a.txt': 'one\n' },
      options: ['--file', 'a.txt:/root/a.txt:u0:g0:m0750'],
      files: 'a.txt',
    }),
    name: 'a file with an owner and permissions that are given',
    stdout: './a.txt:one\n',
    differences: [
      ...differs('owners-and-permissions', {
        '#1 files': ['a.txt 750', 'a.txt 644'],
        '#1 start file /root/a.txt': ['0750 of 0 0', '0644'],
      }),
      ...unasked(),
    ],
  },
  {
    ...PASSED,
    ...given({
      workspace: { tool: { content: 'one\n', mode: 0o4755 } },
      options: ['--file', 'tool:/root/tool'],
      files: 'tool',
    }),
    name: 'a program that changes the user',
    stdout: './tool:one\n',
    differences: [
      ...differs('owners-and-permissions', {
        '#1 files': ['tool 4755', 'tool 755'],
        '#1 start file /root/tool': [ownedByCaller('4755'), '0755'],
      }),
      ...unasked(),
    ],
  },
  {
    ...PASSED,
    ...given({
      workspace: { ...FOLDER, '.gitignore': '*.txt\n' },
      options: ['--file', 'app:/root/app', '--file-excludes', '*.txt'],
      files: 'app',
    }),
    name: 'a folder with something left out',
    stdout: './app/main.py:main\n./app/run:run\n',
    differences: owned({ '/root/app/main.py': '0644', '/root/app/run': '0755' }),
  },
  {
    ...PASSED,
    ...given({
      workspace: FOLDER,
      options: ['--file', 'app:/root/app', '--file-excludes', '*.txt'],
      files: 'app\n!**/*.txt',
    }),
    name: 'a folder that a line leaves something out of',
    stdout: './app/main.py:main\n./app/run:run\n',
    differences: owned({ '/root/app/main.py': '0644', '/root/app/run': '0755' }),
  },
  {
    ...PASSED,
    ...given({
      workspace: {
        'app/.env': 'hidden\n',
        'app/dist/made.js': 'made\n',
        'app/kept.txt': 'kept\n',
        'app/.git/HEAD': 'ref\n',
      },
      options: ['--file', 'app:/root/app'],
      files: 'app',
    }),
    name: 'a folder with what the command line leaves out',
    stdout: './app/kept.txt:kept\n',
    differences: [
      ...differs('folders', {
        '#1 stdout': ['./app/kept.txt:kept\n', './app/.env:hidden\n./app/dist/made.js:made\n./app/kept.txt:kept\n'],
        '#1 start file /root/app/.env': [NOT_SENT, '0644'],
        '#1 start file /root/app/dist/made.js': [NOT_SENT, '0644'],
      }),
      ...owned({ '/root/app/kept.txt': '0644' }),
    ],
  },
  {
    ...PASSED,
    ...given({
      workspace: {
        'app/kept.txt': 'kept\n',
        'app/link.txt': { link: 'kept.txt' },
        'app/more': { link: '../other' },
        'other/far.txt': 'far\n',
      },
      options: ['--file', 'app:/root/app'],
      files: 'app',
    }),
    name: 'a folder with links',
    stdout: './app/kept.txt:kept\n./app/link.txt:kept\n',
    differences: [
      ...differs('folders', {
        '#1 stdout': [
          './app/kept.txt:kept\n./app/link.txt:kept\n',
          './app/kept.txt:kept\n./app/link.txt:kept\n./app/more/far.txt:far\n',
        ],
        '#1 start file /root/app/more/far.txt': [NOT_SENT, '0644'],
      }),
      ...owned({ '/root/app/kept.txt': '0644', '/root/app/link.txt': '0644' }),
    ],
  },
  {
    ...PASSED,
    ...given({ workspace: { 'app/.git/HEAD': 'ref\n' }, options: ['--file', 'app:/root/app'], files: 'app' }),
    name: 'a folder without a file',
    differences: onlyOne('folders', SHOW, 'cli'),
    says: { action: /the folder holds no file/ },
  },
  {
    ...PASSED,
    ...given({
      workspace: { 'a.txt': 'one\n' },
      options: ['-C', '/srv/app', '--file', 'a.txt:/srv/app/a.txt'],
      files: 'a.txt',
      more: { cwd: '/srv/app' },
    }),
    name: 'a file for a working directory',
    stdout: './a.txt:one\n',
    differences: owned({ '/srv/app/a.txt': '0644' }, 'cwd'),
  },
  {
    ...given({ workspace: {}, options: ['--file', 'absent:/root/a'], files: 'absent:/root/a' }),
    name: 'a file that does not exist',
    code: 1,
    rows: [],
    says: { cli: /absent/, action: /absent/ },
  },
  {
    ...PASSED,
    ...given({
      workspace: { a: 'one\n', b: 'one\n' },
      options: ['-F', 'a:/root/a', '-F', 'b:/root/b'],
      files: 'a\nb',
    }),
    name: 'two files of one content',
    stdout: './a:one\n./b:one\n',
    differences: owned({ '/root/a': '0644', '/root/b': '0644' }),
  },
];
