import type { ResolvedOptions } from './options.ts';
import type { FileStore } from './file-store.ts';
import type { ImageStore } from './image-store.ts';
import type { OperationStore } from './operation-store.ts';
import type { Slots } from './slots.ts';
import type { Wire } from './wire/wire.ts';

/** The state that all routes share. */
export interface World {
  readonly settings: ResolvedOptions;
  readonly wire: Wire;
  readonly operations: OperationStore;
  readonly images: ImageStore;
  readonly files: FileStore;
  readonly slots: Slots;
}
