import type { Environment } from '../values/values.ts';

/** The base address of GitHub's REST API, `https://github.example/api/v3` on a server of one's own; no slash at its end. */
export function githubApiUrl(env: Environment): string {
  return addressIn(env, 'GITHUB_API_URL', 'https://api.github.com');
}

/** The address of GitHub's pages, without a slash at its end. */
export function githubServerUrl(env: Environment): string {
  return addressIn(env, 'GITHUB_SERVER_URL', 'https://github.com');
}

function addressIn(env: Environment, name: string, fallback: string): string {
  const text = (env[name] ?? '').trim().replace(/\/+$/, '');
  return text === '' ? fallback : text;
}
