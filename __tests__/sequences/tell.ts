import type { Played } from './play.ts';
import type { Finding } from './run-all.ts';

/** The whole story of a sequence, for a person: scenario, requests, logs and what is wrong. */
export function tell({ seed, violations, played }: Finding): string {
  return [
    `seed ${String(seed)}`,
    ...played.flatMap(attempt),
    ...violations.map((violation) => `VIOLATION ${violation}`),
  ].join('\n');
}

function attempt({ scenario, main, post, requests, started }: Played): string[] {
  const { legs, setup, faults, foreign, ...rest } = scenario;
  const at = (moment: number): string => `${String(moment - main.startedAt).padStart(6)} ms`;
  return [
    JSON.stringify(rest, null, 2),
    ...faults.map((fault) => `fault ${JSON.stringify(fault)}`),
    ...[...legs, ...(setup === null ? [] : [setup])].map((leg) => `leg ${JSON.stringify(leg, short)}`),
    ...foreign.map((life) => `foreign ${JSON.stringify(life)}`),
    ...started.map((one) => `started ${at(one.at)} ${String(one.leg)} ${one.uuid}`),
    ...requests.map(({ at: moment, method, path, status, fault, endedAt }) => {
      const until = endedAt === null ? '' : ` until ${at(endedAt).trim()}`;
      return `${at(moment)} ${method} ${path} ${String(status)}${until}${fault === null ? '' : ` ${JSON.stringify(fault)}`}`;
    }),
    ...[main, post].flatMap(({ end, operations }, index) => [
      `--- ${index === 0 ? 'main' : 'post'}: exit ${String(end.exitCode)} after ${String(Math.round(end.took))} ms`,
      end.stdout,
      end.stderr,
      ...[...operations.values()].map(({ uuid, status, process }) => {
        return `${uuid} ${status} ${JSON.stringify({ code: process?.exitCode, signal: process?.signal })}`;
      }),
    ]),
    JSON.stringify(main.end.outputs, null, 2),
  ];
}

/** Long texts say nothing that their beginning does not. */
function short(key: string, value: unknown): unknown {
  return key === 'text' && typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
