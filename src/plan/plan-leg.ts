import type { Problems } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { parseFileLines } from './file-lines.ts';
import type { LegPlan } from './leg-plan.ts';
import { fill, holdsPlaceholder, listed, placeholdersIn, problemOfPlaceholder, shown } from './placeholders.ts';
import type { Template } from './placeholders.ts';
import { type LegDraft, PARSERS, type SettingName, type Settings, type SettingValues } from './settings.ts';

/** What all legs of a step share. */
export interface StepPlan {
  readonly step: Settings;
  /** Every leg branches from the image that a setup leaves. */
  readonly hasSetup: boolean;
  /** Placeholders that stand for something in at least one leg, in lower case. */
  readonly known: ReadonlySet<string>;
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
  const args = (own.args ?? []).map((arg) => filler.text(arg) ?? '');
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
    truncateOutputAt: value('truncate-output-at'),
    files: [...step.files, ...own.files].flatMap((files) => filler.read(files, parseFileLines) ?? []),
    tag: value('tag'),
    allowFailure: value('allow-failure') ?? false,
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

function envOf(templates: Settings['env'], filler: LegFiller): Record<string, string> {
  return Object.fromEntries(templates.map(({ name, value }) => [name, filler.text(value) ?? '']));
}

/** Fills in the placeholders of one leg, and reads what comes out. */
class LegFiller {
  readonly #draft: LegDraft;
  readonly #known: ReadonlySet<string>;
  readonly #problems: Problems;

  constructor(draft: LegDraft, known: ReadonlySet<string>, problems: Problems) {
    this.#draft = draft;
    this.#known = known;
    this.#problems = problems;
  }

  /** The template's text for this leg; null when a placeholder has no value in it, which is then one of the problems. */
  text(template: Template): string | null {
    const missing = placeholdersIn(template.text).filter((name) => !this.#draft.values.has(name.toLowerCase()));
    for (const name of missing) {
      const problem = problemOfPlaceholder(name, this.#known);
      if (problem !== null) this.#problems.add(template.where, problem);
      else {
        const has = listed([...this.#draft.values.keys()]);
        this.#problems.add(this.where(template), `${shown(name)} has no value in this combination, which has ${has}`);
      }
    }
    return missing.length > 0 ? null : fill(template.text, this.#draft.values);
  }

  /** What the parser makes of the template's text; null when that is blank, which counts as not given, or invalid. */
  read<Value>(template: Template | undefined, parse: (text: string) => Value): Value | null {
    const text = template === undefined ? null : this.text(template);
    if (template === undefined || text === null || text.trim() === '') return null;
    return this.#problems.attempt(this.where(template), () => parse(text));
  }

  /** Where a problem of this leg is: an input that reads differently in each leg says in which. */
  where(template: Template): string {
    const { where, shared } = template;
    return shared && holdsPlaceholder(template) ? `${where}: leg ${quote(this.#draft.name)}` : where;
  }
}

/** One text that a POSIX shell splits into the same words again, and expands nothing in them. */
function shellText(words: readonly string[]): string {
  const quoted = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}
