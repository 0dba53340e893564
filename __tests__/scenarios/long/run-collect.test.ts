import { describe, expect, it } from '@jest/globals';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BASE_IMAGE } from '../../../simulator/simulator.ts';
import { parsed, runOf, stage, workspaceWith } from '../harness.ts';

const scene = stage();

function tree(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : [];
}

describe('collect', () => {
  it('brings files and folders of every leg that ended, passed or not', async () => {
    const folder = workspaceWith();
    const make =
      'mkdir -p out/deep && echo {{leg}} > out/deep/name && echo x > out/run && chmod 755 out/run && echo r > report.xml';
    const legs = `good: "true"\nbad: exit 3`;
    const commands = legs.replace('"true"', `'${make}'`).replace('exit 3', `'${make}; exit 3'`);
    const end = await scene.run(runOf({ legs: commands, collect: 'out\nreport.xml -> reports' }), { folder });
    expect(end.exitCode).toBe(3);
    for (const leg of ['good', 'bad']) {
      expect(readFileSync(join(folder, `reports/${leg}/report.xml`), 'utf8')).toBe('r\n');
      expect(tree(join(folder, `collected/${leg}`)).filter((path) => path.endsWith('name'))).toHaveLength(1);
    }
    const [run] = tree(join(folder, 'collected/good')).filter((path) => path.endsWith('run'));
    expect(statSync(join(folder, 'collected/good', run ?? '')).mode & 0o111).not.toBe(0);
    expect(end.stdout).toMatch(/good · collected 3 files, \d+ B/);
    for (const local of ['collected', 'reports']) expect(end.summary).toContain(`<code>${local}</code>`);
  });

  it('takes relative paths from the working directory of the leg, absolute ones from the root', async () => {
    const folder = workspaceWith();
    const legs = 'a: {command: "echo here > f; echo top > ../top", cwd: /srv}';
    const end = await scene.run(runOf({ legs, collect: 'f\n/top -> out' }), { folder });
    expect(end.exitCode).toBe(0);
    expect(readFileSync(join(folder, 'collected/a/f'), 'utf8')).toBe('here\n');
    expect(readFileSync(join(folder, 'out/a/top'), 'utf8')).toBe('top\n');
  });

  it('takes globs, and leaves out what a line behind them names', async () => {
    const folder = workspaceWith();
    const legs = `"a/b": 'mkdir -p out/deep out/node_modules/x; for f in a.xml deep/b.xml node_modules/x/c.xml a.log; do echo "$f" > "out/$f"; done; echo n > "out/[id].xml"'`;
    const collect = 'out -> whole\n!out/*/\nout/**/*.xml -> reports\n!**/node_modules\nout/[id].xml -> odd';
    const end = await scene.run(runOf({ legs, collect, 'if-no-files-found': 'error' }), { folder });
    expect(end.exitCode).toBe(0);
    const files = (local: string): string[] => tree(join(folder, local)).filter((path) => /\.\w+$/.test(path));
    expect(files('reports')).toEqual(['a-b/[id].xml', 'a-b/a.xml', 'a-b/deep/b.xml']);
    expect(files('odd')).toEqual(['a-b/[id].xml']);
    expect(files('whole')).toEqual(['a-b/out/[id].xml', 'a-b/out/a.log', 'a-b/out/a.xml']);
    expect(readFileSync(join(folder, 'reports/a-b/deep/b.xml'), 'utf8')).toBe('deep/b.xml\n');
    expect(end.stdout).toMatch(/a\/b · collected 7 files/);
  });

  it('says what is there instead of what a glob or a path names', async () => {
    const folder = workspaceWith();
    const legs = `a: 'mkdir reports; touch reports/junit.html reports/log.txt'`;
    const collect = 'reports/*.xml\nreport/junit.html';
    const end = await scene.run(runOf({ legs, collect, 'if-no-files-found': 'error' }), { folder });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(
      /^::error::.*no file matches "reports\/\*\.xml"; in \/root\/reports there are junit\.html and log\.txt/m,
    );
    expect(end.stdout).toMatch(
      /^a · left nothing at report\/junit\.html to collect; there is no directory \/root\/report; in \/root there (?:is|are) .*reports\//m,
    );
  });

  it('refuses lines that cannot be meant, before any request', async () => {
    const inputs = { legs: 'a: "true"', collect: '!out\n{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}' };
    const end = await scene.run(runOf(inputs));
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain('"!out" leaves files out of the lines above it');
    expect(scene.requests()).toEqual([]);
  });

  it.each([
    ['warn', 0, /^::warning::.*nothing at absent/m],
    ['error', 1, /^::error::.*nothing at absent/m],
    ['ignore', 0, /^a · left nothing at absent/m],
  ] as const)('obeys if-no-files-found: %s', async (policy, code, line) => {
    const folder = workspaceWith();
    const inputs = { legs: 'a: "true"', collect: 'absent', 'if-no-files-found': policy };
    const end = await scene.run(runOf(inputs), { folder });
    expect(end.exitCode).toBe(code);
    expect(end.stdout).toMatch(line);
    if (policy !== 'warn') expect(end.stdout).not.toContain('::warning::');
    expect(tree(folder).filter((path) => path.startsWith('collected'))).toEqual([]);
  });

  it('writes nothing outside of its folder for hostile names and links', async () => {
    const folder = workspaceWith({ 'precious.txt': 'mine' });
    const legs = `"../../evil": 'mkdir out; ln -s ../../../../precious.txt out/up; ln -s /etc/passwd out/abs; ln -s deep out/in; mkdir out/deep; echo x > out/deep/file; mkfifo out/pipe; echo y > "out/a:b*c"'`;
    const end = await scene.run(runOf({ legs, collect: 'out' }), { folder });
    expect(end.exitCode).toBe(0);
    expect(
      readdirSync(folder)
        .filter((name) => name !== 'collected')
        .toSorted(),
    ).toEqual(['output', 'precious.txt', 'state', 'summary.md', 'temp']);
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('mine');
    for (const path of tree(join(folder, 'collected'))) {
      const facts = lstatSync(join(folder, 'collected', path));
      if (facts.isSymbolicLink()) expect(path).toMatch(/\/in$/);
      else expect(facts.isFile() || facts.isDirectory()).toBe(true);
    }
    expect(end.stdout).toMatch(/^::warning::.*left out/m);
  });

  it('writes nothing outside of its folder for hostile names that a glob finds', async () => {
    const folder = workspaceWith({ 'precious.txt': 'mine', '.git/config': 'mine' });
    const legs = `"..": 'mkdir -p out/.git/hooks; ln -s ../../../../precious.txt out/up.txt; ln -s /etc out/etc; echo x > out/.git/hooks/x; echo y > "out/a\\b"; echo z > out/ok.txt'`;
    const end = await scene.run(runOf({ legs, collect: 'out/* -> .\nout/*/** -> deep' }), { folder });
    expect(end.exitCode).toBe(0);
    expect(tree(folder).filter((path) => /^(?:--|deep)/.test(path))).toEqual(['--', '--/ok.txt']);
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('mine');
    expect(tree(join(folder, '.git'))).toEqual(['config']);
    expect(end.stdout).toMatch(/^::warning::.*of out\/\*, 4 entries left out/m);
  });

  it('reports the leg that it fails for, and collects from the others', async () => {
    const folder = workspaceWith();
    scene.simulator.misbehave({ path: '/inspect/*/archive', times: 1, action: { status: 403 } });
    const end = await scene.run(runOf({ legs: 'a: echo x > f\nb: echo x > f', collect: 'f' }), { folder });
    expect(end.exitCode).toBe(1);
    expect(tree(folder).filter((path) => path.endsWith('/f'))).toHaveLength(1);
    expect(end.stdout).toMatch(/^::error::.*could not be collected/m);
  });

  it.each(['cut-body', 'reset', { status: 503 }] as const)(
    'is whole when the download fails at first: %j',
    async (action) => {
      const folder = workspaceWith();
      scene.simulator.misbehave({ path: '/inspect/*/archive', times: 1, action });
      const end = await scene.run(runOf({ legs: 'a: yes | head -c 300000 > big', collect: 'big' }), { folder });
      expect(end.exitCode).toBe(0);
      expect(statSync(join(folder, 'collected/a/big')).size).toBe(300_000);
    },
  );
});

describe('tag', () => {
  it('is put on the images of legs that passed, for a later step to branch on', async () => {
    const inputs = {
      matrix: 'os: [linux, bsd]',
      command: 'echo {{os}} > made; test {{os}} = linux',
      tag: 'built/{{leg}}',
    };
    const end = await scene.run(runOf(inputs));
    expect(end.exitCode).toBe(1);
    expect(scene.requests().filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
    expect(parsed(end, 'results')).toMatchObject([
      { name: 'linux', tag: 'built/linux' },
      { name: 'bsd', tag: null },
    ]);
    const next = await scene.run(runOf({ legs: 'a: cat made', image: 'tag:built/linux', logs: 'all' }));
    expect(next.stdout).toContain('stdout │ linux');
    const image = { image: end.outputs['leg-linux-result-image'] ?? BASE_IMAGE };
    expect((await scene.run(runOf({ legs: 'a: cat made', ...image }))).exitCode).toBe(0);
  });

  it('fails its leg when it cannot be put', async () => {
    scene.simulator.misbehave({ method: 'PATCH', path: '/images/**', action: { status: 403 } });
    const end = await scene.run(runOf({ legs: 'a: "true"', tag: 'mine' }));
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/^::error::.*could not be tagged mine/m);
  });
});
