import type { JsonLimits } from './json-meter.ts';

/** The most of a body that is read; values and depth are Infinity for what is no JSON. */
export interface ReplyLimits extends JsonLimits {
  /** Decoded from gzip. */
  readonly bytes: number;
}

const MIB = 1024 * 1024;
/**
 * The service's own replies nest seven levels deep. Some hold JSON of any shape (`error` may be an object); beyond thousands of
 * levels `JSON.stringify` throws.
 */
const depth = 100;

/**
 * A thousand rows of a listing have at most 20,000 values, so there is room for five times as many fields. 100,000 values of
 * the worst shape take 0.1 s to parse and as long to redact.
 */
export const USUAL_LIMITS: ReplyLimits = { bytes: 48 * MIB, values: 100_000, depth };

/**
 * An operation's detail. Bytes: two streams of at most 10 MiB each (API reference, 2.5) are 28 MiB in base64 and at most 40 MiB
 * as text with escapes. Values: it repeats the request, with five values for each of up to 100,000 files.
 */
export const DETAIL_LIMITS: ReplyLimits = { ...USUAL_LIMITS, values: 600_000 };

/** A directory's entry has fifteen fields, so this is room for 16,000 entries. */
export const DIRECTORY_LIMITS: ReplyLimits = { ...USUAL_LIMITS, values: 250_000 };

/** The content of a file. */
export const CONTENT_LIMITS: ReplyLimits = { bytes: 64 * MIB, values: Infinity, depth: Infinity };

/**
 * What is cut there and not refused: an error, whose first 300 characters are shown, and a reply whose status and headers say
 * what matters, such as that of a start, which repeats the request.
 */
export const CUT_LIMITS: ReplyLimits = { bytes: MIB, values: 10_000, depth };

/**
 * One event of a stream: a few kilobytes of output, or some thirty facts. The other clients take 4 MiB; here 128 streams may
 * hold an unfinished one at a time. A leg whose stream has a larger one is polled instead.
 */
export const EVENT_LIMITS: ReplyLimits = { bytes: MIB / 2, values: 10_000, depth };
