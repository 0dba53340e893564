import { describe, expect, it } from '@jest/globals';
import { problemsOf } from './plan-of.ts';
import { fits } from './plan-schema.ts';

const inFile = (text: string) => ({ legsFile: { path: 'legs.yml', text } });

/** With the inputs that a leg may need, so that what is wrong is wrong with the legs. */
function isRead(legs: string): boolean {
  return problemsOf({ ...inFile(legs), command: 'make', cwd: '/srv' }).length === 0;
}

const GOOD = [
  'unit: npm test',
  'a:\nb: ""\nc: 3.10\nd: true\ne: ~',
  'a: [npm, test, 1, true, null]',
  '"{{leg}}": echo {{leg}}',
  'a: {command: x}\nb: {command: [x, y]}\nc: {command: 5}\nd: {command: true}\ne: {}',
  'a: {command: make, args: [-j, 4]}\nb: {args: [x]}\nc: {command: x, args: }\nd: {command: [x], args: }\ne: {args: []}',
  'a: {env: {A: 1, B_2: true, C: , D: x}}\nb: {env: }\nc: {env: {}}\nd: {env: "A=1\\n# c\\n\\n HOME= \\nB=x=y"}',
  'a: {files: src}\nb: {files: [src, "!x", 5]}\nc: {files: }\nd: {files: []}\ne: {files: "a:/b\\nc"}',
  'a: {shell: true}\nb: {shell: "TRUE"}\nc: {shell: }\nd: {shell: " false "}\ne: {shell: False}',
  'a: {image: tag:base/x:1}\nb: {image: docker://python:3.12}\nc: {image: 00000000-0000-4000-8000-000000000001}\nd: {image: }',
  'a: {cwd: /srv}\nb: {cwd: " /a b "}\nc: {cwd: ""}',
  'a: {stdin: text}\nb: {stdin: 1.0}\nc: {stdin: no}\nd: {stdin: false}\ne: {stdin: }',
  'a: {timeout: 90}\nb: {timeout: 90s}\nc: {timeout: 1h30m}\nd: {timeout: "5"}\ne: {timeout: }\nf: {timeout: " 5m "}',
  'a: {hostname: box}\nb: {hostname: 5}\nc: {hostname: true}\nd: {hostname: 1.5}',
  'a: {network: false}\nb: {network: "False"}',
  'a: {user: 1000}\nb: {user: 1000:1000}\nc: {user: 0}\nd: {user: "0:4294967294"}\ne: {user: }\nf: {user: 4294967294}',
  'a: {disk-limit: 65536}\nb: {disk-limit: 2GiB}\nc: {disk-limit: 500 mb}\nd: {disk-limit: "5"}\ne: {disk-limit: 3b}',
  'a: {disposable: true}\nb: {disposable: false, tag: x}\nc: {disposable: true, tag: }\nd: {tag: y, disposable: }',
  'a: {tag: "built-{{leg}}"}\nb: {tag: 5}\nc: {tag: 1.5}\nd: {tag: true}\ne: {tag: a/b:c.d}\nf: {tag: " t "}',
  'a: {allow-failure: true}',
  'a: {truncate-output-at: 1}\nb: {truncate-output-at: 10485760}\nc: {truncate-output-at: "+5"}',
  '"90": {timeout: "{{leg}}"}',
  `${'n'.repeat(100)}: x`,
  `${'🦊'.repeat(100)}: x`,
];
const BAD = [
  '',
  '# nothing',
  '{}',
  'npm test',
  '5',
  '- npm test',
  '"": x',
  '" ": x',
  '"a\\nb": x',
  '"a\\u2028b": x',
  `${'n'.repeat(101)}: x`,
  'a: []',
  'a: [""]',
  'a: [x, [y]]',
  'a: [x, {y: z}]',
  'a: [[x]]',
  'a: {comand: x}',
  'a: {run: x}',
  'a: {command: }',
  'a: {command: " "}',
  'a: {command: []}',
  'a: {command: [""]}',
  'a: {command: {b: c}}',
  'a: {command: [x, [y]]}',
  'a: {args: --x}',
  'a: {args: {b: c}}',
  'a: {args: [[x]]}',
  'a: {command: [x], args: [y]}',
  'a: {args: [y], command: [x]}',
  'a: {command: [x], args: []}',
  'a: {env: [A=1]}',
  'a: {env: 5}',
  'a: {env: true}',
  'a: {env: HOME}',
  'a: {env: "A=1\\nHOME"}',
  'a: {env: {A: [b]}}',
  'a: {env: {A: {b: c}}}',
  'a: {env: {1A: b}}',
  'a: {env: {A-B: b}}',
  'a: {env: "A-B=1"}',
  'a: {env: "A=1\\nB C"}',
  'a: {env: "=1"}',
  'a: {files: {a: b}}',
  'a: {files: [[a]]}',
  'a: {shell: bash}',
  'a: {shell: yes}',
  'a: {shell: 1}',
  'a: {shell: [true]}',
  'a: {image: python}',
  'a: {image: 5}',
  'a: {image: https://x}',
  'a: {cwd: srv}',
  'a: {cwd: 5}',
  'a: {cwd: [/srv]}',
  'a: {stdin: [x]}',
  'a: {timeout: 0}',
  'a: {timeout: 0s}',
  'a: {timeout: 5 minutes}',
  'a: {timeout: 1.5}',
  'a: {timeout: -5}',
  'a: {timeout: true}',
  'a: {timeout: 2147484}',
  'a: {timeout: 30s1m}',
  'a: {hostname: a b}',
  'a: {hostname: {b: c}}',
  'a: {network: off}',
  'a: {network: 0}',
  'a: {user: root}',
  'a: {user: -1}',
  'a: {user: 4294967295}',
  'a: {user: "1:2:3"}',
  'a: {disk-limit: 0}',
  'a: {disk-limit: 1.5G}',
  'a: {disk-limit: -5}',
  'a: {disk-limit: 5 TBs}',
  'a: {disposable: true, tag: x}',
  'a: {disposable: " True ", tag: x}',
  'a: {tag: x, disposable: true}',
  'a: {tag: 5, disposable: true}',
  'a: {tag: Upper}',
  'a: {tag: -x}',
  'a: {tag: -5}',
  'a: {tag: "a::b"}',
  `a: {tag: ${'t'.repeat(257)}}`,
  'a: {allow-failure: maybe}',
  'a: {truncate-output-at: 0}',
  'a: {truncate-output-at: 10485761}',
  'a: {truncate-output-at: 1M}',
  'a: {truncate-output-at: "-5"}',
  'legs:\n  unit: npm test',
  'jobs: {test: {steps: [{run: x}]}}',
];

