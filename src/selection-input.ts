import { profileName } from './credentials.ts';
import { inputText, InvalidInputs, type InputSource } from './input-source.ts';
import { InvalidSelection } from './legs/selection/invalid-selection.ts';
import { readOperationFiles } from './legs/selection/operation-files.ts';
import { parseSelection } from './legs/selection/parse.ts';
import { resolveLegs, type Selection } from './legs/selection/resolve.ts';
import { SessionProblem, type SessionHistory } from './legs/selection/session.ts';
import { contreeHome, ProfileError, readProfiles } from './command-line/profile.ts';
import { parseList } from './values.ts';

/**
 * The operations that `operations` and `operations-file` name, those of files after the others.
 *
 * @throws {InvalidInputs} naming everything that cannot be used
 */
export async function readSelection(source: InputSource): Promise<Selection> {
  const patterns = parseList(inputText(source, 'operations-file'));
  const files = patterns.length === 0 ? [] : await readOperationFiles(patterns, source.directory);
  try {
    const given = parseSelection(inputText(source, 'operations'), 'operations');
    return await resolveLegs([given, ...files], () => openHistory(source));
  } catch (error) {
    throw error instanceof InvalidSelection ? new InvalidInputs([error.message]) : error;
  }
}

/** The SQLite reader is loaded only where a history is looked into. */
async function openHistory(source: InputSource): Promise<SessionHistory> {
  const session = inputText(source, 'session') || (source.env['CONTREE_SESSION']?.trim() ?? '');
  const home = contreeHome(source.env);
  const profile = profileName(inputText(source, 'profile'), source.env) || (await activeProfile(home));
  const { openSessionStore } = await import('./command-line/session-store.ts');
  const path = source.env['CONTREE_SESSION_DB']?.trim() ?? '';
  return openSessionStore({ home, profile, session, ...(path && { path }) });
}

async function activeProfile(home: string): Promise<string> {
  try {
    return (await readProfiles(home)).active;
  } catch (error) {
    throw error instanceof ProfileError ? new SessionProblem(error.message, { cause: error }) : error;
  }
}
