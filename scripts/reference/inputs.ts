import { type ModeName, MODES, SUB_ACTIONS } from '../../src/values/mode.ts';
import { listed } from '../../src/values/place.ts';
import type { Manifest, ManifestInput } from '../manifest.ts';
import { modesOfInput, subAction, withoutModes } from '../sub-actions/sub-action.ts';
import { code, table } from './table.ts';

/** The group of the inputs that no workflow sets. */
const INTERNAL = 'Internal';

/** Which mode has which inputs: a row for those of a group that the same modes have. */
export function inputOverview({ inputs }: Manifest): string {
  const some = inputs.filter(({ name }) => name !== 'mode');
  const rows = [...groupsOf(some)].flatMap(([group, members]) =>
    [...Map.groupBy(members, ({ name }) => modesOfInput(name).join())].map(([modes, alike], index) => [
      index === 0 ? group : '',
      alike.map(({ name }) => `[\`${name}\`](#${anchor(name)})`).join(', '),
      ...MODES_SHOWN.map((mode) => (modes.split(',').includes(mode) ? '✓' : '')),
    ]),
  );
  return table(['Group', 'Inputs', ...MODES_SHOWN.map(code)], rows);
}

/** In the order of the page: first those that are actions of their own. */
const MODES_SHOWN: readonly ModeName[] = [...SUB_ACTIONS, ...MODES.filter((mode) => !isSubAction(mode))];

function isSubAction(mode: ModeName): boolean {
  return SUB_ACTIONS.some((name) => name === mode);
}

/** A section for each group of inputs, with a section for each input. */
export function inputSections(manifest: Manifest): string {
  const groups = [...groupsOf(manifest.inputs)];
  return groups.map(([group, members]) => `### ${group}\n\n${sectionsOf(manifest, members)}`).join('\n');
}

/** The inputs that no workflow sets. */
export function internalInputs({ inputs }: Manifest): string {
  const internal = inputs.filter(({ group }) => group === INTERNAL);
  return table(
    ['Input', 'Default', 'Meaning'],
    internal.map((input) => [
      `<a id="${anchor(input.name)}"></a>${code(input.name)}`,
      code(input.default),
      input.description,
    ]),
  );
}

/** Those that workflows set. An input without a group is alone in one of its name. */
function groupsOf(inputs: readonly ManifestInput[]): Map<string, ManifestInput[]> {
  const shown = inputs.filter(({ group }) => group !== INTERNAL);
  return Map.groupBy(shown, ({ name, group }) =>
    group === '' ? name.slice(0, 1).toUpperCase() + name.slice(1) : group,
  );
}

function sectionsOf(manifest: Manifest, members: readonly ManifestInput[]): string {
  return members
    .map((input) => {
      const facts = [defaultOf(manifest, input), availability(input.name)].filter((fact) => fact !== '');
      const heading = `#### <a id="${anchor(input.name)}"></a>${code(input.name)}`;
      return `${heading}\n\n${facts.join(' · ')}\n\n${withoutModes(input, modesOfInput(input.name))}\n`;
    })
    .join('\n');
}

function anchor(name: string): string {
  return `input-${name}`;
}

/** The root's default, and where a sub-action has another one, that. */
function defaultOf(root: Manifest, { name, default: rootDefault }: ManifestInput): string {
  const others = SUB_ACTIONS.flatMap((mode) => {
    const own = subAction(root, mode).inputs.find((input) => input.name === name)?.default;
    return own === undefined || own === rootDefault ? [] : [{ mode, own }];
  });
  const byValue = [...Map.groupBy(others, ({ own }) => own)].map(
    ([own, users]) => `${code(own)} in ${listed(users.map(({ mode }) => mode))}`,
  );
  const parts = [code(rootDefault), ...byValue].filter((part) => part !== '');
  return parts.length === 0 ? '' : `**Default** ${parts.join('; ')}`;
}

function availability(name: string): string {
  const modes = modesOfInput(name);
  if (name === 'mode') return '**In** `contree/op-action`';
  if (modes.length === MODES.length) return '**Modes** all';
  return `**Modes** ${listed(MODES_SHOWN.filter((mode) => modes.includes(mode)))}`;
}
