import { parameter } from '../exchange.ts';
import type { StoredFile } from '../file-store.ts';
import { paged, pageOf, periodOf, within } from '../page.ts';
import { HttpError } from '../http-error.ts';
import { json } from '../reply.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';

export function fileRoutes(world: World): Route[] {
  const { files, settings, wire } = world;
  const find = (sha256: string): StoredFile => {
    const file = files.bySha256(sha256);
    if (file === undefined) throw new HttpError(404, `There is no file with the SHA-256 ${sha256}`);
    return file;
  };
  return [
    {
      method: 'POST',
      path: '/files',
      handle: async ({ body }) => json(wire.uploaded(await files.add(body, Date.now())), 201),
    },
    {
      method: 'GET',
      path: '/files',
      handle: ({ query }) => {
        const sha256 = query.get('sha256');
        // The older API finds one file here; today's only lists.
        if (settings.generation === 'old' && sha256 !== null) return json(wire.file(find(sha256)));
        const period = periodOf(query, Date.now());
        const found = files.all().filter(({ createdAt }) => within(period, createdAt));
        return json({ files: paged(found, pageOf(query)).map((file) => wire.file(file)) });
      },
    },
    {
      method: 'GET',
      path: '/files/:sha256',
      head: true,
      handle: (exchange) => json(wire.file(find(parameter(exchange, 'sha256')))),
    },
  ];
}
