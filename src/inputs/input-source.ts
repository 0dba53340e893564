import type { SubAction } from '../values/mode.ts';
import type { Environment } from '../values/values.ts';
import { INPUT_DEFAULTS } from './action-facts.ts';

export type InputName = keyof typeof INPUT_DEFAULTS;

/** Where the inputs come from, and what they are read against. */
export interface InputSource {
  /** The input as the workflow gives it; empty when it gives none. */
  readonly get: (name: InputName) => string;
  /** The action with a mode of its own that the step uses; none for the root action, where `mode` decides. */
  readonly subAction?: SubAction | null;
  readonly env: Environment;
  /** Where relative file patterns start. Read for them only: this throws when the folder is gone. */
  readonly directory: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The input, or its default when the workflow gives none or an empty one. */
export function inputText({ get }: InputSource, name: InputName): string {
  const text = withPlainLines(get(name)).trim();
  return text === '' ? INPUT_DEFAULTS[name] : text;
}

/**
 * Lines from a file of Windows end as all others, as in the script of a `run` step, and have no byte-order mark: a shell would
 * take both for part of a command.
 */
export function withPlainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/^\uFEFF/gm, '');
}
