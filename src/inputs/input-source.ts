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
  const text = withPlainLines(get(name));
  if (text.trim() === '') return INPUT_DEFAULTS[name];
  // The blanks at the end of a line of `env` belong to the value.
  return name === 'env' ? throughLastLine(text).trimStart() : text.trim();
}

/** Without the blank lines at the end. */
function throughLastLine(text: string): string {
  const lineEnd = text.indexOf('\n', text.trimEnd().length);
  return lineEnd === -1 ? text : text.slice(0, lineEnd);
}

/**
 * Lines from a file of Windows end as all others, as in the script of a `run` step, and have no byte-order mark: a shell would
 * take both for part of a command.
 */
export function withPlainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/^\uFEFF/gm, '');
}
