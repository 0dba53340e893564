import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { authorize } from './authorize.ts';
import { changeReply } from './changed-reply.ts';
import { readFields } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import type { BodyFault, FaultAction, Faults } from './faults.ts';
import { observe } from './observed-exchange.ts';
import type { ResolvedOptions } from './options.ts';
import { checkPermission } from './permissions.ts';
import { messageOf } from './errors.ts';
import { HttpError } from './http-error.ts';
import { acceptsGzip, json, send, sendCut, text } from './reply.ts';
import type { Reply } from './reply.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';
import { findRoute } from './router.ts';
import type { Route } from './router.ts';
import type { Wire } from './wire/wire.ts';

export interface ServerDeps {
  readonly settings: ResolvedOptions;
  readonly wire: Wire;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Below `{prefix}/v1`. */
  readonly routes: readonly Route[];
  /** Below `/__simulator`. */
  readonly controls: readonly Route[];
}

const CONTROL_ROOT = '/__simulator';

/** The HTTP side: records requests, applies faults, checks credentials, finds the route and sends its reply. */
export function createSimulatorServer(deps: ServerDeps): Server {
  const server = createServer((request, response) => {
    serve(deps, request, response).catch((error: unknown) => {
      // The client disconnected within a body, or the simulator has a bug: nothing more can be sent.
      response.destroy(new Error(messageOf(error), { cause: error }));
    });
  });
  // A thousand clients may connect at once.
  server.maxConnections = Infinity;
  return server;
}

async function serve(deps: ServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const [path = '/', ...rest] = (request.url ?? '/').split('?');
  const query = rest.length === 0 ? '' : `?${rest.join('?')}`;
  const gone = new AbortController();
  response.once('close', () => {
    // With a reason: an error as the default one would take a twentieth of the time of small requests.
    gone.abort('gone');
  });
  // `close` follows and ends the request; the error itself needs no handling.
  response.on('error', () => response.destroy());
  const { dateOffset } = deps.settings;
  if (dateOffset !== 0) response.setHeader('date', new Date(Date.now() + dateOffset).toUTCString());
  const exchange = {
    method,
    query: new URLSearchParams(query),
    headers: request.headers,
    body: request,
    now: Date.now(),
  };
  if (path.startsWith(`${CONTROL_ROOT}/`)) {
    const context = { ...exchange, path: path.slice(CONTROL_ROOT.length), gone: gone.signal };
    await respond(deps, response, context, await answer(deps, deps.controls, context, () => undefined));
    return;
  }
  const root = `${deps.settings.prefix}/v1`;
  const resource = path.startsWith(`${root}/`) ? path.slice(root.length) : null;
  const facts = { method, path: path + query, resource: resource ?? path, headers: request.headers };
  const record = deps.log.open(facts, response);
  deps.settings.onRequest?.(record);
  if (deps.settings.latency > 0) await sleep(deps.settings.latency);
  const context = { ...exchange, path: resource ?? '', now: Date.now(), gone: gone.signal };
  const action = resource === null ? null : deps.faults.next(method, resource, query);
  record.fault = action;
  const { observer } = deps.settings;
  if (observer !== null) observe(response, { request: record, faulty: action !== null }, observer);
  await serveWith(deps, action, record, response, context);
}

type Context = Omit<Exchange, 'parameters' | 'fields'>;

async function serveWith(
  deps: ServerDeps,
  action: FaultAction | null,
  record: RequestRecord,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  if (action === 'hang') return;
  if (action === 'reset') {
    reset(response);
    return;
  }
  const fault = typeof action === 'string' ? null : action;
  const note = (body: string): void => {
    record.body = body;
  };
  if (fault !== null && 'status' in fault) {
    const { acts } = fault;
    const body = acts === undefined ? Buffer.alloc(0) : await buffer(context.body);
    const act = (): Promise<Reply> => answer(deps, deps.routes, { ...context, body: Readable.from([body]) }, note);
    if (acts === 0) await act();
    await respond(deps, response, context, faultReply(deps.wire, fault));
    if (acts === undefined || acts === 0) return;
    await sleep(acts);
    await act();
    return;
  }
  if (fault !== null && 'late' in fault) {
    const body = await buffer(context.body);
    reset(response);
    await sleep(fault.late);
    await answer(deps, deps.routes, { ...context, body: Readable.from([body]) }, note);
    return;
  }
  if (fault !== null && 'delay' in fault) await sleep(fault.delay);
  const asked = fault !== null && 'stale' in fault ? { ...context, now: context.now - fault.stale } : context;
  const answered = await answer(deps, deps.routes, asked, note);
  const reply = fault !== null && 'change' in fault ? changeReply(answered, fault.change) : answered;
  if (action === 'hang-after') return;
  if (action === 'reset-after') reset(response);
  else if (action === 'cut-body') await sendCut(response, reply);
  else {
    const streamFault = fault !== null && 'stream' in fault && reply.form === 'live' ? fault : null;
    if (streamFault?.stream === 'html') await respond(deps, response, context, page());
    else await respond(deps, response, context, reply, streamFault);
  }
}

async function answer(
  deps: ServerDeps,
  routes: readonly Route[],
  context: Context,
  note: (body: string) => void,
): Promise<Reply> {
  try {
    authorize(deps.settings, context.headers);
    if (routes === deps.routes) checkPermission(deps.settings, context.method, context.path, context.query);
    const match = findRoute(routes, context.method, context.path);
    if (!('handle' in match)) throw unknown(context, match);
    const fields = (): Promise<Record<string, unknown>> => readFields(context.body, note);
    return await match.handle({ ...context, parameters: match.parameters, fields });
  } catch (error) {
    if (error instanceof HttpError)
      return json(deps.wire.error(error.status, error.message), error.status, error.headers);
    return json(deps.wire.error(500, messageOf(error)), 500);
  }
}

function unknown({ method, path }: Context, allowed: readonly string[]): HttpError {
  if (allowed.length === 0) return new HttpError(404, `There is no ${path || 'such path'}`);
  return new HttpError(405, `${path} does not take ${method}`, { allow: allowed.join(', ') });
}

async function respond(
  deps: ServerDeps,
  response: ServerResponse,
  context: Context,
  reply: Reply,
  fault: BodyFault | null = null,
): Promise<void> {
  if (response.destroyed) return;
  const gzip = deps.settings.gzip && acceptsGzip(context.headers['accept-encoding']);
  const head = context.method === 'HEAD';
  if (reply.form === 'live' && !head) deps.log.openStream(response);
  await send(response, reply, { gzip, head, fault });
}

function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket !== null && 'resetAndDestroy' in socket) socket.resetAndDestroy();
  response.destroy();
}

function faultReply(wire: Wire, action: Extract<FaultAction, { status: number }>): Reply {
  const { status, headers = {}, body = wire.error(status, 'A fault made on purpose') } = action;
  return typeof body === 'string' ? text(body, status, headers) : json(body, status, headers);
}

/** A proxy's reply in place of the service's. */
function page(): Reply {
  return text('<!doctype html><title>Please wait</title>\n', 200, { 'content-type': 'text/html; charset=utf-8' });
}
