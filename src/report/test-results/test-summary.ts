import type { TestCounts, TestRecord, TestResults } from '../../legs/test-results.ts';
import { codeCell, html, type Html, joinHtml } from '../text/escape.ts';
import { counted } from '../text/format.ts';
import { sizeOf } from '../summary/page.ts';
import { phraseHtml } from '../text/phrase.ts';
import { entryOf, hasPart, partSize, renderEntry, type TestEntry, type TestPage, type TestPart } from './test-entry.ts';
import { testsSentence } from './test-phrases.ts';

/** Blocks of a page, and what is left out of them. */
export interface TestBlocks {
  readonly blocks: readonly Html[];
  readonly missing: readonly Html[];
}

/** Failing tests whose details are open, and those that stand outside of the folded list. */
const OPEN_TESTS = 3;
const LISTED_TESTS = 20;
/** The open ones stay whole as long as they take so much of the room, and the flaky ones take no more. */
const OPEN_SHARE = 1 / 4;
const FLAKY_SHARE = 1 / 8;
/** UTF-16 units. */
const PATH_LENGTH = 300;
const BLANK_LINE = 2;

/** `5 of 1,204 tests failed` */
export function testsHeading(counts: TestCounts): Html {
  const sentence = phraseHtml(testsSentence(counts));
  return counts.failed === 0 ? html`<p><b>${sentence}.</b></p>` : html`<h3>❌ ${sentence}</h3>`;
}

/**
 * The failing tests, the first ones with open details, those beyond twenty folded by file; then the flaky ones, folded.
 * Details are the first to yield to the room, in bytes of UTF-8, then messages, then tests, each from the end.
 */
export function testBlocks(tests: TestResults, page: TestPage, room: number): TestBlocks {
  const flaky = flakyBlock(tests, page, room * FLAKY_SHARE);
  const taken = flaky.blocks.reduce((sum, block) => sum + sizeOf(block) + BLANK_LINE, 0);
  const failing = failingBlocks(tests, page, room - taken);
  return { blocks: [...failing.blocks, ...flaky.blocks], missing: [...failing.missing, ...flaky.missing] };
}

/** @param room also for the blank line between each two blocks */
function failingBlocks({ counts, failed }: TestResults, page: TestPage, room: number): TestBlocks {
  const all = failed.map((test): Item => ({ entry: entryOf(test, page), file: test.place?.file ?? '' }));
  const fits = fitting(all, room - 2 * BLANK_LINE);
  const items = all.slice(0, fits.headline);
  const missing = [
    ...leftOut(counts.failed - items.length, 'failing test'),
    ...lacking(items.slice(fits.message), 'message'),
    ...lacking(items.slice(fits.details), 'details'),
  ];
  if (items.length === 0) return { blocks: [], missing };
  const rendered = items.map(({ entry, file }, index) => ({
    file,
    markup: renderEntry(entry, {
      message: index < fits.message,
      details: index < fits.details,
      open: index < OPEN_TESTS,
    }),
  }));
  const listed = rendered.slice(0, LISTED_TESTS).map(({ markup }) => markup);
  const others = rendered.slice(LISTED_TESTS);
  return { blocks: [joinHtml(listed, '\n'), ...(others.length === 0 ? [] : [byFile(others)])], missing };
}

interface Item {
  readonly entry: TestEntry;
  /** Empty when it is not known. */
  readonly file: string;
}

/** How many of the first items there is room for, how many of their messages, and how many of their details. */
function fitting(items: readonly Item[], room: number): Readonly<Record<TestPart, number>> {
  const wholeSize = ({ entry }: Item): number =>
    partSize(entry, 'headline') + partSize(entry, 'message') + partSize(entry, 'details');
  const whole = takeFirst(items.slice(0, OPEN_TESTS), wholeSize, room * OPEN_SHARE);
  const open = whole.count;
  const around = foldedSizes(items);
  const others = items.slice(open);
  const named = takeFirst(
    others,
    ({ entry }, index) => partSize(entry, 'headline') + (around[open + index] ?? 0),
    room - whole.size,
  );
  const shown = others.slice(0, named.count);
  const left = room - whole.size - named.size;
  const messages = takeFirst(shown, ({ entry }) => partSize(entry, 'message'), left);
  const details = takeFirst(shown, ({ entry }) => partSize(entry, 'details'), left - messages.size);
  return { headline: open + named.count, message: open + messages.count, details: open + details.count };
}

