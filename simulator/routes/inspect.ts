import { createReadStream } from 'node:fs';
import { posix } from 'node:path';
import { archive } from '../archive.ts';
import { listDirectory, listingText, locate } from '../directory.ts';
import { flag, parameter, uuidOf } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { grep, readGrep } from '../grep.ts';
import type { StoredImage } from '../image-store.ts';
import { Refusal } from '../refusal.ts';
import { empty, json, stream, text } from '../reply.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';

export function inspectRoutes(world: World): Route[] {
  const { images, settings, wire } = world;
  const imageOf = (exchange: Exchange): StoredImage => images.get(uuidOf(parameter(exchange, 'uuid')));
  const withSlash = (path: string): string => `${settings.locationPrefix}/v1${path}/`;
  return [
    { method: 'GET', path: '/inspect', handle: () => empty(307, { location: withSlash('/inspect') }) },
    {
      method: 'GET',
      path: '/inspect/',
      handle: ({ query }) => {
        const tag = query.get('tag') ?? '';
        if (tag === '') throw new Refusal(400, 'tag is required');
        return empty(302, { location: `${images.byTag(tag).uuid}/` });
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid',
      handle: (exchange) => empty(307, { location: withSlash(`/inspect/${imageOf(exchange).uuid}`) }),
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/',
      handle: (exchange) => {
        const image = imageOf(exchange);
        return json(wire.image({ image, tag: images.tagsOf(image.uuid)[0] ?? null }));
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/list',
      handle: async (exchange) => {
        const path = pathOf(exchange);
        const entries = await listDirectory(imageOf(exchange).directory, path);
        return flag(exchange.query, 'text') ? text(listingText(entries)) : json(wire.directory(path, entries));
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/download',
      handle: async (exchange) => {
        const path = pathOf(exchange);
        const { place, facts } = await locate(imageOf(exchange).directory, path);
        if (!facts.isFile()) throw new Refusal(422, `${path} is not a regular file`);
        const type = flag(exchange.query, 'text') ? 'text/plain; charset=utf-8' : 'application/octet-stream';
        return stream(createReadStream(place), { 'content-type': type });
      },
    },
    {
      method: 'GET',
      path: '/inspect/:uuid/archive',
      handle: async (exchange) => {
        const path = pathOf(exchange);
        const content = await archive(imageOf(exchange).directory, path);
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
      handle: async (exchange) => json(await grep(imageOf(exchange).directory, readGrep(exchange.query))),
    },
  ];
}

/** The `path` of the query. Throws a 400 refusal when it is missing. */
function pathOf({ query }: Exchange): string {
  const path = query.get('path') ?? '';
  if (path === '') throw new Refusal(400, 'path is required');
  return path;
}
