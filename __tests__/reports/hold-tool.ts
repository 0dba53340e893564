import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportedTest } from '../../src/test-reports/reported-test.ts';
import { timesIn } from './printed.ts';
import { readTests } from './read-tests.ts';
import { record, recordedCounts, RECORDING } from './recorded.ts';
import { countsOf, type Counts, type ReportingTool } from './reporting-tool.ts';
import { runTool, type ToolRun } from './run-tool.ts';

/** Runs the tool once and holds its reports, as the action reads them, against what it printed. */
export function holdTool(tool: ReportingTool): void {
  const { name, missing = null } = tool;
  // What the machine has not.
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
    const failing = found.filter(({ name, className, suite }) => isSame({ name, className, suite }, rest));
    expect(failing[0]).toMatchObject({ ...rest, status: 'failed', isFlaky: false });
    expect(failing[0]?.message).toMatch(message);
    expect(failing[0]?.details).toMatch(details);
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

  test('its recorded report is of the same tests', () => {
    expect(recordedCounts(tool)).toEqual(counts);
  });
}

/** What every tool hands on of the longest message. */
const HOSTILE = `1 < 2 & "two" 'three' `;

type Names = Pick<ReportedTest, 'name' | 'className' | 'suite'>;

function isSame(one: Names, other: Names): boolean {
  return one.name === other.name && one.className === other.className && one.suite === other.suite;
}
