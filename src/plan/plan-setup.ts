import type { Problems, Where } from '../values/problems.ts';
import { InvalidValue, parseInteger } from '../values/values.ts';
import { parseFileLines } from './file-lines.ts';
import type { GivenPlan, SetupPlan } from './leg-plan.ts';
import { holdsPlaceholder, placeholdersIn, quotePlaceholder, type Template } from './placeholders.ts';
import { checkShellText } from './plan-command.ts';
import { SETTING_FIELDS } from './setting-fields.ts';
import { DEFAULT_CWD, type Settings } from './settings.ts';

/** As many as the listing of a key's tags is read for. */
const MOST_KEPT = 10_000;

/**
 * The command that runs once before the legs, with the files of `step`; null without one, and when its image is missing,
 * which is then a problem. Of the defaults for legs it takes env, cwd, run-timeout, truncate-output-at and disk-limit, where
 * they hold no placeholder: it runs as root and with network, so that it can install what legs without them need.
 */
export function planSetup(given: GivenPlan, step: Settings, problems: Problems): SetupPlan | null {
  const keyGiven = given['setup-key'].trim() !== '';
  const keep = readKeep(given['setup-keep'], keyGiven, problems);
  if (given.setup.trim() === '') {
    const unused = 'it has no effect without setup: give setup a command';
    if (keyGiven) problems.add('setup-key', `${unused}, or drop setup-key`);
    if (given['setup-files'].trim() !== '') problems.add('setup-files', `${unused}, or use files`);
    return null;
  }
  const { image, cwd, timeout, 'truncate-output-at': limit, 'disk-limit': diskLimit } = step.single;
  checkShellText(given.setup, 'setup', problems);
  refusePlaceholders('setup', given.setup, problems);
  refusePlaceholders('setup-key', given['setup-key'], problems);
  if (image === undefined) problems.add('image', 'it is empty: a setup needs an image to start from');
  else refusePlaceholders('image', image.text, problems);
  for (const { text, where } of step.files) refusePlaceholders(where, text, problems);
  warnOfDirectory(cwd, problems);

  const read = <Value>(template: Template | undefined, parse: (text: string) => Value): Value | null =>
    template === undefined || holdsPlaceholder(template)
      ? null
      : problems.attempt(template.where, () => parse(template.text));
  const start = read(image, SETTING_FIELDS.image.parse);
  const key = keyGiven ? problems.attempt('setup-key', () => parseKey(given['setup-key'])) : null;
  if (start === null) return null;
  const env = step.env.filter((variable) => !holdsPlaceholder(variable));
  return {
    image: start,
    command: given.setup,
    env: Object.fromEntries(env.map(({ name, text }) => [name, text])),
    cwd: read(cwd, SETTING_FIELDS.cwd.parse) ?? DEFAULT_CWD,
    timeout: read(timeout, SETTING_FIELDS.timeout.parse),
    truncateOutputAt: read(limit, SETTING_FIELDS['truncate-output-at'].parse),
    diskLimit: read(diskLimit, SETTING_FIELDS['disk-limit'].parse),
    files: step.files.flatMap((files) => read(files, parseFileLines) ?? []),
    key,
    keep,
  };
}

/** Null when it is not given. */
function readKeep(text: string, keyGiven: boolean, problems: Problems): number | null {
  if (text.trim() === '') return null;
  if (!keyGiven) problems.add('setup-keep', 'it has no effect without setup-key: give setup-key, or drop setup-keep');
  return problems.attempt('setup-keep', () => parseInteger(text, { least: 1, greatest: MOST_KEPT }));
}

/** Legs below the directory of the setup find what it placed. Elsewhere they would not. */
function warnOfDirectory(cwd: Template | undefined, problems: Problems): void {
  if (cwd === undefined || !holdsPlaceholder(cwd) || cwd.text.trim().startsWith(`${DEFAULT_CWD}/`)) return;
  const consequence = `setup and its files use ${DEFAULT_CWD}`;
  const advice = `let it begin with ${DEFAULT_CWD}/ or hold no placeholder, when the legs need these files`;
  problems.warn(cwd.where, `a placeholder has no value in setup, so ${consequence}: ${advice}`);
}

function refusePlaceholders(where: Where, text: string, problems: Problems): void {
  for (const name of placeholdersIn({ text })) {
    problems.add(
      where,
      `${quotePlaceholder(name)} has no value here, since setup runs once for all legs: move it to command, or write a fixed text`,
    );
  }
}

function parseKey(text: string): string {
  const key = text.trim();
  if (/[\r\n]/.test(key)) throw new InvalidValue(text, 'is not a key: use one line');
  if (Array.from(key).length <= 512) return key;
  throw new InvalidValue(text, 'is too long for a key: use at most 512 characters');
}
