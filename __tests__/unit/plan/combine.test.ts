import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { combine, productSize, type Combination, type Matrix, type MatrixValue } from '../../../src/plan/combine.ts';
import { leavesOf } from '../../../src/plan/matrix-legs.ts';

type Plain = string | readonly Plain[] | { readonly [name: string]: Plain };

function value(plain: Plain): MatrixValue {
  if (typeof plain === 'string') return plain;
  if (plain instanceof Array) return plain.map(value);
  return new Map(Object.entries(plain).map(([name, item]) => [name, value(item)]));
}

function row(plain: Readonly<Record<string, Plain>>): Combination {
  return new Map(Object.entries(plain).map(([name, item]) => [name, value(item)]));
}

function matrix(
  axes: Readonly<Record<string, readonly Plain[]>>,
  { exclude = [], include = [] }: { exclude?: Record<string, Plain>[]; include?: Record<string, Plain>[] } = {},
): Matrix {
  return {
    axes: new Map(Object.entries(axes).map(([name, values]) => [name, values.map(value)])),
    exclude: exclude.map(row),
    include: include.map(row),
  };
}

/** Each combination as `name=value` pairs, in order. */
function shown(given: Matrix): string[] {
  return combine(given).map((combination) =>
    leavesOf(combination)
      .map(([path, text]) => `${path}=${text}`)
      .join(' '),
  );
}

