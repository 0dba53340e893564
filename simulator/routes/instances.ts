import { isRecord } from '../exchange.ts';
import { Instance } from '../instance.ts';
import { withStatus } from '../http-error.ts';
import { checkSpawn } from '../permissions.ts';
import { json } from '../reply.ts';
import type { Route } from '../router.ts';
import { Seeded } from '../seeded.ts';
import { echoOf, readSpawn } from '../spawn-request.ts';
import type { World } from '../world.ts';

/** An unknown image or file is a mistake in the body: the OpenAPI text knows no 404 here. */
const UNKNOWN = { 404: 400 };

/** Names of fields; those that are objects have names of their own, and `*` stands for any. */
interface Shape {
  readonly [name: string]: true | Shape;
}

/** What the reply repeats of a request. */
const ECHOED: Shape = {
  command: true,
  hostname: true,
  args: true,
  shell: true,
  env: true,
  preserve_env: true,
  cwd: true,
  uid: true,
  gid: true,
  resources_limits: { max_layer_bytes: true },
  networking: { enabled: true },
  stdin: { value: true, encoding: true, close: true },
  timeout: true,
  truncate_output_at: true,
  disposable: true,
  files: { '*': { uuid: true, uid: true, gid: true, mode: true } },
};

/** What the operation's metadata repeat of it. */
const METADATA: Shape = { ...ECHOED, preserve_cwd: true };

export function instanceRoutes(world: World): Route[] {
  const { images, operations, settings, wire } = world;
  return [
    {
      method: 'POST',
      path: '/instances',
      handle: async (exchange) => {
        const given = await exchange.fields();
        const request = readSpawn(given, settings.limits['instance_max_timeout']);
        checkSpawn(settings, request.disposable);
        const fields = echoOf(given);
        const { image } = request;
        const script = settings.script?.(fields) ?? null;
        const instance = withStatus(UNKNOWN, () => {
          const origin = image.startsWith('tag:') ? images.byTag(image.slice('tag:'.length)) : images.get(image);
          const metadata = only(fields, METADATA);
          if (script === null) return new Instance(world, request, origin, metadata);
          return new Seeded(
            { ...script, image: origin.uuid, request: { ...metadata, image: origin.uuid } },
            Date.now(),
          );
        });
        operations.add(instance);
        const { image: uuid } = instance.view(Date.now());
        const body = { ...only(fields, ECHOED), image: uuid, uuid: wire.spawnUuid(instance.uuid) };
        return json(body, 201, { location: `${settings.locationPrefix}/v1/operations/${instance.uuid}` });
      },
    },
  ];
}

/** The fields of a request that a shape names, at every level. */
function only(fields: Readonly<Record<string, unknown>>, shape: Shape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const known = shape['*'] ?? (Object.hasOwn(shape, name) ? shape[name] : undefined);
      if (known === undefined) return [];
      return [[name, known !== true && isRecord(value) ? only(value, known) : value]];
    }),
  );
}
