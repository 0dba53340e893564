import { parseFileLines } from '../../files/file-lines.ts';
import { LegFiller } from './fill-leg.ts';
import type { KnownPlaceholders } from './known-placeholders.ts';
import type { LegDraft } from './leg-draft.ts';
import type { LegPlan } from './leg-plan.ts';
import type { Problems } from './problems.ts';
import { PARSERS, type Arguments, type SettingName, type Settings, type SettingValues } from './settings.ts';
import { shellText } from './shell-text.ts';
import type { Template } from './template.ts';

/** What all legs of a step share. */
export interface StepPlan {
  readonly step: Settings;
  /** Every leg branches from the image that a setup leaves. */
  readonly hasSetup: boolean;
  readonly known: KnownPlaceholders;
  readonly problems: Problems;
}

/** A leg with the step's defaults and its placeholders filled in; what could not be read is missing, and a problem. */
export function planLeg(draft: LegDraft, { step, hasSetup, known, problems }: StepPlan): LegPlan {
  const { own } = draft;
  const filler = new LegFiller(draft, known, problems);
  const template = (name: SettingName): Template | undefined => own.single[name] ?? step.single[name];
  const value = <Name extends SettingName>(name: Name): SettingValues[Name] | null =>
    filler.read<SettingValues[Name]>(template(name), PARSERS[name]);
  const image = template('image');
  if (hasSetup) refuseImage(own, problems);
  else if (image !== undefined && filler.text(image)?.trim() === '')
    problems.add(filler.where(image), 'is empty: use an image');
  const shell = value('shell') ?? own.args === null;
  const command = commandOf(draft, own.command ?? step.command, filler, problems);
  const args = argumentsOf(own.args, filler);
  // A shell takes one text: several words run in it as they would without.
  const isListForShell = shell && args.length > 0;
  return {
    name: draft.name,
    image: hasSetup ? null : value('image'),
    command: isListForShell ? shellText([command, ...args]) : command,
    args: isListForShell ? [] : args,
    shell,
    env: envOf([...step.env, ...own.env], filler),
    cwd: value('cwd'),
    stdin: value('stdin'),
    timeout: value('timeout'),
    hostname: value('hostname'),
    disposable: value('disposable') ?? false,
    truncateOutputAt: value('truncateOutputAt'),
    files: [...step.files, ...own.files].flatMap((files) => filler.read(files, parseFileLines) ?? []),
    tag: value('tag'),
    allowFailure: value('allowFailure') ?? false,
  };
}

function refuseImage({ single: { image } }: Settings, problems: Problems): void {
  if (image === undefined) return;
  problems.add(image.where, 'cannot be used with setup: every leg branches from the image that the setup leaves');
}

function commandOf(draft: LegDraft, command: Template | null, filler: LegFiller, problems: Problems): string {
  if (command === null) {
    problems.add(draft.where, 'has no command: give it one, or give the input command for all legs without one');
    return '';
  }
  const text = filler.text(command);
  if (text?.trim() === '') problems.add(filler.where(command), 'is empty: use a command');
  return text ?? '';
}

function argumentsOf(args: Arguments | null, filler: LegFiller): string[] {
  return (args?.items ?? []).map((item) => filler.text(item) ?? '');
}

function envOf(templates: Settings['env'], filler: LegFiller): Record<string, string> {
  return Object.fromEntries(templates.map(({ name, value }) => [name, filler.text(value) ?? '']));
}
