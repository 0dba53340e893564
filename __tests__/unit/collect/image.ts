import { posix } from 'node:path';
import type { LineSource } from '../../../src/collect/collect-source.ts';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import type { DirectoryEntry } from '../../../src/contree/types.ts';
import { type Entry, streamOf, tarOf } from './tar.ts';

export interface Image extends LineSource {
  /** What was asked of it, in order. */
  readonly asked: string[];
}

/** A failure of a request for something in an image. */
export function failure(status: number | null, kind: 'status' | 'oversize' = 'status'): ContreeError {
  return new ContreeError({
    kind,
    method: 'GET',
    path: '/',
    status,
    reason: 'refused',
    advice: 'None.',
    retryAfter: null,
    mayHaveActed: false,
    attempts: 1,
  });
}

/**
 * A service with an image that holds these files by absolute path: a text, or an entry's type for what is no regular file. A
 * path that ends in a slash is an empty directory.
 */
export function imageOf(
  files: Readonly<Record<string, string | { readonly type: 'symlink' | 'other' }>>,
  failing: (path: string) => ContreeError | null = () => null,
): Image {
  const asked: string[] = [];
  const below = (path: string) => {
    const start = path === '/' ? '/' : `${path}/`;
    return Object.entries(files).flatMap(([file, content]) =>
      file.startsWith(start) ? [{ relative: file.slice(start.length), content }] : [],
    );
  };
  const listDirectory: Image['client']['listDirectory'] = (_image, path) => {
    asked.push(`list ${path}`);
    const error = failing(path) ?? (path in files ? failure(422) : null);
    if (error !== null) return Promise.reject(error);
    const entries = new Map<string, DirectoryEntry>();
    for (const { relative, content } of below(path)) {
      const [name = '', ...rest] = relative.split('/');
      if (name === '') continue;
      const size = typeof content === 'string' ? content.length : 0;
      const type = typeof content === 'string' ? 'file' : content.type;
      entries.set(name, { path: name, size, type: rest.length > 0 ? 'directory' : type });
    }
    if (below(path).length === 0 && path !== '/') return Promise.reject(failure(404));
    return Promise.resolve([...entries.values()]);
  };
  return {
    asked,
    call: {},
    send: (download) => download(),
    client: {
      listDirectory,
      pathExists: (_image, path) => Promise.resolve(path in files),
      downloadArchive: async (_image, path) => {
        asked.push(`archive ${path}`);
        const own = files[path];
        if (typeof own === 'string') return streamOf(await tarOf({ name: posix.basename(path), content: own }));
        const inner = below(path);
        if (inner.length === 0) return null;
        const entries = inner.flatMap(({ relative, content }): Entry[] => {
          if (relative === '') return [];
          if (relative.endsWith('/')) return [{ name: relative, type: 'directory' }];
          return typeof content === 'string'
            ? [{ name: relative, content }]
            : [{ name: relative, type: 'symlink', linkname: 'x' }];
        });
        return streamOf(await tarOf(...entries));
      },
    },
  };
}
