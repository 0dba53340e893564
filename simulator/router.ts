import type { Exchange } from './exchange.ts';
import type { Reply } from './reply.ts';

export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

export interface Route {
  readonly method: string;
  /** Path below `/v1`; a segment that begins with a colon matches any one segment. */
  readonly path: string;
  /** A GET that HEAD may ask too. */
  readonly head?: boolean;
  readonly handle: Handler;
}

export interface Match {
  readonly handle: Handler;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The route for a request; else the methods of the path's routes, none for an unknown path. HEAD falls back on a GET that
 * allows it.
 */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | readonly string[] {
  const found = routes.flatMap((route) => {
    const parameters = matchPath(route.path, path);
    return parameters === null ? [] : [{ route, parameters }];
  });
  const methodsOf = (route: Route): string[] => (route.head === true ? [route.method, 'HEAD'] : [route.method]);
  const chosen = found.find(({ route }) => methodsOf(route).includes(method));
  if (chosen === undefined) return [...new Set(found.flatMap(({ route }) => methodsOf(route)))];
  return { handle: chosen.route.handle, parameters: chosen.parameters };
}

function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = decode(given[index] ?? '');
    if (segment.startsWith(':') && value !== null && value !== '') parameters[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return parameters;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
