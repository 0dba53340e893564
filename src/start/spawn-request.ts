import { posix } from 'node:path';
import type { FileSpec, SpawnRequest } from '../contree/types.ts';
import { EXIT_ON_ERROR } from '../legs/command.ts';
import type { LegPlan, SetupPlan } from '../plan/leg-plan.ts';
import { encodeMarker, MARKER_VARIABLE, type Marker } from './marker.ts';

export interface Provisions {
  /** UUID. */
  readonly image: string;
  /** Absolute path in the sandbox → file. */
  readonly files: Readonly<Record<string, FileSpec>>;
}

/** The request that starts the leg. What the plan leaves open is left out, so that the service's own default holds. */
export function legRequest(plan: LegPlan, provisions: Provisions, marker: Marker): SpawnRequest {
  return {
    ...common(plan, provisions, marker),
    command: plan.exitOnError ? exitingOnError(plan) : plan.command,
    ...(plan.hostname !== null && { hostname: plan.hostname }),
    ...(!plan.network && { network: false }),
    ...plan.user,
    shell: plan.shell,
    ...(plan.args.length > 0 && { args: plan.args }),
    ...(plan.stdin !== null && { stdin: Buffer.from(plan.stdin) }),
    disposable: plan.disposable,
  };
}

/** The request that starts the setup: its image is what the legs branch from, so that it is never disposable. */
export function setupRequest(plan: SetupPlan, provisions: Provisions, marker: Marker): SpawnRequest {
  return { ...common(plan, provisions, marker), command: exitingOnError(plan), shell: true, disposable: false };
}

/** Shells that know `set -e`. In fish, for one, it removes a variable. */
const POSIX_SHELLS = ['sh', 'ash', 'bash', 'dash', 'ksh', 'mksh', 'zsh'];

/**
 * The text with `set -e` in front, on the same line, so that a shell's own messages count lines as the author does. Another
 * shell than a POSIX one, which the variable `SHELL` picks (API reference, 2.5), gets the text alone.
 */
function exitingOnError({ command, env }: LegPlan | SetupPlan): string {
  const shell = posix.basename(env['SHELL'] ?? '/bin/sh');
  return POSIX_SHELLS.includes(shell) ? `${EXIT_ON_ERROR}${command}` : command;
}

function common(plan: LegPlan | SetupPlan, { image, files }: Provisions, marker: Marker): SpawnRequest {
  const { command, env, cwd, timeout, truncateOutputAt, diskLimit } = plan;
  return {
    image,
    command,
    env: { ...env, [MARKER_VARIABLE]: encodeMarker(marker) },
    cwd,
    ...(timeout !== null && { timeout: Math.ceil(timeout / 1_000) }),
    ...(truncateOutputAt !== null && { truncateOutputAt }),
    ...(diskLimit !== null && { maxLayerBytes: diskLimit }),
    ...(Object.keys(files).length > 0 && { files }),
  };
}