describe('combine', () => {
  it('gives what the documentation of GitHub gives for its example of include', () => {
    const given = matrix(
      { fruit: ['apple', 'pear'], animal: ['cat', 'dog'] },
      {
        include: [
          { color: 'green' },
          { color: 'pink', animal: 'cat' },
          { fruit: 'apple', shape: 'circle' },
          { fruit: 'banana' },
          { fruit: 'banana', animal: 'cat' },
        ],
      },
    );
    expect(shown(given)).toEqual([
      'fruit=apple animal=cat color=pink shape=circle',
      'fruit=apple animal=dog color=green shape=circle',
      'fruit=pear animal=cat color=pink',
      'fruit=pear animal=dog color=green',
      'fruit=banana',
      'fruit=banana animal=cat',
    ]);
  });

  it('gives what the documentation of GitHub gives for its example of exclude', () => {
    const given = matrix(
      { os: ['macos', 'windows'], version: ['12', '14', '16'], environment: ['staging', 'production'] },
      {
        exclude: [
          { os: 'macos', version: '12', environment: 'production' },
          { os: 'windows', version: '16' },
        ],
      },
    );
    expect(shown(given)).toEqual([
      'os=macos version=12 environment=staging',
      'os=macos version=14 environment=staging',
      'os=macos version=14 environment=production',
      'os=macos version=16 environment=staging',
      'os=macos version=16 environment=production',
      'os=windows version=12 environment=staging',
      'os=windows version=12 environment=production',
      'os=windows version=14 environment=staging',
      'os=windows version=14 environment=production',
    ]);
  });

  it.each<[string, Matrix, string[]]>([
    [
      'include brings back what exclude took',
      matrix({ os: ['a', 'b'] }, { exclude: [{ os: 'a' }], include: [{ os: 'a' }] }),
      ['os=b', 'os=a'],
    ],
    ['include alone', matrix({}, { include: [{ a: '1' }, { a: '2', b: '3' }] }), ['a=1', 'a=2 b=3']],
    ['nothing', matrix({}), []],
    ['all excluded', matrix({ a: ['1', '2'] }, { exclude: [{ a: '1' }, { a: '2' }] }), []],
    [
      'all excluded, and an include that names no axis',
      matrix({ a: ['1'] }, { exclude: [{ a: '1' }], include: [{ b: '2' }] }),
      ['b=2'],
    ],
    ['an include that adds nothing', matrix({ a: ['1'] }, { include: [{ a: '1' }] }), ['a=1']],
    [
      'an include that makes its own names axes first',
      matrix({ a: ['1'] }, { include: [{ b: '2', a: '3' }] }),
      ['a=1', 'a=3 b=2'],
    ],
    [
      'texts that differ in upper case',
      matrix({ os: ['Linux', 'linuX', 'mac'] }, { exclude: [{ os: 'LINUX' }] }),
      ['os=mac'],
    ],
    [
      'a map, matched by a part of it',
      matrix(
        {
          os: [
            { name: 'a', v: '1' },
            { name: 'b', v: '1' },
          ],
        },
        { include: [{ os: { name: 'a' }, extra: 'x' }] },
      ),
      ['os.name=a os.v=1 extra=x', 'os.name=b os.v=1'],
    ],
    [
      'a map that asks for more than the value has',
      matrix({ os: [{ name: 'a' }, 'a', ['a']] }, { exclude: [{ os: { name: 'a', v: '1' } }] }),
      ['os.name=a', 'os=a', 'os.0=a'],
    ],
    ['a text against a map', matrix({ os: [{ name: 'a' }] }, { exclude: [{ os: 'a' }] }), ['os.name=a']],
    [
      'lists, item by item',
      matrix({ v: [['1', '2'], ['2', '1'], '1'] }, { exclude: [{ v: ['1', '2'] }] }),
      ['v.0=2 v.1=1', 'v=1'],
    ],
    [
      'a later include overwrites what an earlier one added',
      matrix({ a: ['1'] }, { include: [{ x: '1', y: '1' }, { x: '2' }] }),
      ['a=1 x=2 y=1'],
    ],
  ])('%s', (_case, given, expected) => {
    expect(shown(given)).toEqual(expected);
  });

  const axes = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.uniqueArray(fc.constantFrom('0', '1', '2', '3'), { minLength: 1 }),
    { minKeys: 1, noNullPrototype: true },
  );
  const part = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('0', '1', '2', '3', '4'), {
    minKeys: 1,
    noNullPrototype: true,
  });
  const key = (combination: Combination): string => JSON.stringify([...combination]);

  it('makes every combination of the axes once', () => {
    fc.assert(
      fc.property(axes, (values) => {
        const given = matrix(values);
        const combinations = combine(given);
        expect(combinations).toHaveLength(productSize(given));
        expect(new Set(combinations.map(key)).size).toBe(productSize(given));
        for (const combination of combinations) expect([...combination.keys()]).toEqual(Object.keys(values));
      }),
    );
  });

  it('keeps exactly what no row of exclude matches, in order', () => {
    fc.assert(
      fc.property(axes, fc.array(part), (values, rows) => {
        const names = Object.keys(values);
        const exclude = rows.filter((candidate) => Object.keys(candidate).every((name) => names.includes(name)));
        const kept = combine(matrix(values)).filter(
          (combination) =>
            !exclude.some((one) => Object.entries(one).every(([name, wanted]) => combination.get(name) === wanted)),
        );
        expect(combine(matrix(values, { exclude })).map(key)).toEqual(kept.map(key));
      }),
    );
  });

  it('changes no original value, for any include', () => {
    const included = fc.array(
      fc.dictionary(fc.constantFrom('a', 'b', 'x', 'y'), fc.constantFrom('0', '1', '9'), {
        minKeys: 1,
        noNullPrototype: true,
      }),
    );
    fc.assert(
      fc.property(axes, included, (values, include) => {
        const originals = combine(matrix(values));
        const combinations = combine(matrix(values, { include }));
        for (const [index, original] of originals.entries()) {
          const names = [...original.keys()];
          expect([...(combinations[index] ?? [])].slice(0, names.length)).toEqual([...original]);
        }
        // What is left over is what fits none of the originals.
        const created = include.filter(
          (one) =>
            !originals.some((original) =>
              Object.entries(one).every(([name, wanted]) => !original.has(name) || original.get(name) === wanted),
            ),
        );
        expect(combinations.slice(originals.length).map((one) => Object.fromEntries(one))).toEqual(created);
      }),
    );
  });

  it('agrees with a plain reading of the rules for all three together', () => {
    const row = fc.dictionary(fc.constantFrom('a', 'b', 'x', 'y'), fc.constantFrom('', '0', '1', '9'), {
      minKeys: 1,
      noNullPrototype: true,
    });
    const some = fc.record({
      a: fc.array(fc.constantFrom('', '0', '1'), { minLength: 1, maxLength: 3 }),
      b: fc.array(fc.constantFrom('0', '1', '2'), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(some, fc.array(part), fc.array(row), (values, parts, include) => {
        const exclude = parts.filter((one) => !('c' in one));
        const rows = combine(matrix(values, { exclude, include }));
        const expected = byTheRules(values, exclude, include);
        expect(rows.map((one) => Object.fromEntries(one))).toEqual(expected);
      }),
    );
  });
});

type Texts = Readonly<Record<string, string>>;

/** The two axes a and b, by the words of GitHub's documentation, one after another. */
function byTheRules(axes: Readonly<Record<'a' | 'b', string[]>>, exclude: readonly Texts[], include: readonly Texts[]) {
  const originals: Texts[] = [];
  for (const a of axes.a) for (const b of axes.b) originals.push({ a, b });
  const kept = originals.filter(
    (one) => !exclude.some((row) => (row['a'] ?? one['a']) === one['a'] && (row['b'] ?? one['b']) === one['b']),
  );
  const extended = kept.map((one) => ({ ...one }));
  const alone: Texts[] = [];
  for (const row of include) {
    let isAdded = false;
    for (const [index, one] of kept.entries()) {
      // "if none of the key:value pairs overwrite any of the original matrix values"
      if (Object.entries(row).some(([name, value]) => name in one && one[name] !== value)) continue;
      Object.assign(extended[index] ?? {}, row);
      isAdded = true;
    }
    if (!isAdded) alone.push(row);
  }
  return [...extended, ...alone];
}
