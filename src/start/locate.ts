import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { Call } from '../contree/types.ts';
import type { Ledger } from '../legs/ledger.ts';
import { listOperations } from '../legs/listing.ts';
import { isTerminal } from '../contree/status.ts';
import type { Marker } from './marker.ts';
import { type MarkerReading, readMarker } from './read-marker.ts';

export interface LocatorDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  /** The step run that started the operations, and when it began (milliseconds since the epoch). */
  readonly owner: { readonly uuid: string; readonly since: number };
}

/** One start of a leg; `leg` is null for the setup. */
export type StartKey = Pick<Marker, 'leg' | 'tries'>;

/** An instance whose detail shows no environment. */
interface BareInstance {
  readonly uuid: string;
  readonly status: string;
}

export interface Located {
  readonly uuid: string;
  readonly marker: Marker;
}

/** Milliseconds that the service's clock may be ahead of the runner's: an operation must not seem older than the step. */
const CLOCK_MARGIN = 5 * 60_000;
/** Milliseconds before each further search: a start whose connection broke, or that failed, may still arrive. */
const ARRIVALS = [1_000, 2_000] as const;
/** Milliseconds from the end of a search to the next, so that many starts that fail one after the other share one. */
const BETWEEN_SEARCHES = 200;
/** Milliseconds that a job may take on a runner of one's own. */
const LONGEST_JOB = 5 * 24 * 3_600_000;
/** Milliseconds after which a slow read lets the next one begin, and after which it is aborted. */
const SLOW_READ = 2_000;
const READ_LIMIT = 3_000;

/**
 * Finds the operations that a step run started by the marker in their environment, even when the reply to the start was
 * lost. A listing shows no markers, so each operation that is new to the locator costs one detail, once.
 */
