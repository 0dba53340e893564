import { Instance } from '../instance.ts';
import { withStatus } from '../http-error.ts';
import { json } from '../reply.ts';
import type { Route } from '../router.ts';
import { echoOf, readSpawn } from '../spawn-request.ts';
import type { World } from '../world.ts';

/** An unknown image or file is a mistake in the body: the OpenAPI text knows no 404 here. */
const UNKNOWN = { 404: 400 };

/** The fields of a request that the reply repeats. */
const ECHOED = [
  'command',
  'hostname',
  'args',
  'shell',
  'env',
  'preserve_env',
  'cwd',
  'uid',
  'gid',
  'resources_limits',
  'networking',
  'stdin',
  'timeout',
  'truncate_output_at',
  'disposable',
  'files',
];

/** The fields of a request that the operation's metadata repeat. */
const METADATA = [...ECHOED, 'preserve_cwd'];

export function instanceRoutes(world: World): Route[] {
  const { images, operations, settings, wire } = world;
  return [
    {
      method: 'POST',
      path: '/instances',
      handle: async (exchange) => {
        const given = await exchange.fields();
        const request = readSpawn(given);
        const fields = echoOf(given);
        const { image } = request;
        const instance = withStatus(UNKNOWN, () => {
          const origin = image.startsWith('tag:') ? images.byTag(image.slice('tag:'.length)) : images.get(image);
          return new Instance(world, request, origin, only(fields, METADATA));
        });
        operations.add(instance);
        const { image: uuid } = instance.view();
        const body = { ...only(fields, ECHOED), image: uuid, uuid: wire.spawnUuid(instance.uuid) };
        return json(body, 201, { location: `${settings.locationPrefix}/v1/operations/${instance.uuid}` });
      },
    },
  ];
}

function only(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
