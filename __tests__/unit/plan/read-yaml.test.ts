import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readYaml, type YamlNode } from '../../../src/plan/read-yaml.ts';
import { InvalidInputs, Problems } from '../../../src/values/problems.ts';

type Plain = string | null | Plain[] | { [name: string]: Plain };

function plain(node: YamlNode): Plain {
  switch (node.kind) {
    case 'text':
      return node.isNull ? null : node.text;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.entries.map(({ name, value }) => [name, plain(value)]));
  }
}

function read(text: string): { value: Plain | undefined; problems: readonly string[]; warnings: readonly string[] } {
  const problems = new Problems();
  const { warnings } = problems;
  const node = readYaml('legs', text, problems);
  const value = node === null ? undefined : plain(node);
  try {
    problems.throwIfAny();
    return { value, problems: [], warnings };
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return { value, problems: error.problems, warnings };
  }
}

describe('readYaml', () => {
  it.each<[string, Plain]>([
    [
      'a: 3.10\nb: on\nc: 0x1F\nd: 1_000\ne: 2024-01-01',
      { a: '3.10', b: 'on', c: '0x1F', d: '1_000', e: '2024-01-01' },
    ],
    [
      'a:\nb: ~\nc: null\nd: "null"\ne: ""\nf: NULL\ng: nULL',
      { a: null, b: null, c: null, d: 'null', e: '', f: null, g: 'nULL' },
    ],
    ['a: |\n  x\n  y\nb: >\n  x\n  y\n', { a: 'x\ny\n', b: 'x y\n' }],
    ['x: &x [1, 2]\ny: *x\n*x : 1', { x: ['1', '2'], y: ['1', '2'] }],
    ['base: &base {a: 1}\nuse: *base', { base: { a: '1' }, use: { a: '1' } }],
    ['&n name: 1\nother: *n', { name: '1', other: 'name' }],
    ['<<: {a: 1}', { '<<': { a: '1' } }],
    ['"__proto__": 1', { ['__proto__']: '1' }],
    ['# nothing', null],
    ['', null],
    ['[a, [b]]', ['a', ['b']]],
  ])('reads %j', (text, value) => {
    expect(read(text).value).toEqual(value);
  });

  it('says on which line what is', () => {
    const problems = new Problems();
    const node = readYaml('legs', 'a: 1\nb:\n  - x\n  - y: z\n', problems);
    expect(node).toMatchObject({
      kind: 'map',
      line: 1,
      entries: [
        { name: 'a', line: 1, value: { line: 1 } },
        {
          name: 'b',
          line: 2,
          value: { kind: 'list', line: 3, items: [{ line: 3 }, { line: 4, entries: [{ line: 4 }] }] },
        },
      ],
    });
  });

  it.each<[string, string[]]>([
    [
      'a: 1\nb: [1, 2',
      ['legs: line 2: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    ['a:\n\t- b', ['legs: line 2: is not YAML: Tabs are not allowed as indentation']],
    ['a: 1\n---\nb: 2', ['legs: line 2: a second document starts here: use one']],
    [
      'a: 1\n" a ": 2\na: 3',
      ['legs: line 2: name used twice: "a", first on line 1', 'legs: line 3: name used twice: "a", first on line 1'],
    ],
    ['a: *b', ['legs: line 1: the alias "*b" has no anchor before it']],
    ['a: &a [*a]', ['legs: line 1: the alias "*a" has no anchor before it']],
    ['? [a]\n: b', ['legs: line 1: a name must be a text, not a list or a map']],
    [`${'['.repeat(65)}${']'.repeat(65)}`, []],
    [`${'['.repeat(66)}x${']'.repeat(66)}`, ['legs: line 1: is nested too deeply: use at most 64 levels']],
    ['['.repeat(100_000), ['legs: line 1: is nested too deeply: use at most 64 levels']],
    [`\n${'- '.repeat(50_000)}`, ['legs: line 2: is nested too deeply: use at most 64 levels']],
  ])('refuses %.40j', (text, problems) => {
    expect(read(text).problems).toEqual(problems);
  });

  it('lets aliases stand for much, not for everything', () => {
    const levels = (count: number): string =>
      Array.from(
        { length: count },
        (_, level) =>
          `l${String(level)}: &l${String(level)} [${
            level === 0
              ? 'x'
              : Array(9)
                  .fill(`*l${String(level - 1)}`)
                  .join(', ')
          }]`,
      ).join('\n');
    expect(read(levels(4)).problems).toEqual([]);
    expect(read(levels(9)).problems).toContainEqual(
      expect.stringMatching(/^legs: line \d+: the aliases stand for too much: use at most 10000 values$/),
    );
  });

  it('ignores tags, and says so', () => {
    const { value, warnings } = read('a: 1\nb: !!int 3\nc: !mine {d: e}');
    expect(value).toEqual({ a: '1', b: '3', c: { d: 'e' } });
    expect(warnings).toEqual([
      'legs: line 2: Unresolved tag: tag:yaml.org,2002:int',
      'legs: line 3: Unresolved tag: !mine',
    ]);
  });

  it('reads JSON as JSON.parse does, numbers and booleans as they are written', () => {
    const json = fc.letrec<{ value: Plain }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(
          fc.string().map((name) => name.trim()),
          tie('value'),
          { noNullPrototype: true },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2), (value, indent) => {
        expect(read(JSON.stringify(value, null, indent))).toEqual({ value, problems: [], warnings: [] });
      }),
    );
    expect(read('{"a": [1.50, true, -3e5, false]}').value).toEqual({ a: ['1.50', 'true', '-3e5', 'false'] });
  });
});
