import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { Leg } from '../legs/leg.ts';
import { listActive, type Listing, listOperations } from '../legs/listing.ts';
import { decodeMarker, type Marker } from './marker.ts';

export interface Location {
  readonly client: ContreeClient;
  readonly clock: Clock;
  /** The step run whose operations are looked for, and when it began (milliseconds since the epoch). */
  readonly owner: { readonly uuid: string; readonly since: number };
}

/** An operation that the step started, found by its marker. */
export interface Located {
  readonly uuid: string;
  readonly marker: Marker;
}

/** Milliseconds that the service's clock may be ahead of the runner's: an operation must not seem older than the step. */
const CLOCK_MARGIN = 5 * 60_000;
/** Milliseconds between two looks: a start that was on its way when its connection broke may still arrive. */
const ARRIVAL = 1_000;
/** Milliseconds after which a detail that is read makes place for the next, and after which it is given up. */
const SLOW_READ = 2_000;
const READ_PATIENCE = 5_000;

/**
 * Finds the operations that a step run started by the marker in their environment, whatever became of the replies. A listing
 * does not show markers, so each operation that it has not met before costs it one detail, once.
 */
export class Locator {
  readonly #location: Location;
  readonly #inTurn: ReturnType<typeof limitConcurrency>;
  /** By UUID; null for an operation of somebody else. */
  readonly #markers = new Map<string, Marker | null>();
  /**
   * Instances of the last look of which nobody can tell whose they are: they show no environment, or could not be read. They
   * are looked at each time, since one may have been too young.
   */
  #untold: ReadonlySet<string> = new Set();
  /** The look that waits for the present one to end. */
  #next: Promise<readonly Located[]> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(location: Location) {
    this.#location = location;
    this.#inTurn = limitConcurrency(location.clock, SLOW_READ);
  }

  /** These need no look: whose they are is known. */
  know(located: Located): void {
    this.#markers.set(located.uuid, located.marker);
  }

  /**
   * The operation that a start of the leg became, null when none arrived, undefined when the service cannot tell: an older
   * one does not repeat an instance's environment. Throws `ContreeError` when it cannot be asked.
   * @param leg null for the setup
   */
  async find(leg: string | null, tries: number, call: Call): Promise<string | null | undefined> {
    const isIt = ({ marker }: Located): boolean => marker.leg === leg && marker.tries === tries;
    const first = (await this.#look(call)).find(isIt);
    if (first !== undefined) return first.uuid;
    await this.#location.clock.sleep(ARRIVAL, call.signal);
    const second = (await this.#look(call)).find(isIt);
    return second?.uuid ?? (this.#untold.size > 0 ? undefined : null);
  }

  /**
   * The step run's operations that are active, and of how many other instances nobody can tell whose they are. Throws
   * `ContreeError` when they cannot be listed.
   */
  async active(call: Call): Promise<{ readonly located: readonly Located[]; readonly untold: number }> {
    const listing = await listActive(this.#location.client, call, { narrowing: this.#sinceStart() });
    return { located: await this.#owned(listing, call), untold: this.#untold.size };
  }

  /** One look at a time; all who ask while one is under way share the one that follows it. */
  #look(call: Call): Promise<readonly Located[]> {
    if (this.#next !== null) return this.#next;
    const next = this.#last.then(async () => {
      this.#next = null;
      return this.#owned(await listOperations(this.#location.client, this.#sinceStart(), call), call);
    });
    this.#next = next;
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Instances that came into being since the step began. */
  #sinceStart(): { readonly kind: string; readonly since: string } {
    const { clock, owner } = this.#location;
    // Counted back from now, so that it is the service's own clock that counts.
    const minutes = Math.ceil((clock.now() - owner.since + CLOCK_MARGIN) / 60_000);
    return { kind: 'instance', since: `${minutes}m` };
  }

  async #owned({ operations }: Listing, call: Call): Promise<readonly Located[]> {
    const unknown = [...operations.keys()].filter((uuid) => !this.#markers.has(uuid));
    const untold = new Set<string>();
    await Promise.all(unknown.map((uuid) => this.#inTurn(() => this.#read(uuid, call, untold))));
    this.#untold = untold;
    return [...operations.keys()].flatMap((uuid) => {
      const marker = this.#markers.get(uuid) ?? null;
      return marker === null ? [] : [{ uuid, marker }];
    });
  }

  async #read(uuid: string, call: Call, untold: Set<string>): Promise<void> {
    const { client, clock, owner } = this.#location;
    const deadline = Math.min(call.deadline ?? Infinity, clock.now() + READ_PATIENCE);
    try {
      const { operation } = await client.getOperation(uuid, { ...call, deadline });
      const isInstance = operation.kind === null || operation.kind === 'instance';
      if (operation.env === null && isInstance) {
        untold.add(uuid);
        return;
      }
      const marker = decodeMarker(operation.env);
      this.#markers.set(uuid, marker?.owner === owner.uuid ? marker : null);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      if (error.isUnauthorized || error.isAborted) throw error;
      // What this token may not read is nothing that it started; what is not there may be too young to be read. And one that
      // cannot be read for now must not hide the others.
      if (!error.isRefusal || error.isNotFound) untold.add(uuid);
      else this.#markers.set(uuid, null);
    }
  }
}

/** Where a step's operations are written down. */
export interface Ledgers {
  readonly ledger: Ledger;
  readonly preparation: Ledger;
  readonly duplicates: Ledger;
}

/**
 * Takes up every active operation that the step started and does not know of, since the reply to its start was lost: as the
 * leg or setup that it is, or among the duplicates when that was started once more since. Returns where it is now. Throws
 * `ContreeError` when the service cannot tell.
 */
export async function adoptLost(
  locator: Locator,
  { ledger, preparation, duplicates }: Ledgers,
  call: Call,
): Promise<readonly { readonly ledger: Ledger; readonly leg: Leg }[]> {
  const known = new Set([ledger, preparation, duplicates].flatMap((one) => one.results()).map(({ leg }) => leg.uuid));
  const { located } = await locator.active(call);
  const lost = located.filter(({ uuid }) => !known.has(uuid));
  return lost.map(({ uuid, marker }) => {
    const name = marker.leg ?? 'setup';
    const own = marker.leg === null ? preparation : ledger;
    const adopting = own.isLost(name) ? own : duplicates;
    const leg = { name: adopting === duplicates ? `${name} (${uuid})` : name, uuid };
    adopting.recordStart(leg);
    return { ledger: adopting, leg };
  });
}
