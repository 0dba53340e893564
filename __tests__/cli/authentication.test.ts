import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { contree } from './command-line.ts';
import { withFolder, withService } from './temporary.ts';

const PROJECT = 'project-of-the-tests';

it.concurrent('signs in with a token alone, and is refused with a wrong one', () =>
  withFolder((home) =>
    withService({}, async (service) => {
      const auth = ['auth', '--type', 'jwt', '--url', service.url, '--profile', 'default', '--force'];
      const wrong = await contree(home, [...auth, '--token', 'wrong']);
      expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('401') });
      expect((await contree(home, ['images'])).code).toBe(1);
      expect(await contree(home, [...auth, '--token', service.token])).toMatchObject({ code: 0 });
      expect(await contree(home, ['images'])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('busybox:latest'),
      });
    }),
  ),
);

it.concurrent('signs in with a project, below a prefix', () =>
  withFolder((home) =>
    withService({ project: PROJECT, prefix: '/sandboxes' }, async (service) => {
      const auth = ['auth', '--type', 'iam', '--url', service.url, '--token', service.token, '--profile', 'default'];
      expect((await contree(home, [...auth, '--project', 'another', '--force'])).code).toBe(1);
      expect((await contree(home, [...auth, '--project', PROJECT, '--force'])).code).toBe(0);
      expect((await contree(home, ['images'])).stdout).toContain('busybox:latest');
      expect(readFileSync(join(home, 'auth.ini'), 'utf8')).toMatch(/^type = iam$/m);
    }),
  ),
);

it.concurrent('lists its profiles and switches between them', () =>
  withFolder((home) =>
    withService({}, (one) =>
      withService({ token: 'another-token' }, async (other) => {
        for (const [name, { url, token }] of Object.entries({ one, other })) {
          const auth = ['auth', '--type', 'jwt', '--url', url, '--token', token, '--profile', name, '--force'];
          expect((await contree(home, auth)).code).toBe(0);
        }
        const profiles = async (): Promise<unknown[]> => {
          const { stdout } = await contree(home, ['-o', 'json', 'auth', 'profiles']);
          return stdout
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown);
        };
        expect((await contree(home, ['auth', 'switch', 'other'])).code).toBe(0);
        expect(await profiles()).toMatchObject([
          { name: 'one', url: one.url, active: false, status: 'ok' },
          { name: 'other', url: other.url, active: true, status: 'ok' },
        ]);
        one.clearRequests();
        other.clearRequests();
        expect((await contree(home, ['images'])).code).toBe(0);
        expect((await contree(home, ['--profile', 'one', 'ps'])).code).toBe(0);
        expect([one, other].map(({ requests }) => requests.map(({ path }) => path.split('?')[0]))).toEqual([
          ['/v1/operations'],
          ['/v1/images'],
        ]);
      }),
    ),
  ),
);
