import { describe } from '@jest/globals';
import { eachIsShown, RUN } from './shown.ts';

describe('a mistake with matrix', () => {
  eachIsShown([
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a, b]', command: 'make' } },
      [
        '::error::The step stopped early (exit code 1): matrix: no setting uses the axis "os": write {{os}} in command or another input (not ${{ matrix.os }}, which belongs to the job)',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'shard: [1, 2]', command: 'make {{matrix.shard}}' } },
      [
        '::error::The step stopped early (exit code 1): command: "{{matrix.shard}}" is not a placeholder here: did you mean {{shard}}?',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'version: [1, 2]', command: 'make {{verson}}' } },
      [
        '::error::The step stopped early (exit code 1): command: "{{verson}}" is not a placeholder here: did you mean {{version}}?',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: debian', command: 'make {{os}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: line 1: "os" holds the single value "debian": use a list, [debian]',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a, b]\nexclude:\n  - oss: a', command: 'make {{os}}' } },
      ['::error::The step stopped early (exit code 1): matrix: line 3: exclude: "oss" is no axis: did you mean os?'],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a]\nexclude:\n  - os: a', command: 'make {{os}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: exclude leaves no combination: exclude less, or include one',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a, b]' } },
      ['::error::The step stopped early (exit code 1): command: it is empty: a matrix needs it, such as make {{axis}}'],
    ],
    [
      {
        inputs: {
          ...RUN,
          legs: '',
          matrix: 'v: ["3 12", "3 13"]',
          image: 'docker://python:{{v}}',
          command: 'make {{v}}',
        },
      },
      [
        '::error::The step stopped early (exit code 1): image: legs "3 12" and "3 13": "docker://python:3 12" has a space, which no image has: write one such as docker://python:3.12-slim or docker://ghcr.io/owner/image:1.2 (likewise "docker://python:3 13")',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'include:\n  - suite: unit\n  - suite: e2e', command: 'make ' } },
      [
        '::error::The step stopped early (exit code 1): matrix: no setting uses "suite" of include: write {{suite}} in command or another input (not ${{ matrix.suite }}, which belongs to the job)',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'matrix:\n  os: [a]', command: 'make {{os}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: line 1: "matrix" is the input\'s name: leave this line out, and begin with the axes',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: []', command: 'make {{os}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: line 1: "os" is an axis without values: list at least one',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a]\ninclude:\n  os: b', command: 'make {{os}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: line 2: include: it is a map: use a list of maps such as "- os: debian"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'python version: [1]', command: 'make {{python}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: line 1: "python version" is not allowed as a name: use letters, digits, _ and -, and begin with a letter or _',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a]', command: 'make {{os}}', 'leg-name': '{{matrix.os}}' } },
      [
        '::error::The step stopped early (exit code 1): leg-name: "{{matrix.os}}" is not a placeholder here: did you mean {{os}}?',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'Object', command: 'make {{os}}' } },
      [
        '::error::The step stopped early (exit code 1): matrix: line 1: "Object" is what GitHub writes for a list or an object: use toJSON() in the expression',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a, b]', command: 'make {{os}}', tag: 'result' } },
      [
        '::error::The step stopped early (exit code 1): tag: "result" is the tag of legs "a", "b": give each its own, such as "result-{{leg}}"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '', matrix: 'os: [a, b]', command: 'make {{os}}', 'leg-name': 'on {{version}}' } },
      ['::error::The step stopped early (exit code 1): leg-name: "{{version}}" is not a placeholder here: use {{os}}'],
    ],
  ]);
});
