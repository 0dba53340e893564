import type { Readable } from 'node:stream';
import type {
  Call,
  Cancellation,
  DirectoryEntry,
  EventsRequest,
  Image,
  ImageFilter,
  ImportRequest,
  OperationDetail,
  OperationEvent,
  OperationFilter,
  OperationPage,
  SpawnRequest,
  StoredFile,
  StoredFilePage,
  WhoAmI,
} from './types.ts';

export interface Paging {
  /** 1 to 1,000. */
  readonly limit: number;
  readonly offset: number;
}

/** Every endpoint of the public API, one method each. All methods throw `ContreeError`. */
export interface ContreeClient {
  whoAmI(call?: Call): Promise<WhoAmI>;

  listOperations(filter: OperationFilter, paging: Paging, call?: Call): Promise<OperationPage>;
  getOperation(uuid: string, call?: Call): Promise<OperationDetail>;
  cancelOperation(uuid: string, call?: Call): Promise<Cancellation>;
  /**
   * The operation's events as they come, each once: ids only grow. Never retried: any failure is a `ContreeError`, and the
   * caller decides when to resume after the last id it has seen. Ends without an error when the service ends the log; the
   * operation has then ended only if the last event is `completion`. A reader that stops early (`break`) closes the
   * connection.
   */
  readEvents(uuid: string, request: EventsRequest, call?: Call): AsyncIterable<OperationEvent>;

  listImages(filter: ImageFilter, paging: Paging, call?: Call): Promise<readonly Image[]>;
  /** Returns the UUID of the import's operation. */
  importImage(request: ImportRequest, call?: Call): Promise<string>;
  tagImage(uuid: string, tag: string, call?: Call): Promise<void>;
  untagImage(uuid: string, tag: string, call?: Call): Promise<void>;

  uploadFile(content: Buffer, call?: Call): Promise<StoredFile>;
  fileExists(sha256: string, call?: Call): Promise<boolean>;
  listFiles(paging: Paging, call?: Call): Promise<StoredFilePage>;
  /** Null when no such file is stored. */
  getFile(sha256: string, call?: Call): Promise<StoredFile | null>;

  /** Returns the UUID of the instance's operation. Not sent again after the service may have received it. */
  spawnInstance(request: SpawnRequest, call?: Call): Promise<string>;

  /** The image that carries exactly this tag, or null. */
  findImageByTag(tag: string, call?: Call): Promise<string | null>;
  inspectImage(uuid: string, call?: Call): Promise<Image>;
  listDirectory(imageUuid: string, path: string, call?: Call): Promise<readonly DirectoryEntry[]>;
  downloadFile(imageUuid: string, path: string, call?: Call): Promise<Buffer>;
  pathExists(imageUuid: string, path: string, call?: Call): Promise<boolean>;
  /**
   * A tar of a file or a directory as it comes; null when nothing is at that path. The client's limit of one request counts
   * for the headers, and then for each silence. A stream that breaks off, falls silent, is aborted or meets the deadline
   * ends with a `ContreeError`. It must be read to its end or destroyed.
   */
  downloadArchive(imageUuid: string, path: string, call?: Call): Promise<Readable | null>;

  /** Closes kept-alive connections, so that the process can end by itself. */
  close(): void;
}
