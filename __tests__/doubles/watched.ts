import type { OperationDetail } from '../../src/contree/types.ts';
import { Ledger } from '../../src/legs/ledger.ts';
import type { Leg } from '../../src/legs/leg.ts';
import { watch, type Watch } from '../../src/legs/watch.ts';
import { scriptedService, type Script, type ScriptedService } from './scripted-service.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

export interface Setting extends Omit<Script, 'clock'>, Partial<Pick<Watch, 'signal' | 'onSettled'>> {
  /** Milliseconds. */
  readonly timeout?: number;
  /** The legs followed; one for each operation of the script when left out. */
  readonly legs?: readonly Leg[];
  readonly onClock?: (clock: VirtualClock) => void;
}

export interface Watched {
  readonly clock: VirtualClock;
  readonly ledger: Ledger;
  readonly service: ScriptedService;
  readonly settled: readonly { readonly name: string; readonly at: number; readonly detail: OperationDetail | null }[];
  readonly active: ReadonlyMap<string, unknown>;
  readonly unknownStatuses: readonly string[];
  readonly outcomes: () => string[];
}

/** Watches to the end, and tells what came of it. */
export async function watched(setting: Setting): Promise<Watched> {
  const clock = virtualClock();
  setting.onClock?.(clock);
  const service = scriptedService({ ...setting, clock });
  const unknownStatuses: string[] = [];
  const ledger = new Ledger((status) => unknownStatuses.push(status));
  const legs = setting.operations?.map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid }));
  ledger.add(setting.legs ?? legs ?? []);
  const settled: { name: string; at: number; detail: OperationDetail | null }[] = [];
  const active = new Map<string, unknown>();
  const { signal } = new AbortController();
  await watch({
    client: service.client,
    clock,
    ledger,
    signal,
    deadline: clock.now() + (setting.timeout ?? 60_000),
    onActive: (leg, payload) => active.set(leg.name, payload),
    onSettled: (leg, detail) => settled.push({ name: leg.name, at: clock.elapsed(), detail }),
    ...setting,
  });
  const outcomes = (): string[] => ledger.results().map(({ outcome }) => outcome);
  return { clock, ledger, service, settled, active, unknownStatuses, outcomes };
}
