import type { DirectoryEntry } from '../directory.ts';
import type { StoredFile } from '../file-store.ts';
import type { ImageRow } from '../image-store.ts';
import type { OperationView } from '../operation.ts';

/** Writes the simulator's state as one generation of payloads. */
export interface Wire {
  /** The body of an operation's detail reply. */
  operation(view: OperationView): Record<string, unknown>;
  /** An operation's row in a listing. */
  summary(view: OperationView): Record<string, unknown>;
  image(row: ImageRow): Record<string, unknown>;
  images(rows: readonly ImageRow[]): unknown;
  /** The reply to an upload. */
  uploaded(file: StoredFile): Record<string, unknown>;
  file(file: StoredFile): Record<string, unknown>;
  directory(path: string, entries: readonly DirectoryEntry[]): unknown;
  /** The UUID in the body of the reply to a spawn. */
  spawnUuid(operationUuid: string): string;
  error(status: number, message: string): Record<string, unknown>;
}
