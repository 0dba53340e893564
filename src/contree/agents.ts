import http from 'node:http';
import https from 'node:https';
import type { ProxyDecision } from './proxy.ts';

/** Far more than run at a time, so that requests that hang delay no others, and few enough for any machine. */
const MOST_SOCKETS = 512;

export type Agents = ReturnType<typeof createAgents>;

/**
 * The agents for one address.
 * @param proxy as `decideProxy` gives it; null for direct requests
 */
export function createAgents(base: string, proxy: ProxyDecision['proxy']) {
  const { Agent } = base.startsWith('https:') ? https : http;
  // Without a list of exceptions, which are decided already: Node's own reading of one differs.
  const proxyEnv = proxy === null ? {} : { proxyEnv: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy } };
  const options = { maxSockets: MOST_SOCKETS, ...proxyEnv };
  return {
    /** For requests that are safe to repeat. */
    keptAlive: new Agent({ ...options, keepAlive: true }),
    /** One connection for each request: an idle one may be dead, and then it is unknown whether the request was received. */
    unshared: new Agent({ ...options, keepAlive: false }),
  };
}

/** A warning when there is a proxy that this version of Node does not use; otherwise null. */
export function unusedProxyWarning({ proxy, variable }: ProxyDecision, nodeVersion: string): string | null {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  // Node's agents take the proxy from an environment since 24.5; older ones ignore it.
  if (proxy === null || major > 24 || (major === 24 && minor >= 5)) return null;
  return `${variable} is set, but Node ${nodeVersion} does not use it: requests go out directly. Node 24.5 or newer does.`;
}