/** What the schema accepts and the step refuses, and why a schema cannot say so. */
const SAID_BY_THE_STEP: readonly (readonly [why: string, legs: string])[] = [
  ['it knows no other leg', 'a: {tag: x}\nb: {tag: x}'],
  ['it knows no value of a placeholder', 'a: {timeout: "{{leg}}"}'],
  ['it knows no names of placeholders', 'a: echo {{os}}'],
  ['it knows no shell', 'a: "# only a comment"'],
  ['it compares no lines of a text', 'a: {env: "A=1\\nA=2"}'],
  ['it knows only how an image begins', 'a: {image: "docker://Python:3.12"}'],
  ['it knows only how an image begins', 'a: {image: "tag:-"}'],
  ['it knows no lines of files', 'a: {files: "!x"}'],
  ['it knows no lines of files', 'a: {files: "src:"}'],
  ['it checks where a path begins alone', 'a: {cwd: "/a\\nb"}'],
  ['it counts no number in a text', 'a: {timeout: "2147484"}'],
  ['it counts no number in a text', 'a: {truncate-output-at: "10485761"}'],
  ['it counts no number in a text', 'a: {user: "1:4294967295"}'],
  ['YAML reads another notation as the same number', 'a: {timeout: 0x10}'],
  ['YAML reads another notation as the same number', 'a: {timeout: 90.0}'],
  ['YAML reads another notation as the same boolean', 'a: {tag: True}'],
  ['it does not trim names', '"a": x\n" a ": y'],
  ['a leg of that name may be empty elsewhere', 'legs: {}'],
];

/** What the schema refuses and the step takes. */
const SAID_BY_THE_SCHEMA: readonly (readonly [why: string, legs: string])[] = [
  ['its message would be about a pattern', 'a: {args: ""}'],
];

describe('the schema of legs', () => {
  it.each(GOOD)('and the step take %.60j', (legs) => {
    expect([fits('legs', legs), isRead(legs)]).toEqual([true, true]);
  });

  it.each(BAD)('and the step refuse %.60j', (legs) => {
    expect([fits('legs', legs), isRead(legs)]).toEqual([false, false]);
  });

  it.each(SAID_BY_THE_STEP)('leaves to the step what it cannot say: %s: %.60j', (_why, legs) => {
    expect([fits('legs', legs), isRead(legs)]).toEqual([true, false]);
  });

  it.each(SAID_BY_THE_SCHEMA)('is stricter: %s: %.60j', (_why, legs) => {
    const isTaken = problemsOf({ ...inFile(legs), command: 'make' }).length === 0;
    expect([fits('legs', legs), isTaken]).toEqual([false, true]);
  });
});
