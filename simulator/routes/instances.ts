import { Instance } from '../instance.ts';
import { checkSpawn } from '../permissions.ts';
import { json } from '../reply.ts';
import type { Route } from '../router.ts';
import { readSpawn } from '../spawn-request.ts';
import type { World } from '../world.ts';

export function instanceRoutes(world: World): Route[] {
  const { images, operations, settings, wire } = world;
  return [
    {
      method: 'POST',
      path: '/instances',
      handle: async (exchange) => {
        const fields = await exchange.fields();
        const request = readSpawn(fields, settings.limits['instance_max_timeout']);
        checkSpawn(settings, request.disposable);
        const { image } = request;
        const origin = image.startsWith('tag:') ? images.byTag(image.slice('tag:'.length)) : images.get(image);
        const instance = new Instance(world, request, origin, fields);
        operations.add(instance);
        const body = { ...fields, image: origin.uuid, uuid: wire.spawnUuid(instance.uuid) };
        return json(body, 201, { location: `${settings.locationPrefix}/v1/operations/${instance.uuid}` });
      },
    },
  ];
}
