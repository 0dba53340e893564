import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { Call } from '../contree/types.ts';
import type { Ledger } from '../legs/ledger.ts';
import { listActive, listOperations } from '../legs/listing.ts';
import type { Marker } from './marker.ts';
import { readMarker } from './read-marker.ts';

export interface LocatorDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  /** The step run that started the operations, and when it began (milliseconds since the epoch). */
  readonly owner: { readonly uuid: string; readonly since: number };
}

export interface Located {
  readonly uuid: string;
  readonly marker: Marker;
}

/** Milliseconds that the service's clock may be ahead of the runner's: an operation must not seem older than the step. */
const CLOCK_MARGIN = 5 * 60_000;
/** Milliseconds between two searches: a start whose connection broke may still arrive. */
const ARRIVAL = 1_000;
/** Milliseconds after which a slow read lets the next one begin, and after which it is aborted. */
const SLOW_READ = 2_000;
const READ_LIMIT = 5_000;

/**
 * Finds the operations that a step run started by the marker in their environment, even when the reply to the start was
 * lost. A listing shows no markers, so each operation that is new to the locator costs one detail, once.
 */
export class Locator {
  readonly #deps: LocatorDeps;
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  /** By UUID; null for an operation of another owner. */
  readonly #markers = new Map<string, Marker | null>();
  /** Instances of the last search whose owner is unknown. Each search reads them again: one may have been too young. */
  #unknownOwners = 0;
  /** The search that waits for the present one to end. */
  #next: Promise<readonly Located[]> | null = null;
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
   */
  async find(leg: string | null, tries: number, call: Call): Promise<string | null | undefined> {
    const search = async (): Promise<string | undefined> =>
      (await this.#search(call)).find(({ marker }) => marker.leg === leg && marker.tries === tries)?.uuid;
    const first = await search();
    if (first !== undefined) return first;
    await this.#deps.clock.sleep(ARRIVAL, call.signal);
    return (await search()) ?? (this.#unknownOwners > 0 ? undefined : null);
  }

  /**
   * The step run's active operations that are in none of the ledgers, since the replies to their starts were lost; and how
   * many other instances have an unknown owner. Throws `ContreeError` when the operations cannot be listed.
   */
  async findLost(ledgers: readonly Ledger[], call: Call): Promise<{ lost: readonly Located[]; unknownOwners: number }> {
    const { operations } = await listActive(this.#deps.client, call, this.#sinceStart());
    // Later than the listing, during which starts may be answered.
    const known = new Set(ledgers.flatMap((ledger) => ledger.results()).map(({ leg }) => leg.uuid));
    // The post step knows thousands that its locator has not read.
    const lost = await this.#owned(
      [...operations.keys()].filter((uuid) => !known.has(uuid)),
      call,
    );
    return { lost, unknownOwners: this.#unknownOwners };
  }

  /** One search at a time; all calls that come during one share the next. */
  #search(call: Call): Promise<readonly Located[]> {
    if (this.#next !== null) return this.#next;
    const next = this.#last.then(async () => {
      this.#next = null;
      const { operations } = await listOperations(this.#deps.client, this.#sinceStart(), call);
      return this.#owned([...operations.keys()], call);
    });
    this.#next = next;
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Instances created since the step began: counted back from now, so that only the service's clock matters. */
  #sinceStart(): { readonly kind: string; readonly since: string } {
    const { clock, owner } = this.#deps;
    const minutes = Math.ceil((clock.now() - owner.since + CLOCK_MARGIN) / 60_000);
    return { kind: 'instance', since: `${minutes}m` };
  }

  async #owned(uuids: readonly string[], call: Call): Promise<readonly Located[]> {
    const unknown = (): string[] => uuids.filter((uuid) => !this.#markers.has(uuid));
    await Promise.all(unknown().map((uuid) => this.#inTurn(() => this.#read(uuid, call))));
    this.#unknownOwners = unknown().length;
    return uuids.flatMap((uuid) => {
      const marker = this.#markers.get(uuid) ?? null;
      return marker === null ? [] : [{ uuid, marker }];
    });
  }

  async #read(uuid: string, call: Call): Promise<void> {
    const { client, clock, owner } = this.#deps;
    const deadline = Math.min(call.deadline ?? Infinity, clock.now() + READ_LIMIT);
    const reading = await readMarker(client, uuid, { ...call, deadline });
    if (reading.kind === 'unknown') return;
    const isOwn = reading.kind === 'marked' && reading.marker.owner === owner.uuid;
    this.#markers.set(uuid, isOwn ? reading.marker : null);
  }
}
