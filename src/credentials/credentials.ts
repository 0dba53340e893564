import { parseBaseAddress } from '../contree/base-address.ts';
import type { GivenBy } from '../contree/destination.ts';
import { isLoopback } from '../contree/no-proxy.ts';
import { proxySecrets } from '../contree/proxy.ts';
import { contreeHome, type Profile, readProfile, TOKEN_FACTORY_URL } from './profile.ts';
import { listed } from '../values/place.ts';
import { Problems } from '../values/problems.ts';
import { type Environment, linesOf, quote } from '../values/values.ts';

export interface Credentials {
  /** A secret: in memory only. */
  readonly token: string;
  readonly project: string | null;
  /** Base address, without a trailing slash or `/v1`. */
  readonly url: string;
  /** For messages: what gave token and address, such as `the input url`. */
  readonly givenBy: GivenBy;
}

/** What the step's inputs say; empty where they say nothing. */
export interface GivenCredentials {
  readonly token: string;
  readonly project: string;
  readonly url: string;
  readonly profile: string;
  readonly allowHttp: boolean;
}

/**
 * An address that is quoted although it is none, for its one mistake. Any other text may hold a secret: a password with an
 * encoded `@`, or the token, in a workflow that mixes up two inputs.
 */
const NAMED_HOST = /^(?:[a-z]+:\/*)?(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?(?:\/[a-z\d/._-]*)?$/;

const CHECK = 'check how it was stored';
const DEFAULT_URL = 'https://api.contree.dev';

/** A shorter secret would be found, and masked, all over the log: in words, numbers and UUIDs. */
const SHORTEST_TOKEN = 6;
/** What no header can carry, and no token or project id holds. */
const UNSENDABLE = /[^\x21-\x7e]/;

/**
 * Every token in the inputs and the environment, used or not: all must be masked first. One too short to mask is never used.
 */
export function tokensIn(given: string, env: Environment): string[] {
  const tokens = tokenSources(given, env).map(([, token = '']) => token.trim());
  return tokens.filter((token) => token.length >= SHORTEST_TOKEN);
}

/** Every secret in the inputs and the environment, used or not: what no log, page and file may show. */
export function secretsIn(
  get: (input: 'token' | 'github-token' | 'registry-password') => string,
  env: Environment,
): string[] {
  const others = [get('github-token'), get('registry-password'), ...proxySecrets(env)];
  return [...tokensIn(get('token'), env), ...others.flatMap((secret) => tokensIn(secret, {}))];
}

/** A text and what gives it, in words for messages. */
type Source = readonly [from: string, text: string | undefined];

/** In order of precedence; empty where a place holds no token. */
function tokenSources(given: string, env: Environment): Source[] {
  const variables = ['CONTREE_TOKEN', 'NEBIUS_API_KEY'].map((name): Source => [name, env[name]]);
  return [['the input token', given], ...variables];
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

/**
 * The texts by which the runner masks a secret. It takes each line of a text for a secret of its own: `{` and `}` of a key in
 * JSON would be masked all over the log, and each output that has one dropped.
 */
export function textsToMask(secret: string): string[] {
  const lines = linesOf(secret).map((line) => line.trim());
  return lines.length === 1 ? [secret] : lines.filter((line) => line.length >= SHORTEST_TOKEN);
}

/** Empty when the step asks for no profile. */
export function profileName(given: string, env: Environment): string {
  return firstOf([
    ['', given],
    ['', env['CONTREE_PROFILE']],
  ]).text;
}

/**
 * Inputs beat the environment, the environment beats the profile. The command line's own default profile is used only when
 * nothing else gives a token, so that a token never meets an address that was saved for another.
 * @throws {InvalidInputs}
 */
export async function resolveCredentials(given: GivenCredentials, env: Environment): Promise<Credentials> {
  const problems = new Problems();
  const tokens = tokenSources(given.token, env);
  const projects: Source[] = [
    ['project', given.project],
    ...['CONTREE_PROJECT', 'NEBIUS_AI_PROJECT'].map((variable): Source => [variable, env[variable]]),
  ];
  const addresses: Source[] = [
    ['the input url', given.url],
    ['CONTREE_URL', env['CONTREE_URL']],
  ];
  const open = Object.entries({ token: tokens, project: projects, url: addresses })
    .filter(([, sources]) => firstOf(sources).text === '')
    .map(([input]) => input);
  const profile = await readUsedProfile(given.profile, open, env, problems);
  const ofProfile = `the profile ${quote(profile?.name ?? '')}`;

  const { text: token, from: tokenFrom } = firstOf([...tokens, [ofProfile, profile?.token]]);
  if (token === '' && problems.count === 0) {
    const advice = 'set the input, or CONTREE_TOKEN in the environment, or name a saved profile';
    problems.add('token', `none is given: ${advice}. Secrets are empty in a pull request from a fork or by Dependabot`);
  }
  if (token !== '' && token.length < SHORTEST_TOKEN) {
    problems.add('token', `${tokenFrom} has fewer than ${SHORTEST_TOKEN} characters, which no token has: ${CHECK}`);
  }
  // The error that a header with it raises would show it.
  if (UNSENDABLE.test(token)) {
    const found = /^bearer\s/iu.test(token)
      ? 'begins with the word Bearer: leave that word out'
      : `has a space, a line break or another character that no token has: ${CHECK}`;
    problems.add('token', `${tokenFrom} ${found}`);
  }
  const project = firstOf([...projects, ['profile', profile?.project]]);
  if (UNSENDABLE.test(project.text)) {
    problems.add(
      project.from,
      `${quote(project.text)} has a space or another character that no project id has: give the id, not the name`,
    );
  }

  const address = firstOf([
    ...addresses,
    [ofProfile, profile?.url],
    ['the default of the input url', project.text === '' ? DEFAULT_URL : TOKEN_FACTORY_URL],
  ]);
  const url = addressOf(address, given.allowHttp, problems);
  problems.throwIfAny();
  const givenBy = { token: tokenFrom, url: address.from };
  return { token, project: project.text === '' ? null : project.text, url, givenBy };
}

/**
 * One that the environment names is for all steps of a job, and read only for a step that leaves something open.
 * @param open the inputs that neither the step nor the environment gives
 */
async function readUsedProfile(
  given: string,
  open: readonly string[],
  env: Environment,
  problems: Problems,
): Promise<Profile | null> {
  const isGiven = given.trim() !== '';
  const name = isGiven || open.length > 0 ? profileName(given, env) : '';
  if (name === '' && !open.includes('token')) return null;
  const instead = open.includes('token') ? 'the input token' : listed(open);
  const advice = instead === '' ? 'drop it' : `drop it, and give ${instead} instead`;
  const where = isGiven || name === '' ? 'profile' : 'CONTREE_PROFILE';
  return await problems.attempt(where, () => readProfile(contreeHome(env), name, advice));
}

function addressOf({ from, text }: ReturnType<typeof firstOf>, allowHttp: boolean, problems: Problems): string {
  const where = from === 'CONTREE_URL' ? from : 'url';
  try {
    const base = parseBaseAddress(text);
    if (!allowHttp && base.startsWith('http:') && !isLoopback(new URL(base).hostname)) {
      const advice = 'use https, or set allow-http to true';
      problems.add(where, `${quote(text)} is plain http, so the token would travel unencrypted: ${advice}`);
    }
    return base;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const shown = NAMED_HOST.test(text) ? `${quote(text)}: ` : '';
    const isBare = shown !== '' && !text.includes('://') && URL.canParse(`https://${text}`);
    const advice = isBare ? `write https://${text}` : `write one such as ${DEFAULT_URL}`;
    problems.add(where, `${shown}${error.message}: ${advice}`);
    return '';
  }
}

/** The first text that is not blank, trimmed; both are empty when there is none. */
function firstOf(sources: readonly Source[]): Readonly<Record<'from' | 'text', string>> {
  const [from, text = ''] = sources.find(([, candidate = '']) => candidate.trim() !== '') ?? ['', ''];
  return { from, text: text.trim() };
}
