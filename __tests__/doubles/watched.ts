import type { OperationDetail } from '../../src/contree/types.ts';
import { Ledger } from '../../src/legs/ledger.ts';
import type { Leg } from '../../src/legs/leg.ts';
import type { OutputEvent, WatchEvent } from '../../src/watch/messages.ts';
import { watch, type WatchOptions } from '../../src/watch/watch.ts';
import { scriptedService, type Script, type ScriptedService } from './scripted-service.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

export interface Setting
  extends
    Omit<Script, 'clock'>,
    Partial<Pick<WatchOptions, 'signal' | 'needsLog' | 'starting' | 'cursors' | 'support'>> {
  /** Called with each event first. */
  readonly onEvent?: (event: WatchEvent) => void;
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
  readonly isLogWhole: boolean;
}

export interface Watched {
  readonly clock: VirtualClock;
  readonly ledger: Ledger;
  readonly service: ScriptedService;
  readonly settled: readonly Settled[];
  readonly active: ReadonlyMap<string, unknown>;
  /** What each leg wrote, piece by piece, by its name. */
  readonly output: ReadonlyMap<string, readonly string[]>;
  /** Failures of streams: the leg's name and why, in order. */
  readonly troubles: readonly (readonly [string, string])[];
  /** What was reported of the service's streams, in order. */
  readonly notices: readonly WatchEvent['kind'][];
  readonly unknownStatuses: ReadonlySet<string>;
  readonly outcomes: () => string[];
  /** The most requests in any one second. */
  readonly mostInASecond: () => number;
}

/** Watches to the end, and returns what happened. */
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
  const notices: WatchEvent['kind'][] = [];
  const { signal } = new AbortController();
  const handle = (event: WatchEvent): void => {
    switch (event.kind) {
      case 'active':
        active.set(event.leg.name, event.payload);
        return;
      case 'output':
        output.set(event.leg.name, [...(output.get(event.leg.name) ?? []), textOf(event.event)]);
        return;
      case 'stream-failed':
        troubles.push([event.leg.name, event.error.message]);
        return;
      case 'no-streams':
      case 'streams-full':
        notices.push(event.kind);
        return;
      case 'ended':
      case 'unreadable': {
        const detail = event.kind === 'ended' ? event.detail : null;
        settled.push({ name: event.leg.name, at: clock.elapsed(), detail, isLogWhole: event.isLogWhole });
        return;
      }
      case 'interrupted':
        throw new Error('No other watch follows.');
    }
  };
  const deadline = clock.now() + (setting.timeout ?? 60_000);
  for await (const event of watch({ client: service.client, clock, ledger, signal, deadline, ...setting })) {
    setting.onEvent?.(event);
    handle(event);
  }
  const outcomes = (): string[] => ledger.results().map(({ outcome }) => outcome);
  const mostInASecond = (): number => {
    const counts = new Map<number, number>();
    for (const { at } of service.requests)
      counts.set(Math.floor(at / 1000), (counts.get(Math.floor(at / 1000)) ?? 0) + 1);
    return Math.max(0, ...counts.values());
  };
  return {
    clock,
    ledger,
    service,
    settled,
    active,
    output,
    troubles,
    notices,
    unknownStatuses,
    outcomes,
    mostInASecond,
  };
}

function textOf(event: OutputEvent): string {
  if (event.kind === 'capped') return '[log capped]';
  return event.kind === 'output' ? event.bytes.toString() : `[${event.stream} truncated]`;
}
