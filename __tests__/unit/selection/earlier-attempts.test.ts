import { describe, expect, it } from '@jest/globals';
import { isOfEarlierAttempt, latestStarts } from '../../../src/selection/earlier-attempts.ts';
import type { Marker, Origin } from '../../../src/start/marker.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const ORIGIN: Origin = {
  run: 'https://github.test/o/r/actions/runs/1',
  attempt: 3,
  job: 'test',
  index: 2,
  step: 'run',
};

function marker(fields: Partial<Marker> = {}): Marker {
  return { ...ORIGIN, attempt: 2, owner: uuidOf(1), leg: 'unit', tries: 1, ...fields };
}

describe('whether the step started it in an earlier attempt', () => {
  it.each<[Partial<Marker>, boolean]>([
    [{}, true],
    [{ attempt: 1, leg: null, owner: uuidOf(2), tries: 4 }, true],
    [{ attempt: 3 }, false],
    [{ attempt: 4 }, false],
    [{ run: 'https://github.test/o/r/actions/runs/2' }, false],
    [{ job: 'lint' }, false],
    [{ index: 1 }, false],
    [{ step: 'run_2' }, false],
  ])('%j: %j', (fields, expected) => {
    expect(isOfEarlierAttempt(marker(fields), ORIGIN)).toBe(expected);
  });
});

/** As `leg#attempt.tries`. */
function latest(...markers: readonly Partial<Marker>[]): Record<string, string> {
  const starts = latestStarts(markers.map((fields) => ({ marker: marker(fields) })));
  return Object.fromEntries(
    [...starts].map(([leg, start]) => [
      String(leg),
      start === 'ambiguous' ? start : `${String(start.marker.attempt)}.${String(start.marker.tries)}`,
    ]),
  );
}

describe('the last start of a leg', () => {
  it('is the last try of its latest attempt', () => {
    expect(latest({ attempt: 1, tries: 3 }, { tries: 1 }, { tries: 2 })).toEqual({ unit: '2.2' });
    expect(latest({ tries: 2 }, { tries: 1 }, { attempt: 1, tries: 9 })).toEqual({ unit: '2.2' });
  });

  it('is each leg’s own, and the setup’s', () => {
    expect(latest({ leg: null, attempt: 1 }, { leg: 'a', attempt: 1 }, { leg: 'b' }, { leg: 'null' })).toEqual({
      null: '2.1',
      a: '1.1',
      b: '2.1',
    });
    expect([...latestStarts([{ marker: marker({ leg: null }) }]).keys()]).toEqual([null]);
  });

  it('is ambiguous where two runs of the step started it in that attempt, and not where another attempt did', () => {
    expect(latest({ owner: uuidOf(1) }, { owner: uuidOf(2) })).toEqual({ unit: 'ambiguous' });
    expect(latest({ owner: uuidOf(1) }, { owner: uuidOf(2), tries: 2 })).toEqual({ unit: 'ambiguous' });
    expect(latest({ attempt: 1, owner: uuidOf(1) }, { attempt: 1, owner: uuidOf(2) }, {})).toEqual({ unit: '2.1' });
  });

  it('is ambiguous where two starts are the same try', () => {
    expect(latest({ tries: 2 }, { tries: 2 }, { tries: 1 })).toEqual({ unit: 'ambiguous' });
    expect(latest({ tries: 1 }, { tries: 1 }, { tries: 2 })).toEqual({ unit: '2.2' });
  });
});
