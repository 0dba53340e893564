import type { Environment } from '../credentials/credentials.ts';
import { InvalidInputs } from '../values/problems.ts';
import { InvalidValue } from '../values/values.ts';
import { INPUT_DEFAULTS } from './action-facts.ts';

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

/** Reads single inputs; what a parser cannot take is a problem that names the input. */
export interface InputReader {
  /** @throws {InvalidInputs} */
  readonly read: <Value>(name: InputName, parse: (text: string) => Value) => Value;
  /** Null for an empty input. @throws {InvalidInputs} */
  readonly optional: <Value>(name: InputName, parse: (text: string) => Value) => Value | null;
}

export function inputReader(source: InputSource): InputReader {
  const read: InputReader['read'] = (name, parse) => {
    try {
      return parse(inputText(source, name));
    } catch (error) {
      throw error instanceof InvalidValue ? new InvalidInputs([`${name}: ${error.message}`]) : error;
    }
  };
  return { read, optional: (name, parse) => read(name, (text) => (text === '' ? null : parse(text))) };
}

/** Whether a boolean input is true, for what hangs on it; what is no boolean is its own reader's to report. */
export function isTrue(source: InputSource, name: InputName): boolean {
  return inputText(source, name).toLowerCase() === 'true';
}

/**
 * Runs every reader, so that all problems come out at once.
 *
 * @throws {InvalidInputs}
 */
export async function readAll<Values extends object>(readers: {
  readonly [Name in keyof Values]: () => Values[Name] | Promise<Values[Name]>;
}): Promise<Values> {
  const problems: string[] = [];
  const values: Partial<Values> = {};
  for (const name of Object.keys(readers) as (keyof Values)[]) {
    try {
      values[name] = await readers[name]();
    } catch (error) {
      if (!(error instanceof InvalidInputs)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InvalidInputs(problems);
  return values as Values;
}
