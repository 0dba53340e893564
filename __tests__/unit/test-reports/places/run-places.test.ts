import { beforeEach, describe, expect, it } from '@jest/globals';
import { findLocalFiles, type FileSet, NO_FILES } from '../../../../src/files/local-files.ts';
import { parseFileLines } from '../../../../src/plan/file-lines.ts';
import type { LegPlan, SetupPlan } from '../../../../src/plan/leg-plan.ts';
import type { ReportedTest } from '../../../../src/test-reports/junit/reported-test.ts';
import { mergerOfRun } from '../../../../src/test-reports/run-merger.ts';
import { placesOfRun, type UploadedFiles } from '../../../../src/test-reports/places/run-places.ts';
import { plant, temporary, type Tree } from '../../files/tree.ts';
import { legPlan } from '../../start/launch-setting.ts';
import { failing } from '../reported.ts';

let workspace = '';

beforeEach(async () => {
  workspace = await temporary();
});

const SETUP: SetupPlan = {
  image: { kind: 'tag', tag: 'base' },
  command: 'true',
  env: {},
  cwd: '/src',
  timeout: null,
  truncateOutputAt: null,
  diskLimit: null,
  files: [],
  key: null,
  keep: null,
};

async function filesOf(lines: string): Promise<FileSet> {
  return await findLocalFiles(parseFileLines(lines), workspace);
}

/** A leg by its name. */
type Legs = Readonly<Record<string, Partial<LegPlan> & { readonly uploads?: FileSet }>>;

function uploadedBy(legs: Legs, setupFiles: FileSet | null = null): UploadedFiles {
  return {
    plan: {
      setup: setupFiles && SETUP,
      legsFile: null,
      legs: Object.entries(legs).map(([name, leg]) => legPlan(name, leg)),
    },
    setupFiles: setupFiles ?? NO_FILES,
    legFiles: Object.values(legs).map(({ uploads }) => uploads ?? NO_FILES),
    workspace,
  };
}

const named = (file: string, facts: Partial<ReportedTest> = {}): ReportedTest =>
  failing('x', { suite: '', className: '', details: '', file, ...facts });

