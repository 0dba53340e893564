import { parseBaseAddress } from '../contree/base-address.ts';
import { isLoopback } from '../contree/no-proxy.ts';
import { proxySecrets } from '../contree/proxy.ts';
import { contreeHome, readProfile, TOKEN_FACTORY_URL } from './profile.ts';
import { Problems } from '../values/problems.ts';
import { type Environment, quote } from '../values/values.ts';

export interface Credentials {
  /** A secret: in memory only. */
  readonly token: string;
  readonly project: string | null;
  /** Base address, without a trailing slash or `/v1`. */
  readonly url: string;
}

/** What the step's inputs say; empty where they say nothing. */
export interface GivenCredentials {
  readonly token: string;
  readonly project: string;
  readonly url: string;
  readonly profile: string;
  readonly allowHttp: boolean;
}

const DEFAULT_URL = 'https://api.contree.dev';

/** A shorter secret would be found, and masked, all over the log: in words, numbers and UUIDs. */
const SHORTEST_TOKEN = 6;
/** What no header can carry, and no token or project id holds. */
const UNSENDABLE = /[^\x21-\x7e]/;

/** Every token in the inputs and the environment, used or not: all must be masked first. One too short to mask is never used. */
export function tokensIn(given: string, env: Environment): string[] {
  return tokenSources(given, env).filter((token) => token.length >= SHORTEST_TOKEN);
}

/** Every secret in the inputs and the environment, used or not: what no log, page and file may show. */
export function secretsIn(
  get: (input: 'token' | 'github-token' | 'registry-password') => string,
  env: Environment,
): string[] {
  const others = [get('github-token'), get('registry-password'), ...proxySecrets(env)];
  return [...tokensIn(get('token'), env), ...others.flatMap((secret) => tokensIn(secret, {}))];
}

/** In order of precedence; empty where a place holds no token. */
function tokenSources(given: string, env: Environment): string[] {
  return [given, env['CONTREE_TOKEN'], env['NEBIUS_API_KEY']].map((token) => token?.trim() ?? '');
}

/** Masks each secret in the log once, however often it is met. */
export function maskOnce(setSecret: (secret: string) => void): (secret: string) => void {
  const masked = new Set<string>();
  return (secret) => {
    if (masked.has(secret)) return;
    masked.add(secret);
    setSecret(secret);
  };
}

/** Empty when the step asks for no profile. */
export function profileName(given: string, env: Environment): string {
  return firstOf(given, env['CONTREE_PROFILE']);
}

/**
 * Inputs beat the environment, the environment beats the profile. The command line's own default profile is used only when
 * nothing else gives a token, so that a token never meets an address that was saved for another.
 * @throws {InvalidInputs}
 */
export async function resolveCredentials(given: GivenCredentials, env: Environment): Promise<Credentials> {
  const problems = new Problems();
  const givenToken = firstOf(...tokenSources(given.token, env));
  const name = profileName(given.profile, env);
  const usesProfile = name !== '' || givenToken === '';
  const profile = usesProfile ? await problems.attempt('profile', () => readProfile(contreeHome(env), name)) : null;

  const token = firstOf(givenToken, profile?.token);
  if (token === '' && problems.count === 0) {
    problems.add('token', 'none is given: set the input, or CONTREE_TOKEN in the environment, or name a saved profile');
  }
  if (token !== '' && token.length < SHORTEST_TOKEN) {
    problems.add('token', `it has fewer than ${SHORTEST_TOKEN} characters, as no token has: check how it was stored`);
  }
  // The error that a header with it raises would show it.
  if (UNSENDABLE.test(token)) {
    const stored = 'check how it was stored';
    problems.add('token', `it holds a blank, a line break or another character that no token has: ${stored}`);
  }
  const project = firstOf(given.project, env['CONTREE_PROJECT'], env['NEBIUS_AI_PROJECT'], profile?.project);
  if (UNSENDABLE.test(project)) problems.add('project', `${quote(project)} is not a project id`);

  const fallback = project === '' ? DEFAULT_URL : TOKEN_FACTORY_URL;
  const url = addressOf(firstOf(given.url, env['CONTREE_URL'], profile?.url, fallback), given.allowHttp, problems);
  problems.throwIfAny();
  return { token, project: project === '' ? null : project, url };
}

function addressOf(text: string, allowHttp: boolean, problems: Problems): string {
  try {
    const base = parseBaseAddress(text);
    if (!allowHttp && base.startsWith('http:') && !isLoopback(new URL(base).hostname)) {
      const advice = 'use https, or set allow-http to true';
      problems.add('url', `${quote(text)} is plain http, so the token would travel unencrypted: ${advice}`);
    }
    return base;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    problems.add('url', `${error.message} For example ${DEFAULT_URL}`);
    return '';
  }
}

function firstOf(...texts: readonly (string | undefined)[]): string {
  return texts.map((text) => text?.trim() ?? '').find((text) => text !== '') ?? '';
}
