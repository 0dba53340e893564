import { InvalidInputs, Problems } from '../values/problems.ts';
import { InvalidValue } from '../values/values.ts';
import { INPUT_DEFAULTS } from './action-facts.ts';
import { type InputName, type InputSource, inputText } from './input-source.ts';

/** The inputs among these that differ from their defaults. */
export function givenAmong<Name extends InputName>(source: InputSource, names: readonly Name[]): readonly Name[] {
  return names.filter((name) => inputText(source, name) !== INPUT_DEFAULTS[name]);
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
export interface EarlyInput<Value> {
  /** Null for a bad input. */
  readonly value: Value | null;
  /** @throws {InvalidInputs} for a bad input */
  readonly checked: () => Value;
}

export function readFirst<Value>(read: () => Value): EarlyInput<Value> {
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
