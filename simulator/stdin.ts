import { isRecord } from './exchange.ts';
import { HttpError } from './http-error.ts';
import { booleanOf, stringOf } from './request-fields.ts';

export interface Stdin {
  readonly content: Buffer;
  /** Left open after the content, for more of it later. */
  readonly staysOpen: boolean;
}

const NONE: Stdin = { content: Buffer.alloc(0), staysOpen: false };

/** Reads a stdin object, or the older plain string, which may begin with `base64:`. Throws `HttpError` 400. */
export function stdinOf(value: unknown): Stdin {
  if (value === undefined) return NONE;
  if (typeof value === 'string') {
    const encoded = value.startsWith('base64:');
    const content = encoded ? fromBase64(value.slice('base64:'.length)) : Buffer.from(value);
    return { content, staysOpen: false };
  }
  if (!isRecord(value)) throw new HttpError(400, 'stdin must be an object');
  const text = stringOf(value, 'value');
  if (text === null) throw new HttpError(400, 'stdin: value must be a string');
  const encoding = stringOf(value, 'encoding') ?? 'ascii';
  if (encoding !== 'ascii' && encoding !== 'base64') {
    throw new HttpError(400, `stdin: encoding must be ascii or base64, not "${encoding}"`);
  }
  // The SDK sends any text as `ascii`. The field is JSON, so the bytes of other characters are those of UTF-8.
  const content = encoding === 'base64' ? fromBase64(text) : Buffer.from(text);
  return { content, staysOpen: !booleanOf(value, 'close', true) };
}

function fromBase64(text: string): Buffer {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) throw new HttpError(400, 'stdin: value is not base64');
  return Buffer.from(text, 'base64');
}
