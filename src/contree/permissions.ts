/** A request as its method and its path below the base address. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/**
 * Which permission of a token each route needs, by the names of `GET /v1/whoami`; the first that fits. The service states it
 * for reading events and for subprocesses; of the other routes the names alone say it (API reference, 1.5).
 */
const NEEDED: readonly (readonly [method: RegExp, path: RegExp, permission: string])[] = [
  [
    /^GET$/u,
    /^\/v1\/operations\/[^/?]+\/events\?(?:.*&)?follow=1(?:&|$)/u,
    '"spawn" or "spawn_disposable", beside "list"',
  ],
  [/^(?:GET|HEAD)$/u, /^\/v1\/(?:operations|images|inspect|files)(?:[/?]|$)/u, '"list"'],
  [/^POST$/u, /^\/v1\/instances$/u, '"spawn" ("spawn_disposable" for a disposable instance)'],
  [
    /^(?:POST|DELETE)$/u,
    /^\/v1\/operations\/[^/?]+\/subprocesses(?:[/?]|$)/u,
    '"spawn" ("spawn_disposable" for a disposable instance)',
  ],
  [/^DELETE$/u, /^\/v1\/operations\/[^/?]+$/u, '"cancel"'],
  [/^POST$/u, /^\/v1\/images\/import$/u, '"import"'],
  [/^(?:PATCH|DELETE)$/u, /^\/v1\/images\/[^/?]+\/tag(?:\?|$)/u, '"set_image_tag"'],
];

/** The permission that the request needs, as a phrase; null where nothing says it. */
export function permissionFor({ method, path }: Route): string | null {
  return NEEDED.find(([methods, paths]) => methods.test(method) && paths.test(path))?.[2] ?? null;
}
