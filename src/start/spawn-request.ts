import type { FileSpec, SpawnRequest } from '../contree/types.ts';
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
  return { ...common(plan, provisions, marker), shell: true, disposable: false };
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
