import type { TestRecord, TestResults } from '../../legs/test-results.ts';
import { truncate } from '../text/clean.ts';
import { joinLogText, logLine, type LogText } from '../text/escape.ts';
import { counted, grouped } from '../text/format.ts';
import { phraseLog } from '../text/phrase.ts';
import type { NameLegs } from './test-legs.ts';
import { groupOf, placeText } from './test-phrases.ts';

/** Failing tests that the log names. */
const LISTED_TESTS = 50;
/** UTF-16 units. */
const NAME_LENGTH = 200;
const MESSAGE_LENGTH = 300;

/** The failing tests, one a line: `test_total · tests/test_cart.py:41 · assert 4 == 5 · unit, arm64`. None without any. */
export function failingTestLines({ counts, failed }: TestResults, nameLegs: NameLegs): LogText[] {
  if (counts.failed === 0) return [];
  const listed = failed.slice(0, LISTED_TESTS);
  const more = counts.failed - listed.length;
  return [
    logLine`${counted(counts.failed, 'failing test')}:`,
    ...listed.map((test) => logLine`- ${testLine(test, nameLegs)}`),
    ...(more === 0 ? [] : [logLine`and ${grouped(more)} more`]),
  ];
}

function testLine(test: TestRecord, nameLegs: NameLegs): LogText {
  const { name, place, message } = test;
  const group = place === null ? groupOf(test) : '';
  const legs = nameLegs(test.legs);
  return joinLogText(
    [
      group === '' ? cut(name, NAME_LENGTH) : logLine`${cut(name, NAME_LENGTH)} (${cut(group, NAME_LENGTH)})`,
      ...(place === null ? [] : [logLine`${placeText(place)}`]),
      ...(message === '' ? [] : [cut(message, MESSAGE_LENGTH)]),
      ...(legs === null ? [] : [phraseLog(legs)]),
    ],
    ' · ',
  );
}

function cut(text: string, length: number): LogText {
  return logLine`${truncate(text, length)}`;
}
