import { json } from '../reply.ts';
import type { Route } from '../router.ts';
import { LONGEST_TIMEOUT } from '../spawn-request.ts';
import type { World } from '../world.ts';

const TOKEN_UUID = '70c3a000-0000-4000-8000-000000000001';

export function whoAmIRoutes({ settings }: World): Route[] {
  const concurrency = Number.isFinite(settings.maxConcurrent) ? settings.maxConcurrent : 1000;
  return [
    {
      method: 'GET',
      path: '/whoami',
      handle: () =>
        json({
          token_uuid: TOKEN_UUID,
          token_expiration: null,
          permissions: {
            list: true,
            spawn: true,
            spawn_disposable: true,
            import: true,
            cancel: true,
            set_image_tag: true,
          },
          limits: {
            instance_max_timeout: LONGEST_TIMEOUT,
            instance_max_concurrency: concurrency,
            images_import_max_concurrency: concurrency,
            images_import_max_timeout: LONGEST_TIMEOUT,
          },
          operations_stat: {},
        }),
    },
  ];
}