/** Bytes that each item adds for the folded list: its frame for the first one in it, a title for the first one of a file. */
function foldedSizes(items: readonly Item[]): number[] {
  const files = new Set<string>();
  return items.map(({ file }, index) => {
    if (index < LISTED_TESTS) return 0;
    const frame = index === LISTED_TESTS ? sizeOf(frameOf(items.length)) : 0;
    const title = files.has(file) ? 0 : sizeOf(fileTitle(file)) + 1;
    files.add(file);
    return frame + title;
  });
}

/** How many of the first items there is room for, and their size together. Asks for no size beyond. */
function takeFirst<Some>(
  items: readonly Some[],
  sizeOfItem: (item: Some, index: number) => number,
  room: number,
): { readonly count: number; readonly size: number } {
  let size = 0;
  for (const [index, item] of items.entries()) {
    const added = sizeOfItem(item, index);
    if (size + added > room) return { count: index, size };
    size += added;
  }
  return { count: items.length, size };
}

/** Tests of one file are together, below its name; a test whose file is not known stands below no name. */
function byFile(items: readonly { readonly file: string; readonly markup: Html }[]): Html {
  const files = [...Map.groupBy(items, ({ file }) => file)].flatMap(([file, tests]) => [
    fileTitle(file),
    ...tests.map(({ markup }) => markup),
  ]);
  return frameOf(items.length, files);
}

function frameOf(count: number, lines: readonly Html[] = []): Html {
  const title = html`<summary>❌ ${counted(count, 'more failing test')}</summary>`;
  return joinHtml([html`<details>`, title, ...lines, html`</details>`], '\n');
}

function fileTitle(file: string): Html {
  return file === '' ? html`<h4>Without a known file</h4>` : html`<h4>${codeCell(file, PATH_LENGTH)}</h4>`;
}

/** A folded list without details: these tests passed in the end. */
function flakyBlock({ counts, flaky }: TestResults, page: TestPage, room: number): TestBlocks {
  const frame = (items: readonly Html[]): Html => {
    const title = html`<summary>⚠️ Flaky: ${counted(counts.flaky, 'test')} that passed after a failure</summary>`;
    return joinHtml([html`<details>`, title, html`<ul>`, ...items, html`</ul>`, html`</details>`], '\n');
  };
  const items = flaky.map((test) => flakyItem(test, page));
  const left = room - sizeOf(frame([])) - BLANK_LINE;
  const shown = items.slice(0, takeFirst(items, (item) => sizeOf(item) + 1, left).count);
  return {
    blocks: shown.length === 0 ? [] : [frame(shown)],
    missing: leftOut(counts.flaky - shown.length, 'flaky test'),
  };
}

function flakyItem(test: TestRecord, page: TestPage): Html {
  const { headline, message } = entryOf({ ...test, details: '' }, page);
  return sizeOf(message) === 0 ? html`<li>${headline}</li>` : html`<li>${headline}<br>${message}</li>`;
}

function leftOut(count: number, noun: string): Html[] {
  return count <= 0 ? [] : [html`${counted(count, noun)}`];
}

function lacking(items: readonly Item[], part: 'message' | 'details'): Html[] {
  const count = items.filter(({ entry }) => hasPart(entry, part)).length;
  if (count === 0) return [];
  return [html`the ${part === 'message' && count > 1 ? 'messages' : part} of ${counted(count, 'failing test')}`];
}
