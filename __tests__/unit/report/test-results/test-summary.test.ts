import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { readSummary } from '../../../../demo/render-summary.ts';
import type { TestRecord, TestResults } from '../../../../src/legs/test-results.ts';
import type { Html } from '../../../../src/report/text/escape.ts';
import { sizeOf } from '../../../../src/report/summary/page.ts';
import { testBlocks, testsHeading } from '../../../../src/report/test-results/test-summary.ts';
import { namesAmong, testRecord, testsOf } from '../../../doubles/fixtures.ts';
import { HOSTILE_LINES } from '../../../invariants/hostile-text.ts';
import { checkSummary } from '../../../invariants/step-files.ts';
import { hostileText } from '../text/hostile-text.ts';

const PAGE = { nameLegs: namesAmong(6), serverUrl: 'https://github.test' };
const ROOM = 450_000;

interface Shown {
  /** The blocks as they stand on a page. */
  readonly text: string;
  readonly missing: readonly string[];
}

function shown(tests: TestResults, room = ROOM, page = PAGE): Shown {
  const { blocks, missing } = testBlocks(tests, page, room);
  return { text: blocks.map(String).join('\n\n'), missing: missing.map(String) };
}

function elements(node: Root | ElementContent): Element[] {
  if (node.type !== 'root' && node.type !== 'element') return [];
  const inner = node.children.flatMap((child) => (child.type === 'doctype' ? [] : elements(child)));
  return node.type === 'element' ? [node, ...inner] : inner;
}

const many = (count: number, fields: (index: number) => Partial<TestRecord> = () => ({})): TestRecord[] =>
  Array.from({ length: count }, (_, index) => testRecord(`t${index}`, fields(index)));

describe('the failing tests on a page', () => {
  it('begin with the first, whose details are open', () => {
    const { text, missing } = shown(testsOf({ failed: [testRecord('test_total', { legs: ['unit', 'docs'] })] }));
    expect(text).toBe(
      [
        `<details open><summary><b><code>test_total</code></b> <code>tests.test_cart.TestCart</code> · <a href="https://github.test/octo/repo/blob/${'c'.repeat(40)}/tests/test_cart.py#L41"><code>tests/test_cart.py:41</code></a> · in <code>unit</code>, <code>docs</code><br><code>AssertionError: assert 4 == 5</code></summary>`,
        '<pre><code>def test_total():&#10;&gt;       assert total() == 5&#10;E       AssertionError: assert 4 == 5&#10;&#10;tests/test_cart.py:41</code></pre>',
        '</details>',
      ].join('\n'),
    );
    expect(missing).toEqual([]);
  });

  it('say no more than is known', () => {
    const nothing = { className: '', suite: '', place: null, message: '', details: '', legs: ['unit'] };
    const failed = [testRecord('a', nothing)];
    expect(shown(testsOf({ failed }), ROOM, { ...PAGE, nameLegs: namesAmong(1) }).text).toBe(
      '<p><b><code>a</code></b></p>',
    );
    expect(shown(testsOf({ passed: 3 }))).toEqual({ text: '', missing: [] });
  });

  it('link to a page of the server alone, over TLS', () => {
    const links = (url: string | null, serverUrl = PAGE.serverUrl): string | undefined => {
      const failed = [testRecord('a', { place: { file: 'a.py', line: 1, url } })];
      return /<a href="(.*?)">/.exec(shown(testsOf({ failed }), ROOM, { ...PAGE, serverUrl }).text)?.[1];
    };
    expect(links('https://github.test/o/r/blob/x/a.py#L1')).toBe('https://github.test/o/r/blob/x/a.py#L1');
    expect(links('https://github.test/o/r/blob/x/"a" b.py', 'https://github.test/')).toBe(
      'https://github.test/o/r/blob/x/%22a%22%20b.py',
    );
    for (const url of [
      null,
      '',
      'a.py',
      'http://github.test/o/r',
      'javascript:alert(1)',
      'https://evil.test/github.test',
      'https://github.test.evil.test/',
      'https://github.test:444/o/r',
      'https://user@github.test/o/r',
      'https://:secret@github.test/o/r',
    ])
      expect([url, links(url)]).toEqual([url, undefined]);
    expect(links('https://github.test/o/r', 'nonsense')).toBeUndefined();
    expect(links('http://github.test/o/r', 'http://github.test')).toBeUndefined();
  });

  it('are open for three, listed for twenty, and folded by file beyond', () => {
    const failed = many(24, (index) => ({
      place: index === 23 ? null : { file: `f${index % 2}.py`, line: index, url: null },
    }));
    const { text } = shown(testsOf({ failed }));
    expect(text.match(/<details open>/g)).toHaveLength(3);
    const [listed = '', folded = ''] = text.split('\n\n');
    expect(listed.match(/<summary>/g)).toHaveLength(20);
    expect(folded).toMatch(/^<details>\n<summary>❌ 4 more failing tests<\/summary>\n/);
    expect(folded.match(/<h4>.*?<\/h4>|<b><code>t\d+/g)).toEqual([
      '<h4><code>f0.py</code></h4>',
      '<b><code>t20',
      '<b><code>t22',
      '<h4><code>f1.py</code></h4>',
      '<b><code>t21',
      '<h4>Without a known file</h4>',
      '<b><code>t23',
    ]);
    expect(shown(testsOf({ failed: many(20) })).text).not.toContain('more failing');
  });

  it('show the beginning and the end of long details', () => {
    const details = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const { text } = shown(testsOf({ failed: [testRecord('a', { details })] }));
    expect(text).toContain('line 14&#10;… 70 lines');
    expect(text).toContain('&#10;line 85&#10;');
    expect(text).not.toContain('line 15&#10;');
  });
});

