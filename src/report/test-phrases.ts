/** What log, annotations and summary say of a test in the same words. All texts in the phrases are untrusted. */
import type { TestCounts, TestPlace, TestRecord } from '../legs/test-results.ts';
import { linesOf } from '../values/values.ts';
import { oneLine, truncate } from './clean.ts';
import { counted, grouped } from './format.ts';
import { figure, type Figure, joinPhrases, phrase, type Phrase } from './phrase.ts';

/** UTF-16 units of a leg's name. */
const LEG_LENGTH = 60;
/** Legs that are named, and how many are named rather than called all. */
const NAMED_LEGS = 3;

/** `5 of 1,204 tests failed, 2 were flaky`, without a full stop. */
export function testsSentence(counts: TestCounts): Phrase {
  const { tests, failed, flaky } = counts;
  if (tests === 0) return phrase`0 tests were reported`;
  const all = figure(counted(tests, 'test'));
  const unsteady = flaky === 0 ? phrase`` : phrase`, ${amount(flaky)} ${were(flaky)} flaky`;
  return failed === 0
    ? phrase`${withoutFailure(counts)}${unsteady}`
    : phrase`${amount(failed)} of ${all} failed${unsteady}`;
}

function withoutFailure({ tests, passed, skipped }: TestCounts): Phrase {
  if (passed === 0) return phrase`${figure(counted(tests, 'test'))} ${were(tests)} skipped`;
  const others = skipped === 0 ? phrase`` : phrase`, ${amount(skipped)} ${were(skipped)} skipped`;
  return phrase`${figure(counted(passed, 'test'))} passed${others}`;
}

/** `unit, arm64, docs and 9 more`, or `all 12 legs`; null in a step of one leg. */
export function legsPhrase(legs: readonly string[], legTotal: number): Phrase | null {
  if (legTotal <= 1 || legs.length === 0) return null;
  if (legs.length === legTotal && legs.length > NAMED_LEGS) return phrase`all ${figure(counted(legTotal, 'leg'))}`;
  const named = joinPhrases(legs.slice(0, NAMED_LEGS).map(legPhrase));
  const more = legs.length - NAMED_LEGS;
  return more > 0 ? phrase`${named} and ${amount(more)} more` : named;
}

/** A bare number would read like a count. */
function legPhrase(name: string): Phrase {
  const shown = phrase`${truncate(name, LEG_LENGTH)}`;
  return /^\d+$/.test(name) ? phrase`leg ${shown}` : shown;
}

/** `tests/test_cart.py:41` */
export function placeText({ file, line }: TestPlace): string {
  return line === null ? file : `${file}:${String(line)}`;
}

/** The class, else the suite of a test, where name and file do not say it; else empty. */
export function groupOf({ name, className, suite, place }: TestRecord): string {
  const group = className === '' ? suite : className;
  const known = [name, place?.file ?? ''].map(letters);
  return known.some((text) => text.includes(letters(group))) ? '' : group;
}

/** A path, a module and a class of one name differ in signs alone. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The lines of a failure's details without blank ones at either end, and without a first one that repeats the message. */
export function detailLines({ message, details }: TestRecord): string[] {
  const lines = linesOf(details);
  const isText = (line: string): boolean => line.trim() !== '';
  // Without any text this is the end of the list up to its beginning: nothing.
  const shown = lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
  const [first = ''] = shown;
  return oneLine(first) === message ? shown.slice(1) : shown;
}

function amount(count: number): Figure {
  return figure(grouped(count));
}

function were(count: number): Figure {
  return figure(count === 1 ? 'was' : 'were');
}
