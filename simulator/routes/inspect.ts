import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import { archive } from '../archive.ts';
import { listDirectory, listingText, locate } from '../directory.ts';
import { flag, parameter, uuidOf } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { grep, readGrep } from '../grep.ts';
import type { StoredImage } from '../image-store.ts';
import { HttpError, withStatus } from '../http-error.ts';
import { empty, json, stream, text } from '../reply.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';

export function inspectRoutes(world: World): Route[] {
  return [...imageRoutes(world), ...contentRoutes(world)];
}

/** Finds an image by its tag or UUID. A path without a trailing slash redirects to the path with it. */
function imageRoutes(world: World): Route[] {
  const { images, settings, wire } = world;
  const withSlash = (path: string): string => `${settings.locationPrefix}/v1${path}/`;
  return [
    { method: 'GET', path: '/inspect', handle: () => empty(307, { location: withSlash('/inspect') }) },
    {
      method: 'GET',
      path: '/inspect/',
      handle: ({ query }) => {
        const tag = query.get('tag') ?? '';
        if (tag === '') throw new HttpError(400, 'tag is required');
        return empty(302, { location: `${images.byTag(tag).uuid}/` });
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid',
      // Whether there is such an image is the question of the path with the slash.
      handle: (exchange) =>
        empty(307, { location: withSlash(`/inspect/${encodeURIComponent(parameter(exchange, 'uuid'))}`) }),
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/',
      handle: (exchange) => {
        const image = imageOf(world, exchange);
        return json(wire.image({ image, tag: images.tagsOf(image.uuid)[0] ?? null }));
      },
    },
  ];
}

/** Reads files and directories of an image. */
function contentRoutes(world: World): Route[] {
  const { wire } = world;
  return [
    {
      method: 'GET',
      path: '/inspect/:uuid/list',
      handle: async (exchange) => {
        const path = pathOf(exchange);
        const entries = await listDirectory(imageOf(world, exchange).directory, path);
        return flag(exchange.query, 'text') ? text(listingText(entries)) : json(wire.directory(path, entries));
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/download',
      head: true,
      handle: async (exchange) => {
        const path = pathOf(exchange);
        const { place, facts } = await locate(imageOf(world, exchange).directory, path);
        if (!facts.isFile()) throw new HttpError(422, `${path} is not a regular file`);
        const type = flag(exchange.query, 'text') ? 'text/plain; charset=utf-8' : 'application/octet-stream';
        return stream(createReadStream(place), { 'content-type': type });
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/archive',
      head: true,
      handle: async (exchange) => {
        const path = pathOf(exchange);
        const content = await archive(imageOf(world, exchange).directory, path);
        const name = `${posix.resolve('/', path).slice(1).replaceAll('/', '_')}.tar`;
        return stream(content, {
          'content-type': 'application/x-tar',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        });
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/grep',
      handle: async (exchange) => {
        const request = readGrep(exchange.query);
        const { directory } = imageOf(world, exchange);
        // A path that cannot be followed counts as missing here.
        return json(await withStatus({ 422: 404 }, () => grep(directory, request)));
      },
    },
  ];
}

/** The image that the path names. Throws an `HttpError`: 400 for no UUID, 404 for an unknown one. */
function imageOf({ images }: World, exchange: Exchange): StoredImage {
  return images.get(uuidOf(parameter(exchange, 'uuid')));
}

/** The `path` of the query. Throws `HttpError` 400 when it is missing. */
function pathOf({ query }: Exchange): string {
  const path = query.get('path') ?? '';
  if (path === '') throw new HttpError(400, 'path is required');
  return path;
}
