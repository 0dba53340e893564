import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { CollectedLine, LineSource, Purpose, SourceRequest } from '../collect/collect-source.ts';
import { PlacedFiles } from '../collect/placed-files.ts';
import type { RemoteSource } from '../collect/remote-sources.ts';
import { type ByteText, diskPath } from '../files/disk-names.ts';
import { partBelow } from '../files/exclusions.ts';

/** The most that is read of one image. `parts` are those of the paths of the files that one line copies to this machine. */
export type ImageLimits = Readonly<Record<'files' | 'bytes' | 'parts', number>>;

/** As many files and directories as are removed in a moment: after a signal of the runner, little time is left for it. */
export const IMAGE_LIMITS: ImageLimits = { files: 1_000, bytes: 200 * 1024 ** 2, parts: 10_000 };

/** Of one archive, the files included that are no reports. */
const MOST_ENTRIES = 100_000;

/** Of a directory, its XML files alone are wanted: tools leave pages, pictures and logs beside them. */
const READING: Purpose = {
  lack: (path) => `left no test report at ${path}`,
  noun: 'file whose name ends in .xml',
  participle: 'read',
  takes: (path) => /\.xml$/iu.test(path),
};

/** Takes files out of an image, as `collectSource`, and sends each download by what it is given. */
export interface FileSource {
  collect(source: RemoteSource, request: SourceRequest, send: LineSource['send']): Promise<CollectedLine>;
}

/** What one line finds in an image. */
export interface FoundReports extends Pick<CollectedLine, 'leftOut' | 'nothing'> {
  /** In the order of their paths; those alone that no earlier line has found. */
  readonly reports: readonly FoundReport[];
  /** How many more there are than are read of one image. */
  readonly surplus: number;
}

export interface FoundReport {
  /** Relative to the leg's working directory where it lies below it, else absolute. Untrusted. */
  readonly path: string;
  /** Its bytes, from its copy on this machine. */
  read(): AsyncIterable<Uint8Array>;
}

interface ImageReportsOptions {
  /** A UUID. */
  readonly image: string;
  /** Of the leg in the image: absolute. */
  readonly workingDirectory: string;
  /** A private folder on this machine: a real path. */
  readonly folder: string;
  readonly explains: boolean;
  readonly limits?: ImageLimits;
}

/** Finds the reports in one image, and copies those of one line at a time to this machine. */
export class ImageReports {
  readonly #source: FileSource;
  readonly #options: ImageReportsOptions;
  readonly #seen = new Set<string>();
  readonly #oneByOne = pLimit(1);
  #left: ImageLimits;
  /** Of the line. */
  #parts = 0;
  /** Entries of the line that there was no room for. */
  #beyond = 0;

  constructor(source: FileSource, options: ImageReportsOptions) {
    this.#source = source;
    this.#options = options;
    this.#left = options.limits ?? IMAGE_LIMITS;
  }

  /**
   * Hands on what the line names. The copies are gone when `use` has ended. Throws what `use` throws, and the errors of
   * `collectFrom`.
   */
  async find(line: RemoteSource, use: (found: FoundReports) => Promise<void>): Promise<void> {
    const { image, folder: boundary, explains } = this.#options;
    const folder = await mkdtemp(join(boundary, 'line-'));
    this.#parts = 0;
    this.#beyond = 0;
    try {
      const placed = new PlacedFiles();
      const request = { image, folder, boundary, placed, explains, purpose: READING };
      const { leftOut, nothing } = await this.#source.collect(line, request, this.#send);
      await use({ ...this.#take(placed), leftOut, nothing });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** One download at a time, so that all of an image together keep within its limit on the disk. */
  readonly #send: LineSource['send'] = (download) =>
    this.#oneByOne(async () => {
      const collected = await download({ bytes: this.#left.bytes, entries: MOST_ENTRIES, hasRoom: this.#hasRoom });
      this.#left = { ...this.#left, bytes: this.#left.bytes - collected.bytes };
      return collected;
    });

  readonly #hasRoom = (parts: number): boolean => {
    this.#parts += parts;
    const hasRoom = this.#parts <= this.#left.parts;
    if (!hasRoom) this.#beyond += 1;
    return hasRoom;
  };

  #take(placed: PlacedFiles): Pick<FoundReports, 'reports' | 'surplus'> {
    const fresh = [...placed]
      .map(([file, path]) => ({ file, path }))
      .filter(({ path }) => !this.#seen.has(path))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
    const taken = fresh.slice(0, this.#left.files);
    this.#left = { ...this.#left, files: this.#left.files - taken.length };
    for (const { path } of taken) this.#seen.add(path);
    const reports = taken.map(({ file, path }) => ({ path: this.#shown(path), read: () => bytesOf(file) }));
    return { reports, surplus: fresh.length - taken.length + this.#beyond };
  }

  #shown(path: string): string {
    return partBelow(this.#options.workingDirectory, path) ?? path;
  }
}

function bytesOf(file: ByteText): AsyncIterable<Uint8Array> {
  return createReadStream(diskPath(file));
}
