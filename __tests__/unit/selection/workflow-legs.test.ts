import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GivenOperation, nameLegs } from '../../../src/selection/name-legs.ts';
import { legsOfRun, type MarkedOperation } from '../../../src/selection/workflow-legs.ts';
import type { Marker } from '../../../src/start/marker.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const RUN = 'https://github.com/octo/repo/actions/runs/4711';

/** A start, `second` seconds after the first minute; without an owner of its own it is of the only step of its job. */
function start(number: number, fields: Partial<Marker>, second = number): MarkedOperation {
  const { job = 'tests', index = 0, attempt = 1 } = fields;
  const owner = `${job} ${index} ${attempt}`;
  const createdAt = new Date(Date.UTC(2026, 10, 22, 3, 0, second)).toISOString();
  const marker = { run: RUN, attempt, job, index, step: 'run', owner, leg: 'unit', tries: 1, ...fields };
  return { uuid: uuidOf(number), createdAt, marker };
}

function named(starts: readonly MarkedOperation[], beside: readonly GivenOperation[] = []): [string | null, number][] {
  return legsOfRun(starts, RUN, beside).legs.map(({ name, uuid }) => [name, Number(uuid.slice(-12))]);
}

const given = (number: number, name: string | null): GivenOperation => {
  return { source: 'operations', token: 'x', name, uuid: uuidOf(number) };
};

describe('the legs of a workflow run', () => {
  it('are those that carry its address, setups left out', () => {
    const other = start(2, { run: 'https://github.com/octo/repo/actions/runs/47110' });
    const starts = [start(1, { leg: 'lint' }), other, start(3, { leg: null }), start(4, { run: '' })];
    expect(legsOfRun(starts, RUN, [])).toEqual({
      legs: [{ source: 'operations', token: 'workflow', name: 'lint', uuid: uuidOf(1) }],
      unclear: [],
    });
    expect(named([])).toEqual([]);
  });

  it('stand by job, position in the matrix and creation', () => {
    const starts = [
      start(1, { job: 'b', leg: 'a' }, 9),
      start(2, { job: 'b', leg: 'b' }, 8),
      start(3, { job: 'a', leg: 'd', index: 10 }),
      start(4, { job: 'a', leg: 'e', index: 9 }),
      start(7, { job: 'B', leg: 'g' }),
      start(6, { job: 'a', leg: 'f', index: 9 }, 4),
      { ...start(5, { job: 'b', leg: 'c' }), createdAt: null },
    ];
    expect(named(starts).map(([name]) => name)).toEqual(['g', 'e', 'f', 'd', 'c', 'b', 'a']);
  });

  it.each<[string, MarkedOperation[], [string, number][]]>([
    ['a name of its own as it is', [start(1, { job: 'a', leg: 'x/y z' })], [['x/y z', 1]]],
    [
      'a name that two jobs have with the job',
      [start(1, { job: 'b' }), start(2, { job: 'a' }), start(3, { job: 'a', leg: 'lint' })],
      [['a/unit', 2], ['lint', 3], ['b/unit', 1]], // prettier-ignore
    ],
    [
      'a name that the jobs of a matrix have with the position, from the second on',
      [start(1, { index: 0 }), start(2, { index: 1 }), start(3, { index: 2 })],
      [['tests/unit', 1], ['tests/2/unit', 2], ['tests/3/unit', 3]], // prettier-ignore
    ],
    [
      'its position in the matrix although the one before it has no such leg',
      [start(1, { index: 1 }), start(2, { job: 'lint' })],
      [['lint/unit', 2], ['tests/2/unit', 1]], // prettier-ignore
    ],
    [
      'a number where two steps of a job have the same name',
      [start(1, { owner: 'one' }), start(2, { owner: 'two' }), start(3, { leg: 'unit-2' })],
      [['unit', 1], ['unit-3', 2], ['unit-2', 3]], // prettier-ignore
    ],
    [
      'the same number in any order of finding them, even when both were created at once',
      [start(3, { owner: 'two' }, 1), start(2, { owner: 'one' }, 1), start(1, { leg: 'web' }, 1)],
      [['unit', 2], ['unit-2', 3], ['web', 1]], // prettier-ignore
    ],
    [
      'a number where its name with the job is what another is called',
      [start(1, { job: 'a' }), start(2, { job: 'b' }), start(3, { job: 'c', leg: 'a/unit' })],
      [['a/unit', 1], ['b/unit', 2], ['a/unit-2', 3]], // prettier-ignore
    ],
  ])('have %s', (_, starts, expected) => {
    expect(named(starts)).toEqual(expected);
  });

  it.each<[string, MarkedOperation[], [string, number][]]>([
    ['the last attempt', [start(1, { attempt: 1 }), start(2, { attempt: 3 }), start(3, { attempt: 2 })], [['unit', 2]]],
    [
      'the first attempt of what no other started again',
      [start(1, { leg: 'a' }), start(2, { leg: 'b' }), start(3, { leg: 'a', attempt: 2 })],
      [['b', 2], ['a', 3]], // prettier-ignore
    ],
    [
      'the last attempt although an earlier one tried more often',
      [start(1, { tries: 5 }), start(2, { attempt: 2 })],
      [['unit', 2]],
    ],
    ['the last try', [start(1, { tries: 2 }), start(2, { tries: 3 }), start(3, { tries: 1 })], [['unit', 2]]],
    ['the one that was created last', [start(1, {}, 7), start(2, {}, 9), start(3, {}, 8)], [['unit', 2]]],
    ['one of two that are the same in everything', [start(2, {}, 1), start(1, {}, 1)], [['unit', 2]]],
  ])('count with %s', (_, starts, expected) => {
    expect(named(starts)).toEqual(expected);
  });

  it.each<[string, [attempt: number, owner: string][], number[], string[]]>([
    [
      'both are started again',
      [[1, 'a'], [1, 'b'], [2, 'c'], [2, 'd']], // prettier-ignore
      [3, 4],
      [],
    ],
    [
      'one is started again, and which is unknown',
      [[1, 'a'], [1, 'b'], [2, 'c']], // prettier-ignore
      [1, 2, 3],
      ['unit'],
    ],
    [
      'one is started again, in each of two attempts',
      [[1, 'a'], [1, 'b'], [2, 'c'], [3, 'd']], // prettier-ignore
      [1, 2, 3, 4],
      ['unit'],
    ],
    [
      'the first attempt has one, and the last one of both',
      [[1, 'a'], [2, 'b'], [2, 'c'], [4, 'd']], // prettier-ignore
      [2, 3, 4],
      ['unit'],
    ],
    [
      'the last attempt has more than any before',
      [[1, 'a'], [2, 'b'], [2, 'c']], // prettier-ignore
      [2, 3],
      [],
    ],
  ])('of two steps that look the same count where %s', (_, markers, expected, unclear) => {
    const starts = markers.map(([attempt, owner], index) => start(index + 1, { attempt, owner }));
    const others = [start(8, { leg: 'lint' }), start(9, { leg: 'lint', attempt: 2 })];
    const found = legsOfRun([...others, ...starts.toReversed()], RUN, []);
    expect(found.legs.map(({ uuid }) => uuid)).toEqual([...expected, 9].map(uuidOf));
    expect(found.unclear).toEqual(unclear);
  });

  it('are unclear by name, once each', () => {
    const starts = ['b', 'a'].flatMap((leg, index) =>
      ['x', 'y'].flatMap((job, place) => {
        const number = 10 * index + 4 * place;
        const twice = [start(number + 1, { job, leg, owner: 'one' }), start(number + 2, { job, leg, owner: 'two' })];
        return [...twice, start(number + 3, { job, leg, attempt: 2 })];
      }),
    );
    expect(legsOfRun(starts, RUN, []).unclear).toEqual(['a', 'b']);
  });

  it('keep the names that they are given beside, and take none of others there', () => {
    const starts = [start(1, { leg: 'a' }), start(2, { leg: 'b' }), start(3, { leg: 'c' })];
    const beside = [given(9, 'a'), given(2, 'mine'), given(2, 'yours'), given(3, null)];
    expect(named(starts, beside)).toEqual([
      ['a-2', 1],
      ['mine', 2],
      ['c', 3],
    ]);
  });
});

