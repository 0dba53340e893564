import { profileName } from '../credentials/credentials.ts';
import { contreeHome, readProfiles } from '../credentials/profile.ts';
import { type ParsedSelection, parseSelection } from '../selection/parse.ts';
import { resolveLegs, type Selection } from '../selection/resolve.ts';
import type { SessionHistory } from '../selection/session.ts';
import { InvalidInputs } from '../values/problems.ts';
import { parsePatterns, quote } from '../values/values.ts';
import { problemOfMode } from './input-modes.ts';
import { givenAmong } from './input-reader.ts';
import { type InputSource, inputText } from './input-source.ts';
import type { Switches } from './switches.ts';
import { warnUnusedLookups } from './unused-inputs.ts';
import { readWorkflowRun } from './workflow-run.ts';

const SELECTING_INPUTS = ['operations', 'operations-file'] as const;
const NO_SELECTION: Selection = { kind: 'legs', legs: [], warnings: [] };

/**
 * The operations that the step follows, shows or cancels: those that `operations` names, then those of the files.
 *
 * @throws {InvalidInputs} naming everything that cannot be used
 */
export async function readSelection(source: InputSource, switches: Switches, signal?: AbortSignal): Promise<Selection> {
  const mode = switches.mode.value;
  // A bad mode may have been meant as one that takes no operations.
  const selects = mode === null ? givenAmong(source, SELECTING_INPUTS).length > 0 : mode !== 'list' && mode !== 'run';
  const selection = selects ? await readGiven(source, switches, signal) : NO_SELECTION;
  if (selection.kind === 'all') checkCleanup(source, switches);
  return selection;
}

async function readGiven(
  source: InputSource,
  { mode, since, ifNoOperations }: Switches,
  signal?: AbortSignal,
): Promise<Selection> {
  const patterns = parsePatterns(inputText(source, 'operations-file'));
  const files = patterns.length === 0 ? [] : await readFiles(patterns, source, signal);
  const text = inputText(source, 'operations');
  // Then that mode run was meant is the one problem.
  if (text === '' && patterns.length === 0 && problemOfMode(mode.value, source) !== null) return NO_SELECTION;
  const given = parseSelection(text, 'operations');
  const run = readWorkflowRun(source, { since });
  // A bad value is a problem already, and no reason for another.
  const mayBeNone = ifNoOperations.value !== 'error';
  const selection = await resolveLegs([given, ...files], () => openHistory(source), { run, mayBeNone });
  return { ...selection, warnings: [...selection.warnings, ...warnUnusedLookups(source, [given, ...files])] };
}

/** What searches directories is loaded only where there are patterns. */
async function readFiles(
  patterns: readonly string[],
  source: InputSource,
  signal?: AbortSignal,
): Promise<readonly ParsedSelection[]> {
  const { readOperationFiles } = await import('../selection/operation-files.ts');
  const temp = source.env['RUNNER_TEMP'] ?? '';
  return await readOperationFiles(patterns, { workspace: source.directory, temp: temp === '' ? null : temp }, signal);
}

/** With `all`. @throws {InvalidInputs} */
function checkCleanup(source: InputSource, { cleanup }: Switches): void {
  if (cleanup.value === null || cleanup.value === 'auto' || cleanup.value === 'never') return;
  const text = quote(inputText(source, 'cleanup'));
  const why = 'which would cancel what others started';
  throw new InvalidInputs([`cleanup: ${text} cannot be used with operations: all, ${why}: use never`]);
}

/** The SQLite reader is loaded only where a history is looked into. */
async function openHistory(source: InputSource): Promise<SessionHistory> {
  const session = inputText(source, 'session') || (source.env['CONTREE_SESSION']?.trim() ?? '');
  const home = contreeHome(source.env);
  const profile = profileName(inputText(source, 'profile'), source.env) || (await readProfiles(home)).active;
  const { openSessionStore } = await import('../selection/session-store.ts');
  const path = source.env['CONTREE_SESSION_DB']?.trim() ?? '';
  return openSessionStore({ home, profile, session, ...(path && { path }) });
}
