import type { LegFacts, LegResult, Leg, Start } from './leg.ts';
import { isTerminal } from '../contree/status.ts';
import { lastStatus } from './leg-stage.ts';
import { judge } from './outcome.ts';

/** What can be asked of a step's legs. It knows them by name, and keeps the order in which they were given. */
export abstract class LedgerView {
  protected readonly byName = new Map<string, LegFacts>();
  /** Names of legs that polling can learn no more about: ended, not readable, or refused by the service. */
  protected readonly settled = new Set<string>();
  /** Names of legs that were started and have not settled since. */
  protected readonly open = new Set<string>();

  get size(): number {
    return this.byName.size;
  }

  get settledCount(): number {
    return this.settled.size;
  }

  countOf(start: Start): number {
    return [...this.byName.values()].filter((facts) => facts.start === start).length;
  }

  /** Whether each leg that was started has settled; others may wait for their start. */
  get allSettled(): boolean {
    return this.open.size === 0;
  }

  isSettled(leg: Leg): boolean {
    return this.settled.has(this.facts(leg).leg.name);
  }

  /** Whether the leg is still this operation, and has not settled. */
  isOpen({ name, uuid }: Leg): boolean {
    return this.find(name).leg.uuid === uuid && this.open.has(name);
  }

  /** Null for a name that the ledger does not know. */
  startOf(name: string): Start | null {
    return this.byName.get(name)?.start ?? null;
  }

  /** Null when it is not known. Untrusted. */
  commandOf(name: string): string | null {
    return this.byName.get(name)?.command ?? null;
  }

  unsettled(): Leg[] {
    return this.#startedWhere(({ leg }) => this.open.has(leg.name));
  }

  /** Legs that were started and were not seen to end, those included that cannot be read. */
  mayBeActive(): Leg[] {
    return this.#startedWhere(({ operation }) => operation === null || !isTerminal(operation.status));
  }

  /**
   * What the step leaves behind, and cancels where `cleanup` says so: legs that may be active. A leg of others is not
   * among them when the service refuses to show it to this token (404, 403).
   */
  mayBeLeft(startsLegs: boolean): Leg[] {
    const isGone = ({ leg, problem }: LegFacts): boolean =>
      this.settled.has(leg.name) && problem?.isInaccessible === true;
    const active = this.mayBeActive();
    return startsLegs ? active : active.filter((leg) => !isGone(this.facts(leg)));
  }

  /** Throws when the leg has been started again since, as another operation. */
  facts({ name, uuid }: Leg): LegFacts {
    const facts = this.find(name);
    if (facts.leg.uuid !== uuid) throw new Error(`Leg ${name} is no longer operation ${uuid}.`);
    return facts;
  }

  result(leg: Leg): LegResult {
    return judge(this.facts(leg));
  }

  /** As `result`, for a leg that may not have been started. */
  resultOf(name: string): LegResult {
    return judge(this.find(name));
  }

  results(): LegResult[] {
    return [...this.byName.values()].map(judge);
  }

  /** Results of the legs that have not settled, those included that were never started. */
  unsettledResults(): LegResult[] {
    return this.results().filter(({ leg }) => !this.settled.has(leg.name));
  }

  /** The last known status of each unsettled leg; null before its first read. */
  activeStatuses(): (string | null)[] {
    return this.unsettled().map((leg) => lastStatus(this.facts(leg)));
  }

  protected find(name: string): LegFacts {
    const facts = this.byName.get(name);
    if (facts === undefined) throw new Error(`No leg ${name} in the ledger.`);
    return facts;
  }

  #startedWhere(isWanted: (facts: LegFacts) => boolean): Leg[] {
    // A loop, since a watch of thousands of legs asks at each sweep.
    const legs: Leg[] = [];
    for (const facts of this.byName.values()) {
      const { name, uuid } = facts.leg;
      if (uuid !== null && isWanted(facts)) legs.push({ name, uuid });
    }
    return legs;
  }
}
