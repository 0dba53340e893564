import * as v from 'valibot';
import type { Output } from '../types.ts';
import { flag, part, text } from './fields.ts';

/** One stream of a process; null when the service did not keep any. */
export const output = v.pipe(
  part({ value: text, content: text, encoding: text, truncated: flag }),
  v.transform((stream): Output | null => {
    const written = stream?.value ?? stream?.content ?? null;
    if (stream === null || written === null) return null;
    const encoding = stream.encoding?.toLowerCase() === 'base64' ? 'base64' : 'utf8';
    return { bytes: Buffer.from(written, encoding), truncated: stream.truncated ?? false };
  }),
);
