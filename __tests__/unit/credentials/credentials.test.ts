import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  maskOnce,
  profileName,
  resolveCredentials,
  textsToMask,
  tokensIn,
  type Credentials,
  type GivenCredentials,
} from '../../../src/credentials/credentials.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import type { Environment } from '../../../src/values/values.ts';

const NOTHING: GivenCredentials = { token: '', project: '', url: '', profile: '', allowHttp: false };
const FACTORY = 'https://api.tokenfactory.nebius.com/sandboxes';
const DEFAULT = 'https://api.contree.dev';

let home: string;
let empty: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credentials-'));
  empty = await mkdtemp(join(tmpdir(), 'credentials-'));
  const ini = `
[DEFAULT]
profile = work
[profile:work]
token = work-token
url = https://work.test/v1
project = work-project
[profile:iam]
token = iam-token
type = iam
[profile:bare]
token = bare-token
[profile:blank]
url = https://blank.test
`;
  await writeFile(join(home, 'auth.ini'), ini);
});
afterAll(async () => {
  await rm(home, { recursive: true });
  await rm(empty, { recursive: true });
});

function resolved(given: Partial<GivenCredentials>, env: Environment = {}): Promise<Credentials> {
  return resolveCredentials({ ...NOTHING, ...given }, { CONTREE_HOME: home, ...env });
}

async function problemsOf(given: Partial<GivenCredentials>, env: Environment = {}): Promise<readonly string[]> {
  const error: unknown = await resolved(given, env).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
  expect(error.message).toBe(error.problems.join('\n'));
  return error.problems;
}

describe('who asks, and where', () => {
  it.each<[string, Partial<GivenCredentials>, Environment, Omit<Credentials, 'givenBy'>]>([
    ['an input', { token: ' token-a ' }, {}, { token: 'token-a', project: null, url: DEFAULT }],
    [
      'CONTREE_TOKEN',
      {},
      { CONTREE_TOKEN: 'token-b', NEBIUS_API_KEY: 'token-c' },
      { token: 'token-b', project: null, url: DEFAULT },
    ],
    [
      'NEBIUS_API_KEY',
      {},
      { CONTREE_TOKEN: ' ', NEBIUS_API_KEY: 'token-c' },
      { token: 'token-c', project: null, url: DEFAULT },
    ],
    [
      'an input before the environment',
      { token: 'token-a' },
      { CONTREE_TOKEN: 'token-b' },
      { token: 'token-a', project: null, url: DEFAULT },
    ],
    [
      'the profile in use when nothing gives a token',
      {},
      {},
      { token: 'work-token', project: 'work-project', url: 'https://work.test' },
    ],
    [
      'an input and the rest from a named profile',
      { token: 'token-a', profile: 'work' },
      {},
      { token: 'token-a', project: 'work-project', url: 'https://work.test' },
    ],
    [
      'the environment and the rest from a profile that it names',
      {},
      { CONTREE_TOKEN: 'token-b', CONTREE_PROFILE: 'work', CONTREE_PROJECT: 'p' },
      { token: 'token-b', project: 'p', url: 'https://work.test' },
    ],
    [
      'the profile that the input names before the environment',
      { profile: 'bare' },
      { CONTREE_PROFILE: 'work' },
      { token: 'bare-token', project: null, url: DEFAULT },
    ],
    ['a profile of type iam', { profile: 'iam' }, {}, { token: 'iam-token', project: null, url: FACTORY }],
    [
      'a project as input',
      { token: 'token-a', project: 'p' },
      { CONTREE_PROJECT: 'q' },
      { token: 'token-a', project: 'p', url: FACTORY },
    ],
    [
      'CONTREE_PROJECT',
      { token: 'token-a' },
      { CONTREE_PROJECT: 'q', NEBIUS_AI_PROJECT: 'r' },
      { token: 'token-a', project: 'q', url: FACTORY },
    ],
    [
      'NEBIUS_AI_PROJECT',
      { token: 'token-a' },
      { NEBIUS_AI_PROJECT: 'r' },
      { token: 'token-a', project: 'r', url: FACTORY },
    ],
    [
      'an address as input',
      { token: 'token-a', url: 'https://x.test/sandboxes/v1/', profile: 'work' },
      { CONTREE_URL: 'https://y.test' },
      { token: 'token-a', project: 'work-project', url: 'https://x.test/sandboxes' },
    ],
    [
      'CONTREE_URL before the profile',
      { profile: 'work' },
      { CONTREE_URL: 'https://y.test/' },
      { token: 'work-token', project: 'work-project', url: 'https://y.test' },
    ],
  ])('from %s', async (_, given, env, expected) => {
    expect(await resolved(given, env)).toMatchObject(expected);
  });

  it.each<[Partial<GivenCredentials>, Environment, Credentials['givenBy']]>([
    [{ token: 'token-a', url: 'https://x.test' }, {}, { token: 'the input token', url: 'the input url' }],
    [{}, { CONTREE_TOKEN: 'token-b' }, { token: 'CONTREE_TOKEN', url: 'the default of the input url' }],
    [{}, { NEBIUS_API_KEY: 'token-c', CONTREE_URL: 'https://y.test' }, { token: 'NEBIUS_API_KEY', url: 'CONTREE_URL' }],
    [{ profile: 'work' }, {}, { token: 'the profile "work"', url: 'the profile "work"' }],
  ])('knows what gave each: %j, %j', async (given, env, givenBy) => {
    expect((await resolved(given, env)).givenBy).toEqual(givenBy);
  });

  it('sends a given token to no address of a profile that was not asked for', async () => {
    expect((await resolved({ token: 'token-a' })).url).toBe(DEFAULT);
  });
});

