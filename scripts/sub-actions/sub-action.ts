import { INPUT_DEFAULTS } from '../../src/inputs/action-facts.ts';
import { modesOf } from '../../src/inputs/input-modes.ts';
import type { InputName } from '../../src/inputs/input-source.ts';
import { type ModeName, MODES, type SubAction } from '../../src/values/mode.ts';
import type { Manifest } from '../manifest.ts';
import { MODE_WORDS, type ModeWords, type Words } from './mode-words.ts';
import { modesOfOutput } from './output-modes.ts';

interface Described {
  readonly name: string;
  readonly description: string;
  readonly group: string;
}

/**
 * The manifest of a sub-action: of the root's, the inputs and outputs that its mode knows, in its words. Throws where a word
 * is of no use, since the root's text has changed then.
 */
export function subAction(root: Manifest, mode: SubAction, words: ModeWords = MODE_WORDS[mode]): Manifest {
  const inputs = root.inputs.filter(({ name }) => name !== 'mode' && modesOfInput(name).includes(mode));
  const outputs = root.outputs.filter(({ name }) => modesOfOutput(name).includes(mode));
  checkNames(mode, words.inputs, inputs);
  checkNames(mode, words.outputs, outputs);
  return {
    ...root,
    name: `${root.name}: ${mode}`,
    description: words.description,
    inputs: inputs.map((input) => ({
      ...reworded(input, modesOfInput(input.name), words.inputs[input.name]),
      default: words.inputs[input.name]?.default ?? input.default,
    })),
    outputs: outputs.map((output) => reworded(output, modesOfOutput(output.name), words.outputs[output.name])),
    runs: Object.fromEntries(
      Object.entries(root.runs).map(([key, value]) => {
        if (key === 'main') return [key, `../dist/${mode}/index.js`];
        return [key, value.startsWith('dist/') ? `../${value}` : value];
      }),
    ),
  };
}

/** Every mode for an input that the code does not know yet. */
export function modesOfInput(name: string): readonly ModeName[] {
  return isKnown(name) ? modesOf(name) : MODES;
}

function isKnown(name: string): name is InputName {
  return Object.hasOwn(INPUT_DEFAULTS, name);
}

function checkNames(mode: string, words: Readonly<Record<string, Words>>, known: readonly Described[]): void {
  const stray = Object.keys(words).find((name) => !known.some((entry) => entry.name === name));
  if (stray !== undefined) throw new Error(`mode-words.ts has words for ${stray}, which ${mode} does not have.`);
}

function reworded<Entry extends Described>(entry: Entry, modes: readonly ModeName[], words: Words = {}): Entry {
  const group = words.group ?? entry.group.replace(/^Run: (.)/, (_, first: string) => first.toUpperCase());
  let description = words.description ?? withoutModes(entry, modes);
  for (const [from, to] of words.edits ?? []) {
    if (!description.includes(from)) throw new Error(`mode-words.ts replaces a text that ${entry.name} lacks: ${from}`);
    description = description.replace(from, to);
  }
  return { ...entry, group, description };
}

/**
 * The root's description without the modes that it may begin with. Throws when they are not those that the code names.
 */
export function withoutModes(
  { name, description }: Pick<Described, 'name' | 'description'>,
  modes: readonly ModeName[],
): string {
  const { named = '', text = description } =
    /^Modes? (?<named>[a-z]+(?:(?:, | and )[a-z]+)*): (?<text>.*)$/s.exec(description)?.groups ?? {};
  if (named === '') return description;
  if (
    named
      .split(/, | and /)
      .toSorted()
      .join() !== modes.toSorted().join()
  ) {
    throw new Error(`${name} says that modes ${named} use it, where ${modes.join()} do.`);
  }
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
