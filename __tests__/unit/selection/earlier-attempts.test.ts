import { describe, expect, it } from '@jest/globals';
import { isOfStep, latestStarts } from '../../../src/selection/earlier-attempts.ts';
import type { Marker, Origin } from '../../../src/start/marker.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const ORIGIN: Origin = {
  run: 'https://github.test/o/r/actions/runs/1',
  attempt: 3,
  job: 'test',
  index: 2,
  matrix: 7,
  step: 'run',
};

function marker(fields: Partial<Marker> = {}): Marker {
  return { ...ORIGIN, attempt: 2, owner: uuidOf(1), leg: 'unit', tries: 1, ...fields };
}

describe('whether the step started it, in this attempt or before', () => {
  it.each<[Partial<Marker>, boolean]>([
    [{}, true],
    [{ attempt: 1, leg: null, owner: uuidOf(2), tries: 4 }, true],
    [{ attempt: 3 }, true],
    [{ attempt: 4 }, false],
    [{ run: 'https://github.test/o/r/actions/runs/2' }, false],
    [{ job: 'lint' }, false],
    [{ index: 1 }, false],
    [{ matrix: 8 }, false],
    [{ step: 'run_2' }, false],
  ])('%j: %j', (fields, expected) => {
    expect(isOfStep(marker(fields), ORIGIN)).toBe(expected);
  });
});

/** As `leg#attempt.tries`; the step that looks has one leg, `unit`, unless `legs` says otherwise. */
function latest(markers: readonly Partial<Marker>[], legs: readonly string[] = ['unit']): Record<string, string> {
  const starts = latestStarts(
    markers.map((fields) => ({ marker: marker(fields), mayBeRetried: true })),
    { attempt: ORIGIN.attempt, legs },
  );
  return Object.fromEntries(
    [...starts].map(([leg, start]) => [
      String(leg),
      start === 'ambiguous' ? start : `${String(start.marker.attempt)}.${String(start.marker.tries)}`,
    ]),
  );
}

describe('the last start of a leg', () => {
  it('is the last try of its latest attempt', () => {
    expect(latest([{ attempt: 1, tries: 3 }, { tries: 1 }, { tries: 2 }])).toEqual({ unit: '2.2' });
    expect(latest([{ tries: 2 }, { tries: 1 }, { attempt: 1, tries: 9 }])).toEqual({ unit: '2.2' });
  });

  it('has the number of its tries, without duplicates: a later one follows no try that passed or was cancelled', () => {
    const tries = (...retried: boolean[]): unknown => {
      const starts = retried.map((mayBeRetried, index) => ({ marker: marker({ tries: index + 1 }), mayBeRetried }));
      return latestStarts(starts, { attempt: ORIGIN.attempt, legs: ['unit'] }).get('unit');
    };
    expect(tries(true, true, false)).toMatchObject({ attempts: 3 });
    expect(tries(false, true, false)).toMatchObject({ attempts: 2 });
    expect(tries(false, false)).toMatchObject({ attempts: 1 });
  });

  it('is each leg’s own, and the setup’s', () => {
    expect(latest([{ leg: null, attempt: 1 }, { leg: 'a', attempt: 1 }, { leg: 'b' }, { leg: 'null' }])).toEqual({
      null: '2.1',
      a: '1.1',
      b: '2.1',
    });
    const setup = latestStarts([{ marker: marker({ leg: null }), mayBeRetried: true }], { attempt: 3, legs: [] });
    expect([...setup.keys()]).toEqual([null]);
  });

  it('is ambiguous where two starts are the same try', () => {
    expect(latest([{ tries: 2 }, { tries: 2 }, { tries: 1 }])).toEqual({ unit: 'ambiguous' });
    expect(latest([{ tries: 1 }, { tries: 1 }, { tries: 2 }])).toEqual({ unit: '2.2' });
  });
});

describe('two runs of a step of one name', () => {
  const other = { owner: uuidOf(2) };

  it('leave no leg that is surely this step’s, in any attempt in which both were seen', () => {
    expect(latest([{}, other])).toEqual({ unit: 'ambiguous' });
    expect(latest([{}, { ...other, tries: 2 }])).toEqual({ unit: 'ambiguous' });
    expect(latest([{ attempt: 1 }, { ...other, attempt: 1 }, {}])).toEqual({ unit: 'ambiguous' });
  });

  it('leave no leg that only one of them came to, and no setup', () => {
    const starts = [{}, { leg: 'e2e' }, { leg: null }, other];
    expect(latest(starts, ['unit', 'e2e'])).toEqual({ unit: 'ambiguous', e2e: 'ambiguous', null: 'ambiguous' });
  });

  it('are seen in the attempt of the step that looks, where the other has started a leg of the same name', () => {
    const starts = [{}, { leg: 'e2e' }, { leg: null }, { ...other, attempt: 3 }];
    expect(latest(starts, ['unit', 'e2e'])).toEqual({ unit: 'ambiguous', e2e: 'ambiguous', null: 'ambiguous' });
  });

  it('with legs of different names leave each its own, and neither the setup', () => {
    const setups = [{ leg: null }, { ...other, leg: null }];
    const legs = { unit: '2.1', e2e: '2.1' };
    expect(latest([{}, { ...other, leg: 'e2e' }, ...setups])).toEqual({ ...legs, null: 'ambiguous' });
    expect(latest([{}, { ...other, leg: 'e2e' }, { leg: null }, { leg: null, attempt: 3 }])).toEqual({
      ...legs,
      null: 'ambiguous',
    });
    expect(latest([{}, { ...other, leg: 'e2e' }, { ...other, leg: 'lint', attempt: 3 }])).toEqual(legs);
  });

  it('are none where a leg was started in one attempt after another', () => {
    expect(latest([{ attempt: 1 }, other])).toEqual({ unit: '2.1' });
  });
});
