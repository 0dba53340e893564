import type { RequestFailure } from './contree-error.ts';
import type { Destination } from './destination.ts';

/** Replies that are no TLS, under one code for all ways in which OpenSSL names it. */
export const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER';

const UNREACHABLE = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'];
/** A host has no address, or the name server does not answer. */
const UNKNOWN = ['ENOTFOUND', 'EAI_AGAIN'];

/** What to do about a request that got no reply, of kind `network`; no full stop at its end. */
export function adviceForNetwork(failure: RequestFailure, destination: Destination): string {
  const { reason } = failure;
  const code = failure.code ?? '';
  const { base, givenBy, proxy } = destination;
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH/u.test(code)) {
    return `The certificate of ${base} is not trusted: name the authority that signed it in NODE_EXTRA_CA_CERTS`;
  }
  if (proxy !== null) {
    const wantsLogin = code.startsWith('ERR_PROXY') && reason.includes(' 407 ');
    return wantsLogin ? adviceForLogin(proxy) : adviceForProxy(code, proxy, base);
  }
  const { protocol, host, hostname } = new URL(base);
  if (code === NO_TLS)
    return `${host} does not speak https at this port: correct the port or the scheme in ${givenBy.url}`;
  if (UNKNOWN.includes(code)) {
    return `There is no host ${hostname}: check ${givenBy.url}; behind a proxy, set HTTPS_PROXY`;
  }
  if (code === 'ECONNREFUSED') return `Nothing listens at ${host}: check the host and the port in ${givenBy.url}`;
  const mayBeTls = protocol === 'http:' && (code === 'ECONNRESET' || code.startsWith('HPE_'));
  if (mayBeTls) return `Where ${host} speaks https, write https:// in ${givenBy.url}; behind a proxy, set HTTPS_PROXY`;
  return adviceForNoConnection(destination);
}

/** None could be made, for a reason that no code tells. */
export function adviceForNoConnection({ base, givenBy, proxy }: Destination): string {
  if (proxy !== null) {
    const { host, hostname } = new URL(base);
    return `${shownProxy(proxy)} makes no connection to ${host}: allow it there, correct ${proxy.variable}, or name ${hostname} in NO_PROXY`;
  }
  return `Check the network of the runner, and the address ${base} (from ${givenBy.url}); behind a proxy, set HTTPS_PROXY`;
}

function shownProxy({ address, variable }: NonNullable<Destination['proxy']>): string {
  return `The proxy ${address} (from ${variable})`;
}

/** The proxy's answer, in a request of its own or to one for a tunnel. */
export function adviceForLogin(proxy: NonNullable<Destination['proxy']>): string {
  const form = `give them in ${proxy.variable}, as http://user:password@host:port`;
  return `${shownProxy(proxy)} wants a user name and a password: ${form}`;
}

function adviceForProxy(code: string, proxy: NonNullable<Destination['proxy']>, base: string): string {
  const shown = shownProxy(proxy);
  const { host, hostname } = new URL(base);
  const advice = `correct ${proxy.variable}, or name ${hostname} in NO_PROXY`;
  if (UNKNOWN.includes(code)) return `${shown} cannot be found: ${advice}`;
  if (code === 'ECONNREFUSED') return `${shown} refuses the connection: ${advice}`;
  if (UNREACHABLE.includes(code)) return `${shown} cannot be reached: ${advice}`;
  if (code.startsWith('ERR_PROXY')) {
    return `${shown} does not let the request through to ${host}: allow it there, or ${advice}`;
  }
  if (code === NO_TLS && proxy.address.startsWith('https:'))
    return `${shown} does not speak https: write http:// in it`;
  return `The request goes through the proxy ${proxy.address} (from ${proxy.variable}): ${advice}`;
}
