import { describe, expect, it } from '@jest/globals';
import type { ReportedTest } from '../../../../src/test-reports/junit/reported-test.ts';
import { testsOf } from '../reading.ts';

/** The only test of a suite with this content. */
async function only(content: string, suite = ''): Promise<ReportedTest> {
  const [test, ...rest] = await testsOf(`<testsuite ${suite}>${content}</testsuite>`);
  if (test === undefined || rest.length > 0) throw new Error('This suite has not one test.');
  return test;
}

describe('the status of a case', () => {
  it.each([
    ['nothing', '<testcase/>', 'passed'],
    ['a failure', '<testcase><failure/></testcase>', 'failed'],
    ['an error', '<testcase><error/></testcase>', 'failed'],
    ['reruns alone', '<testcase><rerunFailure/></testcase>', 'failed'],
    ['errors of reruns alone', '<testcase><rerunError/></testcase>', 'failed'],
    ['skipped', '<testcase><skipped/></testcase>', 'skipped'],
    ['disabled', '<testcase><disabled/></testcase>', 'skipped'],
    ['ignored', '<testcase><ignored/></testcase>', 'skipped'],
    ['a failure, although it is skipped', '<testcase><skipped/><failure/></testcase>', 'failed'],
    ['a failure that is still to be done', '<testcase><skipped type="todo"/><failure/></testcase>', 'skipped'],
    ['a warning', '<testcase><warning>old</warning></testcase>', 'passed'],
    ['output and properties', '<testcase><properties><property name="failure"/></properties></testcase>', 'passed'],
    ['a failure inside of its output', '<testcase><system-out><failure/></system-out></testcase>', 'passed'],
    ['that it did not run', '<testcase status="notrun"/>', 'skipped'],
    ['that it is disabled', '<testcase status="disabled"/>', 'skipped'],
    ['that it is suppressed', '<testcase status="notrun" result="suppressed"/>', 'skipped'],
    ['that its result is to be skipped', '<testcase status="run" result="skipped"/>', 'skipped'],
    ['that it failed', '<testcase status="fail"/>', 'failed'],
    ['that it failed, in capitals', '<testcase status="FAILED"/>', 'failed'],
    ['that it ran', '<testcase status="run" result="completed"/>', 'passed'],
    ['a failure, although its attribute says that it ran', '<testcase status="run"><failure/></testcase>', 'failed'],
    [
      'that it is skipped, although its attribute says that it failed',
      '<testcase status="fail"><skipped/></testcase>',
      'skipped',
    ],
  ])('of which the report says %s', async (_, content, status) => {
    expect((await only(content)).status).toBe(status);
  });

  it.each(['flakyFailure', 'flakyError'])('is flaky with <%s>', async (element) => {
    const test = await only(`<testcase><${element} message="first">trace</${element}></testcase>`);
    expect(test).toMatchObject({ status: 'passed', isFlaky: true, message: 'first', details: 'trace' });
  });

  it('is failed and not flaky with a failure besides', async () => {
    const test = await only('<testcase><flakyFailure message="first"/><failure message="last"/></testcase>');
    expect(test).toMatchObject({ status: 'failed', isFlaky: false, message: 'last' });
  });

  it('is skipped without a message, also where a failure has one', async () => {
    const test = await only('<testcase><skipped type="todo"/><failure message="m">t</failure></testcase>');
    expect(test).toMatchObject({ message: '', details: '' });
  });
});

describe('what a case says', () => {
  it('is of its first failure', async () => {
    const content = '<testcase><error message="1">a</error><failure message="2">b</failure></testcase>';
    expect(await only(content)).toMatchObject({ message: '1', details: 'a' });
  });

  it('is the text of a failure, of its CDATA sections and elements, without output', async () => {
    const failure = '<failure>a<![CDATA[<b>]]>&amp;c<stackTrace>d</stackTrace><system-out>e</system-out></failure>';
    expect((await only(`<testcase>${failure}</testcase>`)).details).toBe('a<b>&c\nd');
  });

  it('keeps the indentation of the first line, without the blank lines around the text', async () => {
    const test = await only('<testcase><failure>\n \n    def test():\n>       x\n\n  </failure></testcase>');
    expect(test.details).toBe('    def test():\n>       x');
  });

  it('is its output when the failure has no text', async () => {
    const outputs = '<system-out>out\n</system-out><system-err>err</system-err>';
    const test = await only(`<testcase><failure message="m"> \n</failure>${outputs}</testcase>`);
    expect(test).toMatchObject({ message: 'm', details: 'out\nerr' });
  });

  it('is not its output when the failure has text, or the test passed', async () => {
    const tests = await testsOf(
      '<testsuite><testcase><system-out>o</system-out><failure>t</failure></testcase><testcase><system-out>o</system-out></testcase></testsuite>',
    );
    expect(tests.map(({ details }) => details)).toEqual(['t', '']);
  });

  it.each([
    ['line="12"', 12],
    ['lineno="12"', 12],
    ['line="0"', null],
    ['line="-1"', null],
    ['line="1e3"', null],
    ['line="12a"', null],
    ['line=""', null],
    ['line="99999999999"', null],
  ])('has the line of %s', async (attribute, line) => {
    expect((await only(`<testcase ${attribute}/>`)).line).toBe(line);
  });

  it.each([
    ['12', 13],
    ['0', 1],
  ])('counts the lines of pytest from 1: %s', async (line, expected) => {
    expect((await only(`<testcase line="${line}"/>`, 'name="pytest"')).line).toBe(expected);
  });

  it.each([
    ['classname="a" class="b"', 'a'],
    ['class="b"', 'b'],
    ['classname="" class="b"', ''],
    ['', ''],
  ])('has the class of %j', async (attributes, className) => {
    expect((await only(`<testcase ${attributes}/>`)).className).toBe(className);
  });

  it('has the first of two attributes of one name, and none with a prefix', async () => {
    expect(await only('<testcase a:name="x" name="y" name="z"/>')).toMatchObject({ name: 'y' });
  });

  it('is a test of its own inside of another', async () => {
    const tests = await testsOf(
      '<testsuite><testcase name="a"><testcase name="b"><failure/></testcase></testcase></testsuite>',
    );
    expect(tests.map(({ name, status }) => [name, status])).toEqual([
      ['b', 'failed'],
      ['a', 'passed'],
    ]);
  });
});
