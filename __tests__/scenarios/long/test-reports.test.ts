import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import { JOB, parsed, preloaded, runOf, stage, workspaceWith } from '../harness.ts';
import { attemptsOf, startsOf } from '../rerun-harness.ts';

const scene = stage();

/** Writes a report of these tests: `ok`, or `!bad` for one that fails. */
function write(path: string, ...names: string[]): string {
  const cases = names.map((name) => {
    const test = `<testcase classname="pkg.test_a" name="${name.replace('!', '')}" file="pkg/test_a.py" line="7"`;
    return name.startsWith('!') ? `${test}><failure message="${name.slice(1)} is wrong"/></testcase>` : `${test}/>`;
  });
  return `printf %s '<testsuite name="unit">${cases.join('')}</testsuite>' > ${path}`;
}

function legsOf(commands: Readonly<Record<string, string>>): string {
  return JSON.stringify(commands);
}

function counts({ outputs }: ActionEnd): (string | undefined)[] {
  return ['tests', 'tests-passed', 'tests-failed', 'tests-skipped', 'tests-flaky'].map((name) => outputs[name]);
}

describe('test-reports', () => {
  it('says which tests fail, merged over the legs, with their lines in the commit', async () => {
    const sha = 'c'.repeat(40);
    const workspace = workspaceWith({ 'pkg/test_a.py': 'def test_two(): pass\n' });
    const legs = legsOf({
      a: `${write('junit.xml', 'one', '!two')}; exit 1`,
      b: `${write('junit.xml', 'one', '!two', 'three')}; exit 1`,
      c: write('junit.xml', 'one', 'two'),
    });
    const inputs = runOf({ legs, files: 'pkg:/work/pkg', cwd: '/work', 'test-reports': 'junit.xml' });
    const end = await scene.run(inputs, { workspace, env: { ...JOB, GITHUB_SHA: sha } });
    expect(end.exitCode).toBe(1);
    expect(counts(end)).toEqual(['3', '2', '1', '0', '0']);
    expect(parsed(end, 'failed-tests')).toEqual([
      { name: 'two', suite: 'unit', file: 'pkg/test_a.py', line: 7, legs: ['a', 'b'] },
    ]);
    expect(end.summary).toContain(`href="https://github.test/octo/repo/blob/${sha}/pkg/test_a.py#L7"`);
    expect(end.summary).toContain('two is wrong');
    expect(end.stdout).toMatch(/^::error [^:]*file=pkg\/test_a\.py[^:]*line=7[^:]*::.*two/m);
    expect(end.stdout).not.toContain('::warning');
  });

  it('changes no verdict, and warns once of legs that passed with failed tests', async () => {
    const legs = legsOf({ a: write('r.xml', '!x'), b: write('r.xml', '!y'), c: write('r.xml', 'x') });
    const end = await scene.run(runOf({ legs, 'test-reports': 'r.xml' }));
    expect(end.exitCode).toBe(0);
    expect(end.outputs['outcome']).toBe('passed');
    expect(end.stdout.match(/^::warning::.*passed.*$/gm)).toEqual([
      expect.stringMatching(/2 legs passed although their reports have failed tests: the exit code decides · a, b$/),
    ]);
    expect(counts(end)).toEqual(['2', '0', '2', '0', '0']);
  });

  it('has outputs of no test without reports, and none at all without the input', async () => {
    const legs = 'a: "true"';
    const asked = await scene.run(runOf({ legs, 'test-reports': 'r.xml', 'if-no-files-found': 'ignore' }));
    expect(counts(asked)).toEqual(['0', '0', '0', '0', '0']);
    const end = await scene.run(runOf({ legs }));
    expect(Object.keys(end.outputs).filter((name) => name.includes('tests'))).toEqual([]);
  });

  it('calls a test flaky that failed in an earlier try', async () => {
    const first = `${write('r.xml', '!one', 'two')}; exit 1`;
    const again = write('r.xml', 'one', 'two');
    const workspace = workspaceWith();
    // The image is the same for each try, so the count of tries is kept outside of it.
    const marker = join(mkdtempSync(join(tmpdir(), 'tries-')), 'tried');
    const legs = legsOf({ a: `if test -e ${marker}; then ${again}; else touch ${marker}; ${first}; fi` });
    const end = await scene.run(runOf({ legs, 'test-reports': 'r.xml', retries: '1', 'retry-on': 'failure' }), {
      workspace,
    });
    rmSync(join(marker, '..'), { recursive: true });
    expect(end.exitCode).toBe(0);
    expect(parsed(end, 'flaky')).toEqual(['a']);
    expect(counts(end)).toEqual(['2', '2', '0', '0', '1']);
    expect(end.summary).toContain('one');
  });

  it('reads the reports of legs that are taken over, from the images that they left', async () => {
    const of = attemptsOf('test-reports');
    const legs = legsOf({ a: write('r.xml', 'one', '!two'), b: `${write('r.xml', 'one', 'two')}; exit 3` });
    const inputs = runOf({ legs, 'on-rerun': 'failed', 'test-reports': 'r.xml' });
    const first = await scene.run(inputs, { ...of(1), workspace: workspaceWith() });
    const second = await scene.run(inputs, { ...of(2), workspace: workspaceWith() });
    expect(startsOf(scene)).toEqual(['a#1', 'b#1', 'b#2']);
    expect(second.outputs['reused']).toBe('["a"]');
    expect(counts(second)).toEqual(['2', '1', '1', '0', '0']);
    expect(second.outputs['failed-tests']).toBe(first.outputs['failed-tests']);
  });

  it.each([
    ['warn', 0, /^::warning.*a · left no test report at absent\.xml; in \/root there /m],
    ['error', 1, /^::error.*left no test report at absent\.xml/m],
    ['ignore', 0, /^a · left no test report at absent\.xml$/m],
  ] as const)('obeys if-no-files-found: %s', async (policy, code, line) => {
    const inputs = { legs: 'a: touch other', 'test-reports': 'absent.xml', 'if-no-files-found': policy };
    const end = await scene.run(runOf(inputs));
    expect(end.exitCode).toBe(code);
    expect(end.stdout).toMatch(line);
    if (policy !== 'warn') expect(end.stdout).not.toContain('::warning');
  });

  it.each([
    ['cut off', 'head -c 150 r.xml > c.xml; mv c.xml r.xml', /it is cut off/, '1'],
    ['no XML', 'echo "2 passed" > r.xml', /./, '0'],
    ['empty', ': > r.xml', /./, '0'],
    [
      'with entities',
      `printf %s '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><testsuite name="&b;"/>' > r.xml`,
      /./,
      '0',
    ],
  ])('warns of a report that is %s, and names leg and path', async (_what, spoil, why, tests) => {
    const legs = legsOf({ a: `${write('r.xml', 'one', 'two', 'three')}; ${spoil}; exit 2` });
    const end = await scene.run(runOf({ legs, 'test-reports': 'r.xml' }));
    expect(end.exitCode).toBe(2);
    const [warning, ...more] = end.stdout.match(/^::warning.*$/gm) ?? [];
    expect(warning).toMatch(/a · the test report r\.xml cannot be read( whole)?: /);
    expect(warning).toMatch(why);
    expect(more).toEqual([]);
    expect(end.outputs['tests']).toBe(tests);
  });

  it('takes directories and globs, writes nothing into the workspace, and leaves nothing behind', async () => {
    const workspace = workspaceWith({ 'mine.txt': 'mine' });
    const make = `mkdir -p out/deep old; ${write('out/a.xml', 'a')}; ${write('out/deep/b.xml', 'b')}; ${write('old/c.xml', 'c')}; touch out/page.html`;
    const reports = 'out\n**/*.xml\n!old';
    const end = await scene.run(runOf({ legs: legsOf({ a: make }), 'test-reports': reports }), { workspace });
    expect(counts(end)).toEqual(['2', '2', '0', '0', '0']);
    expect(end.stdout).toContain('a · 2 test reports: 2 tests, 0 failed');
    expect(end.stdout).not.toContain('::warning');
    expect(readdirSync(workspace)).toEqual(['mine.txt']);
    const left = readdirSync(end.temp, { recursive: true, encoding: 'utf8' });
    expect(left.filter((path) => /report|\.xml/.test(path))).toEqual([]);
  });

  it('ends after collect-timeout, with one warning for all legs that it could not read', async () => {
    scene.simulator.misbehave({ path: '/inspect/*/archive', action: 'hang' });
    const names = Array.from({ length: 12 }, (_, index) => `leg${String(index)}`);
    const legs = legsOf(Object.fromEntries(names.map((name) => [name, write('r.xml', 'one')])));
    const end = await scene.run(runOf({ legs, 'test-reports': 'r.xml', 'collect-timeout': '1s' }));
    expect(end.exitCode).toBe(0);
    expect(end.stdout.match(/^::warning.*$/gm)).toEqual([
      expect.stringMatching(
        /Test reports of 12 legs were not all read within collect-timeout \(1 s\): raise it · leg\d+, .*and 7 more$/,
      ),
    ]);
    expect(counts(end)).toEqual(['0', '0', '0', '0', '0']);
    expect(end.took).toBeLessThan(25_000);
  });

  it.each([
    '/etc/passwd',
    '../../../etc/passwd',
    'file:///etc/passwd',
    'C:\\\\work\\\\pkg\\\\..\\\\..\\\\secret.txt',
    '/proc/self/environ',
    '.git/config',
    'secret.txt',
  ])('places no test at a forged path: %s', async (file) => {
    const workspace = workspaceWith({ 'pkg/a.py': '', 'secret.txt': 'x', '.git/config': 'x' });
    const report = `<testsuite><testcase name="t" file="${file}" line="1"><failure message="m"/></testcase></testsuite>`;
    const legs = legsOf({ a: `printf '%s' '${report}' > r.xml; exit 1` });
    const inputs = runOf({ legs, files: 'pkg:/work/pkg', cwd: '/work', 'test-reports': 'r.xml' });
    const end = await scene.run(inputs, { workspace, env: { ...JOB, GITHUB_SHA: 'c'.repeat(40) } });
    expect(parsed(end, 'failed-tests')).toEqual([{ name: 't', suite: '', file: null, line: null, legs: ['a'] }]);
    expect(end.stdout).not.toMatch(/^::error [^:]*file=/m);
    expect(end.summary).not.toContain('href="https://github.test/octo/repo/blob');
  });

  it('is read by no dry run, which says so', async () => {
    const end = await scene.run(runOf({ legs: 'a: "true"', 'test-reports': 'a.xml\nout/*.xml', 'dry-run': 'true' }));
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toMatch(
      /^A dry run reads no test reports; the run itself reads those of each leg at a\.xml, out\/\*\.xml\.$/m,
    );
  });
});

