import http from 'node:http';
import https from 'node:https';

/** The proxy variables of an environment, in either case. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/** Far more than run at a time, so that requests that hang delay no others, and few enough for any machine. */
const MOST_SOCKETS = 512;

export type Agents = ReturnType<typeof createAgents>;

/** Throws a `TypeError` when the proxy's address is no URL. It does not show that address, which may hold a password. */
export function createAgents(base: string, proxyEnv: ProxyEnvironment | undefined) {
  const { Agent } = base.startsWith('https:') ? https : http;
  const options = { maxSockets: MOST_SOCKETS, ...(proxyEnv === undefined ? {} : { proxyEnv: { ...proxyEnv } }) };
  try {
    return {
      /** For requests that are safe to repeat. */
      keptAlive: new Agent({ ...options, keepAlive: true }),
      /** One connection for each request: an idle one may be dead, and then it is unknown whether the request was received. */
      unshared: new Agent({ ...options, keepAlive: false }),
    };
  } catch {
    // The error's own message would show the address.
    throw new TypeError('The proxy that HTTPS_PROXY or HTTP_PROXY names is no URL.');
  }
}

/** A warning when a proxy is set for `base` that this version of Node does not use; otherwise null. */
export function unusedProxyWarning(
  base: string,
  env: ProxyEnvironment | undefined,
  nodeVersion: string,
): string | null {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  // Node's agents take the proxy from an environment since 24.5; older ones ignore it.
  if (major > 24 || (major === 24 && minor >= 5)) return null;
  const variable = base.startsWith('https:') ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const isSet = [variable, variable.toLowerCase()].some((name) => (env?.[name] ?? '') !== '');
  if (!isSet || isExempt(new URL(base).hostname, env?.['no_proxy'] ?? env?.['NO_PROXY'] ?? '')) return null;
  return `${variable} is set, but Node ${nodeVersion} does not use it: the service is contacted directly. Node 24.5 or newer does.`;
}

function isExempt(host: string, noProxy: string): boolean {
  const names = noProxy.split(/[\s,]+/u).map((name) => name.replaceAll(/^\*?\.|:\d+$/gu, '').toLowerCase());
  return names.some((name) => name === '*' || (name !== '' && (host === name || host.endsWith(`.${name}`))));
}
