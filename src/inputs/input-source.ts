import { InvalidInputs, Problems } from '../values/problems.ts';
import { type Environment, InvalidValue } from '../values/values.ts';
import { INPUT_DEFAULTS } from './action-facts.ts';

export type InputName = keyof typeof INPUT_DEFAULTS;

/** Where the inputs come from, and what they are read against. */
export interface InputSource {
  /** The input as the workflow gives it; empty when it gives none. */
  readonly get: (name: InputName) => string;
  readonly env: Environment;
  /** Where relative file patterns start. Read for them only: this throws when the folder is gone. */
  readonly directory: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The input, or its default when the workflow gives none or an empty one. */
export function inputText({ get }: InputSource, name: InputName): string {
  const text = get(name).trim();
  return text === '' ? INPUT_DEFAULTS[name] : text;
}

/** The inputs among these that are not empty. */
export function givenAmong<Name extends InputName>(source: InputSource, names: readonly Name[]): readonly Name[] {
  return names.filter((name) => inputText(source, name) !== '');
}

/** Reads single inputs; what a parser cannot take is thrown as `InvalidInputs` that names the input. */
export function inputReader(source: InputSource) {
  const read = <Value>(name: InputName, parse: (text: string) => Value): Value => {
    try {
      return parse(inputText(source, name));
    } catch (error) {
      throw error instanceof InvalidValue ? new InvalidInputs([`${name}: ${error.message}`]) : error;
    }
  };
  /** Null for an empty input. */
  const optional = <Value>(name: InputName, parse: (text: string) => Value): Value | null =>
    read(name, (text) => (text === '' ? null : parse(text)));
  return { read, optional };
}

/** An input that is read before others which depend on it. A bad one is still reported in its place. */
export interface Reading<Value> {
  /** Null for a bad input. */
  readonly value: Value | null;
  /** @throws {InvalidInputs} for a bad input */
  readonly checked: () => Value;
}

export function readFirst<Value>(read: () => Value): Reading<Value> {
  try {
    const value = read();
    return { value, checked: () => value };
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error;
    const checked = (): never => {
      throw error;
    };
    return { value: null, checked };
  }
}

/** Runs every reader in order. @throws {InvalidInputs} with all problems at once */
export async function readAll<Values extends object>(readers: {
  readonly [Name in keyof Values]: () => Values[Name] | Promise<Values[Name]>;
}): Promise<Values> {
  const problems = new Problems();
  const values: Partial<Record<keyof Values, unknown>> = {};
  for (const name of Object.keys(readers) as (keyof Values)[]) {
    values[name] = await problems.attempt('', async () => readers[name]());
  }
  problems.throwIfAny();
  return values as Values;
}
