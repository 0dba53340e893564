import { flag } from './exchange.ts';
import { HttpError } from './http-error.ts';
import type { ResolvedOptions } from './options.ts';

export const PERMISSIONS = ['list', 'spawn', 'spawn_disposable', 'import', 'cancel', 'set_image_tag'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EVENTS = /^\/operations\/[^/]+\/events$/;

/** The rules that fit say what a request needs. A start is checked by its route, since the instance decides. */
const RULES: readonly (readonly [method: RegExp, path: RegExp, permission: Permission])[] = [
  [/^(GET|HEAD)$/, /^\/(operations|images|files|inspect)(\/|$)/, 'list'],
  [/^DELETE$/, /^\/operations\/[^/]+$/, 'cancel'],
  [/^POST$/, /^\/images\/import$/, 'import'],
  [/^(PATCH|DELETE)$/, /^\/images\/[^/]+\/tag$/, 'set_image_tag'],
];

type Settings = Pick<ResolvedOptions, 'permissions'>;

/** Throws an `HttpError` 403 when the token lacks a permission for a path below `/v1`. */
export function checkPermission(settings: Settings, method: string, path: string, query: URLSearchParams): void {
  for (const [methods, paths, permission] of RULES) {
    if (methods.test(method) && paths.test(path)) need(settings, [permission]);
  }
  if (EVENTS.test(path) && flag(query, 'follow')) need(settings, ['spawn', 'spawn_disposable']);
}

/** The same for the start of an instance, and for a process in one: whether the instance is disposable decides. */
export function checkSpawn(settings: Settings, disposable: boolean): void {
  need(settings, [disposable ? 'spawn_disposable' : 'spawn']);
}

function need({ permissions }: Settings, anyOf: readonly Permission[]): void {
  if (!anyOf.some((permission) => permissions[permission])) throw new HttpError(403, 'Insufficient permissions');
}
