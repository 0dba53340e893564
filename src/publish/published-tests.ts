import type { CheckAnnotation } from '../github/check-runs.ts';
import type { TestCounts, TestPlace, TestRecord, TestResults } from '../legs/test-results.ts';
import { oneLine, truncate } from '../report/text/clean.ts';
import { codeCell, html, type Html, joinHtml } from '../report/text/escape.ts';
import { grouped } from '../report/text/format.ts';
import { phraseHtml, type Phrase } from '../report/text/phrase.ts';
import type { NameLegs } from '../report/test-results/test-legs.ts';
import { groupOf, placeText, testsSentence } from '../report/test-results/test-phrases.ts';

/** UTF-16 units of a test's name, its place, and its message; GitHub takes 255 of a title. */
const NAME_LENGTH = 200;
const PLACE_LENGTH = 200;
const MESSAGE_LENGTH = 4_000;
/** Failing tests that a page names. */
const NAMED_TESTS = 20;
/** GitHub's limit of annotations in one request. */
const MOST_ANNOTATIONS = 50;

/** The counts over all legs, and the first failing tests, as one block without a blank line. */
export function testsBlock({ counts, failed }: TestResults, nameLegs: NameLegs): Html {
  return blockOf(counts, failed, nameLegs);
}

/** The tests that failed in each of these legs, by the leg's name; a leg in which none failed has no entry. */
export function failedByLeg({ failed }: TestResults, legs: ReadonlySet<string>): ReadonlyMap<string, TestRecord[]> {
  const byLeg = new Map<string, TestRecord[]>();
  for (const test of failed) {
    for (const leg of test.legs) {
      if (!legs.has(leg)) continue;
      const others = byLeg.get(leg);
      if (others === undefined) byLeg.set(leg, [test]);
      else others.push(test);
    }
  }
  return byLeg;
}

/** The counts and the first failing tests of one leg. */
export function legTestsBlock(counts: TestCounts, failed: readonly TestRecord[]): Html {
  return blockOf(counts, failed, () => null);
}

/** The first of these failing tests, at their lines: those whose line, or at least whose file, is known. */
export function annotationsOf(failed: readonly TestRecord[]): CheckAnnotation[] {
  const placed = failed.flatMap((test) => (test.place === null ? [] : [{ test, place: test.place }]));
  return placed.slice(0, MOST_ANNOTATIONS).map(({ test, place: { file, line } }) => ({
    path: file,
    start_line: line ?? 1,
    end_line: line ?? 1,
    annotation_level: 'failure',
    title: truncate(titleOf(test), NAME_LENGTH),
    message: truncate(oneLine(test.message), MESSAGE_LENGTH) || 'The test failed.',
  }));
}

function blockOf(counts: TestCounts, failed: readonly TestRecord[], nameLegs: NameLegs): Html {
  const items = failed.slice(0, NAMED_TESTS).map((test) => html`<li>${testItem(test, nameLegs(test.legs))}</li>`);
  const more = counts.failed - items.length;
  const rest = more > 0 ? [html`<li>and ${grouped(more)} more</li>`] : [];
  const list = items.length === 0 ? [] : [html`<ul>`, ...items, ...rest, html`</ul>`];
  return joinHtml([html`<p><b>${phraseHtml(testsSentence(counts))}</b></p>`, ...list], '\n');
}

function testItem(test: TestRecord, legs: Phrase | null): Html {
  const facts = [
    codeCell(titleOf(test), NAME_LENGTH),
    ...(test.place === null ? [] : [placeHtml(test.place)]),
    ...(legs === null ? [] : [html`in ${phraseHtml(legs)}`]),
  ];
  return joinHtml(facts, ' · ');
}

function placeHtml(place: TestPlace): Html {
  const text = codeCell(placeText(place), PLACE_LENGTH);
  return place.url === null ? text : html`<a href="${place.url}">${text}</a>`;
}

/** With its class or suite, where name and place do not say it. */
function titleOf(test: TestRecord): string {
  return [groupOf(test), test.name].map(oneLine).filter(Boolean).join(' › ');
}
