import { describe, expect, it } from '@jest/globals';
import { readInputs } from '../../../src/inputs/inputs.ts';
import { readMode } from '../../../src/inputs/mode-input.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import type { SubAction } from '../../../src/values/mode.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

const UUID = '3f2b8c1e-8d5a-4f0e-9c57-0c8a4c8f4d11';

function source(subAction: SubAction, inputs: Readonly<Record<string, string>>) {
  return { ...givenInputs({ token: 'secret', ...inputs }), subAction };
}

async function problemOf(subAction: SubAction, inputs: Readonly<Record<string, string>>): Promise<string> {
  const problem: unknown = await readInputs(source(subAction, inputs)).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(InvalidInputs);
  return (problem as InvalidInputs).message;
}

describe('the mode of a sub-action', () => {
  it.each<[SubAction, string]>([
    ['run', ''],
    ['run', ' '],
    ['run', 'run'],
    ['run', 'R'],
    ['wait', ''],
    ['wait', 'wait'],
    ['wait', 'w'],
    ['cancel', 'kill'],
  ])('is %s, with mode: "%s"', (subAction, mode) => {
    expect(readMode(source(subAction, { mode }))).toBe(subAction);
  });

  it.each<[SubAction, string, string]>([
    ['run', 'wait', 'mode: contree/op-action/run has mode run alone: use contree/op-action/wait, or drop mode'],
    ['run', 'w', 'mode: contree/op-action/run has mode run alone: use contree/op-action/wait, or drop mode'],
    ['wait', 'run', 'mode: contree/op-action/wait has mode wait alone: use contree/op-action/run, or drop mode'],
    [
      'cancel',
      'ls',
      'mode: contree/op-action/cancel has mode cancel alone: use contree/op-action with mode: list, or drop mode',
    ],
    ['run', 'rum', 'mode: "rum" is not allowed: use wait, show, cancel, list or run'],
  ])('%s is not that of mode: "%s"', async (subAction, mode, message) => {
    expect(await problemOf(subAction, { mode })).toContain(message);
  });
});

describe('inputs of another mode, in a sub-action', () => {
  it.each<[SubAction, Readonly<Record<string, string>>, string]>([
    [
      'run',
      { image: 'tag:a', legs: 'a: x', operations: UUID },
      'contree/op-action/run has no input operations: drop it, or use contree/op-action/wait, ' +
        'contree/op-action with mode: show or contree/op-action/cancel',
    ],
    [
      'wait',
      { operations: UUID, image: 'tag:a', legs: 'a: x' },
      'contree/op-action/wait has no inputs image, legs: drop them, or use contree/op-action/run',
    ],
    [
      'cancel',
      { operations: UUID, status: 'active' },
      'contree/op-action/cancel has no input status: drop it, or use contree/op-action with mode: list',
    ],
  ])('%s, are a warning with the action that has them: %j', async (subAction, inputs, warning) => {
    expect((await readInputs(source(subAction, inputs))).warnings).toEqual([warning]);
  });

  it.each<[SubAction, Readonly<Record<string, string>>, string]>([
    [
      'wait',
      { image: 'tag:a', legs: 'a: x' },
      'contree/op-action/wait has no inputs image and legs, which say what to run: use contree/op-action/run',
    ],
    [
      'wait',
      { command: 'make' },
      'contree/op-action/wait has no input command, which says what to run: use contree/op-action/run',
    ],
    [
      'cancel',
      { operations: UUID, 'dry-run': 'true' },
      'dry-run: contree/op-action/cancel has no dry run: use contree/op-action/run, or drop dry-run',
    ],
  ])('%s, are an error where the step would not do what is meant: %j', async (subAction, inputs, message) => {
    expect(await problemOf(subAction, inputs)).toBe(message);
  });
});
