import { Ledger } from '../../../src/legs/ledger.ts';
import { createRunRecord, type RunRecord } from '../../../src/legs/run-record.ts';
import { Launcher, type LauncherOptions } from '../../../src/start/launcher.ts';
import { Locator } from '../../../src/start/locate.ts';
import type { Marker } from '../../../src/start/marker.ts';
import { legRequest } from '../../../src/start/spawn-request.ts';
import type { LegPlan } from '../../../src/plan/leg-plan.ts';
import { watch } from '../../../src/watch/watch.ts';
import { scriptedService, type Script, type ScriptedService } from '../../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

export const OWNER = uuidOf(7_000);

export function markerOf(leg: string | null, tries = 1, owner = OWNER): Marker {
  return { run: 'github.com/o/r/actions/runs/1', attempt: 1, job: 'test', index: 0, step: 'run', owner, leg, tries };
}

export function legPlan(name: string, fields: Partial<LegPlan> = {}): LegPlan {
  return {
    name,
    values: new Map(),
    image: { kind: 'uuid', uuid: uuidOf(800) },
    command: 'true',
    args: [],
    shell: true,
    exitOnError: true,
    env: {},
    cwd: '/root',
    stdin: null,
    timeout: null,
    hostname: null,
    network: true,
    user: null,
    diskLimit: null,
    disposable: false,
    truncateOutputAt: null,
    files: [],
    tag: null,
    allowFailure: false,
    ...fields,
  };
}

export interface LaunchScript
  extends Omit<Script, 'clock'>, Partial<Pick<LauncherOptions, 'maxParallel' | 'retries' | 'retryOn'>> {
  /** As many legs, named `leg-1` and so on. */
  readonly legs: number;
  readonly follows?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly onStart?: LauncherOptions['onStart'];
  /** Milliseconds after which the launcher is stopped, and the step as well. */
  readonly stopAfter?: number;
  readonly signalAfter?: number;
  readonly onClock?: (clock: VirtualClock) => void;
  readonly onService?: (service: ScriptedService, ledger: Ledger) => void;
  /** Called before the launcher runs. */
  readonly onLauncher?: (launcher: Launcher, record: RunRecord) => void;
}

export interface Launched {
  readonly clock: VirtualClock;
  readonly service: ScriptedService;
  readonly ledger: Ledger;
  readonly record: RunRecord;
  readonly locator: Locator;
  /** Legs that were refused or lost, and those whose refused start was tried again. */
  readonly refused: readonly string[];
  readonly retried: readonly string[];
  /** Leg and UUID of each start that turned out to have arrived when it had been taken for one that did not. */
  readonly duplicates: readonly string[];
  readonly outcomes: () => string[];
  /** Tells the launcher that the leg has ended, after all else is over. */
  readonly endsLate: (name: string) => boolean;
  /** `leg#tries` of each start that arrived. */
  readonly arrived: () => string[];
}

/** Starts legs, and follows them where the script says so, until nothing is left to do. */
export async function launched(script: LaunchScript): Promise<Launched> {
  const {
    legs,
    follows = true,
    maxParallel = null,
    retries = 0,
    retryOn = ['platform'] as const,
    timeout = 600_000,
    stopAfter,
    signalAfter,
  } = script;
  const clock = virtualClock();
  script.onClock?.(clock);
  const service = scriptedService({ ...script, clock });
  const { client } = service;
  const ledger = new Ledger();
  script.onService?.(service, ledger);
  const record = createRunRecord(OWNER);
  const locator = new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } });
  const [stop, signal] = [new AbortController(), new AbortController()];
  const abortAfter = (controller: AbortController, ms: number | undefined): void => {
    if (ms === undefined) return;
    void clock.sleep(ms).then(() => {
      controller.abort();
    });
  };
  abortAfter(stop, stopAfter ?? signalAfter);
  abortAfter(signal, signalAfter);
  const plans = Array.from({ length: legs }, (_, index) => legPlan(`leg-${String(index + 1)}`));
  ledger.plan(plans);
  const retried: string[] = [];
  const duplicates: string[] = [];
  const refused: string[] = [];
  const deadline = clock.now() + timeout;
  const launcher = new Launcher({
    launches: plans.map((plan) => ({
      name: plan.name,
      requestOf: (marker) => legRequest(plan, { image: uuidOf(800), files: {} }, marker),
    })),
    follows,
    client,
    clock,
    ledger,
    record,
    locator,
    deadline,
    signal: signal.signal,
    markerOf,
    maxParallel,
    retries,
    retryOn,
    onStart: script.onStart ?? ((): void => undefined),
    onRetry: (name) => retried.push(name),
    onDuplicate: async ({ name, uuid }, call) => {
      duplicates.push(`${name} ${uuid}`);
      await client.cancelOperation(uuid, call);
    },
  });
  script.onLauncher?.(launcher, record);
  const over = new AbortController();
  const starting = launcher.run(AbortSignal.any([stop.signal, over.signal]), (name) => refused.push(name));
  if (follows) {
    const options = { client, clock, ledger, deadline, signal: stop.signal };
    for await (const event of watch({ ...options, starting: starting.catch(() => undefined) })) {
      const hasSettled = event.kind === 'ended' || event.kind === 'unreadable';
      if (hasSettled && launcher.ended(ledger.result(event.leg))) ledger.planAgain(event.leg);
    }
    over.abort();
  }
  await starting;
  return {
    clock,
    service,
    ledger,
    record,
    locator,
    refused,
    retried,
    duplicates,
    endsLate: (name) => launcher.ended(ledger.resultOf(name)),
    outcomes: () => ledger.results().map(({ outcome }) => outcome),
    arrived: () => service.started.map(({ marker }) => `${marker.leg ?? 'setup'}#${String(marker.tries)}`),
  };
}
