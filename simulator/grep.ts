import { readFile } from 'node:fs/promises';
import { matchesGlob, posix } from 'node:path';
import { listDirectory, locate } from './directory.ts';
import { whole } from './page.ts';
import { HttpError } from './http-error.ts';

export interface GrepRequest {
  readonly patterns: readonly string[];
  readonly expression: RegExp;
  readonly paths: readonly string[];
  readonly globs: readonly string[];
  readonly maxPerFile: number;
  readonly maxTotal: number;
  readonly before: number;
  readonly after: number;
}

interface Line {
  readonly path: string;
  readonly line_number: number;
  readonly absolute_offset: number;
  readonly line_text: string;
  readonly line_bytes: number;
  readonly submatches: readonly { text: string; start: number; end: number }[];
  readonly type: 'match' | 'context';
}

export interface GrepResult {
  readonly path: string;
  readonly patterns: readonly string[];
  readonly matches: readonly Line[];
  readonly truncated: boolean;
}

const MAX_MATCHES = 10_000;

/**
 * Reads the query of a grep. Patterns are JavaScript expressions here; Rust's syntax is nearly the same. Throws
 * `HttpError` 400 for a bad pattern or number.
 */
export function readGrep(query: URLSearchParams): GrepRequest {
  const patterns = query.getAll('pattern');
  if (patterns.length === 0 || patterns.length > 16) throw new HttpError(400, '1 to 16 patterns are required');
  if (patterns.some((pattern) => pattern.length > 1024))
    throw new HttpError(400, 'A pattern has at most 1024 characters');
  const mode = query.get('case') ?? 'sensitive';
  if (!['sensitive', 'insensitive', 'smart'].includes(mode)) throw new HttpError(400, `Unknown case mode "${mode}"`);
  const insensitive = mode === 'insensitive' || (mode === 'smart' && !patterns.some((text) => /[A-Z]/.test(text)));
  const paths = query.getAll('path');
  if (paths.length > 16) throw new HttpError(400, 'At most 16 paths are searched');
  return {
    patterns,
    expression: expressionOf(patterns, insensitive),
    paths: paths.length === 0 ? ['/'] : paths,
    globs: query.getAll('glob'),
    maxPerFile: whole(query, 'max_count', MAX_MATCHES, 1, MAX_MATCHES),
    maxTotal: whole(query, 'max_total', 1000, 1, MAX_MATCHES),
    before: whole(query, 'before', 0, 0, 50),
    after: whole(query, 'after', 0, 0, 50),
  };
}

/** Searches the text files below the paths, in the order of paths and names. Throws `HttpError` 404 for a missing path. */
export async function grep(root: string, request: GrepRequest): Promise<GrepResult> {
  const matches: Line[] = [];
  let left = request.maxTotal;
  let truncated = false;
  for (const start of request.paths) {
    for await (const path of filesBelow(root, posix.resolve('/', start))) {
      if (!wanted(path, request.globs)) continue;
      const found = searchFile(await readFile((await locate(root, path)).place), path, request);
      truncated ||= found.hits > left;
      matches.push(...firstHits(found.lines, left));
      left -= Math.min(left, found.hits);
    }
  }
  return { path: request.paths[0] ?? '/', patterns: request.patterns, matches, truncated };
}

function expressionOf(patterns: readonly string[], insensitive: boolean): RegExp {
  try {
    return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), insensitive ? 'gui' : 'gu');
  } catch (error) {
    throw new HttpError(400, String(error));
  }
}

async function* filesBelow(root: string, path: string): AsyncGenerator<string> {
  const { facts } = await locate(root, path);
  if (facts.isFile()) yield path;
  if (!facts.isDirectory()) return;
  for (const entry of await listDirectory(root, path)) {
    const below = posix.join(path, entry.name);
    if (entry.type === 'file') yield below;
    else if (entry.type === 'directory') yield* filesBelow(root, below);
  }
}

/** A glob with `!` excludes; the others include only what they match. A glob without a slash is matched against the name. */
function wanted(path: string, globs: readonly string[]): boolean {
  const fits = (glob: string): boolean =>
    matchesGlob(glob.includes('/') ? path.slice(1) : posix.basename(path), glob.replace(/^\//, ''));
  const including = globs.filter((glob) => !glob.startsWith('!'));
  if (globs.some((glob) => glob.startsWith('!') && fits(glob.slice(1)))) return false;
  return including.length === 0 || including.some(fits);
}

function searchFile(content: Buffer, path: string, request: GrepRequest): { lines: Line[]; hits: number } {
  if (content.includes(0)) return { lines: [], hits: 0 };
  const lines = linesOf(content, path, request.expression);
  const kept = new Set<number>();
  let hits = 0;
  for (const [index, line] of lines.entries()) {
    if (line.type === 'context' || hits === request.maxPerFile) continue;
    hits += 1;
    for (let near = index - request.before; near <= index + request.after; near += 1) kept.add(near);
  }
  return { lines: lines.filter((_, index) => kept.has(index)), hits };
}

function linesOf(content: Buffer, path: string, expression: RegExp): Line[] {
  let offset = 0;
  const texts = content.toString('utf8').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return texts.map((text, index) => {
    const bytes = Buffer.byteLength(text);
    const submatches = [...text.replace(/\n$/, '').matchAll(expression)].map((match) => {
      const start = Buffer.byteLength(text.slice(0, match.index));
      return { text: match[0], start, end: start + Buffer.byteLength(match[0]) };
    });
    const absolute_offset = offset;
    offset += bytes;
    const line_text = Buffer.from(text).subarray(0, 4096).toString('utf8');
    const type = submatches.length > 0 ? 'match' : 'context';
    return { path, line_number: index + 1, absolute_offset, line_text, line_bytes: bytes, submatches, type };
  });
}

/** The lines up to the last match within the limit. */
function firstHits(lines: readonly Line[], most: number): Line[] {
  let hits = 0;
  return lines.filter(({ type }) => {
    if (type === 'match') hits += 1;
    return hits <= most && most > 0;
  });
}
