import { describe, expect, it } from '@jest/globals';
import type { ReportedTest } from '../../../../src/test-reports/junit/reported-test.ts';
import { testsOf } from '../reading.ts';

const TEXT = 64 * 1024;
const NAME = 1024;
const PATH = 4096;

/** The only test of a report. */
async function only(report: string): Promise<ReportedTest | undefined> {
  const tests = await testsOf(report);
  expect(tests).toHaveLength(1);
  return tests[0];
}

/** A text of ten different characters, so that a part in another place is another text. */
const long = (length: number): string => '0123456789'.repeat(length / 10 + 1).slice(0, length);

describe('a long text', () => {
  it.each([
    ['name', 'name', NAME],
    ['classname', 'className', NAME],
    ['file', 'file', PATH],
  ] as const)('is cut in %s', async (attribute, field, most) => {
    for (const length of [most, most + 1, 300_000]) {
      const test = await only(`<testsuite><testcase ${attribute}="${long(length)}"/></testsuite>`);
      expect(test?.[field]).toBe(long(most));
    }
  });

  it('is cut in the names of suites, together', async () => {
    const test = await only(`<testsuite name="a"><testsuite name="${long(5000)}"><testcase/></testsuite></testsuite>`);
    expect(test?.suite).toBe(`a > ${long(NAME - 4)}`);
  });

  it.each([TEXT, TEXT + 1, 2 * TEXT, 300_000])('is cut in messages and details: %d', async (length) => {
    const test = await only(
      `<testsuite><testcase name="a"><failure message="${long(length)}">${long(length)}</failure></testcase></testsuite>`,
    );
    expect(test).toMatchObject({ name: 'a', message: long(TEXT), details: long(TEXT) });
  });

  it('is cut in CDATA sections, in their references and in output', async () => {
    const text = `${long(40_000)}&lt;${long(40_000)}`;
    const kept = `${long(40_000)}<${long(40_000)}`.slice(0, TEXT);
    const failure = `<failure><![CDATA[${long(40_000)}]]>&lt;<![CDATA[${long(40_000)}]]></failure>`;
    const tests = await testsOf(
      `<testsuite><testcase>${failure}</testcase><testcase><failure message="${text}"/><system-err>${text}</system-err></testcase></testsuite>`,
    );
    expect(tests.map(({ details }) => details)).toEqual([kept, kept]);
    expect(tests[1]?.message).toBe(kept);
  });

  it('is not cut within a character', async () => {
    const text = `${long(TEXT - 1)}😀`;
    const test = await only(
      `<testsuite><testcase name="${'x'.repeat(NAME - 1)}😀"><failure message="${text}">${text}</failure></testcase></testsuite>`,
    );
    expect(test).toMatchObject({ name: 'x'.repeat(NAME - 1), message: long(TEXT - 1), details: long(TEXT - 1) });
  });

  it('does not end the reading where it is a comment or an instruction', async () => {
    const report = `<?p ${long(300_000)}?><testsuite name="a"><!-- ${long(300_000)} --><testcase/></testsuite>`;
    expect(await only(report)).toMatchObject({ suite: 'a' });
  });

  it('is whole when it is white space that stands before the text', async () => {
    const test = await only(`<testsuite><testcase><failure>${'\n'.repeat(60_000)}end</failure></testcase></testsuite>`);
    expect(test?.details).toBe('end');
  });
});
