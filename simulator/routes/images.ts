import { flag, isRecord, parameter, uuidOf } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { ImageImport } from '../image-import.ts';
import type { ImportRequest } from '../image-import.ts';
import { checkTag } from '../image-store.ts';
import type { ImageRow, ImageStore } from '../image-store.ts';
import { paged, pageOf, periodOf, within } from '../page.ts';
import { HttpError, withStatus } from '../http-error.ts';
import { empty, json } from '../reply.ts';
import { integerOf, nullableStringOf, stringOf } from '../request-fields.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';

const DEFAULT_TIMEOUT = 300;

export function imageRoutes(world: World): Route[] {
  const { images, operations, settings, wire } = world;
  const imported = new Map<string, string>();
  return [
    {
      method: 'GET',
      path: '/images',
      handle: ({ query }) => {
        const period = periodOf(query, Date.now());
        const prefix = query.get('tag');
        const uuid = query.get('uuid');
        if (prefix !== null && prefix !== '') checkTag(prefix);
        const tagged = flag(query, 'tagged') || prefix !== null;
        const rows = images
          .rows()
          .filter(({ tag }) => (tag === null ? !tagged : tag.startsWith(prefix ?? '')))
          .filter(({ image }) => within(period, image.createdAt) && (uuid === null || image.uuid === uuidOf(uuid)));
        return json(wire.images(paged(rows, pageOf(query))));
      },
    },
    {
      method: 'POST',
      path: '/images/import',
      handle: async (exchange) => {
        const request = readImport(await exchange.fields(), settings.limits['images_import_max_timeout']);
        const operation = new ImageImport({ ...world, imported, delay: settings.importDelay }, request);
        operations.add(operation);
        return json({ uuid: operation.uuid }, settings.generation === 'old' ? 202 : 201, {
          location: `${settings.locationPrefix}/v1/operations/${operation.uuid}`,
        });
      },
    },
    {
      method: 'PATCH',
      path: '/images/:uuid/tag',
      handle: async (exchange) => {
        const tag = stringOf(await exchange.fields(), 'tag');
        if (tag === null) throw new HttpError(400, 'tag is required');
        return json(wire.image(images.tag(uuidOf(parameter(exchange, 'uuid')), tag)));
      },
    },
    {
      method: 'DELETE',
      path: '/images/:uuid/tag',
      handle: (exchange) => {
        const row = untag(images, exchange);
        return settings.generation === 'old' ? json(wire.image(row)) : empty(204);
      },
    },
  ];
}

/** Takes tags off an image. Throws `HttpError` 404, also for no UUID: the OpenAPI text knows no 400 here. */
function untag(images: ImageStore, exchange: Exchange): ImageRow {
  return withStatus({ 400: 404 }, () => images.untag(uuidOf(parameter(exchange, 'uuid')), exchange.query.get('tag')));
}

/** Reads the body of an import. In the older form `registry` is a plain address. */
function readImport(fields: Record<string, unknown>, longest = Number.MAX_SAFE_INTEGER): ImportRequest {
  const given = fields['registry'];
  const registry = typeof given === 'string' ? { url: given, credentials: fields['credentials'] } : given;
  if (!isRecord(registry)) throw new HttpError(400, 'registry must be an object');
  const named = stringOf(registry, 'url') ?? '';
  const url = typeof given === 'string' && !named.includes('://') ? `docker://${named}` : named;
  if (!/^docker:\/\/[^\s/]+/.test(url))
    throw new HttpError(400, `registry.url must begin with docker://, not "${url}"`);
  const tag = nullableStringOf(fields, 'tag');
  if (tag !== null) checkTag(tag);
  const timeout = integerOf(fields, 'timeout', 1, longest) ?? DEFAULT_TIMEOUT;
  const { credentials } = registry;
  const masked = isRecord(credentials) ? { credentials: mask(credentials) } : {};
  return { url, tag, timeout, echo: { registry: { url, ...masked }, tag, timeout } };
}

/** Credentials as metadata repeat them. */
function mask(credentials: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const username = stringOf(credentials, 'username');
  return { ...(username === null ? {} : { username }), password: '<MASKED>' };
}
