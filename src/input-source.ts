import { INPUT_DEFAULTS } from './action-facts.ts';
import type { Environment } from './credentials.ts';

export type InputName = keyof typeof INPUT_DEFAULTS;

/** Where the inputs come from, and what they are read against. */
export interface InputSource {
  /** The input as the workflow gives it; empty when it gives none. */
  readonly get: (name: InputName) => string;
  readonly env: Environment;
  /** What relative file patterns start from. Looked at only for them: the folder may be gone, and then this throws. */
  readonly directory: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The input, or its default when the workflow gives none or an empty one. */
export function inputText({ get }: InputSource, name: InputName): string {
  const text = get(name).trim();
  return text === '' ? INPUT_DEFAULTS[name] : text;
}
