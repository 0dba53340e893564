import type { CutPlaces } from '../../contree/secrets/finds.ts';
import { firstUnits, oneLine, truncate } from '../../report/text/clean.ts';
import { ownText } from '../../values/values.ts';
import type { ReportedTest } from '../junit/reported-test.ts';
import { tellingLine } from './telling-line.ts';

/** Replaces secrets. Where the text may be cut, a part of a secret is one as well. */
export type HideSecrets = (text: string, cut?: CutPlaces) => string;

/** UTF-16 units. */
const NAME_LENGTH = 500;
const MESSAGE_LENGTH = 500;
/** Of a text from which one line is made: what is behind it is not looked at, once secrets are out. */
const LOOKED_AT = 4000;

/** What a report says of a test whose name is blank. */
const NO_NAME = 'unnamed';

/** The texts of a test that are shown, in memory of their own. */
export function namesOf(test: ReportedTest, hide: HideSecrets): Record<'name' | 'suite' | 'className', string> {
  const shown = (text: string): string => ownText(truncate(lineOfText(text, hide), NAME_LENGTH));
  const className = shown(test.className);
  const name = shown(test.name);
  return { name: name === '' ? (className === '' ? NO_NAME : className) : name, suite: shown(test.suite), className };
}

/** What tells most of why it failed, in one line. */
export function messageOfTest({ name, message, details }: ReportedTest, hide: HideSecrets): string {
  const told = tellingLine(firstUnits(hide(message), LOOKED_AT), hide(details, 'ends'), name);
  const isSilent = told === 'Failed' && FAILED_IN_GO.test(details);
  return ownText(truncate(isSilent ? SILENT_IN_GO : told, MESSAGE_LENGTH));
}

/** So gotestsum has a test that logged nothing, most often since a subtest failed. */
const FAILED_IN_GO = /^\s{0,40}--- FAIL: /m;
const SILENT_IN_GO = 'Failed without a message of its own, as when a subtest fails';

function lineOfText(text: string, hide: HideSecrets): string {
  return oneLine(firstUnits(hide(text), LOOKED_AT));
}