describe('the address', () => {
  it.each([
    'http://localhost:8080',
    'http://LOCALHOST',
    'http://127.0.0.1:1',
    'http://127.1',
    'http://127.200.3.4',
    'http://2130706433',
    'http://0x7f.0.0.1',
    'http://[::1]:9',
    'http://[0:0:0:0:0:0:0:1]',
  ])('may be plain http on loopback: %s', async (url) => {
    expect((await resolved({ token: 'token-a', url })).url).toBe(new URL(url).origin);
  });

  it.each([
    'http://contree.test',
    'http://127.0.0.1.evil.test',
    'http://localhost.evil.test',
    'http://evil.test/localhost',
    'http://128.0.0.1',
    'http://[::2]',
    'http://0.0.0.0',
    'http://169.254.169.254',
  ])('may not be plain http elsewhere: %s', async (url) => {
    const problems = await problemsOf({ token: 'token-a', url });
    expect(problems).toEqual([expect.stringMatching(/^url: .*plain http.*allow-http/)]);
    expect(problems[0]).toContain(JSON.stringify(url));
    expect((await resolved({ token: 'token-a', url, allowHttp: true })).url).toBe(
      new URL(url).origin + new URL(url).pathname.replace(/\/$/, ''),
    );
  });

  it.each([
    'contree.dev',
    'ftp://contree.test',
    'https://user:pass-word@contree.test',
    'https://contree.test?a=b',
    'https://',
    'https://user:pass-word%40contree.test',
    'https:// pass-word',
    'Token.pass-word.Signature',
  ])('may not be %s, which is not repeated', async (url) => {
    const problems = await problemsOf({ token: 'token-a', url });
    expect(problems).toEqual([
      expect.stringMatching(/^url: (?:"[^"]*": )?the address has .*write (?:one such as )?https:/),
    ]);
    expect(problems[0]).not.toContain('pass-word');
  });
});

describe('what cannot be used', () => {
  it('is a token too short to be masked, which is not shown', async () => {
    expect(await problemsOf({ token: 'xyzzy' })).toEqual([
      expect.stringMatching(/^token: the input token has fewer than 6 characters/),
    ]);
    expect((await problemsOf({ token: 'xyzzy' })).join()).not.toContain('xyzzy');
    expect((await resolved({ token: 'xyzzy1' })).token).toBe('xyzzy1');
  });

  it('is a missing token, and the message says where one may come from', async () => {
    for (const env of [{ CONTREE_HOME: empty }, { CONTREE_PROFILE: 'blank' }]) {
      expect(await problemsOf({}, env)).toEqual([
        expect.stringMatching(/^token: none is given.*CONTREE_TOKEN.*profile/),
      ]);
    }
  });

  it.each(['se cret', 'se\ncret', 'secrét', 'se\tcret', 'se\u0000cret', 'secr\u200bet'])(
    'is a token that no header carries, which is not shown: %j',
    async (token) => {
      for (const [given, env] of [
        [{ token }, {}],
        [{}, { CONTREE_TOKEN: token }],
      ] as const) {
        const problems = await problemsOf(given, env);
        expect(problems).toEqual([expect.stringMatching(/^token: /)]);
        expect(problems.join()).not.toMatch(/se.?cr/s);
      }
    },
  );

  it('is a project that no header carries', async () => {
    expect(await problemsOf({ token: 'token-a', project: 'a\nb' })).toEqual([
      'project: "a\\nb" has a space or another character that no project id has: give the id, not the name',
    ]);
  });

  it('is a profile that is not there, and the message says which are', async () => {
    const problems = await problemsOf({ profile: 'play' });
    expect(problems).toEqual([expect.stringMatching(/^profile: there is no profile "play".*"work"/)]);
    expect(problems.join()).not.toContain('work-token');
  });

  it.each<[Partial<GivenCredentials>, Environment, string]>([
    [{ profile: 'play' }, {}, 'profile: … drop it, and give the input token instead'],
    [{ profile: 'play', token: 'token-a', url: DEFAULT, project: 'p' }, {}, 'profile: … drop it'],
    [{}, { CONTREE_PROFILE: 'play' }, 'CONTREE_PROFILE: … drop it, and give the input token instead'],
    [{ token: 'token-a' }, { CONTREE_PROFILE: 'play' }, 'CONTREE_PROFILE: … drop it, and give project and url instead'],
    [
      { url: DEFAULT },
      { CONTREE_PROFILE: 'play', NEBIUS_API_KEY: 'token-c' },
      'CONTREE_PROFILE: … drop it, and give project instead',
    ],
  ])('is a profile where there is none, by %j and %j', async (given, env, expected) => {
    const problem = expected.replace('…', `there is no profile "play" in ${empty}, nor any other:`);
    expect(await problemsOf(given, { CONTREE_HOME: empty, ...env })).toEqual([problem]);
  });

  it('is no profile of the environment where the step leaves nothing open', async () => {
    const given = { token: 'token-a', url: 'https://x.test', project: 'p' };
    const env = { CONTREE_HOME: empty, CONTREE_PROFILE: 'play' };
    expect(await resolved(given, env)).toMatchObject(given);
    const { token, url } = given;
    expect(
      await resolved({}, { ...env, CONTREE_TOKEN: token, CONTREE_URL: url, NEBIUS_AI_PROJECT: 'p' }),
    ).toMatchObject(given);
  });

  it('is reported together', async () => {
    const problems = await problemsOf({ token: 'to ken', project: 'c d', url: 'e', profile: 'play' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['profile', 'token', 'project', 'url']);
  });

  it('is not what has nothing to do with credentials', async () => {
    const env = new Proxy({}, { get: () => { throw new RangeError('a bug'); } }); // prettier-ignore
    await expect(resolveCredentials(NOTHING, env)).rejects.toThrow(RangeError);
  });
});

describe('masking', () => {
  it('begins with every token that inputs and environment hold, used or not', () => {
    expect(tokensIn(' token-a ', { CONTREE_TOKEN: 'token-b', NEBIUS_API_KEY: 'token-c\n' })).toEqual([
      'token-a',
      'token-b',
      'token-c',
    ]);
    expect(tokensIn('12345', { CONTREE_TOKEN: 'a' })).toEqual([]);
    expect(tokensIn('', { CONTREE_TOKEN: ' ' })).toEqual([]);
  });

  it.each([
    ['a-token', ['a-token']],
    ['12345', ['12345']],
    ['{\n 12345 \n 123456 \r\n\r"long enough"\n}', ['123456', '"long enough"']],
    ['{\n}', []],
  ])('has for the secret %j the texts %j', (secret, texts) => {
    expect(textsToMask(secret)).toEqual(texts);
  });

  it('names each secret once', () => {
    const masked: string[] = [];
    const mask = maskOnce((secret) => masked.push(secret));
    for (const secret of ['a', 'b', 'a']) mask(secret);
    expect(masked).toEqual(['a', 'b']);
  });
});

it.each([
  ['a', { CONTREE_PROFILE: 'b' }, 'a'],
  [' ', { CONTREE_PROFILE: ' b ' }, 'b'],
  ['', {}, ''],
])('the profile asked for by %j and %j is %j', (given, env, expected) => {
  expect(profileName(given, env)).toBe(expected);
});
