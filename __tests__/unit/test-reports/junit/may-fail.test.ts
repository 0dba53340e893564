import { expect, test } from '@jest/globals';
import { readTests } from '../../../reports/read-tests.ts';

async function statusOf(inCase: string): Promise<string | undefined> {
  const [test] = await readTests([Buffer.from(`<testsuite><testcase name="a">${inCase}</testcase></testsuite>`)]);
  return test?.status;
}

test('a test of Node that fails and is still to be done is skipped, as it is printed', async () => {
  expect(await statusOf('<skipped type="todo" message="true"/><failure message="known"/>')).toBe('skipped');
  expect(await statusOf('<failure message="known"/><skipped type="todo" message="true"/>')).toBe('skipped');
});

test('a test of Catch2 that fails as expected is skipped', async () => {
  expect(await statusOf('<skipped message="TEST_CASE tagged with !mayfail"/><failure message="known"/>')).toBe(
    'skipped',
  );
});

test('a test of pytest that skipped itself and whose fixture failed at its end is failed', async () => {
  expect(await statusOf('<skipped type="pytest.skip" message="not now"/><error message="no end"/>')).toBe('failed');
});
