import type { CheckoutLine } from '../../legs/test-results.ts';
import type { ReportedTest } from '../junit/reported-test.ts';
import { fileOfClass, preparedModule } from './class-file.ts';
import { namedFile } from './named-file.ts';
import { mentionedFile, type SandboxView } from './sandbox-view.ts';
import { mentionsIn } from './trace-mentions.ts';

/** Places in a text that are looked for, from its beginning and from its end, and suites that may be packages. */
const MOST_AT_END = 50;
const MOST_SUITES = 10;

interface Found extends CheckoutLine {
  readonly isFrame: boolean;
}

/**
 * The line of the checkout where a test failed, else where it is. The file is the one that the report names; where it names
 * none that was uploaded, the one that the test's class or suite does, when the trace has a line of it; else the one of the
 * trace that is nearest to the assertion; else the class's. The line is that of the trace, else the report's.
 */
export function placeOfTest(test: ReportedTest, view: SandboxView): CheckoutLine | null {
  const own = fileOfClass(test, view);
  const found = foundIn(test, own, view);
  const named = isFileOfTest(test) ? namedFile(test.file ?? '', view.bases, view.files) : null;
  if (named !== null) return { file: named.file, line: lineIn(named.file, found) ?? named.line ?? test.line };
  if (own !== null && lineIn(own, found) !== null) return { file: own, line: lineIn(own, found) };
  const nearest = nearestOf(found);
  if (nearest !== null) return { file: nearest.file, line: nearest.line };
  return own === null ? null : { file: own, line: isFileOfTest(test) ? test.line : null };
}

function isFileOfTest(test: ReportedTest): boolean {
  return preparedModule(test) === null;
}

/** @param own the file of the test's class, which the text may name as the class does */
function foundIn(
  { message, details, className, suite }: ReportedTest,
  own: string | null,
  view: SandboxView,
): readonly Found[] {
  const packages = [className, ...suite.split(' > ').slice(0, MOST_SUITES)];
  const mentions = [message, details].flatMap(mentionsIn);
  const near =
    mentions.length <= 2 * MOST_AT_END
      ? mentions
      : [...mentions.slice(0, MOST_AT_END), ...mentions.slice(-MOST_AT_END)];
  // A trace names few files, some of them many times.
  const files = new Map<string, string | null>();
  return near.flatMap((mention) => {
    const key = `${mention.packageFolder ?? ''}:${mention.name}`;
    const known = files.get(key);
    const file =
      known === undefined
        ? (mentionedFile(mention, packages, view) ?? (mention.name === className ? own : null))
        : known;
    files.set(key, file);
    return file === null ? [] : [{ file, line: mention.line, isFrame: mention.isFrame }];
  });
}

function lineIn(file: string, found: readonly Found[]): number | null {
  return nearestOf(found.filter((each) => each.file === file))?.line ?? null;
}

/** Nearest to what failed. Lines of a stack trace come before others; Python writes the last call last, others first. */
function nearestOf(found: readonly Found[]): Found | null {
  const frames = found.filter(({ isFrame }) => isFrame);
  const near = frames.length > 0 ? frames : found;
  const nearest = near[0]?.file.endsWith('.py') === true ? near.at(-1) : near[0];
  return nearest ?? null;
}
