import type { LegPlan, SetupPlan } from '../plan/leg-plan.ts';
import { DEFAULT_CWD } from '../plan/settings.ts';
import { formatBytes, formatDuration } from '../report/text/format.ts';

/**
 * What differs from the defaults and is neither command, image nor files, a short text each. No values of variables. Untrusted.
 */
export function settingsOf(plan: SetupPlan | LegPlan): string[] {
  const { cwd, timeout, diskLimit } = plan;
  return [
    ...(cwd === DEFAULT_CWD ? [] : [`cwd ${cwd}`]),
    ...(timeout === null ? [] : [`limit ${formatDuration(timeout / 1_000)}`]),
    ...(diskLimit === null ? [] : [`disk ${formatBytes(diskLimit)}`]),
    ...('network' in plan ? settingsOfLeg(plan) : []),
  ];
}

function settingsOfLeg({ user, network, hostname, stdin, disposable, tag, allowFailure }: LegPlan): string[] {
  return [
    ...(user === null ? [] : [`user ${user.uid}:${user.gid}`]),
    ...(network ? [] : ['no network']),
    ...(hostname === null ? [] : [`hostname ${hostname}`]),
    ...(stdin === null ? [] : [`stdin of ${formatBytes(Buffer.byteLength(stdin))}`]),
    ...(disposable ? ['disposable'] : []),
    ...(tag === null ? [] : [`tag ${tag}`]),
    ...(allowFailure ? ['may fail'] : []),
  ];
}
