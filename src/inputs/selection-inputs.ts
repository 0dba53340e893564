import { profileName } from '../credentials/credentials.ts';
import { contreeHome, readProfiles } from '../credentials/profile.ts';
import { readOperationFiles } from '../selection/operation-files.ts';
import { parseSelection } from '../selection/parse.ts';
import { resolveLegs, type Selection } from '../selection/resolve.ts';
import type { SessionHistory } from '../selection/session.ts';
import type { WorkflowRun } from '../selection/workflow.ts';
import { runAddress } from '../start/marker.ts';
import { parseList } from '../values/values.ts';
import { type InputSource, inputText } from './input-source.ts';

/** How far `workflow` looks back when neither GitHub nor the input `since` says it. */
const LOOK_BACK = '6h';

/**
 * The operations that `operations` and `operations-file` name, those of files after the others.
 *
 * @param since the input's value; null when it is not given
 * @throws {InvalidInputs} naming everything that cannot be used
 */
export async function readSelection(source: InputSource, since: string | null): Promise<Selection> {
  const patterns = parseList(inputText(source, 'operations-file'));
  const files = patterns.length === 0 ? [] : await readOperationFiles(patterns, source.directory);
  const given = parseSelection(inputText(source, 'operations'), 'operations');
  return resolveLegs([given, ...files], () => openHistory(source), workflowRun(source, since ?? LOOK_BACK));
}

/** The run that the step belongs to; null outside of a workflow. */
function workflowRun(source: InputSource, since: string): WorkflowRun | null {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = source.env;
  const { GITHUB_API_URL: apiUrl = 'https://api.github.com' } = source.env;
  const url = runAddress(source.env);
  return url === '' ? null : { url, repository, id, apiUrl, token: inputText(source, 'github-token'), since };
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
