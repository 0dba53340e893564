import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameLegs } from '../../../src/selection/name-legs.ts';

/** From `name=uuid`, `uuid` or, with a name of an earlier step, `leg~uuid`; these UUIDs are single letters. */
function name(...given: string[]): ReturnType<typeof nameLegs> {
  return nameLegs(
    given.map((token) => {
      const [uuid = '', leg] = (token.split('=').at(-1) ?? '').split('~').reverse();
      const name = token.includes('=') ? token.slice(0, token.indexOf('=')) : null;
      return { source: 'operations', token, name, uuid, ...(leg !== undefined && { leg }) };
    }),
  );
}

function legs(...given: string[]): string[] {
  return name(...given).legs.map((leg) => `${leg.name}=${leg.uuid}`);
}

describe('nameLegs', () => {
  it('names by position, counting named legs and not repeats', () => {
    expect(legs('A', 'x=B', 'A', 'C')).toEqual(['1=A', 'x=B', '3=C']);
  });

  it('adds -2, -3 where a given name has taken the position', () => {
    expect(legs('A', '1=B', '3-2=C', 'D', '4=E')).toEqual(['1-2=A', '1=B', '3-2=C', '4-2=D', '4=E']);
    expect(legs('A', '1=B', '1-2=C')).toEqual(['1-3=A', '1=B', '1-2=C']);
  });

  it('lets a name win over none, and the first over a second, with a warning', () => {
    expect(legs('A', 'x=A')).toEqual(['x=A']);
    expect(name('x=A', 'A', 'x=A')).toEqual({ legs: [{ name: 'x', uuid: 'A' }], warnings: [], problems: [] });
    expect(name('x=A', 'y=A', 'y=A')).toEqual({
      legs: [{ name: 'x', uuid: 'A' }],
      warnings: ['Operation A is given as "x" and as "y": it is "x" here'],
      problems: [],
    });
  });

  it('names by an earlier step what has no name, and tells equal names apart', () => {
    expect(legs('x~A', 'B', 'y~C')).toEqual(['x=A', '2=B', 'y=C']);
    expect(legs('x~A', 'x~B', 'x-2~C', 'x=D')).toEqual(['x-3=A', 'x-4=B', 'x-2=C', 'x=D']);
    expect(legs('A', '1~B', '2~C')).toEqual(['1-2=A', '1=B', '2=C']);
    expect(name('x~A', 'y=A', 'z~A')).toEqual({ legs: [{ name: 'y', uuid: 'A' }], warnings: [], problems: [] });
  });

  it('reports every name that is given to two operations', () => {
    expect(name('x=A', 'x=B', 'C', 'x=C').problems).toEqual([
      { source: 'operations', token: 'x=B', reason: 'the name "x" is given to A too: use another name' },
      { source: 'operations', token: 'x=C', reason: 'the name "x" is given to A too: use another name' },
    ]);
  });

  it('gives every operation one leg with a name of its own', () => {
    const token = fc.tuple(
      fc.option(fc.stringMatching(/^[12](-[23])?$|^[a-c]$/), { nil: null }),
      fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
    );
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        const named = name(...tokens.map(([key, uuid]) => (key === null ? uuid : `${key}=${uuid}`)));
        expect(named.legs.map(({ uuid }) => uuid)).toEqual([...new Set(tokens.map(([, uuid]) => uuid))]);
        if (named.problems.length === 0)
          expect(new Set(named.legs.map((leg) => leg.name)).size).toBe(named.legs.length);
      }),
    );
  });
});
