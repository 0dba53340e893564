/** A year of this century, and the parts of a date and a time of day, with or without signs between them. */
const DATE_AND_TIME =
  /(?<!\d)20\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])[-_.T ]?(?:[01]\d|2[0-3])[-_.:h]?[0-5]\d[-_.:m]?[0-5]\d(?:[-_.,]?\d{3,9}(?=Z))?(?!\d)/g;
/** Seconds or milliseconds since 1970, from 2017 on. */
const UNIX_TIME = /(?<!\d)1[5-9]\d{8}(?:\d{3})?(?!\d)/g;
/** A UUID, or a MD5 of what the report says, times included. */
const UNIQUE = /(?<![\da-f])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32})(?![\da-f])/gi;

/**
 * What is the same of a report's path in each leg and try: not the time of the run, which unittest-xml-reporting writes into
 * names (`TEST-x-20261128120000.xml`), nor the `[hash]` that Mocha and Cypress put there.
 */
export function reportIdentity(path: string): string {
  return [UNIQUE, DATE_AND_TIME, UNIX_TIME].reduce((text, pattern) => text.replaceAll(pattern, '*'), path);
}
