import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LegResult } from '../../../../src/legs/leg.ts';
import { html } from '../../../../src/report/text/escape.ts';
import { Page } from '../../../../src/report/summary/page.ts';
import { phrase } from '../../../../src/report/text/phrase.ts';
import { addTable, renderSummary } from '../../../../src/report/summary/summary.ts';
import type { Report } from '../../../../src/report/report.ts';
import type { TestsView } from '../../../../src/report/test-results/tests-view.ts';
import { hostileText } from '../text/hostile-text.ts';
import {
  leg,
  mixedReport,
  operation,
  problem,
  report,
  runReport,
  unstarted,
  uuidOf,
  written,
} from '../../../doubles/fixtures.ts';

const BUDGET = 900 * 1024;

function render(
  given: Report,
  { tests = null, budget = BUDGET }: { tests?: TestsView | null; budget?: number } = {},
): string {
  return String(renderSummary(given, tests, budget));
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

function failing(count: number, output: Buffer | null): LegResult[] {
  const stdout = output === null ? null : written(output);
  return Array.from({ length: count }, (_, index) =>
    leg(`leg ${index}`, 'failed', { exitCode: 3, operation: operation({ uuid: uuidOf(index), exitCode: 3, stdout }) }),
  );
}

/** The view of a step's tests, where one part or all have no room. */
function testsView(fields: Partial<TestsView> = {}): TestsView {
  return {
    sentence: phrase`2 of 9 tests failed`,
    heading: html`<h3>❌ 2 of 9 tests failed</h3>`,
    blocks: () => ({ blocks: [html`<p>a test</p>`, html`<details>`], missing: [] }),
    cell: (name) => (name === 'unit' ? html`2 of 9` : html``),
    ...fields,
  };
}

/** What the summary says of what it had to leave out. */
function apology(text: string): string {
  return /<p>⚠️ (.*)<\/p>/.exec(text)?.[1] ?? '';
}

/** The beginnings of the blocks, in order. */
function outline(text: string): string[] {
  return text
    .split('\n\n')
    .map((block) => /^(?:<\w+(?: open)?>(?:<b>)?[^<\n]*|```\w+)/.exec(block)?.[0].trim() ?? block);
}

describe('the summary', () => {
  it('has the verdict, then the first failures, table, timeline, other output, and the rest', () => {
    expect(outline(render(mixedReport()))).toEqual([
      '<h2>❌ Failed · exit code 137',
      '<details open>',
      '<details open>',
      '<details open>',
      '<table>',
      '<h3>Timeline',
      '```mermaid',
      '<h3>Output of other legs that did not pass',
      '<details>',
      '<details>',
      '<details>',
    ]);
  });

  it('shows failing tests before all, and no output of legs whose report has them', () => {
    const stdout = written('x\n');
    const failed = ['unit', 'build'].map((name) => leg(name, 'failed', { operation: operation({ stdout }) }));
    const counts = { tests: 9, passed: 7, failed: 2, skipped: 0, flaky: 0 };
    const tests = { counts, byLeg: new Map([['unit', counts]]), failed: [], flaky: [] };
    const text = render(report(failed, { tests }), { tests: testsView() });
    expect(outline(text)).toEqual([
      '<h2>❌ Failed · exit code 1',
      '<h3>❌ 2 of 9 tests failed',
      '<p>a test',
      '<details>',
      '<details open>',
      '<p>The image of every leg is',
      '<p>The same in each row: exit code 0',
      '<h3>Timeline',
      '```mermaid',
      '<h3>Output of other legs that did not pass',
    ]);
    expect(text).toContain('<details open>\n<summary><b>❌ <code>build</code> failed');
    expect(text).toContain('<th nowrap>Tests</th>');
    expect(text).toContain('<td><code>unit</code></td><td nowrap>❌ failed</td><td nowrap>2 of 9</td>');
  });

  it('gives half of its room to tests, and names what they lack', () => {
    const rooms: number[] = [];
    const blocks: TestsView['blocks'] = (room) => {
      rooms.push(room);
      return { blocks: [html`<p>${'x'.repeat(room)}</p>`], missing: [html`3 failing tests`] };
    };
    const text = render(report([leg('unit', 'failed')]), { tests: testsView({ blocks }) });
    expect(apology(text)).toMatch(/leaves out 3 failing tests\.$/);
    expect(rooms[0]).toBeGreaterThan(0.49 * BUDGET);
    expect(rooms[0]).toBeLessThan(0.5 * BUDGET);
    const lost = testsView({ blocks: () => ({ blocks: [html`<p>${'x'.repeat(BUDGET)}</p>`], missing: [] }) });
    expect(apology(render(report([leg('unit', 'failed')]), { tests: lost }))).toMatch(/leaves out some tests\.$/);
  });

  it('shows only a list of what passed', () => {
    const text = render(report([leg('a', 'passed')]));
    expect(outline(text)).toEqual(['<h2>✅ Passed', '<table>', '<details>']);
  });

  it('says why a step stopped, without legs', () => {
    const stopped = report([], {
      stopped: 'timeout: no',
      verdict: { ...report([]).verdict, exitCode: 1, outcome: 'failed' },
    });
    expect(render(stopped)).toBe(
      '<h2>❌ Stopped · exit code 1</h2>\n<p><b>The step stopped early.</b></p>\n<pre><code>timeout: no</code></pre>\n<p>Took 2 min 10 s</p>\n',
    );
  });

  it('of a run begins with what came before the legs', () => {
    const text = render(runReport());
    expect(outline(text)).toEqual([
      '<h2>❌ Failed · exit code 3',
      '<details open>',
      '<details open>',
      '<details open>',
      '<p>The import of',
      '<table>',
      '<h3>Timeline',
      '```mermaid',
      '<h3>Output of other legs that did not pass',
      '<details>',
      '<details>',
    ]);
    expect(text).toContain(`<p>The setup took 21 s and left image <code>${uuidOf(800)}</code></p>`);
    expect(text).toContain('<p>Collected 14 files (2.3 MB) into <code>collected</code></p>');
    expect(text).toContain('🚫 cancelled (fail-fast)</td>');
    expect(text.match(/<tr><td><code>[\w-]+/g)?.map((row) => row.slice(14))).toEqual([
      'unit',
      'docs',
      'arm64',
      'e2e',
      'lint',
      'release',
      'build',
      'types',
    ]);
  });

  it('shows a failed setup first, and no details of legs that were never started', () => {
    const stdout = written('installing\n');
    const setup = leg('setup', 'failed', { exitCode: 3, operation: operation({ exitCode: 3, stdout }) });
    const legs = Array.from({ length: 1_000 }, (_, index) => unstarted(`leg${index}`, 'planned'));
    const text = render(report(legs, { mode: 'run', preparation: [setup] }));
    expect(text).toContain('<b>The setup failed with exit 3; no leg was started.</b>');
    expect(text).toContain(
      '<details open>\n<summary><b>❌ <code>setup</code> failed with exit 3 · 12.3 s</b></summary>',
    );
    expect(text).toContain('<pre><code>installing</code></pre>');
    expect(text).toContain(
      '<summary>🚫 1,000 legs cancelled</summary>\n<p>The same in each row: error not started: the setup did not pass</p>\n<table>',
    );
    expect(text.match(/<details/g)).toHaveLength(3);
    expect(text.match(/<tr><td>/g)).toHaveLength(1_000);
    expect(apology(text)).toBe('');
  });

  it('of a run stays within its budget with hundreds of legs in every state', () => {
    const output = written(Buffer.from('word <&> '.repeat(2_000)));
    const states: ((name: string) => LegResult)[] = [
      (name) => unstarted(name, 'planned'),
      (name) => unstarted(name, 'refused', { problem: problem({ reason: '<&> '.repeat(500) }) }),
      (name) => unstarted(name, 'lost'),
      (name) => leg(name, 'passed', { exitCode: 1, loss: `it left nothing at ${'/<x>'.repeat(500)}` }),
      (name) =>
        leg(name, 'failed', { exitCode: 0, allowFailure: true, attempts: 3, operation: operation({ stdout: output }) }),
      (name) => leg(name, 'passed', { operation: operation({ duration: 60, elapsed: 20 }) }),
    ];
    const legs = Array.from(
      { length: 400 },
      (_, index) => states[index % states.length]?.(`leg ${index}`) ?? leg('', 'passed'),
    );
    const setup = leg('setup', 'passed', { operation: operation({ stdout: output }) });
    const given = report(legs, { ...runReport(), results: legs, preparation: [setup] });
    const text = render(given, { budget: 0.4 * BUDGET });
    expect(sizeOf(text)).toBeLessThanOrEqual(0.4 * BUDGET);
    expect(text.match(/<tr><td>/g)).toHaveLength(400);
    expect(text).toContain('```mermaid');
    expect(apology(text)).toMatch(/all details of \d+ legs/);
  });

  it('begins with the rows that need attention', () => {
    const cancel = 'finished';
    const names = [
      leg('a', 'passed', { exitCode: 0 }),
      leg('b', 'passed', { exitCode: 1, cancel }),
      leg('c', 'failed'),
      leg('d', 'passed', { exitCode: 0, loss: 'it left no image to tag', allowFailure: true }),
    ];
    const rows = render(report(names, { mode: 'cancel' })).match(/<tr><td><code>\w/g);
    expect(rows?.map((row) => row.at(-1))).toEqual(['b', 'c', 'd', 'a']);
  });

  it('has another title for the details of a mode that only reads', () => {
    const results = ['a', 'b', 'c', 'd'].map((name) => leg(name, 'failed', { exitCode: 0 }));
    const text = render(report(results, { mode: 'show' }));
    expect(text.match(/<details open>/g)).toHaveLength(3);
    expect(text).toContain('<h3>Details</h3>\n<details>\n<summary>❌ <code>d</code>');
  });

  it('leaves out what passed first, then output, then rows', () => {
    const passed = Array.from({ length: 40 }, (_, index) =>
      leg(`ok ${index}`, 'passed', { operation: operation({ uuid: uuidOf(index) }) }),
    );
    const given = report([...passed, ...failing(10, Buffer.from('line\n'.repeat(150)))]);
    const whole = sizeOf(render(given));
    const texts = [1.001, 0.9, 0.6, 0.5, 0.1].map((part) =>
      render(given, { budget: Math.round(whole * part) + 2_048 }),
    );
    const [all = '', withoutPassed = '', lessOutput = ''] = texts;
    const least = texts.at(-1) ?? '';
    expect(apology(all)).toBe('');
    expect(apology(withoutPassed)).toMatch(/leaves out the details of the legs that passed\.$/);
    expect(withoutPassed.match(/line&#10;/g)?.length).toBe(all.match(/line&#10;/g)?.length);
    expect(lessOutput.match(/line&#10;/g)?.length ?? 0).toBeLessThan(all.match(/line&#10;/g)?.length ?? 0);
    expect(lessOutput.match(/<tr><td>/g)).toHaveLength(50);
    expect(apology(least)).toMatch(
      /leaves out \d+ rows of the table, the timeline, all details of \d+ legs, the details of the legs that passed\./,
    );
    expect(least).not.toContain('<h3>');
    for (let index = 0; index < 10; index += 1) expect(least).toContain(`<code>leg ${index}</code>`);
  });

  it('has as many rows as fit, for any budget', () => {
    const given = report(failing(3, null));
    const within = (budget: number): { rows: number; missing: string } => {
      const page = new Page(budget, 0);
      const missing = addTable(page, given).map(String).join();
      const rows = String(page.whole()).match(/<tr><td>/g)?.length ?? 0;
      return { rows, missing: missing.replace('the lines above the table', '').replace(',', '') };
    };
    const pages = Array.from({ length: 300 }, (_, index) => within(5 * index));
    const counts = pages.map(({ rows }) => rows);
    const lostOf = (rows: number): string => (rows === 3 ? '' : `${3 - rows} row${rows === 2 ? '' : 's'} of the table`);
    expect(pages.map(({ missing }) => missing)).toEqual(counts.map(lostOf));
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('shows the details of a leg or counts them as missing, for any budget', () => {
    const given = report(failing(2, null));
    const enough = sizeOf(render(given)) + 2_048;
    for (let budget = 2_600; budget <= enough; budget += 29) {
      const text = render(given, { budget });
      const lost = Number(/all details of (\d+) leg/.exec(apology(text))?.[1] ?? 0);
      expect((text.match(/<details open>/g)?.length ?? 0) + lost).toBe(2);
    }
  });

  it('gives up the commands of legs that passed before their details, and says so', () => {
    const results = Array.from({ length: 20 }, (_, index) => leg(`leg${index}`, 'passed', { command: 'npm test' }));
    const whole = render(report(results));
    expect(whole).toContain('<code>npm test</code>');
    const short = render(report(results), { budget: sizeOf(whole) + 1_950 });
    expect(short).not.toContain('<code>npm test</code>');
    expect(short).toContain('left image');
    expect(short).toContain('leaves out the commands of the legs that passed');
  });

  it('counts a long command in the room of its leg, and shows less of it before the output goes', () => {
    const command = 'x'.repeat(2_000);
    const output = written(`${'y'.repeat(99)}\n`.repeat(200));
    const results = Array.from({ length: 100 }, (_, index) =>
      leg(`leg${index}`, 'failed', { command, operation: operation({ stdout: output }) }),
    );
    const text = render(report(results), { budget: 400_000 });
    expect(sizeOf(text)).toBeLessThanOrEqual(400_000);
    expect(text.match(/<pre><code>x+…<\/code>/g)?.length).toBeGreaterThan(50);
    // Those that are open have more of it.
    expect(text.match(/<b>stdout<\/b>/g)).toHaveLength(103);
    expect(text).not.toContain('leaves out');
  });

  it('shows what fail-fast cancelled after what it was cancelled for', () => {
    const wrote = operation({ stdout: written('x\n') });
    const given = report([
      leg('lint', 'cancelled', { givenUp: true, cancel: 'accepted', operation: wrote }),
      leg('unit', 'failed', { operation: wrote }),
    ]);
    expect(render(given).match(/<summary>\S+ <code>\w+/g)).toEqual([
      '<summary><b>❌ <code>unit',
      '<summary>🚫 <code>lint',
    ]);
  });

  it('shows flaky legs after what did not pass, under a title of their own, and before other legs in the table', () => {
    const failed = leg('api', 'failed', { allowFailure: true, exitCode: 0 });
    const flaky = leg('e2e', 'passed', { attempts: 2, mostAttempts: 2, earlier: [leg('e2e', 'failed')] });
    const page = String(renderSummary(report([flaky, leg('unit', 'passed'), failed], { mode: 'run' })));
    expect([...page.matchAll(/<h3>[^<]*|<details>\n<summary>. <code>\w+/gu)].map(([found]) => found)).toEqual([
      '<h3>Timeline',
      '<h3>Output of legs that did not pass',
      '<details>\n<summary>❌ <code>api',
      '<h3>Flaky: legs that passed on a later try',
      '<details>\n<summary>✅ <code>e2e',
    ]);
    const rows = [...page.matchAll(/<tr><td><code>(\w+)/gu)].map(([, name]) => name);
    expect(rows).toEqual(['api', 'e2e', 'unit']);
    const quiet = String(renderSummary(report([leg('unit', 'passed'), flaky], { mode: 'run' })));
    expect([...quiet.matchAll(/<tr><td><code>(\w+)/gu)].map(([, name]) => name)).toEqual(['e2e', 'unit']);
    expect(quiet).toContain('✅ passed (flaky: try 2 of 2)');
    expect(quiet).not.toContain('did not pass');
    expect(quiet.match(/<summary>.*<\/summary>/g)).toEqual([
      '<summary>✅ <code>e2e</code> passed on try 2 of 2 · 12.3 s</summary>',
      '<summary>✅ Details of 1 leg that passed</summary>',
    ]);
  });

  it('shares its room among the legs that did not pass, and gives on what is left over', () => {
    const given = report(failing(8, Buffer.from('x'.repeat(59).concat('\n').repeat(200))));
    const whole = render(given);
    const linesOf = (page: string): number[] =>
      page
        .split('<details>')
        .slice(1)
        .map((details) => details.split('<details')[0]?.match(/x{59}/g)?.length ?? 0);
    // Those that are open have more of it folded.
    expect(linesOf(whole)).toEqual([70, 70, 70, 70, 70, 70, 70, 70]);
    const within = (share: number): number[] => linesOf(render(given, { budget: Math.round(sizeOf(whole) * share) }));
    expect(within(0.8)).toEqual([70, 70, 70, 35, 35, 35, 35, 18]);
    const shares = Array.from({ length: 10 }, (_, index) => within(0.8 + index / 50));
    expect(shares.some((lines) => (lines.at(-1) ?? 0) > (lines[3] ?? 0))).toBe(true);
  });

  it('shows the output of the first legs where there is no room for all', () => {
    const text = render(report(failing(750, Buffer.from('word '.repeat(3_000)))), { budget: BUDGET / 2 });
    expect(sizeOf(text)).toBeLessThanOrEqual(BUDGET / 2);
    expect(text.match(/<pre><code>word /g)?.length).toBeGreaterThan(10);
    expect(apology(text)).toMatch(/leaves out (?:the output of \d+ legs?, )?all details of \d{3} legs\.$/);
  });

  it('counts the legs whose output is missing', () => {
    const long = Buffer.from('x'.repeat(50_000));
    const text = render(report([...failing(1, null), ...failing(1, long)]), { budget: 4_800 });
    expect(apology(text)).toMatch(/leaves out the output of 1 leg\.$/);
    expect(text).not.toContain('<pre><code>xxx');
    expect(text.match(/<details open>/g)).toHaveLength(2);
  });

  it.each([
    // A little more than is kept of a longer output.
    ['a thousand failing legs with 17 KiB of four-byte characters', 1_000, BUDGET, Buffer.from('😀'.repeat(4_400))],
    ['hundreds of failing legs with 17 KiB of markup', 700, BUDGET / 3, Buffer.from('<&>"\'\n\n    '.repeat(1_760))],
    ['so many legs without output that some have no row', 1_800, BUDGET / 3, null],
  ])('stays within its budget with %s', (_, count, budget, output) => {
    const text = render(report(failing(count, output)), { budget });
    expect(sizeOf(text)).toBeLessThanOrEqual(budget);
    expect(sizeOf(text)).toBeGreaterThan(0.9 * budget);
    expect(text.startsWith('<h2>❌ Failed · exit code 3</h2>\n')).toBe(true);
    expect(apology(text)).toMatch(/leaves out .*all details of [\d,]+ legs/);
  });

  it('stays within any budget, with the verdict, for any legs', () => {
    const result = fc
      .tuple(
        hostileText,
        hostileText,
        hostileText,
        fc.constantFrom('failed', 'passed', 'active', 'unknown'),
        fc.nat(30),
        fc.constantFrom('started', 'started', 'started', 'planned', 'refused', 'lost'),
        fc.option(hostileText),
      )
      .map(([name, text, error, outcome, times, start, loss]) =>
        leg(name, outcome, {
          start,
          loss,
          allowFailure: times > 20,
          attempts: times,
          operation: operation({ status: text, error, image: text, tag: text, stdout: written(text.repeat(times)) }),
        }),
      );
    const stopped = fc.option(hostileText);
    fc.assert(
      fc.property(
        fc.array(result, { maxLength: 12 }),
        stopped,
        fc.integer({ min: 100, max: 20_000 }),
        fc.record({
          mode: fc.constantFrom('wait', 'show', 'run'),
          preparation: fc.array(result, { maxLength: 3 }),
          detached: fc.boolean(),
          record: fc.tuple(hostileText, fc.boolean(), hostileText).map(([image, cacheHit, folder]) => ({
            setup: { image, cacheHit },
            collected: new Map([['a', { files: 3, bytes: 10, folders: [folder] }]]),
          })),
        }),
        (results, why, budget, fields) => {
          const text = render(report(results, { stopped: why, ...fields }), { budget });
          expect(sizeOf(text)).toBeLessThanOrEqual(budget);
          expect(text.startsWith('<h2>')).toBe(true);
          // Outside the picture no line is one that Markdown could read: each begins with an element.
          const outside = text.replace(/\n\n```mermaid\n[^`]*\n```\n(?=\n|$)/, '\n');
          expect(outside.split('\n').filter((line) => !/^(?:<|$)/.test(line))).toEqual([]);
          const block = /^<(?:h2|h3|p|table|details|details open)>/;
          expect(outside.split('\n\n').filter((part) => !block.test(part.trim()))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
