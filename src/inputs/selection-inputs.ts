import { profileName } from '../credentials/credentials.ts';
import { contreeHome, ProfileError, readProfiles } from '../credentials/profile.ts';
import { InvalidSelection } from '../selection/invalid-selection.ts';
import { readOperationFiles } from '../selection/operation-files.ts';
import { parseSelection } from '../selection/parse.ts';
import { resolveLegs, type Selection } from '../selection/resolve.ts';
import { type SessionHistory, SessionProblem } from '../selection/session.ts';
import type { WorkflowRun } from '../selection/workflow.ts';
import { runAddress } from '../start/marker.ts';
import { InvalidInputs } from '../values/problems.ts';
import { parseMoment } from '../values/moment.ts';
import { InvalidValue, parseList } from '../values/values.ts';
import { type InputSource, inputText } from './input-source.ts';

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
  const { openSessionStore } = await import('../selection/session-store.ts');
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
