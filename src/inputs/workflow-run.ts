import { proxyVariables } from '../contree/proxy.ts';
import type { WorkflowRun } from '../selection/workflow.ts';
import { githubApiUrl } from './github-address.ts';
import { type InputSource, inputText } from './input-source.ts';
import { runAddress, type Switches } from './switches.ts';

/** How far the search looks back when neither GitHub nor the input `since` says it. */
const LOOK_BACK = '6h';

/** The run that the step belongs to; null outside of a workflow. */
export function readWorkflowRun(source: InputSource, { since }: Pick<Switches, 'since'>): WorkflowRun | null {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = source.env;
  const url = runAddress(source.env);
  if (url === '') return null;
  const access = { apiUrl: githubApiUrl(source.env), proxyEnv: proxyVariables(source.env) };
  return { url, repository, id, ...access, token: inputText(source, 'github-token'), since: since.value ?? LOOK_BACK };
}
