import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FileLine, textOf } from '../../../src/plan/file-lines.ts';
import type { GivenPlan } from '../../../src/plan/leg-plan.ts';
import { planOf, problemsOf, warningsOf } from './plan-of.ts';

describe('setup', () => {
  it('takes image, files, env, cwd and limits of the step, and runs as root, with network and an image it leaves', () => {
    const { setup, legs } = planOf({
      setup: 'npm ci\nnpm run build',
      'setup-key': ' lock-1 ',
      'setup-keep': ' 3 ',
      files: '.:/srv\nextra',
      env: 'A=1\nB={{leg}}',
      cwd: '/srv',
      hostname: 'box',
      network: 'false',
      user: '1000',
      shell: 'false',
      disposable: 'true',
      'disk-limit': '1K',
      'run-timeout': '10m',
      'truncate-output-at': '500',
      legs: 'a: {command: x, files: own}',
    });
    expect(setup).toEqual({
      image: { kind: 'tag', tag: 'base' },
      command: 'npm ci\nnpm run build',
      env: { A: '1' },
      cwd: '/srv',
      timeout: 600_000,
      truncateOutputAt: 500,
      diskLimit: 1024,
      files: [
        { local: '.', remote: '/srv' },
        { local: 'extra', remote: null },
      ],
      key: 'lock-1',
      keep: 3,
    });
    expect(legs).toMatchObject([
      { image: null, files: [{ local: 'own', remote: null }], env: { A: '1', B: 'a' }, cwd: '/srv' },
    ]);
  });

  it('leaves to the legs what holds a placeholder', () => {
    const given = { setup: 's', legs: '1: x', cwd: '/{{leg}}', 'disk-limit': '{{leg}}', 'run-timeout': '5m' };
    expect(planOf(given)).toMatchObject({
      setup: { cwd: '/root', diskLimit: null, timeout: 300_000, truncateOutputAt: null, files: [], key: null },
      legs: [{ cwd: '/1', diskLimit: 1 }],
    });
  });

  it('warns of a working directory that legs have elsewhere, where they do not find its files', () => {
    const given = { legs: '1: x', env: 'A={{leg}}', 'run-timeout': '{{leg}}m' };
    expect(warningsOf({ ...given, setup: 's', cwd: '/{{leg}}' })).toEqual([
      'cwd: a placeholder has no value in setup, so setup and its files use /root: let it begin with /root/ or hold no placeholder, when the legs need these files',
    ]);
    expect(warningsOf({ ...given, cwd: '/{{leg}}' })).toEqual([]);
    expect(warningsOf({ ...given, setup: 's', cwd: '/root/{{leg}}' })).toEqual([]);
    expect(warningsOf({ legs: '1: {command: x, cwd: "/{{leg}}"}', setup: 's', cwd: '/srv' })).toEqual([]);
  });

  it('is none when it is not given', () => {
    expect(planOf({ legs: 'a: x', setup: ' \n' }).setup).toBeNull();
  });

  it.each<[Partial<GivenPlan>, string[]]>([
    [{ 'setup-key': 'k' }, ['setup-key: it has no effect without setup: give setup a command, or drop setup-key']],
    [{ setup: 's', image: '' }, ['image: it is empty: a setup needs an image to start from']],
    [
      { setup: 's', image: 'x' },
      [
        'image: "x" does not say where the image is: use "tag:x" for an image of the project, or "docker://x" for one of a registry',
      ],
    ],
    [{ 'setup-files': 'a' }, ['setup-files: it has no effect without setup: give setup a command, or use files']],
    [
      { setup: 's', 'setup-files': 'a {{leg}}' },
      [
        'setup-files: "{{leg}}" has no value here, since setup runs once for all legs: move it to command, or write a fixed text',
      ],
    ],
    [{ setup: 's', 'setup-key': 'a\nb' }, ['setup-key: "a\\nb" is not a key: use one line']],
    [
      { setup: 's', 'setup-key': 'k'.repeat(513) },
      [`setup-key: "${'k'.repeat(100)}…" is too long for a key: use at most 512 characters`],
    ],
    [{ setup: 's', 'setup-key': 'k'.repeat(512) }, []],
    [
      { setup: 's', 'setup-keep': '3' },
      ['setup-keep: it has no effect without setup-key: give setup-key, or drop setup-keep'],
    ],
    [
      { 'setup-key': 'k', 'setup-keep': '3' },
      ['setup-key: it has no effect without setup: give setup a command, or drop setup-key'],
    ],
    [
      { setup: 's', 'setup-key': 'k', 'setup-keep': '0' },
      ['setup-keep: "0" is not allowed: use a whole number from 1 to 10000'],
    ],
    [{ setup: 's', 'setup-key': 'k', 'setup-keep': '1' }, []],
    [
      { setup: 's', legs: 'a:\n  command: x\n  image: tag:b' },
      [
        'legs: line 3: a.image: it cannot be used with setup, since every leg starts from the image that the setup leaves: drop one of the two',
      ],
    ],
    [
      { setup: 's {{leg}} {{.State}}', 'setup-key': 'k-{{leg}}', image: 'tag:{{leg}}', files: '{{leg}}' },
      [
        'setup: "{{leg}}" has no value here, since setup runs once for all legs: move it to command, or write a fixed text',
        'setup-key: "{{leg}}" has no value here, since setup runs once for all legs: move it to command, or write a fixed text',
        'image: "{{leg}}" has no value here, since setup runs once for all legs: move it to command, or write a fixed text',
        'files: "{{leg}}" has no value here, since setup runs once for all legs: move it to command, or write a fixed text',
      ],
    ],
  ])('refuses %j', (given, problems) => {
    expect(problemsOf({ legs: 'a: x', ...given })).toEqual(problems);
  });
});

