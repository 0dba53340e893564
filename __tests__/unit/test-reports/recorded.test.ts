import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readTests } from '../../reports/read-tests.ts';
import { countsOf, type Counts } from '../../reports/reporting-tool.ts';

/** Reports that real tools wrote, and what they printed then; `__tests__/reports/recorded.ts` says how to renew them. */
const FOLDER = new URL('recorded/', import.meta.url);

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.xml'))
  .map((file) => file.slice(0, -'.xml'.length));

test('reports of many tools are recorded', () => {
  expect(names.length).toBeGreaterThan(20);
});

test.each(names)('a recorded report of %s has as many tests as the tool printed', async (name) => {
  const counts = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Counts;
  expect(countsOf(await readTests([readFileSync(new URL(`${name}.xml`, FOLDER))]))).toEqual(counts);
});

test.each(names)(
  'a recorded report of %s gives each failing test a reason, and names no folder of a machine',
  async (name) => {
    const report = readFileSync(new URL(`${name}.xml`, FOLDER));
    const failed = (await readTests([report])).filter(({ status }) => status === 'failed');
    expect(failed).not.toEqual([]);
    expect(failed.filter(({ message, details }) => message + details === '')).toEqual([]);
    expect(report.toString()).not.toMatch(/\/tmp\/|\/root\/|\/home\/(?!user\/)|\/Users\//);
  },
);
