import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportedTest } from '../../src/test-reports/junit/reported-test.ts';
import { timesIn } from './printed.ts';
import { readTests } from './read-tests.ts';
import { record, recorded, RECORDING } from './recorded.ts';
import { countsOf, type Counts, type ReportingTool } from './reporting-tool.ts';
import { runTool, type ToolRun } from './run-tool.ts';

/** Runs the tool once and holds its reports, as the action reads them, against what it printed. */
export function holdTool(tool: ReportingTool): void {
  const { name, missing = null } = tool;
  // Skipped where the machine lacks the tool's compiler or interpreter, which no package registry brings: the title names it.
  if (missing !== null) describe.skip(`${name}: ${missing}`, define);
  else describe(name, define);

  function define(): void {
    testsOf(tool);
  }
}

function testsOf(tool: ReportingTool): void {
  let run: ToolRun;
  let counts: Counts;
  let found: readonly ReportedTest[];

  beforeAll(async () => {
    run = await runTool(tool);
    counts = tool.counts(run.printed);
    if (RECORDING) record(tool, run, counts);
    found = await readTests(run.reports);
  });

  test('its reports have as many tests as it printed', () => {
    expect(countsOf(found)).toEqual(counts);
  });

  test('a failing test has its names, its place and its message', () => {
    const { message, details, ...rest } = tool.failing;
    const failing = found.find((one) => nameOf(one) === nameOf(rest));
    expect(failing).toMatchObject({ ...rest, status: 'failed', isFlaky: false });
    expect(failing?.details).toMatch(details);
    if (typeof message === 'string') expect(failing?.message).toBe(message);
    else expect(failing?.message).toMatch(message);
  });

  test('each case of its reports is read, and each failing one says why', () => {
    const text = Buffer.concat(run.reports).toString();
    expect(found.length).toBeGreaterThanOrEqual(timesIn(text, /<testcase\b/));
    expect(found.filter(({ status, message, details }) => status === 'failed' && message + details === '')).toEqual([]);
  });

  test('a message with the signs of XML is whole', () => {
    const said = found.map(({ message, details }) => `${message}\n${details}`);
    expect(said).toContainEqual(expect.stringContaining(tool.hostile ?? HOSTILE));
  });

  // Another run: a name that has a time or a number of a process in it would make other tests of the same.
  test('its tests are known by the same names as those of the recorded report', async () => {
    expect(found.map(nameOf).sort()).toEqual((await readTests([recorded(tool)])).map(nameOf).sort());
  });
}

/** What every tool hands on of the longest message. */
const HOSTILE = `1 < 2 & "two" 'three' `;

/** What a test is known by. */
function nameOf({ file, suite, className, name }: Pick<ReportedTest, 'file' | 'suite' | 'className' | 'name'>): string {
  return JSON.stringify([file, suite, className, name]);
}