describe('what reads test reports', () => {
  /** The parts of the bundle that a step loads. */
  async function loadedBy(inputs: Readonly<Record<string, string>>): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
    const list = join(folder, 'list');
    const { nodeArguments } = preloaded(`import { registerHooks } from 'node:module';
      import { appendFileSync } from 'node:fs';
      registerHooks({ load(url, context, next) {
        if (url.includes('/dist/')) appendFileSync(${JSON.stringify(list)}, url + '\\n');
        return next(url, context);
      } });`);
    const end = await scene.run(runOf(inputs), { nodeArguments });
    expect(end.exitCode).toBe(0);
    const urls = new Set(readFileSync(list, 'utf8').trim().split('\n'));
    rmSync(folder, { recursive: true });
    return [...urls].map((url) => readFileSync(new URL(url), 'utf8'));
  }

  it('is loaded for steps that ask for reports alone', async () => {
    const legs = legsOf({ a: write('r.xml', 'one') });
    const [plain, asking] = [await loadedBy({ legs }), await loadedBy({ legs, 'test-reports': 'r.xml' })];
    const marks = ['class TestMerger', 'class ReportReader', 'class SAXParser', 'function SAXParser'];
    const found = (parts: readonly string[]) => marks.filter((mark) => parts.some((part) => part.includes(mark)));
    expect(found(plain)).toEqual([]);
    expect(found(asking)).toHaveLength(3);
  });
});
