import { actionWith, type ModeName, parseMode } from '../values/mode.ts';
import { InvalidInputs } from '../values/problems.ts';
import { inputReader } from './input-reader.ts';
import type { InputSource } from './input-source.ts';

/**
 * The mode of the step: the input's, or that of the sub-action, which declares no such input. The runner hands on one that a
 * workflow gives nevertheless, so a step that means another mode must not run in this one.
 *
 * @throws {InvalidInputs}
 */
export function readMode(source: InputSource): ModeName {
  const { subAction } = source;
  const { read } = inputReader(source);
  if (!subAction) return read('mode', parseMode);
  if (source.get('mode').trim() === '') return subAction;
  const given = read('mode', parseMode);
  if (given === subAction) return given;
  throw new InvalidInputs([
    `mode: ${actionWith(subAction)} has mode ${subAction} alone: use ${actionWith(given)}, or drop mode`,
  ]);
}