it.each([
  [testsOf({ failed: [testRecord('a')], passed: 2 }), '<h3>❌ 1 of 3 tests failed</h3>'],
  [testsOf({ passed: 2 }), '<p><b>2 tests passed.</b></p>'],
])('the heading of %j', ({ counts }, heading) => {
  expect(String(testsHeading(counts))).toBe(heading);
});

describe('the flaky tests on a page', () => {
  it('are a folded list without details', () => {
    const flaky = [testRecord('a', { legs: ['unit', 'docs'] }), testRecord('b', { message: '', place: null })];
    expect(shown(testsOf({ flaky })).text).toBe(
      [
        '<details>',
        '<summary>⚠️ Flaky: 2 tests that passed after a failure</summary>',
        '<ul>',
        `<li><b><code>a</code></b> <code>tests.test_cart.TestCart</code> · <a href="https://github.test/octo/repo/blob/${'c'.repeat(40)}/tests/test_cart.py#L41"><code>tests/test_cart.py:41</code></a> · in <code>unit</code>, <code>docs</code><br><code>AssertionError: assert 4 == 5</code></li>`,
        '<li><b><code>b</code></b> <code>tests.test_cart.TestCart</code> · in <code>unit</code></li>',
        '</ul>',
        '</details>',
      ].join('\n'),
    );
  });

  it('come after the failing ones', () => {
    const { text } = shown(testsOf({ failed: [testRecord('failing')], flaky: [testRecord('unsteady')] }));
    expect(text.indexOf('failing')).toBeLessThan(text.indexOf('unsteady'));
  });

  it('take an eighth of the room, and are counted where they are left out', () => {
    const flaky = many(100);
    const { text, missing } = shown(testsOf({ flaky }), 8_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000);
    const count = text.match(/<li>/g)?.length ?? 0;
    expect(count).toBeGreaterThan(1);
    expect(missing).toEqual([`${100 - count} flaky tests`]);
    expect(shown(testsOf({ flaky }), 100)).toEqual({ text: '', missing: ['100 flaky tests'] });
  });
});

