import type { TestRecord } from '../../legs/test-results.ts';
import { truncate } from '../text/clean.ts';
import { joinLogText, logLine, type LogText, padLogText } from '../text/escape.ts';
import type { AnnotationPlace } from '../log/log.ts';
import { phraseLog } from '../text/phrase.ts';
import type { NameLegs } from './test-legs.ts';
import { detailLines } from './test-phrases.ts';

/** An annotation at the line of a test. */
export interface TestAnnotation {
  readonly place: AnnotationPlace;
  /** What failed, the first lines of its details, and in which legs. */
  readonly lines: readonly LogText[];
  readonly legs: readonly string[];
}

/** UTF-16 units; with all lines an annotation stays far below the 4,096 at which the platform cuts it. */
const TITLE_LENGTH = 200;
const MESSAGE_LENGTH = 600;
const DETAIL_LENGTH = 160;
const MOST_BLANKS = 40;
const DETAIL_LINES = 8;
/** A frame of a library or of the runtime: of few lines, the test's own say more. */
const FOREIGN =
  /^\s*(?:at |❯ ).*(?:\/node_modules\/|\(?node:|<anonymous>\)?$)|^\s*at (?:java\.base\/|org\.junit\.|org\.opentest4j\.)/;

export function testAnnotation(test: TestRecord, nameLegs: NameLegs): TestAnnotation {
  const legs = nameLegs(test.legs);
  const details = detailLines(test)
    .filter((line) => line.trim() !== '' && !FOREIGN.test(line))
    .slice(0, DETAIL_LINES)
    .map(indented);
  const message = test.message === '' ? logLine`The test failed.` : logLine`${truncate(test.message, MESSAGE_LENGTH)}`;
  return {
    place: placeOf(test),
    lines: [message, ...details, ...(legs === null ? [] : [logLine`In ${phraseLog(legs)}.`])],
    legs: test.legs,
  };
}

/** A log line has no blanks at its start, but code reads badly without its own. */
function indented(line: string): LogText {
  const blanks = Math.min(line.search(/\S/), MOST_BLANKS);
  return joinLogText([padLogText(logLine``, blanks), logLine`${truncate(line.trim(), DETAIL_LENGTH)}`], '');
}

/** A path that a log line would change is no path of the checkout any more. */
function placeOf({ name, place }: TestRecord): AnnotationPlace {
  const title = logLine`${truncate(name, TITLE_LENGTH)}`;
  const file = logLine`${place?.file ?? ''}`;
  const isWhole = place !== null && String(file) === place.file;
  return isWhole ? { title, file, line: place.line } : { title, file: null, line: null };
}
