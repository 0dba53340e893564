import type { Settings } from './options.ts';
import type { FileStore } from './file-store.ts';
import type { ImageStore } from './image-store.ts';
import type { OperationStore } from './operation-store.ts';
import type { Slots } from './slots.ts';
import type { Wire } from './wire/wire.ts';

/** All that the routes work on. */
export interface World {
  readonly settings: Settings;
  readonly wire: Wire;
  readonly operations: OperationStore;
  readonly images: ImageStore;
  readonly files: FileStore;
  readonly slots: Slots;
}
