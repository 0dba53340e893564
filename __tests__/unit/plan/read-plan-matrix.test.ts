import { describe, expect, it } from '@jest/globals';
import { legOf, legsOf, problemsOf, warningsOf } from './plan-of.ts';

const FRUITS = `
fruit: [apple, pear]
animal: [cat, dog]
include:
  - color: green
  - color: pink
    animal: cat
  - fruit: apple
    shape: circle
  - fruit: banana
  - fruit: banana
    animal: cat
`;

describe('matrix', () => {
  it('names a leg by its values, those that include added too', () => {
    expect(
      legsOf({ matrix: FRUITS, command: 'eat {{fruit}} # {{leg}}' }).map(({ name, command }) => [name, command]),
    ).toEqual([
      ['apple-cat-pink-circle', 'eat apple # apple-cat-pink-circle'],
      ['apple-dog-green-circle', 'eat apple # apple-dog-green-circle'],
      ['pear-cat-pink', 'eat pear # pear-cat-pink'],
      ['pear-dog-green', 'eat pear # pear-dog-green'],
      ['banana', 'eat banana # banana'],
      ['banana-cat', 'eat banana # banana-cat'],
    ]);
  });

  it('reads values as they are written, maps and lists among them', () => {
    const matrix = 'os: [{Name: alpine, "release": 3.20}, {name: debian, release: ~}]\nshard: [[1, 4]]';
    const legs = legsOf({
      matrix,
      command: 'run {{os.name}} {{OS.Release}} {{ shard.0 }}/{{shard.1}}',
      image: 'tag:{{os.name}}',
      env: 'SHARD={{shard.0}}',
      cwd: '/{{os.name}}',
      hostname: '{{os.name}}',
      tag: 'r/{{leg}}',
      files: 'f-{{os.name}}',
      'run-timeout': '{{shard.1}}m',
      'truncate-output-at': '{{shard.1}}00',
      shell: 'true',
    });
    expect(legs).toMatchObject([
      {
        name: 'alpine-3.20-1-4',
        command: 'run alpine 3.20 1/4',
        image: { kind: 'tag', tag: 'alpine' },
        env: { SHARD: '1' },
        cwd: '/alpine',
        hostname: 'alpine',
        tag: 'r/alpine-3.20-1-4',
        files: [{ local: 'f-alpine', remote: null }],
        timeout: 240_000,
        truncateOutputAt: 400,
      },
      { name: 'debian-1-4', command: 'run debian  1/4', image: { kind: 'tag', tag: 'debian' } },
    ]);
  });

  it('takes what toJSON and the output matrix give', () => {
    const matrix = '{"include":[{"name":"a","uuid":"u1","n":1},{"name":"b","uuid":"u2","n":null}]}';
    expect(legsOf({ matrix, command: 'x {{uuid}}' }).map(({ name, command }) => [name, command])).toEqual([
      ['a-u1-1', 'x u1'],
      ['b-u2', 'x u2'],
    ]);
  });

  it('never expands what a value brings along', () => {
    const matrix = 'a: ["{{b}}", "{{leg}}"]\nb: [x]';
    expect(legsOf({ matrix, command: '{{a}} {{b}}' }).map(({ command }) => command)).toEqual(['{{b}} x', '{{leg}} x']);
  });

  it('treats a setting that a combination leaves empty as not given', () => {
    const matrix = 'include: [{a: 1, tag: ""}, {a: 2, tag: t}]';
    expect(legsOf({ matrix, command: 'x', tag: '{{tag}}' }).map(({ tag }) => tag)).toEqual([null, 't']);
  });

  const FORM = 'write lines of "axis: [values]", such as "os: [debian, alpine]"';
  const ROWS = 'use a list of maps such as "- os: debian"';

  it.each<[string, string[]]>([
    ['# nothing', [`matrix: it holds no axis: ${FORM}`]],
    ['{}', [`matrix: it holds no axis: ${FORM}`]],
    ['include: []', [`matrix: it holds no axis: ${FORM}`]],
    ['include:', [`matrix: it holds no axis: ${FORM}`]],
    ['os', [`matrix: line 1: "os" has no name before it: ${FORM}`]],
    ['[os]', [`matrix: line 1: it is a list: ${FORM}`]],
    [
      'os: []\nv:\nw: [1]',
      [
        'matrix: line 1: "os" is an axis without values: list at least one',
        'matrix: line 2: "v" is an axis without values: list at least one',
      ],
    ],
    ['a: [1]\nos: linux', ['matrix: line 2: "os" holds the single value "linux": use a list, [linux]']],
    ['os: {name: a}', ['matrix: line 1: "os" holds a map: use a list of values, which may be maps']],
    [
      '1a: [1]\n"a b": [1]',
      [
        'matrix: line 1: "1a" is not allowed as a name: use letters, digits, _ and -, and begin with a letter or _',
        'matrix: line 2: "a b" is not allowed as a name: use letters, digits, _ and -, and begin with a letter or _',
      ],
    ],
    ['Leg: [1]\nos: [1]', ['matrix: line 1: "Leg" stands for the name of the leg: use another']],
    ['os: [1]\nOS: [2]', ['matrix: line 2: "os" and "OS" are one name, since upper case does not count: rename one']],
    ['os: [1]\nos: [2]', ['matrix: line 2: "os" is used twice, first on line 1: rename one, or drop it']],
    ['a: [{n: 1, N: 2}]', ['matrix: line 1: "n" and "N" are one name, since upper case does not count: rename one']],
    ['a: [1]\nexclude: {a: 1}', [`matrix: line 2: exclude: it is a map: ${ROWS}`]],
    ['a: [1]\ninclude: x', [`matrix: line 2: include: it is a text: ${ROWS}`]],
    [
      'a: [1]\ninclude:\n  - x\n  - {}',
      [
        `matrix: line 3: include: it holds a text: ${ROWS}`,
        'matrix: line 4: include: it holds an empty map: name at least one value',
      ],
    ],
    ['exclude:\n  - vers: 1\nversion: [1]', ['matrix: line 2: exclude: "vers" is no axis: use version']],
    ['exclude:\n  - verson: 1\nversion: [1]', ['matrix: line 2: exclude: "verson" is no axis: did you mean version?']],
    [
      'exclude: [{a: 1}]\ninclude: [{a: 1}]',
      ['matrix: line 1: exclude: "a" is no axis: there is none, so drop exclude'],
    ],
    ['a: [1]\nexclude: [{a: 1}]', ['matrix: exclude leaves no combination: exclude less, or include one']],
    [
      'a: ["x\\u00ad"]',
      [
        'matrix: the values of a combination make the name "x\u00ad", which holds U+00AD, which does not show: drop that character',
      ],
    ],
    [
      'a: ["x\\ny"]',
      [
        'matrix: the values of a combination make the name "x\\ny", which is not a name for a leg: use one line without control characters',
      ],
    ],
    [
      'a: [1',
      [
        'matrix: line 1: the closing ] is missing, here or above: add it, or put the whole text in quotes, or indented below "name: |"',
      ],
    ],
  ])('refuses %j', (matrix, problems) => {
    expect(problemsOf({ matrix, command: 'x {{leg}}' })).toEqual(problems);
  });

  it('leaves empty what only other combinations have, and refuses what none has', () => {
    expect(problemsOf({ matrix: FRUITS, command: 'x {{animal}} {{anmal}}' })).toEqual([
      'command: "{{anmal}}" is not a placeholder here: did you mean {{animal}}?',
    ]);
    const matrix = 'os: [{name: a, v: 1}, b]\ninclude: [{os: b, flag: -x, tag: t}]';
    const given = { matrix, command: 'x {{flag}} {{os}}|{{os.v}}', env: 'A={{flag}}', tag: '{{tag}}' };
    expect(legsOf(given)).toMatchObject([
      { name: 'a-1', command: 'x  |1', env: { A: '' }, tag: null },
      { name: 'b--x-t', command: 'x -x b|', env: { A: '-x' }, tag: 't' },
    ]);
  });

  it.each<[string, string[]]>([
    ['a: [x, y, x, x]', ['x', 'y', 'x-2', 'x-3']],
    ['a: [x-y, x]\nb: [z, y-z]', ['x-y-z', 'x-y-y-z', 'x-z', 'x-y-z-2']],
    ['a: [x, x, x-2]', ['x', 'x-3', 'x-2']],
    ['a: ["", x]', ['1', 'x']],
    ['a: [x, 2, ~, " "]', ['x', '2', '3', '4']],
    ['a: [2, ""]', ['2', '2-2']],
    ['a: [""]', ['1']],
    ['a: [1]\nb: ["", 2]', ['1', '1-2']],
    ['a: [10, 9, 1.0, true, {n: 1, m: [p, q]}]', ['10', '9', '1.0', 'true', '1-p-q']],
    ['a: [1, 1]\ninclude: [{a: 1, b: 2}, {a: 3}]', ['1-2', '1-2-2', '3']],
  ])('names each combination of %j once', (matrix, names) => {
    const legs = legsOf({ matrix, command: '{{leg}}' });
    expect(legs.map(({ name }) => name)).toEqual(names);
    expect(legs.map(({ command }) => command)).toEqual(names);
  });

  it.each<[Parameters<typeof legsOf>[0], string[]]>([
    [{ 'leg-name': 'node {{version}}' }, ['node 18', 'node 20']],
    [{ 'leg-name': ' {{os}} ' }, ['debian', 'debian-2']],
    [{ 'leg-name': 'all' }, ['all', 'all-2']],
    [{ 'leg-name': '{{none}}', matrix: 'version: [18, 20]\ninclude: [{version: 18, none: "", os: a}]' }, ['1', '2']],
  ])('names the legs by the template of %j', (given, names) => {
    const matrix = 'os: [debian]\nversion: [18, 20]';
    const legs = legsOf({ matrix, command: '{{leg}}', env: 'A={{os}}\nB={{version}}', ...given });
    expect(legs.map(({ name }) => name)).toEqual(names);
    expect(legs.map(({ command }) => command)).toEqual(names);
  });

  it.each<[Parameters<typeof problemsOf>[0], string[]]>([
    [
      { 'leg-name': '{{leg}} {{vers}}' },
      [
        'leg-name: "{{leg}}" is not a placeholder here: use {{version}}',
        'leg-name: "{{vers}}" is not a placeholder here: use {{version}}',
      ],
    ],
    [
      { 'leg-name': '{{version}}\nx' },
      [
        'leg-name: the values of a combination make the name "18\\nx", which is not a name for a leg: use one line without control characters',
        'leg-name: the values of a combination make the name "20\\nx", which is not a name for a leg: use one line without control characters',
      ],
    ],
  ])('refuses %j', (given, problems) => {
    expect(problemsOf({ matrix: 'version: [18, 20]', command: 'x', ...given })).toEqual(problems);
  });

  it('refuses a template of names beside legs, which have theirs', () => {
    expect(problemsOf({ legs: 'a: x', 'leg-name': 'b' })).toEqual([
      'leg-name: it has no effect with legs, which have names of their own: drop leg-name',
    ]);
  });

  const UNUSED = (axis: string): string =>
    `matrix: no setting uses the axis "${axis}": write {{${axis}}} in command or another input (not \${{ matrix.${axis} }}, which belongs to the job)`;

  const UNUSED_VALUE = (name: string): string => UNUSED(name).replace(`the axis "${name}"`, `"${name}" of include`);

  it.each<[Parameters<typeof problemsOf>[0], string[]]>([
    // What a workflow's own expression leaves of `shard {{shard}}`.
    [{ command: 'make test SHARD=' }, [UNUSED('shard'), UNUSED('os')]],
    [{ command: 'make {{shard}}' }, [UNUSED('os')]],
    [{ command: 'make {{SHARD}} {{os.name}}' }, []],
    [{ command: 'make {{shard}}', image: 'tag:{{os.name}}' }, []],
    [{ command: 'make {{shard}}', 'leg-name': '{{os.name}}' }, []],
    [{ command: 'make {{leg}}' }, []],
    [{ command: 'make {{leg}}', 'leg-name': '{{shard}}' }, [UNUSED('os')]],
    [{ command: 'make', env: 'SHARD={{shard}}\nOS={{os.name}}' }, []],
    [{ command: 'make', tag: 'r/{{leg}}' }, [UNUSED('shard'), UNUSED('os')]],
    [{ command: 'make {{shrad}}' }, ['command: "{{shrad}}" is not a placeholder here: did you mean {{shard}}?']],
  ])('asks for a use of each axis: %j', (given, problems) => {
    const matrix = 'shard: [1, 2, 3]\nos: [{name: alpine}]';
    expect(problemsOf({ matrix, ...given })).toEqual(problems);
  });

  it('counts an axis as used that chooses a value of include which a setting uses', () => {
    const matrix = 'os: [a, b]\ninclude: [{os: a, flag: -x}]';
    expect(problemsOf({ matrix, command: 'make {{flag}}' })).toEqual([]);
    expect(problemsOf({ matrix, command: 'make' })).toEqual([UNUSED('os'), UNUSED_VALUE('flag')]);
  });

  it.each<[Parameters<typeof problemsOf>[0], string[]]>([
    // What a workflow's own expression leaves of `make {{suite}}`.
    [{ matrix: 'include: [{suite: unit}, {suite: e2e}]', command: 'make ' }, [UNUSED_VALUE('suite')]],
    [{ matrix: 'os: [a]\ninclude: [{os: a, slow: true}]', command: 'x {{os}}' }, [UNUSED_VALUE('slow')]],
    [{ matrix: 'include: [{suite: unit}]', command: 'x {{leg}}' }, []],
    [{ matrix: 'include: [{suite: unit}]', command: 'x', 'leg-name': '{{suite}}' }, []],
    [{ matrix: 'os: [a]\ninclude: [{os: b}]', command: 'x {{os}}' }, []],
  ])('asks for a use of what include adds: %j', (given, problems) => {
    expect(problemsOf(given)).toEqual(problems);
  });

  it('warns of what include adds beside a value that a setting uses', () => {
    const given = { matrix: '{"include":[{"name":"a","uuid":"u1","n":1}]}', command: 'x {{uuid}}' };
    expect(warningsOf(given)).toEqual([
      'matrix: no setting uses "name" and "n" of include: write {{name}}, {{n}} where the value belongs, or drop it',
    ]);
    expect(warningsOf({ matrix: 'os: [a]\ninclude: [{os: b, slow: true}]', command: 'x {{os}}' })).toEqual([
      'matrix: no setting uses "slow" of include: write {{slow}} where the value belongs, or drop it',
    ]);
    expect(warningsOf({ ...given, 'leg-name': '{{name}} {{n}}' })).toEqual([]);
  });

  it('lets each combination say whether it may fail', () => {
    const matrix = 'version: [18, 20]\ninclude: [{version: 20, experimental: true}]';
    const legs = legsOf({ matrix, command: 'x {{version}}', 'allow-failure': '{{experimental}}' });
    expect(legs.map(({ allowFailure }) => allowFailure)).toEqual([false, true]);
    expect(legOf({ legs: 'a: {command: x, allow-failure: false}', 'allow-failure': 'true' }).allowFailure).toBe(false);
    expect(problemsOf({ matrix, command: 'x {{version}}', 'allow-failure': '{{version}}' })).toContain(
      'allow-failure: legs "18" and "20-true": "18" is not a boolean: use true or false (likewise "20")',
    );
  });

  it('names what is in a value that is no text', () => {
    expect(problemsOf({ matrix: 'os: [{n: a, v: 1}, {n: b, v: 2}]', command: '{{os}}' })).toEqual([
      'command: "{{os}}" holds more than one value: use {{os.n}}, {{os.v}}',
    ]);
  });

  it('lists some of many placeholders', () => {
    const row = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`v${String(index)}`, '1']));
    expect(problemsOf({ matrix: JSON.stringify({ include: [row] }), command: '{{unknown}}' })).toEqual([
      expect.stringMatching(/ \{\{v28\}\} or one of 11 more\. To keep it as text, /),
    ]);
  });

  it('names the leg whose setting comes out wrong', () => {
    const given = { matrix: 'v: [1, x]\nw: ["", "2"]', command: '{{w}}', 'run-timeout': '{{v}}s', image: '{{w}}' };
    expect(problemsOf(given)).toEqual([
      'image: legs "1" and "x": it is empty: give an image',
      'command: legs "1" and "x": it is empty: give a command',
      'image: legs "1-2" and "x-2": "2" does not say where the image is: use "tag:2" for an image of the project, or "docker://2" for one of a registry',
      'run-timeout: legs "x" and "x-2": "xs" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
    ]);
  });

  it('needs a command, and no legs', () => {
    expect(problemsOf({ matrix: 'a: [1]' })).toContain(
      'command: it is empty: a matrix needs it, such as make {{axis}}',
    );
    expect(problemsOf({ matrix: 'a: []', legs: 'a: {b: c}', command: 'x' })).toEqual([
      'matrix: it cannot be used with legs: drop one of the two',
      expect.stringMatching(/^legs: line 1: a: unknown field "b":/),
      'matrix: line 1: "a" is an axis without values: list at least one',
    ]);
  });

  it('makes 10,000 combinations, and counts more before it makes them', () => {
    const values = (count: number): string =>
      JSON.stringify(Array.from({ length: count }, (_, index) => String(index)));
    const axes = (...sizes: number[]): string =>
      sizes.map((size, index) => `a${String(index)}: ${values(size)}`).join('\n');
    expect(legsOf({ matrix: axes(100, 100), command: 'x {{leg}}' })).toHaveLength(10_000);
    const wide = axes(...Array<number>(12).fill(100));
    expect(problemsOf({ matrix: wide, command: 'x {{leg}}' })).toEqual([
      'matrix: it makes up to 1e+24 combinations: use at most 10000',
    ]);
    const rows = (of: string, count: number): string => `${of}: [${Array<string>(count).fill('{a0: 1}').join()}]`;
    const compared = `${axes(100, 100)}\n${rows('include', 600)}\n${rows('exclude', 401)}`;
    expect(problemsOf({ matrix: compared, command: 'x {{leg}}' })).toEqual([
      'matrix: it compares 10000 combinations with 1001 rows of include and exclude, which takes too long: use fewer of one of the two',
    ]);
    expect(legsOf({ matrix: `${axes(100)}\n${rows('include', 2_000)}`, command: 'x {{leg}}' })).toHaveLength(100);
    expect(problemsOf({ matrix: `${axes(100, 100)}\ninclude: [{a0: x}]`, command: 'x {{leg}}' })).toEqual([
      'matrix: it makes 10001 combinations: use at most 10000',
    ]);
  });
});
