import type { OperationDetail } from '../../src/contree/types.ts';
import { Ledger } from '../../src/legs/ledger.ts';
import type { Leg } from '../../src/legs/leg.ts';
import { watch, type OutputEvent, type Watch } from '../../src/watch/watch.ts';
import { scriptedService, type Script, type ScriptedService } from './scripted-service.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

export interface Setting
  extends
    Omit<Script, 'clock'>,
    Partial<Pick<Watch, 'signal' | 'onSettled' | 'onOutput' | 'wantsTail' | 'starting' | 'tracks' | 'route'>> {
  /** Milliseconds. */
  readonly timeout?: number;
  /** The legs followed; one for each operation of the script when left out. */
  readonly legs?: readonly Leg[];
  readonly onClock?: (clock: VirtualClock, ledger: Ledger) => void;
  readonly onService?: (service: ScriptedService) => void;
}

export interface Settled {
  readonly name: string;
  /** Milliseconds after the clock's start. */
  readonly at: number;
  readonly detail: OperationDetail | null;
  readonly logIsWhole: boolean;
}

export interface Watched {
  readonly clock: VirtualClock;
  readonly ledger: Ledger;
  readonly service: ScriptedService;
  readonly settled: readonly Settled[];
  readonly active: ReadonlyMap<string, unknown>;
  /** What each leg wrote, piece by piece, by its name. */
  readonly output: ReadonlyMap<string, readonly string[]>;
  /** What went wrong with streams: the leg's name and why, in order. */
  readonly troubles: readonly (readonly [string, string])[];
  /** What was said of the step, in order. */
  readonly told: readonly ('no route' | 'no place')[];
  readonly unknownStatuses: ReadonlySet<string>;
  readonly outcomes: () => string[];
  /** The most requests in any one second. */
  readonly mostInASecond: () => number;
}

/** Watches to the end, and tells what came of it. */
export async function watched(setting: Setting): Promise<Watched> {
  const clock = virtualClock();
  const unknownStatuses = new Set<string>();
  const ledger = new Ledger((status) => unknownStatuses.add(status));
  setting.onClock?.(clock, ledger);
  const service = scriptedService({ ...setting, clock });
  setting.onService?.(service);
  const legs = setting.operations?.map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid }));
  ledger.add(setting.legs ?? legs ?? []);
  const settled: Settled[] = [];
  const active = new Map<string, unknown>();
  const output = new Map<string, string[]>();
  const troubles: [string, string][] = [];
  const told: ('no route' | 'no place')[] = [];
  const { signal } = new AbortController();
  await watch({
    client: service.client,
    clock,
    ledger,
    signal,
    deadline: clock.now() + (setting.timeout ?? 60_000),
    onActive: (leg, payload) => active.set(leg.name, payload),
    onOutput: ({ name }, event) => output.set(name, [...(output.get(name) ?? []), textOf(event)]),
    onStreamTrouble: ({ name }, { message }) => troubles.push([name, message]),
    onRouteMissing: () => told.push('no route'),
    onNoPlace: () => told.push('no place'),
    onSettled: ({ name }, detail, logIsWhole) => settled.push({ name, at: clock.elapsed(), detail, logIsWhole }),
    ...setting,
  });
  const outcomes = (): string[] => ledger.results().map(({ outcome }) => outcome);
  const mostInASecond = (): number => {
    const counts = new Map<number, number>();
    for (const { at } of service.requests)
      counts.set(Math.floor(at / 1000), (counts.get(Math.floor(at / 1000)) ?? 0) + 1);
    return Math.max(0, ...counts.values());
  };
  return { clock, ledger, service, settled, active, output, troubles, told, unknownStatuses, outcomes, mostInASecond };
}

function textOf(event: OutputEvent): string {
  return event.kind === 'output' ? event.bytes.toString() : `[${event.stream} truncated]`;
}
