import { describe, expect, it } from '@jest/globals';
import { readParts, testsOf } from '../reading.ts';

/** The suites and files of the tests. */
async function placesIn(report: string): Promise<readonly (readonly [string, string | null])[]> {
  return (await testsOf(report)).map(({ suite, file }) => [suite, file]);
}

describe('the suites of a test', () => {
  it('are those around it, the outermost first, without the names of collections', async () => {
    const report = `<testsuites name="jest tests"><testsuite name="a"><testsuite name=""><testsuite name="b">
      <testcase/></testsuite><testcase/></testsuite><testcase/></testsuite></testsuites>`;
    expect((await placesIn(report)).map(([suite]) => suite)).toEqual(['a > b', 'a', 'a']);
  });

  it('are also those around elements in between', async () => {
    const report = '<testsuite name="a"><group><testsuite name="b"><testcase/></testsuite></group></testsuite>';
    expect(await placesIn(report)).toEqual([['a > b', null]]);
  });

  it('have one name in each run of unittest-xml-reporting', async () => {
    expect(await placesIn('<testsuite name="T-20261129100000"><testcase/></testsuite>')).toEqual([['T', null]]);
    expect(await placesIn('<testsuite name="T-12345678901234"><testcase/></testsuite>')).toEqual([
      ['T-12345678901234', null],
    ]);
  });

  it('give it a file when it has none, the nearest first', async () => {
    const report = `<testsuite file="a"><testsuite file="b"><testcase file="c"/><testcase file=""/>
      </testsuite><testsuite file=""><testcase/></testsuite><testcase/></testsuite>`;
    expect((await placesIn(report)).map(([, file]) => file)).toEqual(['c', 'b', 'a', 'a']);
  });

  it('give it the file of the root suite of Cypress that they follow', async () => {
    const report = `<testsuites><testsuite name="Root Suite" file="a.cy.ts"/><testsuite name="x"><testcase/></testsuite>
      <testsuite name="y" file="own"><testcase/></testsuite><testsuite name="Root Suite"/><testsuite name="z"><testcase/>
      </testsuite></testsuites>`;
    expect(await placesIn(report)).toEqual([
      ['x', 'a.cy.ts'],
      ['y', 'own'],
      ['z', null],
    ]);
  });

  it('do not give it the file of another suite that they follow', async () => {
    const report =
      '<testsuites><testsuite name="a" file="a.ts"/><testsuite name="b"><testcase/></testsuite></testsuites>';
    expect(await placesIn(report)).toEqual([['b', null]]);
  });

  it('may have the prefix of a namespace, as all elements', async () => {
    const report = `<j:testsuite xmlns:j="urn:j" name="a"><j:testcase name="t"><j:failure message="m"/></j:testcase></j:testsuite>`;
    expect(await testsOf(report)).toMatchObject([{ suite: 'a', name: 't', status: 'failed', message: 'm' }]);
  });
});

describe('a suite that failed as a whole', () => {
  it.each(['failure', 'error'])('is a failing test with <%s>', async (element) => {
    const report = `<testsuite name="a"><testsuite name="b" file="f"><testcase name="c"/>
      <${element} message="first">trace</${element}><${element} message="second">more</${element}></testsuite></testsuite>`;
    const [, failed, ...rest] = await testsOf(report);
    expect(rest).toEqual([]);
    expect(failed).toEqual({
      suite: 'a',
      className: '',
      name: 'b',
      file: 'f',
      line: null,
      status: 'failed',
      isFlaky: false,
      message: 'first',
      details: 'trace',
    });
  });

  it('is none by its count alone, since a suite without a case tells nothing', async () => {
    expect(await testsOf('<testsuite name="a" tests="1" errors="1" failures="1"/>')).toEqual([]);
  });
});

describe('the output of a suite', () => {
  const FAILED = '<testcase name="a"><error message="exit 1"/></testcase>';

  it('is that of its only test, when this failed and says nothing', async () => {
    const report = `<testsuite>${FAILED}<system-out>log</system-out></testsuite>`;
    expect(await testsOf(report)).toMatchObject([{ name: 'a', message: 'exit 1', details: 'log' }]);
  });

  it.each([
    ['of two tests', `${FAILED}${FAILED}<system-out>log</system-out>`],
    ['with a suite in it', `${FAILED}<testsuite><testcase/></testsuite><system-out>log</system-out>`],
    ['of a test that passed', '<testcase/><system-out>log</system-out>'],
  ])('is of no test in a suite %s', async (_, content) => {
    const tests = await testsOf(`<testsuite>${content}</testsuite>`);
    expect(tests.map(({ details }) => details)).toEqual(tests.map(() => ''));
  });

  it('does not replace what the test says', async () => {
    const report = '<testsuite><testcase><failure>t</failure></testcase><system-out>log</system-out></testsuite>';
    expect(await testsOf(report)).toMatchObject([{ details: 't' }]);
  });

  it('is not waited for when the report breaks off', async () => {
    const { tests, error } = await readParts([`<testsuites><testsuite>${FAILED}<system-out>lo`]);
    expect(tests).toMatchObject([{ name: 'a', details: '' }]);
    expect(error?.message).toBe('it is cut off in line 1');
  });

  it('keeps no test behind another', async () => {
    const report = `<testsuite name="s">${FAILED}<testsuite><testcase name="b"/></testsuite><testcase name="c"/></testsuite>`;
    expect((await testsOf(report)).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});