describe('tests of a run', () => {
  it('link to the checkout as `files` mapped it: cwd /work and pkg:/work/pkg', async () => {
    const tree: Tree = {
      'pkg/a.test.ts': '',
      'pkg/tests/test_a.py': '',
      'pkg/go.mod': 'module m\n',
      'pkg/in/b_test.go': '',
    };
    plant(workspace, tree);
    const uploaded = uploadedBy({ unit: { cwd: '/work', uploads: await filesOf('pkg:/work/pkg') } });
    const facts = {
      server: 'https://github.example',
      repository: 'o/r',
      sha: 'c0ffee',
      signal: new AbortController().signal,
    };
    const merger = await mergerOfRun(uploaded, facts, (text) => text);
    const tests = merger.leg('unit');
    tests.beginTry();
    tests.beginReport('pkg/out/junit.xml');
    tests.add(named('/work/pkg/a.test.ts', { name: 'absolute', line: 3 }));
    tests.add(named('pkg/a.test.ts', { name: 'relative' }));
    tests.add(named('a.test.ts', { name: 'in the folder' }));
    tests.add(failing('trace', { file: null, details: 'E   no\n\ntests/test_a.py:12: AssertionError' }));
    tests.add(failing('package', { file: null, className: 'm/in', details: 'b_test.go:5: no' }));
    tests.add(named('/pkg/a.test.ts', { name: 'forged' }));
    tests.end();
    const { failed } = await merger.results();
    const start = 'https://github.example/o/r/blob/c0ffee';
    expect(failed.map(({ name, place }) => [name, place])).toEqual([
      ['absolute', { file: 'pkg/a.test.ts', line: 3, url: `${start}/pkg/a.test.ts#L3` }],
      ['relative', { file: 'pkg/a.test.ts', line: null, url: `${start}/pkg/a.test.ts` }],
      ['in the folder', { file: 'pkg/a.test.ts', line: null, url: `${start}/pkg/a.test.ts` }],
      ['trace', { file: 'pkg/tests/test_a.py', line: 12, url: `${start}/pkg/tests/test_a.py#L12` }],
      ['package', { file: 'pkg/in/b_test.go', line: 5, url: `${start}/pkg/in/b_test.go#L5` }],
      ['forged', null],
    ]);
  });

  it.each([
    ['pkg', '/work', '/work/pkg/sub/a.ts', 'pkg/sub/a.ts'],
    ['pkg', '/', '/pkg/sub/a.ts', 'pkg/sub/a.ts'],
    ['pkg:lib', '/work', '/work/lib/sub/a.ts', 'pkg/sub/a.ts'],
    ['pkg:.', '/work', 'sub/a.ts', 'pkg/sub/a.ts'],
    ['pkg/**/*.ts', '/work', 'pkg/sub/a.ts', 'pkg/sub/a.ts'],
    ['pkg/**/*.ts:/t', '/work', '/t/sub/a.ts', 'pkg/sub/a.ts'],
    ['pkg/sub/a.ts:/t/b.ts', '/work', '/t/b.ts', 'pkg/sub/a.ts'],
    ['pkg/sub/a.ts:/t/', '/work', '/t/a.ts', 'pkg/sub/a.ts'],
    ['pkg/sub/a.ts:/t/', '/t', 'a.ts', 'pkg/sub/a.ts'],
    ['pkg:/work/pkg\n!pkg/sub', '/work', 'pkg/sub/a.ts', null],
    ['pkg', '/work', '/other/pkg/sub/a.ts', null],
  ])('with %j in %s find %s at %j', async (lines, cwd, file, found) => {
    plant(workspace, { 'pkg/sub/a.ts': '', 'pkg/b.ts': '' });
    const placeOf = await placesOfRun(uploadedBy({ a: { cwd, uploads: await filesOf(lines) } }));
    expect(placeOf('a', 'junit.xml', named(file))?.file ?? null).toBe(found);
  });

  it('find the files of the setup in legs that begin with its image, those of the leg first', async () => {
    plant(workspace, { 'a.ts': '', 'b.ts': '', 'c.ts': '' });
    const own = { uploads: await filesOf('b.ts:/src/a.ts'), cwd: '/src' };
    const legs: Legs = {
      own: { ...own, image: null },
      none: { image: null, cwd: '/work' },
      other: { ...own, cwd: '/x' },
    };
    const placeOf = await placesOfRun(uploadedBy(legs, await filesOf('a.ts\nc.ts')));
    const found = Object.keys(legs).map((leg) =>
      ['/src/a.ts', '/src/c.ts', '/work/c.ts'].map((file) => placeOf(leg, 'junit.xml', named(file))?.file ?? null),
    );
    expect(found).toEqual([
      ['b.ts', 'c.ts', null],
      ['a.ts', 'c.ts', null],
      ['b.ts', null, null],
    ]);
  });

  it('find no file that came from outside of the workspace, nor what it stands in for', async () => {
    plant(workspace, { 'a.ts': '' });
    const outside = await temporary();
    plant(outside, { 'x.ts': '' });
    const legs: Legs = { a: { image: null, cwd: '/src', uploads: await filesOf(`${outside}/x.ts:/src/a.ts`) } };
    const placeOf = await placesOfRun(uploadedBy(legs, await filesOf('a.ts')));
    expect(placeOf('a', 'junit.xml', named('/src/a.ts'))).toBeNull();
  });

  it('have no place in a leg that is not known', async () => {
    plant(workspace, { 'a.ts': '' });
    const placeOf = await placesOfRun(uploadedBy({ a: { cwd: '/', uploads: await filesOf('a.ts') } }));
    expect(placeOf('b', 'junit.xml', named('/a.ts'))).toBeNull();
  });

  it.each([
    ['module "m"', 'in/b_test.go'],
    ['// comment\r\nmodule m // comment\r\n', 'in/b_test.go'],
    ['modules m', null],
    ['', null],
    [`${'/'.repeat(70_000)}\nmodule m\n`, null],
  ])('read the module in %.20j', async (text, found) => {
    plant(workspace, { 'go.mod': text, 'in/b_test.go': '', 'other/b_test.go': '' });
    const placeOf = await placesOfRun(uploadedBy({ a: { uploads: await filesOf('.') } }));
    const test = failing('x', { className: 'm/in', details: 'b_test.go:5: no' });
    expect(placeOf('a', 'junit.xml', test)?.file ?? null).toBe(found);
  });

  it('find the package in the innermost module', async () => {
    plant(workspace, {
      'go.mod': 'module m',
      'second/go.mod': 'module m/v2',
      'v2/in/b_test.go': '',
      'second/in/b_test.go': '',
    });
    const placeOf = await placesOfRun(uploadedBy({ a: { uploads: await filesOf('.') } }));
    const test = (className: string) => failing('x', { className, details: 'b_test.go:5: no' });
    expect(placeOf('a', 'junit.xml', test('m/v2/in'))?.file).toBe('second/in/b_test.go');
  });

  it('find no file of the name in another package than that of the test', async () => {
    plant(workspace, { 'go.mod': 'module m', 'in/b_test.go': '' });
    const placeOf = await placesOfRun(uploadedBy({ a: { uploads: await filesOf('.') } }));
    expect(placeOf('a', 'junit.xml', failing('x', { className: 'm/out', details: 'b_test.go:5: no' }))).toBeNull();
  });

  it('read no module of a link that leads out', async () => {
    const outside = await temporary();
    plant(outside, { 'go.mod': 'module m\n' });
    plant(workspace, { 'in/b_test.go': '', 'other/b_test.go': '', 'go.mod': 'module n\n' });
    const uploads = await filesOf('.');
    plant(workspace, { 'moved/go.mod': `-> ${outside}/go.mod` });
    const files = uploads.files.map((file) => ({ ...file, path: file.path.replace(/go\.mod$/, 'moved/go.mod') }));
    const placeOf = await placesOfRun(uploadedBy({ a: { uploads: { ...uploads, files } } }));
    expect(placeOf('a', 'junit.xml', failing('x', { className: 'm/in', details: 'b_test.go:5: no' }))).toBeNull();
  });
});