describe('a page with little room for tests', () => {
  const failed = many(100, (index) => ({ message: `m${index}`, details: 'd\n'.repeat(20) }));
  const parts = (room: number) => {
    const { text, missing } = shown(testsOf({ failed }), room);
    const count = (part: RegExp): number => text.match(part)?.length ?? 0;
    return { tests: count(/<b>/g), messages: count(/<br>/g), details: count(/<pre>/g), missing };
  };

  it('sheds details, then messages, then tests, from the end, and says what is missing', () => {
    expect(parts(ROOM)).toEqual({ tests: 100, messages: 100, details: 100, missing: [] });
    const some = parts(40_000);
    expect(some).toMatchObject({ tests: 100, messages: 100 });
    expect(some.details).toBeGreaterThan(3);
    expect(some.missing).toEqual([`the details of ${100 - some.details} failing tests`]);
    const fewer = parts(26_000);
    expect(fewer).toMatchObject({ tests: 100, details: 3 });
    expect(fewer.messages).toBeGreaterThan(3);
    expect(fewer.messages).toBeLessThan(100);
    expect(fewer.missing).toEqual([
      `the messages of ${100 - fewer.messages} failing tests`,
      'the details of 97 failing tests',
    ]);
    const least = parts(10_000);
    expect(least.tests).toBeGreaterThan(20);
    expect(least.tests).toBeLessThan(100);
    expect(least.messages).toBeLessThan(20);
    expect(least.details).toBe(3);
    expect(least.missing[0]).toBe(`${100 - least.tests} failing tests`);
  });

  it('keeps the first tests whole while they take a quarter of it', () => {
    const { text } = shown(testsOf({ failed: many(3, () => ({ details: 'x'.repeat(900) })) }), 4_000);
    expect(text.match(/<pre>/g)?.length ?? 0).toBeGreaterThan(0);
  });

  it('says in one word how many tests there are where it has room for none', () => {
    expect(shown(testsOf({ failed }), 100)).toEqual({ text: '', missing: ['100 failing tests'] });
    expect(shown(testsOf({ failed }), 0)).toEqual({ text: '', missing: ['100 failing tests'] });
    expect(shown(testsOf({ failed: [testRecord('a')] }), 0).missing).toEqual(['1 failing test']);
  });

  it('counts as missing what was not kept of the tests', () => {
    const tests = testsOf({ failed: [testRecord('a')], flaky: [testRecord('b')] });
    const more = { ...tests, counts: { ...tests.counts, failed: 4, flaky: 2 } };
    expect(shown(more)).toMatchObject({
      missing: ['3 failing tests', '1 flaky test'],
    });
  });

  const record = fc
    .record({
      name: hostileText,
      className: hostileText,
      message: hostileText,
      details: hostileText,
      file: fc.constantFrom('a.py', 'b.py', '</h4>'),
      placed: fc.boolean(),
      times: fc.integer({ min: 1, max: 300 }),
    })
    .map(({ name, className, message, details, file, placed, times }) => {
      const place = placed ? { file, line: 3, url: 'https://github.test/x' } : null;
      const fields = { className, message, details: details.repeat(times), place, legs: [name, 'unit'] };
      return testRecord(name === '' ? 'a' : name, fields);
    });

  it('never takes more than it has, and every block is whole', () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 60 }),
        fc.array(record, { maxLength: 10 }),
        fc.integer({ min: 0, max: 60_000 }),
        (failing, flaky, room) => {
          const { blocks } = testBlocks(testsOf({ failed: failing, flaky }), PAGE, room);
          const bytes = blocks.reduce((sum: number, block: Html) => sum + sizeOf(block) + 2, 0);
          expect(bytes).toBeLessThanOrEqual(room);
          expect(blocks.filter((block) => /\n\s*\n/.test(String(block)))).toEqual([]);
          for (const block of blocks) checkSummary(String(block));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('counts each test once, shown or missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 60_000 }), (count, room) => {
        const { text, missing } = shown(testsOf({ failed: many(count) }), room);
        const left = Number(/^(\d+) failing tests?$/.exec(missing[0] ?? '')?.[1] ?? 0);
        expect((text.match(/<b>/g)?.length ?? 0) + left).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
});

describe('hostile texts of a report', () => {
  const OURS = new Set('h3 h4 p b br a code pre details summary ul li'.split(' '));
  const everywhere = (text: string): TestResults => {
    const place = { file: text, line: 7, url: text };
    const test = testRecord(text, { suite: text, className: text, message: text, details: text, legs: [text], place });
    return testsOf({ failed: Array.from({ length: 22 }, () => test), flaky: [test] });
  };

  it.each([...HOSTILE_LINES, '\n\n# heading', '"><img src=x>', "' onclick='x"])('forge no markup: %j', async (text) => {
    const { text: page } = shown(everywhere(text));
    const found = elements(await readSummary(page));
    expect(found.map(({ tagName }) => tagName).filter((name) => !OURS.has(name))).toEqual([]);
    expect(found.filter(({ tagName }) => tagName === 'h3' || tagName === 'h4')).toHaveLength(1);
    expect(found.filter(({ tagName }) => tagName === 'a')).toEqual([]);
    expect(found.filter(({ tagName }) => tagName === 'pre').length).toBeLessThanOrEqual(22);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\u202e\u2066]|\p{Cc}/u);
  });
});

it('shows a thousand failing tests of four hundred legs within half the summary, in well under a second', () => {
  const legs = Array.from({ length: 400 }, (_, index) => `leg-${index}`);
  const details = Array.from({ length: 200 }, (_, index) => `    at frame ${index} <of> the "stack"`).join('\n');
  const failed = many(1_000, (index) => ({ legs, details, message: 'expected 4, got 5', className: `Suite${index}` }));
  const started = process.cpuUsage();
  const { text, missing } = shown(testsOf({ failed }), ROOM, { ...PAGE, nameLegs: namesAmong(400) });
  const { user, system } = process.cpuUsage(started);
  expect(user + system).toBeLessThan(1_000_000);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(ROOM);
  expect(text.match(/<b>/g)).toHaveLength(1_000);
  expect(text).toContain('in all 400 legs');
  expect(missing).toEqual([expect.stringMatching(/^the details of \d+ failing tests$/)]);
});
