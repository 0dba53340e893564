import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { ReportedTest } from '../../../../src/test-reports/junit/reported-test.ts';
import { placeOfTest } from '../../../../src/test-reports/places/test-places.ts';
import { hostileText } from '../../report/text/hostile-text.ts';
import { failing } from '../reported.ts';
import { copied, type Sandbox, viewOf } from '../sandbox.ts';
import { FileIndex } from '../../../../src/test-reports/places/sandbox-files.ts';

const JAVA = 'src/test/java/com/acme/FooTest.java';
const FILES = [
  'tests/test_a.py',
  'tests/helper.py',
  'src/a.test.ts',
  'src/helper.ts',
  'src/my dir/(group)/[id].test.tsx',
  'pkg/a_test.go',
  'pkg/deep/b_test.go',
  JAVA,
  'src/test/java/com/acme/Helper.java',
  'src/test/kotlin/com/acme/BarTest.kt',
  'src/lib.rs',
  'tests/FooTest.php',
  'spec/a_spec.rb',
  'test/A.cs',
  'Tests/AppTests/AppTests.swift',
  'test/a.cpp',
];

const NOTHING = { suite: '', className: '', file: null, line: null, message: '', details: '' };

function placed(facts: Partial<ReportedTest>, sandbox: Partial<Sandbox> = {}): string | null {
  const found = placeOfTest(failing('x', { ...NOTHING, ...facts }), viewOf({ uploaded: copied(...FILES), ...sandbox }));
  return found && `${found.file}:${String(found.line)}`;
}

describe('the place of a test that has only a trace', () => {
  it.each<readonly [string, string, string | null]>([
    [
      'Python',
      'Traceback (most recent call last):\n  File "/work/tests/test_a.py", line 3, in test_a\n    f()',
      'tests/test_a.py:3',
    ],
    [
      'Python, whose last call comes last',
      '  File "/work/tests/test_a.py", line 3, in a\n  File "/work/tests/helper.py", line 9, in b',
      'tests/helper.py:9',
    ],
    [
      'Python outside of the checkout',
      '  File "/work/tests/test_a.py", line 3, in a\n  File "/usr/lib/python3/unittest/case.py", line 9',
      'tests/test_a.py:3',
    ],
    [
      'pytest',
      'def test_a():\n>   assert 1 == 2\nE   assert 1 == 2\n\ntests/test_a.py:12: AssertionError',
      'tests/test_a.py:12',
    ],
    [
      'pytest, of more frames',
      'tests/test_a.py:5: \n_ _ _\ntests/test_a.py:12: in f\ntests/test_a.py:20: ValueError',
      'tests/test_a.py:20',
    ],
    [
      'Node',
      'Error: no\n    at Object.<anonymous> (/work/src/a.test.ts:10:5)\n    at f (node:internal:1:2)',
      'src/a.test.ts:10',
    ],
    [
      'Node, whose last call comes first',
      'Error: no\n    at f (/work/src/helper.ts:3:1)\n    at g (/work/src/a.test.ts:10:5)',
      'src/helper.ts:3',
    ],
    ['Node without a function', '    at /work/src/a.test.ts:10:5', 'src/a.test.ts:10'],
    ['Node in a promise', '    at async file:///work/src/a.test.ts:10:5', 'src/a.test.ts:10'],
    [
      'Node with brackets and blanks in a path',
      '    at f (/work/src/my dir/(group)/[id].test.tsx:3:4)',
      'src/my dir/(group)/[id].test.tsx:3',
    ],
    ['jest, relative', '    at Object.toBe (src/a.test.ts:10:5)', 'src/a.test.ts:10'],
    ['webpack', '    at Context.eval (webpack://app/./src/a.test.ts:5:6)', 'src/a.test.ts:5'],
    ['vitest', 'AssertionError: expected 1\n ❯ src/a.test.ts:5:3\n ❯ node_modules/x.js:1:1', 'src/a.test.ts:5'],
    ['vitest with a function, in colour', ' \u001b[36m❯\u001b[39m helper src/helper.ts:7:3', 'src/helper.ts:7'],
    [
      'Playwright, whose head names the test',
      '[chromium] › src/a.test.ts:3:5 › name ──\n\n    Error: no\n\n      at /work/src/a.test.ts:4:17',
      'src/a.test.ts:4',
    ],
    [
      'Java',
      'AssertionError: no\n\tat org.junit.Assert.fail(Assert.java:89)\n\tat com.acme.FooTest.bar(FooTest.java:42)',
      `${JAVA}:42`,
    ],
    ['Java in a module', '\tat app//com.acme.FooTest$Inner.lambda$a$0(FooTest.java:42)', `${JAVA}:42`],
    ['Java of another package', '\tat com.other.FooTest.bar(FooTest.java:42)', null],
    ['Kotlin', '\tat com.acme.BarTest.adds two numbers(BarTest.kt:7)', 'src/test/kotlin/com/acme/BarTest.kt:7'],
    ['Rust', "thread 'tests::a' (12) panicked at src/lib.rs:10:5:\nassertion failed", 'src/lib.rs:10'],
    ['Rust, older', "thread 'a' panicked at 'no', src/lib.rs:10:5", 'src/lib.rs:10'],
    ['PHP', 'Failed asserting that 1 is 2.\n\n/work/tests/FooTest.php:12\n', 'tests/FooTest.php:12'],
    ['PHP in brackets', '#0 /work/tests/FooTest.php(12): f()', 'tests/FooTest.php:12'],
    ['Ruby', "Failure/Error: x\n# ./spec/a_spec.rb:12:in `block'", 'spec/a_spec.rb:12'],
    ['C#', '   at Acme.Tests.A.B() in /work/test/A.cs:line 12', 'test/A.cs:12'],
    ['Swift', '/work/Tests/AppTests/AppTests.swift:12: error: -[A b] : no', 'Tests/AppTests/AppTests.swift:12'],
    ['C++', '/work/test/a.cpp:42\nExpected equality', 'test/a.cpp:42'],
    ['Catch2', 'FAILED:\n  REQUIRE( x )\nat /work/test/a.cpp:42', 'test/a.cpp:42'],
    ['a compiler', 'test/a.cpp(42): error', 'test/a.cpp:42'],
    ['Go, the whole path', 'panic: no\n\t/work/pkg/a_test.go:12 +0x1d', 'pkg/a_test.go:12'],
    ['Go, the only file of the name', '    a_test.go:12: got 1', 'pkg/a_test.go:12'],
    ['no place', 'no such thing: 12:30, 127.0.0.1:80, a.b.c', null],
    ['a file that was not uploaded', '    at f (/work/dist/a.js:1:1)', null],
    ['a line that is none', 'src/lib.rs:0:5', null],
  ])('in %s', (_title, details, place) => {
    expect(placed({ details })).toBe(place);
    expect(placed({ message: details.trim() })).toBe(place);
  });

  it('is looked for in the first 100 lines and the last, 1,000 units of each', () => {
    const at = (before: number, behind: number) => `${'x\n'.repeat(before)}src/lib.rs:3${'\nx'.repeat(behind)}`;
    expect(
      [at(99, 999), at(999, 99), at(100, 100), `${' '.repeat(990)}src/lib.rs:3`].map((details) => placed({ details })),
    ).toEqual(['src/lib.rs:3', 'src/lib.rs:3', null, null]);
  });
});

