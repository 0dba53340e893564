/** What one report may have; one that has more is refused. */
export type ReportLimits = Readonly<Record<'bytes' | 'depth', number>>;

/** A report of 100,000 tests has some 50 MB, and elements about ten deep. */
export const REPORT_LIMITS: ReportLimits = { bytes: 100 * 1024 ** 2, depth: 100 };

/*
 * What is kept of a text, in UTF-16 units. The rest is cut off: at the end only, and never within a character. So a text of
 * this length may end with a part of a secret; `SecretMask.text` finds one there, unless its caller says that it is whole.
 */

/** Of a message, and of details. It is the most that `sax` collects of an attribute. */
export const LONGEST_TEXT = 64 * 1024;
/** Of the name of a test, of its class, and of the names of its suites together. */
export const LONGEST_NAME = 1024;
/** Of a file: the longest path of Linux. */
export const LONGEST_PATH = 4096;
