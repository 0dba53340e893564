import { describe, expect, it } from '@jest/globals';
import { reportIdentity } from '../../../../src/test-reports/merge/report-identity.ts';

describe('what is the same of a report in each run', () => {
  it.each([
    ['out/TEST-checks.test_sums.Sums-20261128120000.xml', 'out/TEST-checks.test_sums.Sums-*.xml'],
    ['report_2026-11-28T12-00-59.xml', 'report_*.xml'],
    ['2026-11-28 12:00:59.123Z/r.xml', '*Z/r.xml'],
    ['2026_11_28_12_00_59.xml', '*.xml'],
    ['20261128-120059-2.xml', '*-2.xml'],
    ['junit-1764331200.xml', 'junit-*.xml'],
    ['1764331200123/r.xml', '*/r.xml'],
    ['results-0cc175b9c0f1b6a831c399e269772661.xml', 'results-*.xml'],
    ['junit-5e2f1c3a-0b1d-4c5e-9f00-0123456789AB.xml', 'junit-*.xml'],
  ])('%s has a part of its own run', (path, identity) => {
    expect(reportIdentity(path)).toBe(identity);
  });

  it.each([
    ['a day', 'nightly-2026-11-28.xml'],
    ['14 digits that are no time', 'r-20261328120000.xml'],
    ['other numbers', 'shard-12-of-20.xml'],
    ['ten digits of another century', 'r-0764331200.xml'],
    ['more digits than a time has', 'r-17643312001.xml'],
    ['a part of a hash', 'r-0cc175b9c0f1b6a831c399e26977266.xml'],
    ['a commit', 'r-0cc175b9c0f1b6a831c399e26977266100000000.xml'],
    ['the text that stands for a time', 'a*b.xml'],
  ])('%s stays', (_, path) => {
    expect(reportIdentity(path)).toBe(path);
  });
});
