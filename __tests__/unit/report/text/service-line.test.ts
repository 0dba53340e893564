import { expect, it } from '@jest/globals';
import { serviceLine } from '../../../../src/report/text/service-line.ts';

const url = 'https://contree.test/eu';

it.each([
  [{ url, project: null, timeout: null }, `Service: ${url}`],
  [{ url, project: 'acme', timeout: null }, `Service: ${url} · project acme`],
  [{ url, project: 'acme', timeout: 60_000 }, `Service: ${url} · project acme · the step waits up to 1 min`],
  [
    { url, project: 'a\n::error::b', timeout: 90_000 },
    `Service: ${url} · project a ::error::b · the step waits up to 1 min 30 s`,
  ],
])('names the service of %j', (facts, line) => {
  expect(String(serviceLine(facts))).toBe(line);
});
