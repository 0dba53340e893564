import type { Readable } from 'node:stream';

/** The head of an HTTP reply, and its body as it comes. */
export interface Answer {
  readonly status: number;
  /** The header's value; null when the reply has none of this name. */
  readonly header: (name: string) => string | null;
  /** Not decoded. */
  readonly body: Readable;
}

export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status <= 299;
}
