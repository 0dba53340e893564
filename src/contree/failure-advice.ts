import type { RequestFailure } from './contree-error.ts';
import { type Destination, nameToken } from './destination.ts';
import { adviceForLogin, adviceForNetwork, adviceForNoConnection } from './network-advice.ts';
import { permissionFor, type Route } from './permissions.ts';

interface AdviceFacts {
  readonly route: Route;
  readonly destination: Destination;
  readonly ranOutOfTime: boolean;
}

/** What the reader can do about it: one or more sentences, the last with a full stop. */
export function adviceFor(failure: RequestFailure, { route, destination, ranOutOfTime }: AdviceFacts): string {
  const advice = adviceForKind(failure, route, destination);
  return `${advice}.${ranOutOfTime ? ' The deadline left no time to try again.' : ''}`;
}

function adviceForKind(failure: RequestFailure, route: Route, destination: Destination): string {
  const { base, givenBy } = destination;
  switch (failure.kind) {
    case 'status':
      return adviceForStatus(failure, route, destination);
    case 'network':
      return adviceForNetwork(failure, destination);
    case 'timeout':
      if (failure.unsent === true) return adviceForNoConnection(destination);
      return `The service at ${base} or the network is slow: try again, or give a longer request-timeout`;
    case 'deadline':
      return `Give the step a longer timeout, or check whether ${base} can be reached`;
    case 'protocol':
      return `Check that ${base} (from ${givenBy.url}) is a ConTree service, and that no proxy answers in its place`;
    case 'oversize':
      return `It is not requested again. Check that ${base} (from ${givenBy.url}) is a ConTree service`;
    case 'aborted':
      return 'Nothing is wrong with the service';
  }
}

const STATUS_ADVICE: ReadonlyMap<number, string> = new Map([
  [400, 'The service does not accept a value of this request: correct what it names'],
  [402, 'The account has no credit or no quota for this: check its billing'],
  [409, 'The operation or image is in a state that does not allow this: look at it with mode show, or try again later'],
  [410, 'It is not available, or not yet: try again later'],
  [422, 'The service does not accept a value of this request: correct what it names'],
  [425, 'The service was not ready for this yet: try again later'],
  [429, 'The service takes no more requests or operations now: start fewer at a time with max-parallel'],
]);

function adviceForStatus(failure: RequestFailure, route: Route, destination: Destination): string {
  const { base, givenBy, hasProject, proxy } = destination;
  const status = failure.status ?? 0;
  if (status === 400 && isMeantForTls(failure.reason)) {
    return `${new URL(base).host} speaks https: write https:// in ${givenBy.url}`;
  }
  if (status === 401) {
    const check = 'check that it is whole, has not expired, and belongs to this address';
    // The service says the same of a request that names no project (API reference, 5.2).
    const orProject = hasProject ? '' : ', or set project, which is not given';
    return `The service at ${base} does not accept ${nameToken(destination, 'the')}: ${check}${orProject}`;
  }
  if (status === 403) {
    const lacks = `lacks the permission ${permissionFor(route) ?? 'for this'}, or belongs to another project`;
    return `${nameToken(destination, 'The')} ${lacks}: check both`;
  }
  if (status === 404) return adviceForMissing(failure, route, destination);
  if (status === 407 && proxy !== null) return adviceForLogin(proxy);
  if (status === 413) {
    const isFile = route.path.startsWith('/v1/files');
    return isFile ? 'The file is larger than the service takes: leave it out of files' : LARGE_REQUEST;
  }
  if (status >= 500) return 'The service has a problem of its own: try again later';
  if (status >= 300 && status < 400) {
    return `No redirect is followed with a token: write the address that it leads to in ${givenBy.url}`;
  }
  return STATUS_ADVICE.get(status) ?? 'The service does not accept this request';
}

const LARGE_REQUEST =
  'The request is larger than the service takes: give fewer files, or less text in env, stdin or command';

/** As nginx, Apache and Go answer a request in plain http at a port for https. */
function isMeantForTls(reason: string): boolean {
  return /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL/iu.test(
    reason,
  );
}

/** What a route names, and how. */
const NAMED: readonly (readonly [path: RegExp, what: string])[] = [
  [/^\/v1\/operations\/[^/?]/u, 'operation with this UUID'],
  [/^\/v1\/(?:images|inspect)\/[^/?]/u, 'image with this UUID, or the image no such path'],
  [/^\/v1\/files\/[^/?]/u, 'such file'],
  [/^\/v1\/instances$/u, 'image or file that this start names'],
];

/** A service of ConTree says in its own form that something is not there; another server says that it knows no such path. */
function adviceForMissing({ isFromService }: RequestFailure, { path }: Route, { base, givenBy }: Destination): string {
  const what = NAMED.find(([pattern]) => pattern.test(path))?.[1];
  if (what !== undefined && isFromService === true) {
    return `The project has no ${what}: check it, the project, and the address ${base} (from ${givenBy.url})`;
  }
  return `No ConTree service answers at ${base}/v1: check ${givenBy.url}, which is the address without /v1`;
}
