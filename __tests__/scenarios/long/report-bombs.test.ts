import { describe, expect, it } from '@jest/globals';
import { readReport } from '../../../src/test-reports/junit/read-report.ts';
import { REPORT_LIMITS } from '../../../src/test-reports/junit/report-limits.ts';
import { heapUsed } from '../../doubles/heap.ts';

const MIB = 1024 ** 2;
const CHUNK = 64 * 1024;
/** An object of 24 bytes, or a text of 50, that were kept of each would exceed the 4 MiB. */
const MANY = 200_000;

interface Bomb {
  readonly before?: string;
  /** Stands there so many times. */
  readonly part: string | ((index: number) => string);
  readonly times: number;
  readonly after?: string;
  readonly tests?: number;
  /** Of the report, at most. */
  readonly bytes?: number;
  readonly problem?: string;
}

const DECLARATION = 'it declares a document type, which can define entities';
const TOO_LONG = 'it is no XML: a name that is too long in line 1';

const BOMBS: Readonly<Record<string, Bomb>> = {
  'a test with 200,000 failures': {
    before: '<testsuite><testcase>',
    part: '<failure message="m">t</failure>',
    times: MANY,
    after: '</testcase></testsuite>',
    tests: 1,
  },
  '200,000 failing tests': {
    before: '<testsuite>',
    part: '<testcase name="a"><failure message="m">t</failure></testcase>',
    times: MANY,
    after: '</testsuite>',
    tests: MANY,
  },
  '200,000 suites in one of a long name': {
    before: `<testsuite name="${'n'.repeat(100_000)}">`,
    part: '<testsuite name="a"><testcase/></testsuite>',
    times: MANY,
    after: '</testsuite>',
    tests: MANY,
  },
  '200,000 elements in each other': {
    part: '<testsuite>',
    times: MANY,
    problem: 'its elements are nested deeper than 100',
  },
  '200,000 attributes': {
    before: '<testsuite',
    part: (index) => ` a${index}="x"`,
    times: MANY,
    after: '/>',
  },
  '200,000 attributes of one name': { before: '<testsuite', part: ' name="x"', times: MANY, after: '/>' },
  'an attribute of 10 MB': {
    before: '<testsuite><testcase><failure message="',
    part: 'x'.repeat(50),
    times: MANY,
    after: '"/></testcase></testsuite>',
    tests: 1,
  },
  'a text of 10 MB': {
    before: '<testsuite><testcase><failure>',
    part: 'x &lt; '.repeat(7),
    times: MANY,
    after: '</failure></testcase></testsuite>',
    tests: 1,
  },
  'a CDATA section of 10 MB': {
    before: '<testsuite><testcase><failure><![CDATA[',
    part: 'x] ]]'.repeat(10),
    times: MANY,
    after: ']]></failure></testcase></testsuite>',
    tests: 1,
  },
  'a comment of 10 MB': { before: '<testsuite><!--', part: 'x'.repeat(50), times: MANY, after: '--></testsuite>' },
  'an instruction of 10 MB': {
    before: '<testsuite><?p ',
    part: 'x'.repeat(50),
    times: MANY,
    after: '?></testsuite>',
  },
  'white space of 10 MB': { before: '<testsuite/>', part: ' \n'.repeat(25), times: MANY },
  '200,000 unknown entities': { before: '<testsuite>', part: '&lol;', times: MANY, after: '</testsuite>' },
  '200,000 malformed comments': {
    before: '<testsuite>',
    part: '<!-- a -- b -->',
    times: MANY,
    problem: 'it is no XML: malformed comment in line 1',
  },
  'a name of 10 MB': { before: '<testsuite><', part: 'x'.repeat(50), times: MANY, problem: TOO_LONG },
  'the name of an attribute of 10 MB': {
    before: '<testsuite ',
    part: 'x'.repeat(50),
    times: MANY,
    problem: TOO_LONG,
  },
  'a declaration of 10 MB': { before: '<testsuite><!', part: 'x'.repeat(50), times: MANY, problem: DECLARATION },
  'a document type of 10 MB': {
    before: '<!DOCTYPE x [',
    part: '<!ENTITY a "&a;">',
    times: MANY,
    problem: DECLARATION,
  },
  'more than 10 MiB, where no more are read': {
    before: '<testsuite>',
    part: '<testcase><system-out>'.padEnd(1000, 'x') + '</system-out></testcase>',
    times: 11_000,
    bytes: 10 * MIB,
    problem: 'it is larger than 10 MiB',
    tests: 10_176,
  },
};

/** Chunks of a bomb, and how much the heap grew at most while they were read. */
class Source {
  growth = 0;
  readonly #bomb: Bomb;

  constructor(bomb: Bomb) {
    this.#bomb = bomb;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a source of chunks is asynchronous
  async *chunks(): AsyncGenerator<Uint8Array> {
    const { before = '', part, times, after = '' } = this.#bomb;
    const start = heapUsed();
    const measure = (): void => {
      this.growth = Math.max(this.growth, heapUsed() - start);
    };
    let text = before;
    let bytes = 0;
    for (let index = 0; index < times; index += 1) {
      text += typeof part === 'string' ? part : part(index);
      if (text.length < CHUNK) continue;
      const chunk = Buffer.from(text);
      text = '';
      if (Math.floor(bytes / (2 * MIB)) !== Math.floor((bytes += chunk.length) / (2 * MIB))) measure();
      yield chunk;
    }
    measure();
    yield Buffer.from(text + after);
  }
}

describe('a report that was made to exhaust its reader', () => {
  it.each(Object.entries(BOMBS))('is read or refused in little memory: %s', async (_, bomb) => {
    const source = new Source(bomb);
    let tests = 0;
    const limits = { ...REPORT_LIMITS, ...(bomb.bytes !== undefined && { bytes: bomb.bytes }) };
    const problem = await readReport(source.chunks(), () => (tests += 1), { limits }).then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    expect(problem).toBe(bomb.problem);
    expect(tests).toBe(bomb.tests ?? 0);
    expect(source.growth).toBeLessThan(4 * MIB);
  });
});
