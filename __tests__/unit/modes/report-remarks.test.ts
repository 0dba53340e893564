import { expect, it } from '@jest/globals';
import { ReportRemarks } from '../../../src/modes/report-remarks.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';

it.each([
  [1, '1 test beyond 1,000,000 different tests is counted for its leg alone'],
  [2, '2 tests beyond 1,000,000 different tests are counted for their legs alone'],
])('%d tests too many are a warning in good English', (unmerged, warning) => {
  const { context, log } = modeSetting({});
  new ReportRemarks({ ifNoFilesFound: 'warn' }, context).conclude([], { byLeg: new Map() } as never, unmerged);
  expect(log.warnings()).toEqual([warning]);
});