export class Locator {
  readonly #deps: LocatorDeps;
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  /** By UUID; null for an operation of another owner. */
  readonly #markers = new Map<string, Marker | null>();
  /** Statuses in which a detail has shown a marker: one that shows no environment there is of an instance without one. */
  readonly #shownIn = new Set<string>();
  /** Instances of the last search whose owner is unknown. Each search reads them again: one may have been too young. */
  #unknownOwners = 0;
  /** Operations that may still arrive, by the key of their marker. */
  readonly #expected = new Map<string, (uuid: string) => void>();
  /** The search that waits for the present one to end. */
  #next: Promise<ReadonlyMap<string, string>> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: LocatorDeps) {
    this.#deps = deps;
    this.#inTurn = limitConcurrency(deps.clock, SLOW_READ);
  }

  /** Adds an operation whose marker is known, so that it is not read. */
  know({ uuid, marker }: Located): void {
    this.#markers.set(uuid, marker);
  }

  /**
   * The UUID of the operation that a start became; null when none arrived, undefined when that cannot be known: a
   * service may not repeat an instance's environment. Throws `ContreeError` when the operations cannot be listed.
   * @param leg null for the setup
   * @param isLong whether a last search is worth its time, since the start may be sent again
   */
  async find(
    leg: string | null,
    tries: number,
    call: Call,
    isLong: () => boolean = () => true,
  ): Promise<string | null | undefined> {
    const key = keyOf({ leg, tries });
    const search = async (): Promise<string | undefined> => (await this.#search(call)).get(key);
    const { clock } = this.#deps;
    let found = await search();
    for (const [index, pause] of ARRIVALS.entries()) {
      const isLate = clock.now() + pause >= (call.deadline ?? Infinity);
      if (found !== undefined || isLate || (index > 0 && !isLong())) break;
      await clock.sleep(pause, call.signal);
      found = await search();
    }
    return found ?? (this.#unknownOwners > 0 ? undefined : null);
  }

  /** Calls `onFound` once, with the operation that the start became, when a later search for any start finds it. */
  expect(start: StartKey, onFound: (uuid: string) => void): void {
    this.#expected.set(keyOf(start), onFound);
  }

  /** Searches for what is expected. Throws `ContreeError` when the operations cannot be listed. */
  async look(call: Call): Promise<void> {
    await this.#search(call);
  }

  /**
   * The step run's active operations that are in none of the ledgers, since the replies to their starts were lost; and how
   * many other instances have an unknown owner. Throws `ContreeError` when the operations cannot be listed.
   */
  async findLost(ledgers: readonly Ledger[], call: Call): Promise<{ lost: readonly Located[]; unknownOwners: number }> {
    // In any status: one that this action does not know counts as active.
    const { operations } = await listOperations(this.#deps.client, this.#sinceStart(), call);
    const active = [...operations.values()].filter(({ status }) => !isTerminal(status));
    // Later than the listing, during which starts may be answered.
    const known = new Set(ledgers.flatMap((ledger) => ledger.results()).map(({ leg }) => leg.uuid));
    // The post step knows thousands that its locator has not read.
    const lost = await this.#owned(
      active.map(({ uuid }) => uuid).filter((uuid) => !known.has(uuid)),
      call,
    );
    return { lost, unknownOwners: this.#unknownOwners };
  }

  /** The UUIDs by the key of the marker. One search at a time; all calls that come during one share the next. */
  #search(call: Call): Promise<ReadonlyMap<string, string>> {
    if (this.#next !== null) return this.#next;
    const { client, clock } = this.#deps;
    const next = this.#last.then(async () => {
      this.#next = null;
      const { operations } = await listOperations(client, this.#sinceStart(), call);
      const located = await this.#owned([...operations.keys()], call);
      const found = new Map(located.map(({ uuid, marker }) => [keyOf(marker), uuid]));
      for (const [key, onFound] of this.#expected) this.#meet(found.get(key), key, onFound);
      return found;
    });
    this.#next = next;
    this.#last = next.catch(() => undefined).then(() => clock.sleep(BETWEEN_SEARCHES, call.signal));
    return next;
  }

  #meet(uuid: string | undefined, key: string, onFound: (uuid: string) => void): void {
    if (uuid === undefined) return;
    this.#expected.delete(key);
    onFound(uuid);
  }

  /**
   * Instances created since the step began: counted back from now, so that only the service's clock matters. Where the runner's
   * was set back since the step began, which the post step can meet, the longest time that a job may take counts.
   */
  #sinceStart(): { readonly kind: string; readonly since: string } {
    const { clock, owner } = this.#deps;
    const elapsed = clock.now() - owner.since;
    const minutes = Math.ceil(((elapsed < 0 ? LONGEST_JOB : elapsed) + CLOCK_MARGIN) / 60_000);
    return { kind: 'instance', since: `${minutes}m` };
  }

  async #owned(uuids: readonly string[], call: Call): Promise<readonly Located[]> {
    const unknown = (): string[] => uuids.filter((uuid) => !this.#markers.has(uuid));
    const readings = await Promise.all(unknown().map((uuid) => this.#inTurn(() => this.#read(uuid, call))));
    await this.#settleBare(
      readings.filter((reading) => reading !== null),
      call,
    );
    this.#unknownOwners = unknown().length;
    return uuids.flatMap((uuid) => {
      const marker = this.#markers.get(uuid) ?? null;
      return marker === null ? [] : [{ uuid, marker }];
    });
  }

  /** Returns the instance when its detail shows no environment. */
  async #read(uuid: string, call: Call): Promise<BareInstance | null> {
    const reading = await this.#readMarker(uuid, call);
    if (reading.kind === 'no-environment') return { uuid, status: reading.status };
    // It is taken for no other's on suspicion: a start that arrived would be sent again.
    if (reading.kind !== 'marked' && reading.kind !== 'unmarked') return null;
    const isOwn = reading.kind === 'marked' && reading.marker.owner === this.#deps.owner.uuid;
    this.#markers.set(uuid, isOwn ? reading.marker : null);
    return null;
  }

  async #readMarker(uuid: string, call: Call): Promise<MarkerReading> {
    const { client, clock } = this.#deps;
    const deadline = Math.min(call.deadline ?? Infinity, clock.now() + READ_LIMIT);
    const reading = await readMarker(client, uuid, { ...call, deadline });
    if (reading.kind === 'marked') this.#shownIn.add(reading.detail.operation.status);
    return reading;
  }

  /**
   * Instances without an environment are others' where the service shows markers in that status: each start of this step has
   * one. The detail of its latest operation tells, if there is any.
   */
  async #settleBare(bare: readonly BareInstance[], call: Call): Promise<void> {
    const isProven = ({ status }: BareInstance): boolean => this.#shownIn.has(status);
    const own = [...this.#markers].findLast(([, marker]) => marker !== null)?.[0];
    if (own !== undefined && !bare.every(isProven)) await this.#readMarker(own, call);
    for (const { uuid } of bare.filter(isProven)) this.#markers.set(uuid, null);
  }
}

function keyOf({ leg, tries }: StartKey): string {
  return JSON.stringify([leg, tries]);
}
