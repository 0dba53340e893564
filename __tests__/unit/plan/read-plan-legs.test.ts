import { describe, expect, it } from '@jest/globals';
import { legOf, legsOf, planOf, problemsOf, warningsOf } from './plan-of.ts';

const UUID = '01234567-89ab-cdef-0123-456789abcdef';

describe('legs', () => {
  it('runs a text in a shell, with nothing else', () => {
    expect(planOf({ legs: 'unit: npm test' })).toEqual({
      setup: null,
      legsFile: null,
      legs: [
        {
          name: 'unit',
          values: new Map(),
          image: { kind: 'tag', tag: 'base' },
          command: 'npm test',
          args: [],
          shell: true,
          exitOnError: true,
          env: {},
          cwd: '/root',
          stdin: null,
          timeout: null,
          hostname: null,
          network: true,
          user: null,
          diskLimit: null,
          disposable: false,
          truncateOutputAt: null,
          files: [],
          tag: null,
          allowFailure: false,
        },
      ],
    });
  });

  it('reads every field of a leg', () => {
    const legs = `
      unit:
        command: ./run
        args: [--all, "two words", 3.10, ""]
        shell: false
        image: ${UUID.toUpperCase()}
        env: {A: 1.0, B: , C_D: "x=y"}
        cwd: /srv
        stdin: |
          line
        timeout: 1h30m
        files: |
          src:/srv/src
          package.json
        hostname: box-1
        network: false
        user: 1000
        disk-limit: 2GiB
        truncate-output-at: 7
        disposable: FALSE
        tag: my/tag:1
        allow-failure: true
    `;
    expect(legOf({ legs, image: '' })).toEqual({
      name: 'unit',
      values: new Map(),
      image: { kind: 'uuid', uuid: UUID },
      command: './run',
      args: ['--all', 'two words', '3.10', ''],
      shell: false,
      exitOnError: false,
      env: { A: '1.0', B: '', C_D: 'x=y' },
      cwd: '/srv',
      stdin: 'line\n',
      timeout: 5_400_000,
      hostname: 'box-1',
      network: false,
      user: { uid: 1000, gid: 1000 },
      diskLimit: 2 * 1024 ** 3,
      disposable: false,
      truncateOutputAt: 7,
      files: [
        { local: 'src', remote: '/srv/src' },
        { local: 'package.json', remote: null },
      ],
      tag: 'my/tag:1',
      allowFailure: true,
    });
  });

  it('fills in from the step what a leg leaves open', () => {
    const step = {
      command: 'make {{leg}}',
      env: 'A=step\nB=step',
      cwd: '/step',
      shell: 'false',
      hostname: 'step',
      network: 'false',
      user: '1:2',
      'disk-limit': '1K',
      'run-timeout': '90',
      'truncate-output-at': '1000',
      disposable: 'true',
      files: 'shared',
    };
    const [open, own] = legsOf({
      ...step,
      legs: `
        open:
        own: {command: x, env: "B=leg", cwd: /leg, shell: true, hostname: leg, timeout: 5s, disposable: false,
              network: true, user: "3", disk-limit: 1KB, truncate-output-at: 9,
              files: [more, "a:b"], image: "tag:leg"}`,
    });
    expect(open).toMatchObject({
      command: 'make open',
      env: { A: 'step', B: 'step' },
      cwd: '/step',
      shell: false,
      hostname: 'step',
      network: false,
      user: { uid: 1, gid: 2 },
      diskLimit: 1024,
      timeout: 90_000,
      truncateOutputAt: 1000,
      disposable: true,
      files: [{ local: 'shared', remote: null }],
      image: { kind: 'tag', tag: 'base' },
    });
    expect(own).toMatchObject({
      command: 'x',
      env: { A: 'step', B: 'leg' },
      cwd: '/leg',
      shell: true,
      hostname: 'leg',
      network: true,
      user: { uid: 3, gid: 3 },
      diskLimit: 1000,
      timeout: 5000,
      truncateOutputAt: 9,
      disposable: false,
      files: [
        { local: 'shared', remote: null },
        { local: 'more', remote: null },
        { local: 'a', remote: 'b' },
      ],
      image: { kind: 'tag', tag: 'leg' },
    });
  });

  it('leaves out by a line of the leg what the step, or an item before it, names', () => {
    const legs = `
      of-step: {command: x, files: "!src/gen"}
      own: {command: x, files: [more, "!more/big", other]}
      as-text:
        command: x
        files:
          - !src/*.log`;
    const src = { local: 'src', remote: null };
    expect(legsOf({ legs, files: 'src' }).map(({ files }) => files)).toEqual([
      [src, { excluded: 'src/gen' }],
      [src, { local: 'more', remote: null }, { excluded: 'more/big' }, { local: 'other', remote: null }],
      [src, { excluded: 'src/*.log' }],
    ]);
    const nothingBefore = 'leaves files out of the lines above it, and no line is above: name files first';
    // The setup takes the step's.
    for (const given of [{}, { files: 'src', setup: 'make' }]) {
      expect(problemsOf({ ...given, legs: 'a: {command: x, files: ["!b", c]}' })).toEqual([
        `legs: line 1: a.files: "!b" ${nothingBefore}`,
      ]);
    }
  });

  it.each<[string, { command: string; args: string[]; shell: boolean }]>([
    ['{command: [npm, test, "-x"]}', { command: 'npm', args: ['test', '-x'], shell: false }],
    ['[npm, test]', { command: 'npm', args: ['test'], shell: false }],
    ['{args: [a], command: npm}', { command: 'npm', args: ['a'], shell: false }],
    ['{command: npm, args: []}', { command: 'npm', args: [], shell: false }],
    ['{command: npm, shell: false}', { command: 'npm', args: [], shell: false }],
    ['{command: "true"}', { command: 'true', args: [], shell: true }],
    [`{command: [echo, "$A b", "it's"], shell: true}`, { command: `echo '$A b' 'it'"'"'s'`, args: [], shell: true }],
    ['{command: echo, args: ["{{leg}}"], shell: true}', { command: 'echo unit', args: [], shell: true }],
    ['{command: ["a && b"], shell: true}', { command: 'a && b', args: [], shell: true }],
    ['{command: a && b, args: [], shell: true}', { command: 'a && b', args: [], shell: true }],
    ['true', { command: 'true', args: [], shell: true }],
    ['{args: [x]}', { command: 'default', args: ['x'], shell: false }],
    ['{command: x, args: null, shell: ~}', { command: 'x', args: [], shell: true }],
    ['|\n  a\n  b', { command: 'a\nb\n', args: [], shell: true }],
  ])('runs %j without a shell unless it is a text', (leg, expected) => {
    expect(legOf({ legs: `unit: ${leg}`, command: 'default' })).toMatchObject(expected);
  });

  it('takes JSON, where null is not given', () => {
    const legs = JSON.stringify({ a: 'x', b: { command: ['y'], env: { N: 1.5 }, tag: null, timeout: null }, c: null });
    expect(legsOf({ legs, command: 'z' })).toMatchObject([
      { name: 'a', command: 'x', shell: true },
      { name: 'b', command: 'y', shell: false, env: { N: '1.5' }, tag: null, timeout: null },
      { name: 'c', command: 'z' },
    ]);
  });

  it('keeps the order given, trims names, and takes anchors', () => {
    const legs = '10: &ten {command: a}\n" 2 ": *ten\nb c: x';
    expect(legsOf({ legs }).map(({ name, command }) => [name, command])).toEqual([
      ['10', 'a'],
      ['2', 'a'],
      ['b c', 'x'],
    ]);
  });

  it('fills {{leg}} into every field, in one pass', () => {
    const legs = `
      "u-1":
        command: ["run {{leg}}", "{{ leg }}", "{{.State}}"]
        env: {A: "{{leg}}"}
        cwd: /{{leg}}
        stdin: <{{leg}}>
        hostname: h-{{leg}}
        tag: t/{{leg}}
        files: "{{leg}}:/{{leg}}"
      "{{leg}}":
        command: x {{leg}}`;
    expect(legsOf({ legs, env: 'B={{leg}}' })).toMatchObject([
      {
        command: 'run u-1',
        args: ['u-1', '{{.State}}'],
        env: { A: 'u-1', B: 'u-1' },
        cwd: '/u-1',
        stdin: '<u-1>',
        hostname: 'h-u-1',
        tag: 't/u-1',
        files: [{ local: 'u-1', remote: '/u-1' }],
      },
      { name: '{{leg}}', command: 'x {{leg}}', env: { B: '{{leg}}' } },
    ]);
  });

  it('keeps the ! with which a text begins, and warns where a comment cuts a text', () => {
    const legs = `
      a: ! grep -q x y
      b: {command: !grep x, env: {A: !b c}, args: [!d, e], stdin: !f}
      c: echo "x #y"`;
    expect(legsOf({ legs, env: '{B: !secret b}' })).toMatchObject([
      { command: '! grep -q x y', env: { B: '!secret b' } },
      { command: '!grep x', env: { A: '!b c' }, args: ['!d', 'e'], stdin: '!f' },
      { command: 'echo "x' },
    ]);
    expect(warningsOf({ legs })).toEqual([
      expect.stringContaining('legs: line 4: the text ends at "echo "x", since a # after a space begins a comment'),
      expect.stringContaining(
        'legs: line 3: b.command: a list gets no shell, so "!grep x" would be the name of one program',
      ),
    ]);
    const matrix = '{a: [!b c, d], include: [{a: d, e: !f}], exclude: [{a: !b c}]}';
    expect(legsOf({ matrix, command: 'x {{a}} {{e}}' })).toMatchObject([{ name: 'd-!f', command: 'x d !f' }]);
  });
});
