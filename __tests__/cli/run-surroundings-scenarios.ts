import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { NOT_SENT } from './compare.ts';
import {
  onlyOne,
  ownedByCaller,
  shell,
  sameRun,
  unasked,
  unaskedBy,
  type RunScenario,
  IN_ROOT,
} from './run-scenario.ts';
import { differs } from './scenario.ts';

const MISSING = '00000000-0000-4000-8000-00000000dead';
const NOT_STARTED = { code: 1, rows: [] } as const;
const PASSED = { code: 0, rows: ['#1 SUCCESS 0'] } as const;

function on(image: string): Pick<RunScenario, 'cli' | 'action'> {
  const { action } = shell('echo there');
  return { cli: ['run', '--use', image, '-s', '--', 'echo there'], action: { ...action, image } };
}

/** What a run starts from: images, and what came before. */
export const RUN_SURROUNDINGS: readonly RunScenario[] = [
  { ...PASSED, ...on(BASE_IMAGE), name: 'an image by its UUID', stdout: 'there\n', differences: unasked() },
  { ...PASSED, ...on('tag:alpine:latest'), name: 'an image by its tag', stdout: 'there\n', differences: unasked() },
  { ...NOT_STARTED, ...on(MISSING), name: 'a UUID that is no image', says: { cli: /400/, action: /400/ } },
  { ...NOT_STARTED, ...on('tag:no-such:1'), name: 'a tag that no image has', says: { action: /exactly this tag/ } },
  {
    ...PASSED,
    ...on('busybox:latest'),
    name: 'a tag that does not say that it is one',
    stdout: 'there\n',
    differences: onlyOne('names-of-images', 'echo there', 'cli'),
    says: { action: /does not say where the image is/ },
  },
  {
    ...on('docker://ubuntu:24.04'),
    ...NOT_STARTED,
    name: 'an image of a registry',
    differences: differs('names-of-images', {
      code: [1, 0],
      order: ['', '#2'],
      '#2': ['no row', 'SUCCESS 0'],
      '#1 start': ['no start', 'docker://docker.io/library/ubuntu:24.04'],
      '#2 start': ['no start', 'echo there'],
    }),
  },
  {
    ...on('docker://missing:1'),
    ...NOT_STARTED,
    name: 'an image that a registry does not have',
    differences: differs('names-of-images', { '#1 start': ['no start', 'docker://docker.io/library/missing:1'] }),
  },
  {
    ...shell('cat made; echo more >> made', { inputs: { setup: 'echo once > made' } }),
    first: [['run', '--use', 'tag:busybox:latest', ...IN_ROOT, '-s', '--', 'echo once > made']],
    cli: ['run', ...IN_ROOT, '-s', '--', 'cat made; echo more >> made'],
    name: 'a command on what another one left',
    code: 0,
    rows: ['#2 SUCCESS 0'],
    stdout: 'once\n',
    differences: [...unasked('cwd'), ...unaskedBy('#2', 'cwd')],
  },
  {
    ...shell('echo there'),
    action: { mode: 'run', legs: '{leg: echo there}' },
    first: [['use', 'tag:busybox:latest']],
    cli: ['run', '-s', '--', 'echo there'],
    name: 'the image of a session',
    ...PASSED,
    stdout: 'there\n',
    differences: onlyOne('state-of-a-session', 'echo there', 'cli'),
  },
  {
    ...PASSED,
    ...shell('echo "$COLOUR"'),
    first: [['env', 'COLOUR=blue']],
    name: 'the variables of a session',
    stdout: 'blue\n',
    differences: [
      ...differs('state-of-a-session', { '#1 stdout': ['blue\n', '\n'], '#1 start env COLOUR': ['blue', NOT_SENT] }),
      ...unasked(),
    ],
  },
  {
    ...PASSED,
    ...shell('basename "$PWD"'),
    first: [
      ['use', 'tag:busybox:latest'],
      ['cd', '/tmp'],
    ],
    name: 'the directory of a session',
    stdout: 'tmp\n',
    differences: [
      ...differs('state-of-a-session', { '#1 stdout': ['tmp\n', 'root\n'], '#1 start cwd': ['/tmp', '/root'] }),
      ...unasked('cwd'),
    ],
  },
  {
    ...PASSED,
    ...shell('cd root 2>/dev/null || :; grep -r . .'),
    first: [
      ['use', 'tag:busybox:latest'],
      ['file', 'cp', 'workspace/a.txt', '/root/b.txt'],
    ],
    cli: ['run', '-s', '--', 'cd root 2>/dev/null || :; grep -r . .'],
    name: 'the files of a session',
    workspace: { 'a.txt': 'one\n' },
    stdout: './b.txt:one\n',
    differences: [
      ...differs('state-of-a-session', {
        code: [0, 1],
        '#1 exit_code': [0, 1],
        '#1 files': ['b.txt 644', ''],
        '#1 stdout': ['./b.txt:one\n', ''],
        // The file is all that is written.
        '#1 result_image': ['what #1 left', 'the base image'],
        '#1 tags': ['', 'busybox:latest, alpine:latest, python:3.12-slim'],
        '#1 start file /root/b.txt': [ownedByCaller('0644'), NOT_SENT],
      }),
      ...unasked(),
    ],
  },
  {
    ...sameRun({ words: [], leg: { command: ['/bin/sh', '-s'], stdin: 'echo one\necho two\n' } }),
    cli: ['run', '--use', 'tag:busybox:latest', '-I', 'script'],
    name: 'a script with its interpreter',
    workspace: { script: '#!/usr/bin/env -S contree run -I\necho one\necho two\n' },
    ...PASSED,
    stdout: 'one\ntwo\n',
    differences: [...differs('options-without-a-counterpart', { '#1 start shell': [true, false] }), ...unasked()],
  },
  {
    ...shell('echo made > made', { options: IN_ROOT, inputs: { tag: 'mine:1' } }),
    last: ['tag', 'mine:1'],
    name: 'a tag for what a run leaves',
    ...PASSED,
    differences: unasked('cwd'),
  },
];
