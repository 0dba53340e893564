import { describe, expect, it } from '@jest/globals';
import { readStepFiles, readVerdict } from '../../invariants/step-files.ts';
import { HOSTILE, HOSTILE_LINES } from '../../invariants/hostile-text.ts';
import { asRunnerReads, logViolations } from '../../invariants/runner-log.ts';
import { JOB, runOf, stage, until, workspaceWith } from '../harness.ts';
import { attribute } from '../report-xml.ts';

const scene = stage();

describe('a hostile test report', () => {
  const texts = [...HOSTILE_LINES, HOSTILE].map((text) => text.toWellFormed());
  const cases = texts.map((text) => {
    const value = attribute(text);
    const place = `file="${value}" line="1" classname="${value}" name="${value}"`;
    return `<testsuite name="${value}"><testcase ${place}><failure type="${value}" message="${value}">${value}</failure></testcase></testsuite>`;
  });

  it('forges nothing in any sink, whichever of its texts is hostile', async () => {
    const workspace = workspaceWith({ 'r.xml': `<testsuites>${cases.join('\n')}</testsuites>` });
    const inputs = runOf({ legs: 'a: exit 1\nb: exit 1', files: 'r.xml:/work/r.xml', 'test-reports': '/work/r.xml' });
    const end = await scene.run(inputs, { workspace, env: JOB });
    expect(end.exitCode).toBe(1);
    expect(end.outputs['tests-failed']).toBe(String(texts.length));
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    const { effects } = asRunnerReads(end.stdout);
    const own = ['add-mask', 'error', 'warning', 'notice', 'group', 'endgroup'];
    expect(effects.filter(({ name }) => !own.includes(name))).toEqual([]);
    expect(effects.flatMap(({ properties }) => Object.keys(properties).filter((key) => key !== 'title'))).toEqual([]);
    expect(readVerdict(readStepFiles(end).outputs).exitCode).toBe(1);
    expect(end.summary).not.toMatch(/<h1>|\u202e/);
    for (const sequence of ['\u001b]0;', '\u001b[2J', '\u202e']) expect(end.stdout).not.toContain(sequence);
    expect(end.stderr).toBe('');
  });

  it('forges nothing by the name of its file', async () => {
    const names = ['::error::x.xml', '##[error]x.xml', '<h1>x.xml', '\u202ex.xml', '\u001b[2Jx.xml'];
    const make = names.map((name) => `printf x > '${name}'`).join('; ');
    const end = await scene.run(runOf({ legs: JSON.stringify({ a: `mkdir r; cd r; ${make}` }), 'test-reports': 'r' }));
    expect(end.exitCode).toBe(0);
    expect(end.stdout.match(/cannot be read|left out/g)?.length).toBeGreaterThan(2);
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(end.summary).not.toContain('<h1>');
  });

  it.each([
    ['nests a million elements', 'deeper than 100', `yes '<testsuite>' | head -n 1000000`],
    [
      'has 100,000 failures',
      'cut off in line 100002',
      `echo '<testsuite>'; yes '<testcase name="a"><failure message="m"/></testcase>' | head -n 100000`,
    ],
    [
      'is one attribute of 10 MB',
      'cut off in line',
      `printf '<testsuite name="'; yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | head -c 10000000`,
    ],
    ['is larger than is read', 'larger than 100 MiB', `echo '<testsuite>'; head -c 120000000 /dev/zero | tr '\\0' ' '`],
  ])('that %s is read within bounds', async (_what, problem, make) => {
    const legs = JSON.stringify({ a: `{ ${make}; } > r.xml` });
    const end = await scene.run(runOf({ legs, 'test-reports': 'r.xml' }));
    expect(end.exitCode).toBe(0);
    const told = /a · the test report r\.xml cannot be read(?: whole)?: (.*)/.exec(end.stdout)?.[1];
    expect(told).toContain(problem);
    expect(readVerdict(readStepFiles(end).outputs).exitCode).toBe(0);
    expect(end.took).toBeLessThan(60_000);
  });
});

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('is heard while 60,000 tests of 30 MB are read: %s', async (signal) => {
    const test = `<testcase classname="c" name="a"><failure message="m">${'trace '.repeat(60)}</failure></testcase>`;
    const make = `{ echo '<testsuite>'; yes '${test}' | head -n 60000; echo '</testsuite>'; } > r.xml; exit 1`;
    const running = scene.start(runOf({ legs: JSON.stringify({ a: make }), 'test-reports': 'r.xml' }));
    await until(() => scene.requests().some((request) => request.includes('/archive')));
    const since = performance.now();
    running.child.kill(signal);
    const end = await running.end;
    expect(performance.now() - since).toBeLessThan(7_500);
    expect(end.signal).toBeNull();
    expect(end.exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
    const { outputs, summary } = readStepFiles(end);
    expect(readVerdict(outputs)).toMatchObject({ outcome: 'cancelled' });
    expect(outputs.has('tests')).toBe(true);
    expect(summary).not.toBe('');
    expect(end.stdout).not.toContain('were not all read');
  });

  it('is not needed: without one, all of them are read', async () => {
    const test = `<testcase classname="c" name="a"><failure message="m">${'trace '.repeat(60)}</failure></testcase>`;
    const make = `{ echo '<testsuite>'; yes '${test}' | head -n 60000; echo '</testsuite>'; } > r.xml; exit 1`;
    const end = await scene.run(runOf({ legs: JSON.stringify({ a: make }), 'test-reports': 'r.xml' }));
    expect(end.outputs['tests-failed']).toBe('60000');
    expect(end.stdout).not.toContain('cannot be read');
  });
});
