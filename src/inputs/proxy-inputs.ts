import { unusedProxyWarning } from '../contree/agents.ts';
import { decideProxy, InvalidProxy, type ProxyDecision } from '../contree/proxy.ts';
import { InvalidInputs } from '../values/problems.ts';
import type { Environment } from '../values/values.ts';

/**
 * Checks the proxy that the environment names for the address, so that it is reported with all bad inputs before any request.
 * @throws {InvalidInputs}
 */
export function checkProxy(address: string, env: Environment): ProxyDecision {
  try {
    return decideProxy(address, env);
  } catch (error) {
    throw error instanceof InvalidProxy ? new InvalidInputs([error.message], { cause: error }) : error;
  }
}

/** What the environment asks of a proxy and does not get, for all addresses together. Untrusted. */
export function proxyWarnings(addresses: readonly string[], env: Environment, nodeVersion: string): string[] {
  const warnings = addresses.flatMap((address) => {
    const decision = checkProxy(address, env);
    const unused = unusedProxyWarning(decision, nodeVersion);
    return unused === null ? decision.warnings : [unused];
  });
  return [...new Set(warnings)];
}
