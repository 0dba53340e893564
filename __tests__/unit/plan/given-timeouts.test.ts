import { describe, expect, it } from '@jest/globals';
import { timeoutsOf } from './plan-of.ts';

describe('the time limits that a step gives', () => {
  it('are none when it gives none', () => {
    expect(timeoutsOf({ legs: 'unit: "true"' })).toEqual([]);
  });

  it('are the step’s, once for all legs, and also when no leg uses it', () => {
    expect(timeoutsOf({ 'run-timeout': ' 2h ', legs: 'a: "true"\nb: "true"' })).toEqual(['run-timeout: "2h", 7200000']);
    const legs = 'a: {command: "true", timeout: 5m}';
    expect(timeoutsOf({ 'run-timeout': '2h', legs })).toEqual([
      'run-timeout: "2h", 7200000',
      'legs: line 1: a.timeout: "5m", 300000',
    ]);
  });

  it('are those of the combinations, by their leg', () => {
    const given = { matrix: 'hours: [1, 2]', command: 'true', 'run-timeout': '{{hours}}h' };
    expect(timeoutsOf(given)).toEqual([
      'run-timeout: leg "1": "3600s", 3600000',
      'run-timeout: leg "2": "7200s", 7200000',
    ]);
  });
});
