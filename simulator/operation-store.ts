import { isTerminal } from './operation.ts';
import type { OperationView, StoredOperation } from './operation.ts';
import { within } from './page.ts';
import type { Page, Period } from './page.ts';

export interface OperationQuery {
  readonly status: string | null;
  readonly kind: string | null;
  readonly period: Period;
}

export interface Row {
  readonly operation: StoredOperation;
  readonly view: OperationView;
}

/** All operations, in the order of their creation times. Thousands of them cost nothing until they are read. */
export class OperationStore {
  readonly #byUuid = new Map<string, StoredOperation>();
  readonly #byTime: StoredOperation[] = [];

  /** Throws when the UUID is taken. */
  add(operation: StoredOperation): void {
    if (this.#byUuid.has(operation.uuid)) throw new Error(`There is an operation ${operation.uuid} already`);
    this.#byUuid.set(operation.uuid, operation);
    this.#byTime.splice(this.#placeFor(operation.createdAt), 0, operation);
  }

  get(uuid: string): StoredOperation | undefined {
    return this.#byUuid.get(uuid);
  }

  /** One page of the operations that match, newest first. */
  list(query: OperationQuery, page: Page, now: number): Row[] {
    const rows: Row[] = [];
    let skipped = 0;
    for (let index = this.#byTime.length - 1; index >= 0 && rows.length < page.limit; index -= 1) {
      const operation = this.#byTime[index];
      if (
        operation === undefined ||
        operation.hidden ||
        operation.createdAt > now ||
        !within(query.period, operation.createdAt)
      )
        continue;
      const view = operation.view(now);
      if (query.status !== null && view.status !== query.status) continue;
      if (query.kind !== null && view.kind !== query.kind) continue;
      if (skipped < page.offset) skipped += 1;
      else rows.push({ operation, view });
    }
    return rows;
  }

  /** All operations at a moment, the oldest first, hidden ones included. */
  views(now: number): OperationView[] {
    return this.#byTime.map((operation) => operation.view(now));
  }

  /** The index behind the last operation that is not newer. */
  #placeFor(createdAt: number): number {
    let low = 0;
    let high = this.#byTime.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#byTime[middle]?.createdAt ?? 0) > createdAt) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Asks every active operation to stop. */
  cancelAll(now: number): void {
    for (const operation of this.#byTime) {
      if (!isTerminal(operation.view(now).status)) operation.cancel(now);
    }
  }

  /** Resolves when no process runs; call it after `cancelAll`. */
  async settled(): Promise<void> {
    await Promise.all(this.#byTime.map((operation) => operation.settled()));
  }
}
