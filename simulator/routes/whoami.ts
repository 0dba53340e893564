import { json } from '../reply.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';

const TOKEN_UUID = '70c3a000-0000-4000-8000-000000000001';

export function whoAmIRoutes({ settings }: World): Route[] {
  const { permissions, limits, tokenExpiration } = settings;
  return [
    {
      method: 'GET',
      path: '/whoami',
      handle: () =>
        json({ token_uuid: TOKEN_UUID, token_expiration: tokenExpiration, permissions, limits, operations_stat: {} }),
    },
  ];
}
