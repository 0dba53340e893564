/** What log, annotations and summary say of a test in the same words. All texts in the phrases are untrusted. */
import type { TestCounts, TestPlace, TestRecord } from '../../legs/test-results.ts';
import { linesOf } from '../../values/values.ts';
import { oneLine } from '../text/clean.ts';
import { counted, grouped } from '../text/format.ts';
import { figure, type Figure, phrase, type Phrase } from '../text/phrase.ts';

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

/** The lines of a failure's details without blank ones at either end, and without a first one that the message has. */
export function detailLines({ message, details }: TestRecord): string[] {
  const lines = withoutBlankEnds(linesOf(details));
  const [first = '', ...others] = lines;
  return isSaid(first, message) ? withoutBlankEnds(others) : lines;
}

function withoutBlankEnds(lines: readonly string[]): string[] {
  const isText = (line: string): boolean => line.trim() !== '';
  // Without any text this is the end of the list up to its beginning: nothing.
  return lines.slice(lines.findIndex(isText), lines.findLastIndex(isText) + 1);
}

/** Also where it has the name of the error before it, or the kind of equality behind it. */
function isSaid(line: string, message: string): boolean {
  const reason = oneLine(line)
    .replace(/^[\w.$]{0,100}(?:Error|Exception)(?: \[\w{1,60}\])?: /, '')
    .replace(/ \/\/ (?:Object\.is|deep) equality$/, '')
    .replace(/:$/, '');
  return reason !== '' && message.includes(reason);
}

function amount(count: number): Figure {
  return figure(grouped(count));
}

function were(count: number): Figure {
  return figure(count === 1 ? 'was' : 'were');
}
