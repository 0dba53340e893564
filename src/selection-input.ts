import { profileName } from './credentials.ts';
import { inputText, type InputSource } from './input-source.ts';
import { InvalidInputs } from './invalid-inputs.ts';
import { InvalidSelection } from './legs/selection/invalid-selection.ts';
import { readOperationFiles } from './legs/selection/operation-files.ts';
import { parseSelection } from './legs/selection/parse.ts';
import { resolveLegs, type Selection } from './legs/selection/resolve.ts';
import { SessionProblem, type SessionHistory } from './legs/selection/session.ts';
import { contreeHome, ProfileError, readProfiles } from './command-line/profile.ts';
import type { WorkflowRun } from './legs/selection/workflow.ts';
import { runAddress } from './legs/start/origin.ts';
import { parseMoment } from './moment.ts';
import { InvalidValue, parseList } from './values.ts';

/** How far `workflow` looks back when neither GitHub nor the input `since` says it. */
const LOOK_BACK = '6h';

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
    return await resolveLegs([given, ...files], () => openHistory(source), workflowRun(source));
  } catch (error) {
    throw error instanceof InvalidSelection ? new InvalidInputs([error.message]) : error;
  }
}

/** The run that the step belongs to; null outside of a workflow. */
function workflowRun(source: InputSource): WorkflowRun | null {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = source.env;
  const { GITHUB_API_URL: apiUrl = 'https://api.github.com' } = source.env;
  const url = runAddress(source.env);
  if (url === '') return null;
  return { url, repository, id, apiUrl, token: inputText(source, 'github-token'), since: lookBack(source) };
}

function lookBack(source: InputSource): string {
  const since = inputText(source, 'since');
  try {
    return since === '' ? LOOK_BACK : parseMoment(since, source.now);
  } catch (error) {
    // The reader of the input itself reports it.
    if (error instanceof InvalidValue) return LOOK_BACK;
    throw error;
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
