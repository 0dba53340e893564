import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readYaml } from '../../../src/plan/read-yaml.ts';
import type { YamlNode } from '../../../src/plan/yaml-node.ts';
import { InvalidInputs, Problems } from '../../../src/values/problems.ts';
import { anyText } from '../../doubles/any-text.ts';

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
  const node = readYaml('legs', text, problems);
  const value = node === null ? undefined : plain(node);
  const { warnings } = problems;
  try {
    problems.throwIfAny();
    return { value, problems: [], warnings };
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    return { value, problems: error.problems, warnings };
  }
}

const QUOTE = 'put the whole text in quotes, or indented below "name: |"';

function noAnchor(alias: string): string {
  return `legs: line 1: "${alias}" is an alias without an anchor before it: put a text that begins with * in quotes`;
}

function noAlias(anchor: string): string {
  return `legs: line 1: no alias uses the anchor "${anchor}": put a text that begins with & in quotes, or drop the anchor`;
}

function taken(tag: string, line = 1): string {
  const advice = 'put a text that begins with ! between quotation marks as a whole, or drop it';
  return `legs: line ${line}: "${tag}" is taken for a tag: ${advice}`;
}

function core(tag: string): string {
  return `legs: line 1: the tag "${tag}" is not supported: drop it, since texts stay as they are written`;
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
      [
        'legs: line 2: the closing ] is missing, here or above: add it, or put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    ['a:\n\t- b', ['legs: line 2: the line begins with a tab: use spaces']],
    ['a: 1\n---\nb: 2', ['legs: line 2: a second document starts here: use one']],
    ['a: 1\n" a ": 2\na: 3', ['legs: lines 2 and 3: "a" is used twice, first on line 1: rename one, or drop it']],
    ['a: *b', [noAnchor('*b')]],
    ['a: [*.txt]', [noAnchor('*.txt')]],
    ['a: &a [*a]', [noAnchor('*a')]],
    ['a: &x b\nc: &x d\ne: *x', [noAlias('&x')]],
    ['a: && b', [noAlias('&&')]],
    ['&a b: c', [noAlias('&a')]],
    ['a: [b, &c d]', [noAlias('&c')]],
    ['a: &x !b c', [noAlias('&x')]],
    ['a: !b &x c\nd: *x', [taken('!b')]],
    ['a: !x "b"', [taken('!x')]],
    ["a: ! 'b'", [taken('!')]],
    ['a: ! [ -f x ]', [taken('!')]],
    ['a: ! {b: c}', [taken('!')]],
    ['a: !\n  - b', [taken('!', 2)]],
    ['a: ! &x [b]\nc: *x', [taken('!')]],
    ['a: !x {b: c}', [taken('!x')]],
    ['a: !x\n  b: c', [taken('!x', 2)]],
    ['a: !x |\n  b', [taken('!x')]],
    ['a: !x\n  b', [taken('!x', 2)]],
    ['a: ! # c\n  b', [taken('!', 2)]],
    ['a: !!int 3', [core('!!int')]],
    ['a: !!bool "x"', [core('!!bool')]],
    ['a: !!null', [core('!!null')]],
    ['a: !!map b', [core('!!map')]],
    ['a: !!str [b]', [core('!!str')]],
    ['a: !!set {b}', [core('!!set')]],
    ['a: !', []],
    ['a: & b', [`legs: line 1: a text must not begin with & or * and a space: ${QUOTE}`]],
    ['a: !e!x y', [`legs: line 1: YAML takes a text that begins with ! for a tag: ${QUOTE}`]],
    ['a: "b" c', [`legs: line 1: the text goes on after its closing quote: ${QUOTE}`]],
    ['a: !"b"', [`legs: line 1: YAML takes a text that begins with ! for a tag: ${QUOTE}`]],
    ['a: @b', [`legs: line 1: a text must not begin with @: ${QUOTE}`]],
    ['a: echo b: c', [`legs: line 1: the text has a second colon with a space after it: ${QUOTE}`]],
    [
      '? [a]\n: b',
      [
        'legs: line 1: a text that begins with { or [ is a map or list in YAML: put the whole text in quotes, such as "{{axis}}"',
      ],
    ],
    [`${'['.repeat(65)}${']'.repeat(65)}`, []],
    [`${'['.repeat(66)}x${']'.repeat(66)}`, ['legs: line 1: is nested too deeply: use at most 64 levels']],
    ['['.repeat(20_000), ['legs: line 1: is nested too deeply: use at most 64 levels']],
    [`\n${'- '.repeat(20_000)}`, ['legs: line 2: is nested too deeply: use at most 64 levels']],
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
      'legs: lines 5, 6, 7, 8 and 9: the aliases stand for too much: use at most 10000 values',
    );
  });

  it.each<[string, Plain]>([
    ['a: !grep -q x y', { a: '!grep -q x y' }],
    ['a: ! grep -q x y', { a: '! grep -q x y' }],
    ['a:  !  grep', { a: '!  grep' }],
    ['a: !\tgrep', { a: '!\tgrep' }],
    ['a: !reboot', { a: '!reboot' }],
    ['a: !reboot # now', { a: '!reboot' }],
    ['a: !', { a: '!' }],
    ['a: !test -f x || ! test -f y', { a: '!test -f x || ! test -f y' }],
    ['a: !x y\n  -z', { a: '!x y -z' }],
    ['a: !<x> y', { a: '!<x> y' }],
    ['a: !$(c) d', { a: '!$(c) d' }],
    ['a: !a%20b c', { a: '!a%20b c' }],
    ['a: !b\r\nc: ! d\r\n', { a: '!b', c: '! d' }],
    ['!a b: !c\n!d : e\n! f: g', { '!a b': '!c', '!d': 'e', '! f': 'g' }],
    ['? !a b\n: !c d', { '!a b': '!c d' }],
    ['[!a, !b c, ! d,!e,f!g,!h i]', ['!a', '!b c', '! d', '!e', 'f!g', '!h i']],
    ['{a: !b c, d: !e}', { a: '!b c', d: '!e' }],
    ['- !a\n- !b c', ['!a', '!b c']],
    ['!a b', '!a b'],
    ['%TAG ! tag:x,2000:\n---\na: !b c', { a: '!b c' }],
    ['a: &x !b c\nd: *x', { a: '!b c', d: '!b c' }],
    ['a: !~', { a: '!~' }],
    ['a: ! null', { a: '! null' }],
    ['a: !!str null\nb: !!str 3\nc: !!str "d"', { a: 'null', b: '3', c: 'd' }],
    ['a: !!str', { a: '' }],
    ['a: !!seq [b]\nc: !!map {d: e}', { a: ['b'], c: { d: 'e' } }],
    ['a: "!b"\nc: d !e', { a: '!b', c: 'd !e' }],
  ])('keeps what begins with !: %j', (text, value) => {
    expect(read(text)).toEqual({ value, problems: [], warnings: [] });
  });

  it('keeps any plain text that begins with !, alone and in a list', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '.', '=', '/', '$', '~', '+', '@'),
      minLength: 1,
    });
    const text = fc.tuple(fc.constantFrom('!', '! '), fc.array(word, { minLength: 1 })).map(([mark, words]) => {
      return mark + words.map((part) => part.replace(/^[-@]/, 'a')).join(' ');
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(read(`a: ${one}\nb: [${one}, ${other}]`).value).toEqual({ a: one, b: [one, other] });
      }),
    );
  });

  const OPEN = (mark: string): string => `the closing ${mark} is missing, here or above: add it`;
  const LIST = (mark: string): string => `the closing ${mark} is missing, here or above: add it, or ${QUOTE}`;
  const NO_NAME = 'the line is not "name: value": write a colon and a space after the name';
  const MORE = 'the line is indented more than the name above: indent both the same';

  it.each<[string, number, string]>([
    ['a: "npm test', 1, OPEN('"')],
    ["a: 'x\nb: y", 2, OPEN("'")],
    // What else the library finds then is a consequence.
    ['a: {command: [sh, -c, "false\necho on"]}', 1, OPEN('"')],
    ['a: [npm, test\nb: y', 2, LIST(']')],
    ['a: {command: x\nb: y', 2, LIST('}')],
    ['a: `x`', 1, `a text must not begin with \`: ${QUOTE}`],
    ['a: %x', 1, `a text must not begin with %: ${QUOTE}`],
    ['a: make\nlint make', 2, NO_NAME],
    ['a: make\nlint make\nb: x', 2, NO_NAME],
    ['a: |\nmake', 2, NO_NAME],
    ['a: x\n b: y', 2, MORE],
    ['a:\n  b: x\n   c: y', 3, MORE],
    ['a:\n  b: x\n c: y', 3, 'the line is not indented as the names above: indent all the same'],
    ['  a: x\nb: y', 2, 'the line is indented less than the names above: indent all the same'],
    ['a: "x" && y', 1, `the text goes on after its closing quote: ${QUOTE}`],
    ['a: > x', 1, 'a text stands behind | or >: begin it on the next line'],
    ['a: - x', 1, `a list cannot begin on the line of its name: begin it on the next line, or ${QUOTE}`],
    ['a: [x]]', 1, `this ] closes nothing: drop it, or ${QUOTE}`],
    ['a: "\\d"', 1, `\\d means nothing in double quotes: write \\\\d, or use single quotes`],
    ['a:\n\tb: x', 2, 'the line begins with a tab: use spaces'],
  ])('says in a few words what is no YAML: %j', (text, line, problem) => {
    expect(read(text).problems).toEqual([`legs: line ${String(line)}: ${problem}`]);
  });

  it('warns where the lines of a plain text become one command', () => {
    const joined = (from: number, to: number): string =>
      `legs: line ${String(from)}: YAML joins lines ${String(from)} to ${String(to)} into one: write "name: |" above them to keep them apart, or "name: >-" to join them`;
    expect(read('a: npm ci\n  npm test\nb:\n  make\n  ./run')).toEqual({
      value: { a: 'npm ci npm test', b: 'make ./run' },
      problems: [],
      warnings: [joined(1, 2), joined(4, 5)],
    });
    // What goes on with an option or an operator is meant as one command.
    const one =
      'z: make\n\n  ./run\na: docker run\n  --rm x\nb: npm ci\n  && npm test\nc: |\n  x\n  y\nd: >-\n  x\n  y\ne: "x\n  y"';
    expect(read(one).warnings).toEqual([]);
  });

  it('warns when a comment begins within quotation marks of a text', () => {
    const warning = (line: number, text: string): string =>
      `legs: line ${line}: the text ends at "${text}", since a # after a space begins a comment: ` +
      'put the whole text in quotes, or indented below "name: |"';
    expect(read('a: echo "b #c"\nd: [x, echo \'y #z\'\n ]').warnings).toEqual([
      warning(1, 'echo "b'),
      warning(2, "echo 'y"),
    ]);
    expect(read('a: echo "b" # "c"\nd: don\'t # stop\ne: "f" # "g\'s"\nh: i # j').warnings).toEqual([]);
  });

  it('reads JSON as JSON.parse does, numbers and booleans as they are written', () => {
    const json = fc.letrec<{ value: Plain }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        anyText(),
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

  it('makes no stack for an error, of which a text can have one per character', () => {
    const given = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit') ?? {};
    const limits: unknown[] = [];
    Object.defineProperty(Error, 'stackTraceLimit', {
      configurable: true,
      get: () => 7,
      set: (limit: unknown) => limits.push(limit),
    });
    try {
      expect(read(']'.repeat(10)).problems).toHaveLength(1);
    } finally {
      Object.defineProperty(Error, 'stackTraceLimit', given);
    }
    expect(limits).toEqual([0, 7]);
  });
});
