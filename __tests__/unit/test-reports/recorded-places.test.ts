import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { placeOfTest } from '../../../src/test-reports/places/test-places.ts';
import { readTests } from '../../reports/read-tests.ts';
import { copied, viewOf } from './sandbox.ts';

/** The projects whose reports are recorded, as the checkout: each went to `/work`. */
const PROJECTS = fileURLToPath(new URL('../../reports/projects/', import.meta.url));
const RECORDED = new URL('recorded/', import.meta.url);

test.each([
  ['bats', 'bats', 'fails in a helper', 'spec/deep/nested.bats', 6],
  ['bun', 'bun', 'fails in a helper', 'src/deep/nested.test.js', 4],
  ['catch2', 'catch2', 'has sections/outer/fails below', 'deep/sums.cc', 15],
  ['deno', 'deno', 'fails in a helper', 'src/deep/nested.check.js', 2],
  ['googletest', 'googletest', 'FailsTwice', 'deep/sums_test.cc', 12],
  ['gotestsum', 'go', 'TestFailsInHelper', 'deep/er/nested_test.go', 13],
  ['jest', 'jest', ' fails in a helper', 'src/deep/nested.check.js', 2],
  ['jest-files', 'jest', 'fails in a helper', 'src/deep/nested.check.js', 2],
  ['mocha-junit-reporter', 'mocha', 'fails in a helper', 'spec/deep/nested.js', 4],
  ['mocha-xunit', 'mocha', 'fails in a helper', 'spec/deep/nested.js', 4],
  ['nextest', 'cargo', 'fails_outside', 'tests/outside.rs', 3],
  ['node', 'node', 'fails in a helper', 'spec/deep/nested.check.mjs', 5],
  ['phpunit', 'phpunit', 'testFailsInHelper', 'tests/Deep/NestedTest.php', 11],
  ['playwright', 'playwright', 'fails in a helper', 'e2e/deep/nested.check.js', 4],
  ['playwright', 'playwright', 'is too slow', 'e2e/deep/nested.check.js', 13],
  ['pytest-xunit1', 'pytest', 'test_fails_in_helper', 'tests/deep/er/test_nested.py', 2],
  ['pytest-xunit2', 'pytest', 'test_fails_in_helper', 'tests/deep/er/test_nested.py', 2],
  // Without a trace: the line of its decorator is the report's.
  ['pytest-xunit1', 'pytest', 'test_unexpected_pass_strict', 'tests/test_sums.py', 63],
  ['rspec', 'rspec', 'nested fails in a helper', 'spec/deep/nested_spec.rb', 2],
  ['surefire', 'maven', 'failsDeep', 'src/test/java/example/SumsTest.java', 57],
  ['unittest', 'unittest', 'test_errors', 'checks/test_sums.py', 15],
  ['unittest', 'unittest', 'setUpClass (checks.test_sums.BrokenSetup)', 'checks/test_sums.py', 38],
  ['vitest', 'vitest', 'fails in a helper', 'src/deep/nested.check.js', 4],
])('a real report of %s leads to the line of the checkout (%s, %s)', async (name, project, wanted, file, line) => {
  const tests = await readTests([readFileSync(new URL(`${name}.xml`, RECORDED))]);
  const failing = tests.find((one) => one.status === 'failed' && one.name === wanted);
  expect(failing && placeOfTest(failing, viewOf(sandboxOf(project)))).toEqual({ file, line });
});

function sandboxOf(project: string): Parameters<typeof viewOf>[0] {
  const entries = readdirSync(`${PROJECTS}${project}`, { recursive: true, withFileTypes: true });
  const folder = `${PROJECTS}${project}/`;
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length));
  return { uploaded: copied(...files), modules: [{ path: 'example.org/sums', folder: '.' }] };
}