describe('files beside a setup', () => {
  const placed = (given: Parameters<typeof planOf>[0]): unknown => {
    const { setup, legs } = planOf({ image: 'tag:a', setup: 's', legs: 'a: x', files: 'src', ...given });
    const names = (files: readonly FileLine[]): string[] => files.map(textOf);
    return { setup: names(setup?.files ?? []), leg: names(legs[0]?.files ?? []) };
  };

  it('go into the setup', () => {
    expect(placed({})).toEqual({ setup: ['src'], leg: [] });
  });

  it('go into every leg when the setup has its own', () => {
    expect(placed({ 'setup-files': 'lock' })).toEqual({ setup: ['lock'], leg: ['src'] });
  });

  it('may hold a placeholder then', () => {
    expect(placed({ 'setup-files': 'lock', files: 'test/{{leg}}' })).toEqual({ setup: ['lock'], leg: ['test/a'] });
  });
});

describe('readPlan', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    ': ',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    '{{a}}',
    '{{leg}}',
    '{{',
    '}}',
    'command',
    'include:',
    'exclude:',
    '&x ',
    '*x',
    '|',
    '>',
    '!t ',
    '#',
    '=',
    '~',
    'env: ',
    'args: ',
    'shell: true',
    '\t',
    '\0',
    '\ud800',
    '? ',
    '%YAML 1.1\n---\n',
    '<<: ',
  );
  const text = fc.oneof(
    fc.constant(''),
    fc.string(),
    fc.array(word).map((words) => words.join('')),
  );

  it('makes a plan of any text, or says why not', () => {
    const given = fc.record<GivenPlan>({
      legs: text,
      legsFile: fc.option(fc.record({ path: fc.constant('a/b'), text })),
      matrix: text,
      command: text,
      'leg-name': text,
      'allow-failure': text,
      variables: fc.constant({ A: 'b' }),
      image: fc.oneof(fc.constant('tag:x'), text),
      setup: text,
      'setup-key': text,
      'setup-keep': text,
      'setup-files': text,
      files: text,
      env: text,
      cwd: text,
      shell: text,
      hostname: text,
      network: text,
      user: text,
      'disk-limit': text,
      'run-timeout': text,
      'truncate-output-at': text,
      disposable: text,
      tag: text,
      needImages: fc.subarray(['collect', 'test-reports']),
      detach: fc.boolean(),
    });
    const inputs =
      /^(?:legs|legs-file|matrix|command|image|setup|setup-key|setup-keep|setup-files|files|env|cwd|shell|hostname|network|user|disk-limit|run-timeout|truncate-output-at|disposable|tag|leg-name|allow-failure): |^and \d+ more$/;
    fc.assert(
      fc.property(given, (one) => {
        for (const problem of problemsOf(one)) expect(problem).toMatch(inputs);
      }),
    );
  });

  it('makes a plan of any text in one input, or says why not', () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const given of [{ legs: one }, { matrix: one, command: 'x' }, { legs: 'a: x', env: one }]) {
          if (problemsOf(given).length === 0) expect(planOf(given).legs.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 250 },
    );
  });
});