const name = fc.constantFrom('unit', 'unit-2', 'a', 'a/unit', 'a/2/unit', '1', '1-2', '__proto__');
const anyStarts = fc
  .array(
    fc.record({
      job: fc.constantFrom('a', 'b', 'a/2'),
      index: fc.integer({ min: 0, max: 2 }),
      attempt: fc.integer({ min: 1, max: 2 }),
      leg: fc.option(name),
      tries: fc.integer({ min: 1, max: 2 }),
      owner: fc.constantFrom('one', 'two'),
    }),
    { maxLength: 30 },
  )
  .map((markers) => markers.map((marker, index) => start(index + 1, marker, index % 4)));
const anyBeside = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.option(name)), {
    selector: ([number]) => number,
    maxLength: 6,
  })
  .map((pairs) => nameable(pairs.map(([number, own]) => given(number, own))));

/** Without those that repeat another's name, which is refused before. */
function nameable(operations: readonly GivenOperation[]): GivenOperation[] {
  return operations.filter(
    ({ name: own }, index) => own === null || operations.findIndex((other) => other.name === own) === index,
  );
}

describe('the names of any legs', () => {
  it('are unique, together with those given beside', () => {
    fc.assert(
      fc.property(anyStarts, anyBeside, (starts, beside) => {
        const { legs: found } = legsOfRun(starts, RUN, beside);
        const { legs, problems, warnings } = nameLegs([...beside, ...found]);
        expect([problems, warnings]).toEqual([[], []]);
        expect(new Set(legs.map((leg) => leg.name)).size).toBe(legs.length);
        expect(new Set(legs.map(({ uuid }) => uuid))).toEqual(new Set([...beside, ...found].map(({ uuid }) => uuid)));
      }),
    );
  });

  it('do not depend on the order in which the operations were found', () => {
    const shuffled = anyStarts.chain((starts) =>
      fc.tuple(fc.constant(starts), fc.shuffledSubarray(starts, { minLength: starts.length })),
    );
    fc.assert(
      fc.property(shuffled, anyBeside, ([starts, others], beside) => {
        expect(legsOfRun(others, RUN, beside)).toEqual(legsOfRun(starts, RUN, beside));
      }),
    );
  });

  it('are the same however many attempts there were', () => {
    fc.assert(
      fc.property(anyStarts, (starts) => {
        const again = starts.map(({ marker }, index) =>
          start(100 + index, { ...marker, attempt: marker.attempt + 2, owner: `again ${marker.owner}` }, index % 4),
        );
        const last = (operations: MarkedOperation[]): (string | null)[] => named(operations).map(([own]) => own);
        expect(last([...starts, ...again])).toEqual(last(again));
      }),
    );
  });
});
