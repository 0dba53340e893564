import { join, posix } from 'node:path';
import pLimit from 'p-limit';
import { quote } from '../values/values.ts';
import { BadArchive } from './byte-source.ts';
import { collectFrom, type CollectRequest, type CollectSource } from './collect.ts';
import type { Collected } from './move-tree.ts';
import type { RemoteSource } from './remote-sources.ts';
import type { UnpackLimits } from './unpack.ts';
import { type Match, type Matches, searchImage, type SearchSource } from './search-image.ts';
import { describeNeighbours, lackOfMatches } from './what-is-there.ts';

export interface LineSource extends CollectSource, SearchSource {
  readonly client: CollectSource['client'] & SearchSource['client'];
  /** Sends each download, again when it was interrupted, with limits of its own where it has any. */
  readonly send: (download: (limits?: UnpackLimits) => Promise<Collected>) => Promise<Collected>;
}

/** What files are wanted for. */
export interface Purpose {
  /** The beginning of a sentence about a path of the image, in words such as `left nothing at out to collect`. */
  readonly lack: (path: string) => string;
  /** What a directory without any of them does not hold: `file`. */
  readonly noun: string;
  /** What becomes of a file: `collected`. */
  readonly participle: string;
  /** Whether a file of a directory is wanted, by its path; null for all. */
  readonly takes: ((path: string) => boolean) | null;
}

export const COLLECTING: Purpose = {
  lack: (path) => `left nothing at ${path} to collect`,
  noun: 'file',
  participle: 'collected',
  takes: null,
};

export interface SourceRequest extends Pick<CollectRequest, 'image' | 'folder' | 'boundary' | 'placed'> {
  /** Whether to find out what is there where nothing is found, which costs requests. */
  readonly explains: boolean;
  readonly purpose: Purpose;
}

export interface CollectedLine extends Omit<Collected, 'found'> {
  /** When no file was found: a sentence about it without a capital and a full stop. Untrusted. */
  readonly nothing: string | null;
}

/** Most matches that are downloaded one by one, and at a time. */
const MOST_DOWNLOADS = 100;
const PARALLEL = 4;
/** Bytes that are downloaded in vain rather than to send a request for each match. */
const MOST_UNWANTED = 16 * 1024 ** 2;

/**
 * Collects what one line of `collect` names into `folder`: a file or a directory under its own name, the matches of a glob
 * below the directories before its first wildcard. Throws as `collectFrom` does.
 */
export async function collectSource(
  source: LineSource,
  wanted: RemoteSource,
  request: SourceRequest,
): Promise<CollectedLine> {
  return wanted.wanted === null
    ? await collectNamed(source, wanted, request)
    : await collectMatches(source, { ...wanted, wanted: wanted.wanted }, request);
}

async function collectNamed(
  source: LineSource,
  { line, path, excludes }: RemoteSource,
  { explains, purpose, ...request }: SourceRequest,
): Promise<CollectedLine> {
  const place = posix.resolve('/', path);
  if (excludes?.(place) === true) return nothingOf(`nothing is left of ${line.remote}: a line behind it leaves it out`);
  const keeps = keepsIn(place, excludes, purpose);
  const collected = await source.send((limits) => collectFrom(source, { ...request, remote: path, keeps }, limits));
  if (collected.files > 0) return { ...collected, nothing: null };
  const lack = purpose.lack(line.remote);
  const [other] = collected.leftOut;
  if (other !== undefined) {
    const nothing = `nothing at ${line.remote} can be ${purpose.participle} (${other.path}: ${other.why})`;
    return { ...collected, nothing };
  }
  const holdsNone = `${place} holds no ${purpose.noun}${excludes === null ? '' : ' that no line behind it leaves out'}`;
  if (collected.found) return { ...collected, nothing: `${lack}: ${holdsNone}` };
  const hint = explains ? await describeNeighbours(source, request.image, place) : '';
  return nothingOf(`${lack}${hint}`);
}

