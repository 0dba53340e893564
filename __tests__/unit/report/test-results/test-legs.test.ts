import { describe, expect, it } from '@jest/globals';
import { phraseLog } from '../../../../src/report/text/phrase.ts';
import { legNaming } from '../../../../src/report/test-results/test-legs.ts';
import { leg, namesAmong, report, testRecord, testsOf } from '../../../doubles/fixtures.ts';

describe('the legs of a test', () => {
  it.each<[readonly string[], number, string | null]>([
    [['unit'], 1, null],
    [[], 3, null],
    [['unit'], 2, 'unit'],
    [['a', 'b', 'c'], 3, 'a, b, c'],
    [['a', 'b', 'c', 'd'], 5, 'a, b, c and 1 more'],
    [['a', 'b', 'c', 'd'], 4, 'all 4 legs'],
    [['1', '22'], 3, 'leg 1, leg 22'],
    [['a1', '1a'], 3, 'a1, 1a'],
    [['x'.repeat(61)], 2, `${'x'.repeat(59)}…`],
    [Array.from({ length: 1_100 }, () => 'a'), 1_200, 'a, a, a and 1,097 more'],
  ])('%j among %i', (legs, total, text) => {
    const found = namesAmong(total)(legs);
    expect(found && String(phraseLog(found))).toBe(text);
  });
});

describe('the legs of a test in a matrix', () => {
  const systems = ['linux', 'windows', 'macos', 'solaris', 'aix'];
  const versions = ['3.10', '3.11', '3.12', '3.13'];
  const all = systems.flatMap((os) =>
    versions.map(
      (python) =>
        new Map([
          ['os', os],
          ['python', python],
        ]),
    ),
  );
  const nameOf = (values: ReadonlyMap<string, string>): string => [...values.values()].join('-');
  const matrix = new Map<string, ReadonlyMap<string, string>>(all.map((values) => [nameOf(values), values]));
  const names = [...matrix.keys()];
  const told = (legs: readonly string[], values = matrix): string => {
    const results = names.map((name) => leg(name, 'failed'));
    return String(
      phraseLog(legNaming({ ...report(results), matrix: values })(legs) ?? { literals: [''] as never, values: [] }),
    );
  };
  const within = (...parts: string[]): string[] => names.filter((name) => parts.some((part) => name.includes(part)));

  it.each([
    [within('windows'), 'all 4 legs of os windows'],
    [within('3.12'), 'all 5 legs of python 3.12'],
    [within('linux', 'macos'), 'all 8 legs of os linux, macos'],
    [within('linux', 'macos', 'aix'), 'all 12 legs of os linux, macos, aix'],
    [within('linux', 'macos', 'aix', 'solaris'), 'linux-3.10, linux-3.11, linux-3.12 and 13 more'],
    [within('windows').slice(1), 'windows-3.11, windows-3.12, windows-3.13'],
    [[...within('windows').slice(1), 'linux-3.10'], 'windows-3.11, windows-3.12, windows-3.13 and 1 more'],
    [names, 'all 20 legs'],
  ])('%j are all of some values', (legs, text) => {
    expect(told(legs)).toBe(text);
  });

  it('are all that have a report, where others have none', () => {
    const legs = names.slice(0, 7);
    const tests = testsOf({ failed: [testRecord('a', { legs })] });
    const found = legNaming({ ...report(names.map((name) => leg(name, 'failed'))), matrix, tests })(legs);
    expect(found && String(phraseLog(found))).toBe('all 7 legs with a report');
  });

  it('are named where a leg has no such value', () => {
    const some = new Map(matrix).set('windows-3.13', new Map());
    expect(told(within('windows'), some)).toBe('windows-3.10, windows-3.11, windows-3.12 and 1 more');
  });
});
