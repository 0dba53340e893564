import { constants, promises } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '../errors.ts';
import { InvalidInputs } from '../values/problems.ts';
import type { Environment } from '../values/values.ts';
import { inherited, type Ini, mergeInis, parseIni } from './ini.ts';

const PREFIX = 'profile:';
/** A pipe without a writer must not block. On Windows this flag is undefined, which counts as none. */
const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK;
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

/**
 * The CLI's home: `CONTREE_HOME`, else `contree` in `XDG_CONFIG_HOME`, else `~/.config/contree`; `~` is expanded. On Windows
 * the CLI's Python does not read `HOME`, which Git's shell sets.
 */
export function contreeHome(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const userHome = env[platform === 'win32' ? 'USERPROFILE' : 'HOME'] ?? homedir();
  const expand = (path: string): string => path.replace(/^~(?=$|[/\\])/, () => userHome);
  const own = env['CONTREE_HOME'] ?? '';
  if (own !== '') return expand(own);
  const configHome = env['XDG_CONFIG_HOME'] ?? '';
  return join(expand(configHome === '' ? '~/.config' : configHome), 'contree');
}

/**
 * Every profile in `cli.ini` and then `auth.ini` below the CLI's home, read as the CLI reads them. A file that is not
 * there counts as empty.
 * @throws {InvalidInputs} when a file is there but cannot be read or is malformed; its problem holds no value from the files
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
 * The profile of this name. An empty name means the active profile, which may be missing: then null.
 * @param advice what to do where there is no profile at all
 * @throws {InvalidInputs} as `readProfiles`, and when the named profile is missing
 */
export async function readProfile(home: string, name = '', advice = 'drop it'): Promise<Profile | null> {
  const { active, byName } = await readProfiles(home);
  const profile = byName.get(name === '' ? active : name) ?? null;
  if (profile !== null || name === '') return profile;
  const existing = [...byName.keys()].map((known) => JSON.stringify(known)).join(', ');
  const rest = existing === '' ? `, nor any other: ${advice}` : `: use one of ${existing}`;
  throw new InvalidInputs([`there is no profile ${JSON.stringify(name)} in ${home}${rest}`]);
}

async function readIni(path: string): Promise<Ini> {
  try {
    // Most steps read no profile, and `node:fs/promises` would take 2 ms of their start.
    return parseIni(await promises.readFile(path, { encoding: 'utf8', flag: READ_ONLY }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Map();
    const problem =
      error instanceof SyntaxError ? `${path}, ${error.message}` : `${path} cannot be read: ${String(error)}`;
    throw new InvalidInputs([problem], { cause: error });
  }
}

function toProfile(name: string, section: ReadonlyMap<string, string>): Profile {
  const type = present(section, 'type') ?? 'jwt';
  const token = present(section, 'token');
  const url = present(section, 'url') ?? (type === 'iam' ? TOKEN_FACTORY_URL : null);
  const project = present(section, 'project');
  return { name, type, ...(token && { token }), ...(url && { url }), ...(project && { project }) };
}

function present(section: ReadonlyMap<string, string>, key: string): string | null {
  const value = section.get(key) ?? '';
  return value === '' ? null : value;
}
