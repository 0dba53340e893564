import type { Place } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { InvalidValue, quote } from '../values/values.ts';
import { type FileLine, parseFilledLines } from './file-lines.ts';
import type { LegPlan } from './leg-plan.ts';
import { fill, holdsPlaceholder, placeholdersIn, problemOfPlaceholder } from './placeholders.ts';
import type { Template } from './placeholders.ts';
import { planCommand } from './plan-command.ts';
import { SETTING_FIELDS } from './setting-fields.ts';
import { DEFAULT_CWD, isOfShell, type LegDraft, type Settings } from './settings.ts';

/** What all legs of a step share. */
export interface StepPlan {
  readonly step: Settings;
  /** Every leg branches from the image that a setup leaves. */
  readonly hasSetup: boolean;
  /** Placeholders with a value in at least one leg, in lower case. */
  readonly known: ReadonlySet<string>;
  readonly problems: Problems;
}

export interface PlannedLeg {
  readonly plan: LegPlan;
  /** What it was made from: the leg's own, else the step's. */
  readonly single: Settings['single'];
}

/** A leg with the step's defaults and its placeholders filled in; what could not be read is missing, and a problem. */
export function planLeg(draft: LegDraft, shared: StepPlan): PlannedLeg {
  const { step, hasSetup, problems } = shared;
  const { own } = draft;
  const single = { ...step.single, ...own.single };
  const filler = legFiller(draft, shared);
  const { text, filled, read } = filler;
  if (!hasSetup && single.image !== undefined) filled(single.image, 'it is empty: give an image');
  else if (hasSetup && own.single.image !== undefined) {
    const problem =
      'it cannot be used with setup, since every leg starts from the image that the setup leaves: drop one of the two';
    problems.add(own.single.image.where, problem);
  }
  const template = own.command ?? step.command;
  const command = template === null ? '' : filled(template, 'it is empty: give a command');
  if (template === null && !draft.hasBadCommand) {
    problems.add(
      draft.where,
      'there is no command: write one, or give the input command, which is for all legs without one',
    );
  }
  const args = own.args?.map((arg) => text(arg) ?? '') ?? null;
  const given = { command, args, shell: read(single.shell, SETTING_FIELDS.shell.parse) };
  const plan: LegPlan = {
    name: draft.name,
    values: new Map([...draft.values].filter(([path]) => path !== 'leg')),
    image: hasSetup ? null : read(single.image, SETTING_FIELDS.image.parse),
    ...planCommand(given, template === null ? draft.where : filler.whereOf(template), problems),
    env: Object.fromEntries([...step.env, ...own.env].map((variable) => [variable.name, text(variable) ?? ''])),
    cwd: read(single.cwd, SETTING_FIELDS.cwd.parse) ?? DEFAULT_CWD,
    user: readUser(single, filler, problems),
    stdin: read(single.stdin, SETTING_FIELDS.stdin.parse),
    timeout: read(single.timeout, SETTING_FIELDS.timeout.parse),
    hostname: read(single.hostname, SETTING_FIELDS.hostname.parse),
    network: read(single.network, SETTING_FIELDS.network.parse) ?? true,
    diskLimit: read(single['disk-limit'], SETTING_FIELDS['disk-limit'].parse),
    disposable: read(single.disposable, SETTING_FIELDS.disposable.parse) ?? false,
    truncateOutputAt: read(single['truncate-output-at'], SETTING_FIELDS['truncate-output-at'].parse),
    files: readFiles([...step.files, ...own.files], draft, filler, problems),
    tag: read(single.tag, SETTING_FIELDS.tag.parse),
    allowFailure: read(single['allow-failure'], SETTING_FIELDS['allow-failure'].parse) ?? false,
  };
  return { plan, single };
}

/** Adds a problem when a user is given and no working directory. */
function readUser({ user, cwd }: Settings['single'], filler: ReturnType<typeof legFiller>, problems: Problems) {
  const found = filler.read(user, SETTING_FIELDS.user.parse);
  const hasDirectory = cwd !== undefined && filler.text(cwd)?.trim() !== '';
  if (user !== undefined && found !== null && !hasDirectory) {
    const why = `the default ${DEFAULT_CWD} may be closed to this user`;
    const problem = `needs cwd, since ${why}: set cwd to a directory of the user`;
    problems.add(filler.whereOf(user), new InvalidValue(filler.text(user) ?? '', problem));
  }
  return found;
}

/** The step's lines and the leg's own are one list, in which a line may leave out what any line before it names. */
function readFiles(
  templates: readonly Template[],
  { values }: LegDraft,
  { text, whereOf }: ReturnType<typeof legFiller>,
  problems: Problems,
): readonly FileLine[] {
  const lines: FileLine[] = [];
  for (const template of templates) {
    if (text(template) === null) continue;
    const parse = (): readonly FileLine[] => parseFilledLines(template, values, lines.length);
    // One call cannot take as many arguments as a file of 1 MiB has lines.
    for (const line of problems.attempt(whereOf(template), parse) ?? []) lines.push(line);
  }
  return lines;
}

/** Where a template is, for a problem of this leg: an input that reads differently in each leg says in which. */
export function placeOf({ where, ...template }: Template, leg: string): Place {
  return template.shared && holdsPlaceholder(template) ? { ...where, leg: quote(leg) } : where;
}

function legFiller({ name: leg, values, own }: LegDraft, { step, known, problems }: StepPlan) {
  const whereOf = (template: Template): Place => placeOf(template, leg);

  /** Null, and a problem, when a placeholder has a value in no leg. */
  const text = (template: Template): string | null => {
    const mayBeText = isOfShell(own, template) || isOfShell(step, template);
    const wrong = placeholdersIn(template).flatMap((name) => problemOfPlaceholder(name, known, mayBeText) ?? []);
    for (const problem of wrong) problems.add(template.where, problem);
    if (wrong.length > 0) return null;
    return template.isLiteral ? template.text : fill(template.text, values);
  };

  const filled = (template: Template, blank: string): string => {
    const found = text(template);
    if (found?.trim() === '') problems.add(whereOf(template), blank);
    return found ?? '';
  };

  /** Null when the text is blank, which counts as not given, or invalid. */
  const read = <Value>(template: Template | undefined, parse: (text: string) => Value): Value | null => {
    if (template === undefined) return null;
    const found = text(template) ?? '';
    return found.trim() === '' ? null : problems.attempt(whereOf(template), () => parse(found));
  };

  return { text, filled, read, whereOf };
}
