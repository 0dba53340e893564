import { parseBaseAddress } from '../contree/base-address.ts';
import { contreeHome, ProfileError, readProfile, TOKEN_FACTORY_URL, type Profile } from './profile.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the service is and who asks. */
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

/**
 * Every token that the inputs and the environment hold, used or not: what must be masked before anything else happens. One
 * that is too short to be masked is not used either.
 */
export function tokensIn(given: string, env: Environment): string[] {
  return tokenSources(given, env).filter((token) => token.length >= SHORTEST_TOKEN);
}

/** What each place that may hold a token holds, the first to be used first; empty where it holds none. */
function tokenSources(given: string, env: Environment): string[] {
  return [given, env['CONTREE_TOKEN'], env['NEBIUS_API_KEY']].map((token) => token?.trim() ?? '');
}

/** Masks each secret in the log, once however often it is met. */
export function maskOnce(setSecret: (secret: string) => void): (secret: string) => void {
  const masked = new Set<string>();
  return (secret) => {
    if (masked.has(secret)) return;
    masked.add(secret);
    setSecret(secret);
  };
}

/** The name of the profile that the step asks for; empty when it asks for none. */
export function profileName(given: string, env: Environment): string {
  return firstOf(given, env['CONTREE_PROFILE']);
}

/**
 * Inputs beat the environment, the environment beats the profile. The command line's own default profile is used only when
 * nothing else gives a token, so that a token never meets an address that was saved for another.
 *
 * @throws {InvalidInputs}
 */
export async function resolveCredentials(given: GivenCredentials, env: Environment): Promise<Credentials> {
  const problems: string[] = [];
  const givenToken = firstOf(...tokenSources(given.token, env));
  const profile = await profileOf(profileName(given.profile, env), givenToken === '', env, problems);

  const token = firstOf(givenToken, profile?.token);
  if (token === '' && problems.length === 0) {
    problems.push('token: none is given: set the input, or CONTREE_TOKEN in the environment, or name a saved profile');
  }
  if (token !== '' && token.length < SHORTEST_TOKEN) {
    problems.push(
      `token: it has fewer than ${String(SHORTEST_TOKEN)} characters, as no token has: check how it was stored`,
    );
  }
  // A header cannot carry it, and the error that says so would show it.
  if (/[^\x21-\x7e]/.test(token)) {
    problems.push(
      'token: it holds a blank, a line break or another character that no token has: check how it was stored',
    );
  }
  const project = firstOf(given.project, env['CONTREE_PROJECT'], env['NEBIUS_AI_PROJECT'], profile?.project);
  if (/[^\x21-\x7e]/.test(project)) problems.push(`project: ${quote(project)} is not a project id`);

  const fallback = project === '' ? DEFAULT_URL : TOKEN_FACTORY_URL;
  const url = addressOf(firstOf(given.url, env['CONTREE_URL'], profile?.url, fallback), given.allowHttp, problems);
  if (problems.length > 0) throw new InvalidInputs(problems);
  return { token, project: project === '' ? null : project, url };
}

async function profileOf(name: string, needed: boolean, env: Environment, problems: string[]): Promise<Profile | null> {
  if (name === '' && !needed) return null;
  try {
    return await readProfile(name === '' ? { home: contreeHome(env) } : { home: contreeHome(env), name });
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    problems.push(`profile: ${error.message}`);
    return null;
  }
}

function addressOf(text: string, allowHttp: boolean, problems: string[]): string {
  try {
    const base = parseBaseAddress(text);
    if (!allowHttp && base.startsWith('http:') && !isLoopback(new URL(base).hostname)) {
      problems.push(
        `url: ${quote(text)} is plain http, so the token would travel unencrypted: use https, or set allow-http to true`,
      );
    }
    return base;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    problems.push(`url: ${error.message} For example ${DEFAULT_URL}`);
    return '';
  }
}

/** `localhost`, 127.0.0.0/8 and ::1; the URL parser has already brought every other spelling of them to these. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function firstOf(...texts: readonly (string | undefined)[]): string {
  return texts.map((text) => text?.trim() ?? '').find((text) => text !== '') ?? '';
}
