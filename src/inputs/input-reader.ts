import { InvalidInputs, Problems } from '../values/problems.ts';
import { InvalidValue } from '../values/values.ts';
import { type InputName, type InputSource, inputText } from './input-source.ts';

/** The inputs among these that are not empty. */
export function givenAmong<Name extends InputName>(source: InputSource, names: readonly Name[]): readonly Name[] {
  return names.filter((name) => inputText(source, name) !== '');
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

/** An input that is read before others which depend on it. A bad one is still reported in its place. */
export interface Reading<Value> {
  /** Null for a bad input. */
  readonly value: Value | null;
  /** @throws {InvalidInputs} for a bad input */
  readonly checked: () => Value;
}

/** Reads the input now, and keeps what is wrong with it for `checked`. */
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

type Readers<Values extends object> = {
  readonly [Name in keyof Values]: () => Values[Name] | Promise<Values[Name]>;
};

/**
 * Runs every reader in order, so that all problems come out at once.
 *
 * @throws {InvalidInputs}
 */
export async function readAll<Values extends object>(readers: Readers<Values>): Promise<Values> {
  const problems = new Problems();
  const values: Partial<Record<keyof Values, unknown>> = {};
  for (const name of Object.keys(readers) as (keyof Values)[]) {
    values[name] = await problems.attempt('', async () => readers[name]());
  }
  problems.throwIfAny();
  return values as Values;
}