describe('the place of a test', () => {
  const trace = '    at f (/work/src/helper.ts:3:1)\n    at g (/work/src/a.test.ts:10:5)';

  it.each<readonly [string, Partial<ReportedTest>, string | null]>([
    ['is nowhere without a file and a trace', {}, null],
    ['is the file of the report', { file: 'src/a.test.ts' }, 'src/a.test.ts:null'],
    ['has the line of the report', { file: 'src/a.test.ts', line: 4 }, 'src/a.test.ts:4'],
    ['has the line of the name', { file: 'src/a.test.ts:6:2', line: 4 }, 'src/a.test.ts:6'],
    ['has the line of the trace first', { file: 'src/a.test.ts:6', line: 4, details: trace }, 'src/a.test.ts:10'],
    [
      'is the file of the report, not another of the trace',
      { file: 'src/lib.rs', line: 4, details: trace },
      'src/lib.rs:4',
    ],
    [
      'is that of the trace when the file is unknown',
      { file: '/etc/passwd', line: 4, details: trace },
      'src/helper.ts:3',
    ],
    ['is nowhere when the file is unknown', { file: '../../etc/passwd', line: 4 }, null],
    ['has the class that is a path', { className: 'src/a.test.ts', details: trace }, 'src/a.test.ts:10'],
    ['has the suite that is a path', { suite: 'all > src/a.test.ts', details: trace }, 'src/a.test.ts:10'],
    ['has the class that is a path without a line', { className: 'src/a.test.ts' }, 'src/a.test.ts:null'],
    ['has the line of the report in the class', { className: 'src/a.test.ts', line: 5 }, 'src/a.test.ts:5'],
    [
      'is the line of the trace where the class has none',
      { className: 'src/lib.rs', details: trace },
      'src/helper.ts:3',
    ],
    ['has the module of Python', { className: 'tests.test_a.TestB', line: 5 }, 'tests/test_a.py:5'],
    ['has the module that could not be imported', { name: 'tests.test_a' }, 'tests/test_a.py:null'],
    ['has the class of Java', { className: 'com.acme.FooTest' }, `${JAVA}:null`],
    ['has the nested class of Java', { className: 'com.acme.FooTest$Inner' }, `${JAVA}:null`],
    ['has the class of Kotlin', { className: 'com.acme.BarTest' }, 'src/test/kotlin/com/acme/BarTest.kt:null'],
    ['is not where a class without a package might be', { className: 'FooTest' }, null],
    [
      'has the line of its class before that of a helper',
      {
        className: 'com.acme.FooTest',
        details: '\tat com.acme.Helper.check(Helper.java:5)\n\tat com.acme.FooTest.bar(FooTest.java:42)',
      },
      `${JAVA}:42`,
    ],
    [
      'has the frame before another mention of its file',
      { file: 'src/a.test.ts', details: `see src/a.test.ts:99\n${trace}` },
      'src/a.test.ts:10',
    ],
  ])('%s', (_title, facts, place) => {
    expect(placed(facts)).toBe(place);
  });

  it.each<readonly [string, readonly string[], string, string | null]>([
    ['nowhere when two modules have it', ['a', 'b'], 'out/junit.xml', null],
    ['in the module of its report', ['a', 'b'], 'b/target/surefire-reports/TEST-x.xml', `b/${JAVA}:42`],
    ['in the only one', ['a'], 'b/target/surefire-reports/TEST-x.xml', `a/${JAVA}:42`],
  ])('with a class of Java is %s', (_title, modules, report, place) => {
    const uploaded = copied(...modules.map((module) => `${module}/${JAVA}`));
    const details = '\tat com.acme.FooTest.bar(FooTest.java:42)';
    expect(placed({ details }, { uploaded, report })).toBe(place);
    expect(placed({ className: 'com.acme.FooTest', line: 42 }, { uploaded, report })).toBe(place);
  });

  it.each<readonly [string, Partial<ReportedTest>, string | null]>([
    ['at its root', { className: 'example.com/m' }, 'a_test.go:12'],
    ['in a folder', { className: 'example.com/m/pkg' }, 'pkg/a_test.go:12'],
    ['named by the suite', { suite: 'example.com/m/pkg' }, 'pkg/a_test.go:12'],
    ['in a module within', { className: 'example.com/m/v2/pkg' }, 'second/pkg/a_test.go:12'],
    ['in a folder without the file', { className: 'example.com/m/other' }, null],
    ['of another module, where the name is not the only one', { className: 'example.com/mm' }, null],
    ['that leads out', { className: 'example.com/m/../../etc' }, null],
  ])('with a package of Go %s', (_title, facts, place) => {
    const modules = [
      { path: 'example.com/m/v2', folder: 'second' },
      { path: 'example.com/m', folder: '.' },
    ];
    const uploaded = copied('a_test.go', 'pkg/a_test.go', 'second/pkg/a_test.go');
    expect(placed({ ...facts, details: '    a_test.go:12: got 1' }, { uploaded, modules })).toBe(place);
  });

  it('never leaves the files that were uploaded', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...FILES,
        '/work/',
        'at ',
        ' (',
        ')',
        ':3',
        ':line 4',
        'File "',
        '", line 5',
        '\n',
        '❯ ',
        '../',
        'com.acme.FooTest',
      ),
      hostileText,
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, text, (file, className, message, details) => {
        const test = failing('x', { ...NOTHING, file, className, suite: message, message, details });
        const found = placeOfTest(test, viewOf({ uploaded: copied(...FILES) }));
        if (found !== null) expect(FILES).toContain(found.file);
        expect(found?.line ?? 1).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the cost of a place', () => {
  it('is one look for a name that a trace has many times, where many files have it', () => {
    const uploaded = copied(...Array.from({ length: 90 }, (_, index) => `m${index}/com/acme/A.java`));
    const looked = jest.spyOn(FileIndex.prototype, 'at');
    const searched = jest.spyOn(FileIndex.prototype, 'endingWith');
    const details = 'at com.acme.A.run(A.java:1)\n'.repeat(90);
    expect(placed({ details }, { uploaded })).toBeNull();
    expect(searched).toHaveBeenCalledTimes(1);
    expect(looked.mock.calls.length).toBeLessThan(50);
    looked.mockRestore();
    searched.mockRestore();
  });
});
