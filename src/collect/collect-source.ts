import { join, posix } from 'node:path';
import pLimit from 'p-limit';
import { quote } from '../values/values.ts';
import { BadArchive } from './byte-source.ts';
import { collectFrom, type CollectRequest, type CollectSource } from './collect.ts';
import type { Collected } from './move-tree.ts';
import type { RemoteSource } from './remote-sources.ts';
import { type Match, type Matches, searchImage, type SearchSource } from './search-image.ts';
import { describeMissing, lackOfMatches } from './what-is-there.ts';

export interface LineSource extends CollectSource, SearchSource {
  readonly client: CollectSource['client'] & SearchSource['client'];
  /** Sends a download again that was interrupted. */
  readonly retry: <Result>(download: () => Promise<Result>) => Promise<Result>;
}

interface SourceRequest extends Pick<CollectRequest, 'image' | 'folder' | 'boundary' | 'placed'> {
  /** Whether to find out what is there where nothing is found, which costs requests. */
  readonly explains: boolean;
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
  { explains, ...request }: SourceRequest,
): Promise<CollectedLine> {
  const place = posix.resolve('/', path);
  if (excludes?.(place) === true) return nothingOf(`nothing is left of ${line.remote}: a line behind it leaves it out`);
  const keeps = excludes === null ? undefined : (relative: string) => !excludes(posix.join(place, relative));
  const collected = await source.retry(() => collectFrom(source, { ...request, remote: path, keeps }));
  if (collected.files > 0) return { ...collected, nothing: null };
  const holdsNone = `${place} holds no file${excludes === null ? '' : ' that no line behind it leaves out'}`;
  if (collected.found) return { ...collected, nothing: `left nothing at ${line.remote} to collect: ${holdsNone}` };
  const hint = explains ? await describeMissing(source, request.image, place) : '';
  return nothingOf(`left nothing at ${line.remote} to collect${hint}`);
}

type GlobSource = RemoteSource & { readonly wanted: NonNullable<RemoteSource['wanted']> };

async function collectMatches(
  source: LineSource,
  { line, path, wanted, excludes }: GlobSource,
  { explains, ...request }: SourceRequest,
): Promise<CollectedLine> {
  const base = posix.resolve('/', path);
  const found = await searchImage(source, { image: request.image, base, wanted, excludes });
  if (found === null) {
    const hint = explains ? await describeMissing(source, request.image, base) : '';
    return nothingOf(`no file matches ${quote(line.remote)}: ${base} is no directory${hint}`);
  }
  const download = (remote: string, folder: string, keeps: CollectRequest['keeps']): Promise<Collected> =>
    source.retry(() => collectFrom(source, { ...request, remote, folder, keeps }));
  const isLeft = (relative: string): boolean => excludes?.(posix.join(base, relative)) !== true;
  const parts = isOneArchive(found)
    ? [
        await download(base === '/' ? '/.' : `${base}/.`, request.folder, (relative) => {
          return wanted.matches(relative) && isLeft(relative);
        }).catch((error: unknown) => {
          throw error instanceof BadArchive ? withAdvice(error, line.remote) : error;
        }),
      ]
    : await pLimit(PARALLEL).map(found.matches, ({ relative, type }) => {
        const keeps = (inner: string): boolean => isLeft(posix.join(relative, inner));
        const isFiltered = type === 'directory' && excludes !== null;
        const folder = join(request.folder, posix.dirname(relative));
        return download(posix.join(base, relative), folder, isFiltered ? keeps : undefined);
      });
  const collected = {
    files: sumOf(parts, ({ files }) => files),
    bytes: sumOf(parts, ({ bytes }) => bytes),
    leftOut: [...found.leftOut, ...parts.flatMap(({ leftOut }) => leftOut)],
  };
  return { ...collected, nothing: collected.files > 0 ? null : lackOfMatches(line.remote, base, found) };
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
