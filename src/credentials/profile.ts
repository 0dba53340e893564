import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../errors.ts';
import { IniError, inherited, mergeInis, parseIni } from './ini.ts';
import type { Ini } from './ini.ts';

/** Where the CLI's own profiles of type `iam` go when they name no address. */
export const TOKEN_FACTORY_URL = 'https://api.tokenfactory.nebius.com/sandboxes';

/** A profile saved by the CLI. What the files leave blank is absent. */
export interface Profile {
  readonly name: string;
  /** A secret: mask it before anything else happens. */
  readonly token?: string;
  readonly url?: string;
  readonly project?: string;
  /** `jwt` or `iam`; as written when it is something else. */
  readonly type: string;
}

export interface Profiles {
  /** The profile that `[DEFAULT]` names, else `default`; it need not exist. */
  readonly active: string;
  readonly byName: ReadonlyMap<string, Profile>;
}

/** The CLI's files do not give the profile asked for. The message holds no value from the files. */
export class ProfileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProfileError';
  }
}

/** The CLI's home: `CONTREE_HOME`, else `contree` in `XDG_CONFIG_HOME`, else `~/.config/contree`; `~` is expanded. */
export function contreeHome(env: Readonly<Record<string, string | undefined>>): string {
  const userHome = env['HOME'] ?? homedir();
  const expand = (path: string): string => path.replace(/^~(?=$|[/\\])/, () => userHome);
  const own = env['CONTREE_HOME'] ?? '';
  if (own !== '') return expand(own);
  const configHome = env['XDG_CONFIG_HOME'] ?? '';
  return join(expand(configHome === '' ? '~/.config' : configHome), 'contree');
}

/**
 * Every profile in `cli.ini` and then `auth.ini` below the CLI's home, read as the CLI reads them. A file that is not
 * there counts as empty.
 *
 * @throws {ProfileError} when a file is there but cannot be read or is malformed
 */
export async function readProfiles(home: string): Promise<Profiles> {
  const ini = mergeInis(await Promise.all(['cli.ini', 'auth.ini'].map((file) => readIni(join(home, file)))));
  const names = [...ini.keys()].filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  return {
    active: present(inherited(ini, 'DEFAULT'), 'profile') ?? 'default',
    byName: new Map(names.map((name) => [name, toProfile(name, inherited(ini, PREFIX + name))])),
  };
}

/**
 * The named profile, or without a name the active one, which may be missing: then null.
 *
 * @throws {ProfileError} as `readProfiles`, and when the named profile is missing
 */
export async function readProfile({ home, name }: { home: string; name?: string }): Promise<Profile | null> {
  const { active, byName } = await readProfiles(home);
  const profile = byName.get(name ?? active);
  if (profile === undefined && name !== undefined) {
    const existing = [...byName.keys()].map((known) => JSON.stringify(known)).join(', ');
    const advice = existing === '' ? 'there are none' : `there are ${existing}`;
    throw new ProfileError(`There is no profile ${JSON.stringify(name)} in ${home}: ${advice}`);
  }
  return profile ?? null;
}

const PREFIX = 'profile:';

async function readIni(path: string): Promise<Ini> {
  try {
    return parseIni(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof IniError) throw new ProfileError(`${path}, ${error.message}`, { cause: error });
    if (errorCode(error) === 'ENOENT') return new Map();
    throw new ProfileError(`${path} cannot be read: ${String(error)}`, { cause: error });
  }
}

function toProfile(name: string, section: ReadonlyMap<string, string>): Profile {
  const type = present(section, 'type') ?? 'jwt';
  const token = present(section, 'token');
  const url = present(section, 'url') ?? (type === 'iam' ? TOKEN_FACTORY_URL : null);
  const project = present(section, 'project');
  return {
    name,
    type,
    ...(token === null ? {} : { token }),
    ...(url === null ? {} : { url }),
    ...(project === null ? {} : { project }),
  };
}

function present(section: ReadonlyMap<string, string>, key: string): string | null {
  const value = section.get(key) ?? '';
  return value === '' ? null : value;
}