/** What to keep of a directory of the image, by the path below it; undefined for all of it. */
function keepsIn(directory: string, excludes: RemoteSource['excludes'], { takes }: Purpose): CollectRequest['keeps'] {
  if (excludes === null && takes === null) return undefined;
  return (relative) => takes?.(relative) !== false && excludes?.(posix.join(directory, relative)) !== true;
}

type GlobSource = RemoteSource & { readonly wanted: NonNullable<RemoteSource['wanted']> };

async function collectMatches(
  source: LineSource,
  { line, path, wanted, excludes }: GlobSource,
  { explains, purpose, ...request }: SourceRequest,
): Promise<CollectedLine> {
  const base = posix.resolve('/', path);
  const found = await searchImage(source, { image: request.image, base, wanted, excludes });
  if (found === null) {
    const hint = explains ? await describeNeighbours(source, request.image, base) : '';
    return nothingOf(`no file matches ${quote(line.remote)}: ${base} is no directory${hint}`);
  }
  const download = (remote: string, folder: string, keeps: CollectRequest['keeps']): Promise<Collected> =>
    source.send((limits) => collectFrom(source, { ...request, remote, folder, keeps }, limits));
  const isLeft = (relative: string): boolean => excludes?.(posix.join(base, relative)) !== true;
  // A file that matches by itself is wanted under any name.
  const isTaken = (relative: string): boolean =>
    purpose.takes?.(relative) !== false || !liesInMatch(relative, wanted.matches);
  const parts = isOneArchive(found)
    ? [
        await download(base === '/' ? '/.' : `${base}/.`, request.folder, (relative) => {
          return wanted.matches(relative) && isLeft(relative) && isTaken(relative);
        }).catch((error: unknown) => {
          throw error instanceof BadArchive ? withAdvice(error, line.remote) : error;
        }),
      ]
    : await pLimit(PARALLEL).map(found.matches, ({ relative, type }) => {
        const remote = posix.join(base, relative);
        const keeps = type === 'directory' ? keepsIn(remote, excludes, purpose) : undefined;
        return download(remote, join(request.folder, posix.dirname(relative)), keeps);
      });
  const collected = {
    files: sumOf(parts, ({ files }) => files),
    bytes: sumOf(parts, ({ bytes }) => bytes),
    leftOut: [...found.leftOut, ...parts.flatMap(({ leftOut }) => leftOut)],
  };
  return {
    ...collected,
    nothing:
      collected.files > 0
        ? null
        : lackOfMatches(line.remote, base, { ...found, leftOut: collected.leftOut }, purpose.participle),
  };
}

/** Whether a directory above it matches, and so stands for all that is in it. */
function liesInMatch(relative: string, matches: (directory: string) => boolean): boolean {
  const directory = posix.dirname(relative);
  return directory !== '.' && matches(directory);
}

function withAdvice(error: BadArchive, remote: string): BadArchive {
  const advice = `It holds more than ${quote(remote)} wants: name more directories before the first wildcard.`;
  return new BadArchive(`${error.message} ${advice}`, { cause: error });
}

/** Whether one archive of the base, read past what is not wanted, is better than one for each match. */
export function isOneArchive({
  matches,
  unwanted,
  isSpent,
}: Pick<Matches, 'matches' | 'unwanted' | 'isSpent'>): boolean {
  if (isSpent || matches.length > MOST_DOWNLOADS || !matches.every(canBeAsked)) return true;
  return matches.length > 1 && unwanted <= MOST_UNWANTED;
}

/** A name that is no UTF-8 comes with U+FFFD in a listing, and no path of a request can name it. */
function canBeAsked({ relative }: Match): boolean {
  return !relative.includes('\uFFFD');
}

function sumOf(parts: readonly Collected[], valueOf: (part: Collected) => number): number {
  return parts.reduce((sum, part) => sum + valueOf(part), 0);
}

function nothingOf(nothing: string): CollectedLine {
  return { files: 0, bytes: 0, leftOut: [], nothing };
}
