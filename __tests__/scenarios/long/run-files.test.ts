import { describe, expect, it } from '@jest/globals';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runOf, stage, stdoutOf, workspaceWith } from '../harness.ts';

const scene = stage();

function uploads(): string[] {
  return scene.requests().filter((request) => request.startsWith('POST /v1/files'));
}

describe('files', () => {
  it('are placed in every leg as they are, and not uploaded again', async () => {
    const folder = workspaceWith({
      '.gitignore': '*.log\nbuild/\n!keep.log\n',
      'note.txt': 'note\n',
      'tree/run.sh': '#!/bin/sh\necho ran\n',
      'tree/deep/er/data': 'data\n',
      'tree/deep/same': 'data\n',
      'tree/x.log': 'no\n',
      'tree/keep.log': 'yes\n',
      'tree/build/out': 'no\n',
      'tree/.gitignore': 'secret\n',
      'tree/secret': 'no\n',
      'tree/.hidden': 'h\n',
      'tree/a b:c': 'odd\n',
    });
    chmodSync(join(folder, 'tree/run.sh'), 0o755);
    chmodSync(join(folder, 'note.txt'), 0o600);
    const list = 'find . ! -type d | LC_ALL=C sort; stat -c "%a" tree/run.sh note.txt; tree/run.sh; cat sub/renamed';
    const files = 'note.txt\ntree\nnote.txt:sub/renamed';
    const inputs = runOf({ legs: `a: '${list}'\nb: ls /root`, files });
    const end = await scene.run(inputs, { folder });
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    const output =
      scene
        .operations()
        .map(stdoutOf)
        .find((text) => text.includes('./')) ?? '';
    expect(output.split('\n')).toEqual([
      './note.txt',
      './sub/renamed',
      './tree/.gitignore',
      './tree/.hidden',
      './tree/a b:c',
      './tree/deep/er/data',
      './tree/deep/same',
      './tree/keep.log',
      './tree/run.sh',
      '755',
      '600',
      'ran',
      'note',
      '',
    ]);
    expect(end.stdout).toMatch(/left out by \.gitignore: 3/);
    // Two files have one content.
    expect(uploads()).toHaveLength(7);
    scene.simulator.clearRequests();
    const again = await scene.run(inputs, { folder });
    expect([again.exitCode, uploads()]).toEqual([0, []]);
  });

  it('of a leg and of the step are both in place before the command runs', async () => {
    const folder = workspaceWith({ 'common.txt': 'c\n', 'only.txt': 'o\n' });
    const legs = 'a: {command: "ls *.txt", files: only.txt}\nb: ls *.txt';
    const end = await scene.run(runOf({ legs, files: 'common.txt', logs: 'all' }), { folder });
    expect(end.exitCode).toBe(0);
    const outputs = scene.operations().map(stdoutOf).toSorted();
    expect(outputs[0]).toBe('common.txt\n');
    expect(outputs[1]).toMatch(/^(common\.txt\n)?only\.txt\n$/);
  });

  it('leave out what lines with ! name, in each leg by its own placeholders', async () => {
    const folder = workspaceWith({ 'src/a.txt': '', 'src/b.txt': '', 'src/x.tmp': '', 'src/gen/y': '', '!z': '' });
    const files = './!z\nsrc\n!src/*.tmp\n!src/{{leg}}.txt\n!src/gen';
    const legs = 'a: find . -type f | LC_ALL=C sort\nb: find . -type f | LC_ALL=C sort';
    const end = await scene.run(runOf({ legs, files }), { folder });
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    const outputs = scene.operations().map(stdoutOf).toSorted();
    expect(outputs).toEqual(['./!z\n./src/a.txt\n', './!z\n./src/b.txt\n']);
  });

  it('are whole when they are uploaded again after a failed request', async () => {
    const folder = workspaceWith({ one: '1\n', two: '2\n', three: '3\n' });
    scene.simulator.misbehave({ method: 'POST', path: '/files', times: 1, action: 'reset-after' });
    scene.simulator.misbehave({ method: 'POST', path: '/files', times: 1, action: { status: 503 } });
    scene.simulator.misbehave({ path: '/files/*', times: 1, action: 'cut-body' });
    const end = await scene.run(runOf({ legs: 'a: cat one two three', files: 'one\ntwo\nthree' }), { folder });
    expect([end.exitCode, scene.operations().map(stdoutOf)]).toEqual([0, ['1\n2\n3\n']]);
  });

  it('fail the step before any leg when the service rejects them', async () => {
    const folder = workspaceWith({ one: 'never seen before\n' });
    scene.simulator.misbehave({ method: 'POST', path: '/files', action: { status: 403 } });
    const end = await scene.run(runOf({ legs: 'a: "true"', files: 'one' }), { folder });
    expect([end.exitCode, scene.operations()]).toEqual([1, []]);
    expect(end.outputs).toMatchObject({ outcome: 'failed', 'exit-code': '1' });
    expect(end.stdout).toMatch(/^::error::.*HTTP 403/m);
  });

  it.each<[string, string, RegExp]>([
    ['missing', 'nothing-here', /files.*nothing-here/],
    ['a pattern without a match', '*.nope', /files.*\*\.nope/],
    ['a link out of the tree', 'tree', /files.*tree\/link/],
    ['a link named itself', 'tree/link', /files.*link/],
    ['a path above the workspace', '../outside', /files.*\.\.\/outside/],
    ['two at one place', 'one.txt:x\ntwo.txt:x', /files.*x/],
    ['a remote path that climbs', 'one.txt:../../etc/x', /files.*\.\./],
  ])('are refused before any request: %s', async (_name, files, message) => {
    const folder = workspaceWith({ 'one.txt': '1', 'two.txt': '2', 'tree/file': 'f' });
    symlinkSync('/etc/hostname', join(folder, 'tree/link'));
    const end = await scene.run(runOf({ legs: 'a: "true"', files }), { folder });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(new RegExp(`^::error::.*${message.source}`, 'm'));
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed' });
    expect(scene.requests()).toEqual([]);
  });
});
