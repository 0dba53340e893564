import { BypassRules, isLoopback } from './no-proxy.ts';

/** An environment; what names proxies and exceptions from them counts, in lower or upper case. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * A proxy that the environment names and that cannot be used. The message has the variable, and its value without user and
 * password.
 */
export class InvalidProxy extends TypeError {}

export interface ProxyDecision {
  /**
   * The address of the proxy as Node's agents read it; null where the request goes directly. A secret when it has a password.
   */
  readonly proxy: string | null;
  /** The variable that names it. */
  readonly variable: string;
  /** What the environment asks for and does not get. Untrusted. */
  readonly warnings: readonly string[];
}

const DIRECT: ProxyDecision = { proxy: null, variable: '', warnings: [] };

/**
 * Decides as curl and the toolkit of GitHub do: the variable of the address's scheme, else `ALL_PROXY`; lower case first, an
 * empty one counts as none; then `NO_PROXY`. A loopback address is asked directly unless the proxy is on loopback too: for
 * another proxy it would be the proxy's own machine, and a token would leave this one without encryption.
 *
 * Node's agents would ignore a proxy without a scheme or with another one (`parseProxyConfigFromEnv` in
 * `lib/internal/http.js`).
 *
 * @param destination the http or https address of a request
 * @throws {InvalidProxy}
 */
export function decideProxy(destination: string, env: ProxyEnvironment): ProxyDecision {
  const { protocol, hostname, port } = new URL(destination);
  const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const [variable, value] = firstSet(env, [name, name.toUpperCase(), 'all_proxy', 'ALL_PROXY']);
  if (value === '') return DIRECT;
  const [noProxy, list] = firstSet(env, ['no_proxy', 'NO_PROXY']);
  const rules = new BypassRules(list);
  if (rules.bypasses(hostname, port === '' ? (protocol === 'https:' ? '443' : '80') : port)) return DIRECT;
  // An address that is not asked through any proxy needs no valid one.
  const isLocal = isLoopback(hostname);
  const proxy = parseProxy(variable, value);
  if (isLocal && !isLoopback(proxy.hostname)) return DIRECT;
  const warnings = rules.unknown.map(
    (entry) =>
      `${noProxy} has the entry ${JSON.stringify(shorten(entry))}, which matches no host: use a host name, .domain, *.domain, host:port, an IP address, 10.0.0.0/8, 10.0.0.1-10.0.0.9 or *.`,
  );
  return { proxy: proxy.href, variable, warnings };
}

const VARIABLES = ['https_proxy', 'http_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);

/** Those variables of an environment that name proxies and exceptions from them. */
export function proxyVariables(env: ProxyEnvironment): ProxyEnvironment {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  return Object.fromEntries(VARIABLES.filter(isSet).map((name) => [name, env[name]]));
}

/**
 * What may not be shown of all proxies in the environment: their passwords, as they are written and decoded, and what the
 * header `Proxy-Authorization` carries, which a proxy can repeat in its reply.
 */
export function proxySecrets(env: ProxyEnvironment): string[] {
  const secrets = VARIABLES.flatMap((name) => {
    // Also in an address that is no URL.
    const found = /^(?:[^/@:]*:\/\/)?(?<user>[^:@]*)(?::(?!\/\/)(?<password>.*))?@/s.exec((env[name] ?? '').trim());
    const { user = '', password = '' } = found?.groups ?? {};
    const header = found === null ? '' : Buffer.from(`${decode(user)}:${decode(password)}`).toString('base64');
    return [password, decode(password), header.replace(/=+$/, '')];
  });
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

/** The first of the variables that is not blank, and its value; the value is empty when there is none. */
function firstSet(env: ProxyEnvironment, names: readonly string[]): readonly [name: string, value: string] {
  const name = names.find((candidate) => (env[candidate] ?? '').trim() !== '') ?? '';
  return [name, (env[name] ?? '').trim()];
}

function parseProxy(variable: string, value: string): URL {
  const refuse = (problem: string): InvalidProxy =>
    new InvalidProxy(`${variable}: ${JSON.stringify(shorten(withoutUser(value)))} ${problem}`);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase() ?? null;
  if (scheme !== null && scheme !== 'http' && scheme !== 'https') {
    throw refuse(
      `is no http or https proxy: use http://host:port, https://host:port or host:port, or name the host of the service in NO_PROXY`,
    );
  }
  const url = /[\s\0]/.test(value) ? null : URL.parse(scheme === null ? `http://${value}` : value);
  // `http:/host` would be the host `http`.
  const isMistyped = scheme === null && url?.pathname !== '/';
  if (url === null || isMistyped) {
    throw refuse('is no address of a proxy: use http://host:port, https://host:port or host:port');
  }
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) {
    throw refuse('has a character that a user name or password cannot have: write / as %2F, ? as %3F and # as %23');
  }
  // Node would throw for a per cent sign that begins no code.
  url.username = encodeURIComponent(decode(url.username));
  url.password = encodeURIComponent(decode(url.password));
  url.pathname = '/';
  url.search = '';
  url.hash = '';
  return url;
}

/** A text with a per cent sign that begins no code stays as it is, as in curl. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The value with `***` for what stands before its last `@`, and for what stands for a port and is none: it may be a password.
 */
function withoutUser(value: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(value) ?? [];
  const host = rest.replace(/^.*@/s, '***@');
  return `${scheme}${host.replace(/:(?!\d{1,5}\/?$)[^[\]]*$/s, ':***')}`;
}

const LONGEST = 100;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
