import type { TestRecord } from '../../legs/test-results.ts';
import { codeCell, html, type Html, joinHtml, preformatted } from '../text/escape.ts';
import { excerpt, type ExcerptLimits } from '../excerpts/excerpt.ts';
import { sizeOf } from '../summary/page.ts';
import { phraseHtml } from '../text/phrase.ts';
import type { NameLegs } from './test-legs.ts';
import { detailLines, groupOf, placeText } from './test-phrases.ts';

/** UTF-16 units. */
const NAME_LENGTH = 200;
const GROUP_LENGTH = 120;
const PLACE_LENGTH = 300;
const MESSAGE_LENGTH = 500;

/** A test framework says first what failed, and last where; between them stand frames of its own. */
const DETAILS: ExcerptLimits = {
  head: { lines: 15, bytes: 2 * 1024 },
  tail: { lines: 15, bytes: 2 * 1024 },
  failing: 0,
};

/** What a page of tests needs to know of the step. */
export interface TestPage {
  readonly nameLegs: NameLegs;
  /** Address of GitHub; links lead there alone. */
  readonly serverUrl: string;
}

/** A test as a page shows it. Message and details are the parts that yield to the room; empty where there is none. */
export interface TestEntry {
  readonly headline: Html;
  readonly message: Html;
  /** Made when it is asked for: most have no room in a long list. */
  readonly details: Html;
  readonly hasDetails: boolean;
}

export type TestPart = 'headline' | 'message' | 'details';

/** Which parts of an entry there is room for, and whether its details are open. */
export interface EntryParts {
  readonly message: boolean;
  readonly details: boolean;
  readonly open: boolean;
}

const EMPTY = html``;

export function entryOf(test: TestRecord, page: TestPage): TestEntry {
  const legs = page.nameLegs(test.legs);
  const group = codeCell(groupOf(test), GROUP_LENGTH);
  const name = joinHtml([html`<b>${codeCell(test.name, NAME_LENGTH)}</b>`, group].filter(isShown), ' ');
  const facts = [placeHtml(test, page), legs === null ? EMPTY : html`in ${phraseHtml(legs)}`].filter(isShown);
  const lines = detailLines(test);
  let details: Html | null = null;
  return {
    headline: joinHtml([name, ...facts], ' · '),
    message: codeCell(test.message, MESSAGE_LENGTH),
    get details() {
      details ??= detailsOf(lines);
      return details;
    },
    hasDetails: lines.length > 0,
  };
}

export function renderEntry(entry: TestEntry, parts: EntryParts): Html {
  const { headline, message } = entry;
  const head = parts.message && isShown(message) ? html`${headline}<br>${message}` : headline;
  if (!parts.details || !entry.hasDetails) return html`<p>${head}</p>`;
  const start = parts.open ? html`<details open>` : html`<details>`;
  return joinHtml([html`${start}<summary>${head}</summary>`, entry.details, html`</details>`], '\n');
}

/** Markup around each part, at most. */
const AROUND: Readonly<Record<TestPart, string>> = {
  headline: '<p></p>\n',
  message: '<br>',
  details: '<details open><summary></summary>\n\n</details>',
};

/** Bytes that a part adds to a page, at most; nothing for one that is empty. */
export function partSize(entry: TestEntry, part: TestPart): number {
  return hasPart(entry, part) ? sizeOf(entry[part]) + AROUND[part].length : 0;
}

export function hasPart(entry: TestEntry, part: TestPart): boolean {
  return part === 'details' ? entry.hasDetails : isShown(entry[part]);
}

function isShown(markup: Html): boolean {
  return sizeOf(markup) > 0;
}

/** The beginning and the end of what the failure left. */
function detailsOf(lines: readonly string[]): Html {
  const bytes = Buffer.from(lines.join('\n'));
  return preformatted(excerpt({ bytes, truncated: false }, DETAILS).bytes.toString());
}

/** `tests/test_cart.py:41`, with a link to the line in the commit where that is known. */
function placeHtml({ place }: TestRecord, { serverUrl }: TestPage): Html {
  if (place === null) return EMPTY;
  const text = codeCell(placeText(place), PLACE_LENGTH);
  const url = linkTo(place.url, serverUrl);
  return url === null ? text : html`<a href="${url}">${text}</a>`;
}

/** The address in its normal form; null unless it is a page of this server, over TLS. */
function linkTo(url: string | null, serverUrl: string): string | null {
  const [target, server] = [url ?? '', serverUrl].map((text) => URL.parse(text));
  const isSafe = target?.protocol === 'https:' && target.username === '' && target.password === '';
  return isSafe && target.origin === server?.origin ? target.href : null;
}
