import { parseFileLines } from './file-lines.ts';
import type { GivenPlan } from './leg-plan.ts';
import type { Problems } from '../values/problems.ts';
import { readEnvInput } from './read-env.ts';
import { PARSERS, type SettingName, type Settings } from './settings.ts';
import { placeholdersIn, type Template } from './placeholders.ts';

type GivenText = { [Name in keyof GivenPlan]: GivenPlan[Name] extends string ? Name : never }[keyof GivenPlan];

const INPUTS: readonly (readonly [SettingName, GivenText, string])[] = [
  ['image', 'image', 'image'],
  ['shell', 'shell', 'shell'],
  ['cwd', 'cwd', 'cwd'],
  ['timeout', 'runTimeout', 'run-timeout'],
  ['hostname', 'hostname', 'hostname'],
  ['disposable', 'disposable', 'disposable'],
  ['tag', 'tag', 'tag'],
  ['truncateOutputAt', 'truncateOutputAt', 'truncate-output-at'],
];

/**
 * What the step's inputs give to every leg that leaves it open. Whatever holds no placeholder is checked here already: it
 * is a mistake even where no leg would use it.
 */
export function readStepSettings(given: GivenPlan, problems: Problems, warn: (warning: string) => void): Settings {
  const single: Partial<Record<SettingName, Template>> = {};
  for (const [setting, input, where] of INPUTS) {
    const template = templateOf(given[input], where);
    if (template === null) continue;
    single[setting] = template;
    if (!holdsPlaceholder(template)) problems.attempt(where, () => PARSERS[setting](template.text));
  }
  const files = fileTemplates(given.files, 'files');
  const setupFiles = fileTemplates(given.setupFiles, 'setup-files');
  for (const { text, where } of [...files, ...setupFiles].filter((template) => !holdsPlaceholder(template))) {
    problems.attempt(where, () => parseFileLines(text));
  }
  const env = readEnvInput(given.env, problems, warn);
  return { single, command: templateOf(given.command, 'command'), args: null, env, files };
}

/** The lines of an input that names files; none when it is not given. */
export function fileTemplates(text: string, where: string): readonly Template[] {
  const template = templateOf(text, where);
  return template === null ? [] : [template];
}

/** An input that every leg may read; null when it is not given. */
function templateOf(text: string, where: string): Template | null {
  return text.trim() === '' ? null : { text, where, shared: true };
}

/** Whether the text is another one in each leg. */
export function holdsPlaceholder({ text }: Template): boolean {
  return placeholdersIn(text).length > 0;
}
