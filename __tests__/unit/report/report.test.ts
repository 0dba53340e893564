import { describe, expect, it } from '@jest/globals';
import type { LegResult } from '../../../src/legs/leg.ts';
import { collectedTotal, failedPreparation, failingLegs, renameLegs } from '../../../src/report/report.ts';
import { leg, previewOf, report, testRecord, testsOf, unstarted } from '../../doubles/fixtures.ts';

const setup = leg('setup', 'failed');
const lostImport = leg('import y', 'unknown');
const late = unstarted('late', 'planned');

describe('failedPreparation', () => {
  it.each<[string, readonly LegResult[], LegResult | null]>([
    ['nothing', [], null],
    ['what passed', [leg('import x', 'passed')], null],
    ['what failed', [leg('import x', 'passed'), setup], setup],
    ['what failed before what only never began', [late, setup], setup],
    ['what timed out', [late], late],
    ['what could not be read before what was cancelled', [leg('import x', 'cancelled'), lostImport], lostImport],
  ])('of %s is what kept the legs from starting', (_, preparation, failed) => {
    expect(failedPreparation({ preparation })).toBe(failed);
  });
});

it('lists the legs that made the step fail, those that were never started last', () => {
  const planned = unstarted('planned', 'planned');
  const other = unstarted('other', 'planned');
  const failed = leg('failed', 'failed');
  const lost = leg('lost', 'passed', { exitCode: 1, loss: 'it left no image to tag' });
  const allowed = leg('allowed', 'failed', { exitCode: 0 });
  expect(failingLegs(report([planned, leg('passed', 'passed'), failed, other, allowed, lost]))).toEqual([
    failed,
    lost,
    planned,
    other,
  ]);
});

it('gives legs and preparation other names, and changes nothing else', () => {
  const legs = [leg('unit', 'failed'), leg('docs', 'passed')];
  const matrix = new Map([['unit', new Map([['os', 'debian']])]]);
  const others = { legNames: ['unit', 'docs'], matrix, preview: previewOf('text', { images: [] }) };
  const texts = { suite: 'text', className: 'text', message: 'text', details: 'text' };
  const place = { file: 'text', line: 7, url: 'text' };
  const tests = testsOf({ failed: [testRecord('text', { ...texts, place, legs: ['unit', 'unit'] })], passed: 2 });
  const given = report(legs, { preparation: [leg('setup', 'passed')], tests, ...others });
  const named = (name: string): string => name.toUpperCase();
  expect(renameLegs(given, named)).toEqual({
    ...given,
    results: [leg('UNIT', 'failed'), leg('DOCS', 'passed')],
    preparation: [leg('SETUP', 'passed')],
    legNames: ['UNIT', 'DOCS'],
    matrix: new Map([['UNIT', new Map([['os', 'DEBIAN']])]]),
    preview: previewOf('TEXT', { images: [] }),
    tests: {
      ...tests,
      byLeg: new Map([['UNIT', tests.byLeg.get('unit')]]),
      failed: [
        {
          ...{ name: 'TEXT', suite: 'TEXT', className: 'TEXT', message: 'TEXT', details: 'TEXT' },
          ...{ place: { file: 'TEXT', line: 7, url: 'TEXT' }, legs: ['UNIT', 'UNIT'] },
        },
      ],
    },
  });
});

it('changes each text of the tests once, however often it stands there', () => {
  const failed = Array.from({ length: 100 }, () => testRecord('a', { legs: ['unit', 'docs'] }));
  const seen: string[] = [];
  renameLegs(report([], { tests: testsOf({ failed }) }), (name) => {
    seen.push(name);
    return name;
  });
  expect(new Set(seen).size).toBe(seen.length);
});

it('adds up what all legs collected, and names each folder once', () => {
  const collected = new Map([
    ['a', { files: 2, bytes: 10, folders: ['reports', 'logs'] }],
    ['b', { files: 1, bytes: 5, folders: ['reports'] }],
  ]);
  expect(collectedTotal(report([], { record: { setup: null, collected } }))).toEqual({
    files: 3,
    bytes: 15,
    folders: ['reports', 'logs'],
  });
  expect(collectedTotal(report([]))).toEqual({ files: 0, bytes: 0, folders: [] });
});
