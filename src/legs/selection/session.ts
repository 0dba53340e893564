import type { HistoryReference } from './reference.ts';

/** The history of one of the CLI's sessions, for reading. */
export interface SessionHistory {
  /**
   * The UUID of the operation that the referenced history entry started.
   *
   * @throws {SessionProblem} when there is no such entry, or it started no operation
   */
  resolve(reference: HistoryReference): string;

  /**
   * The UUIDs of every run that the session started detached, oldest first.
   *
   * @throws {SessionProblem} when the store holds something else where these should be
   */
  detachedRuns(): readonly string[];

  close(): void;
}

/** Why the session's history does not give what was asked of it. */
export class SessionProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SessionProblem';
  }
}
