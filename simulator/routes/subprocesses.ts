import { constants } from 'node:os';
import { parameter } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { Instance } from '../instance.ts';
import { isTerminal } from '../operation.ts';
import type { ProcessReport } from '../operation.ts';
import type { LocalProcess } from '../process.ts';
import { Seeded } from '../seeded.ts';
import { messageOf } from '../errors.ts';
import { HttpError, withStatus } from '../http-error.ts';
import { empty, json } from '../reply.ts';
import type { Route } from '../router.ts';
import { checkSpawn } from '../permissions.ts';
import { readCommand } from '../spawn-request.ts';
import { stdinOf } from '../stdin.ts';
import { result } from '../wire/current.ts';
import type { World } from '../world.ts';
import { operationOf } from './operations.ts';

const PATH = '/operations/:uuid/subprocesses';

export function subprocessRoutes(world: World): Route[] {
  return [
    {
      method: 'POST',
      path: PATH,
      handle: async (exchange) => {
        const instance = instanceOf(world, exchange);
        requireExecuting(instance);
        const request = readCommand(await exchange.fields());
        const spid = await withStatus({ 422: 400 }, () => instance.start(request, null)).catch((error: unknown) => {
          throw error instanceof HttpError ? error : new HttpError(400, messageOf(error));
        });
        const location = `${world.settings.locationPrefix}/v1/operations/${instance.uuid}/subprocesses/${spid}`;
        return json({ spid }, 201, { location });
      },
    },
    {
      method: 'GET',
      path: `${PATH}/:spid`,
      handle: (exchange) => json(result(reportOf(world, exchange))),
    },
    {
      method: 'DELETE',
      path: `${PATH}/:spid`,
      handle: (exchange) => {
        const operation = operationOf(world, exchange);
        if (operation instanceof Seeded && operation.terminate(Date.now())) return empty(204);
        const instance = instanceOf(world, exchange);
        requireExecuting(instance);
        const signal = signalOf(exchange.query.get('signal') ?? 'KILL');
        if (!processOf(instance, exchange).signal(signal)) throw new HttpError(404, 'The process has ended');
        return empty(204);
      },
    },
    {
      method: 'POST',
      path: `${PATH}/:spid/stdin`,
      handle: async (exchange) => {
        const instance = instanceOf(world, exchange);
        if (isTerminal(instance.view().status)) throw new HttpError(410, 'The instance has finished');
        requireExecuting(instance);
        const process = processOf(instance, exchange);
        const fields = await exchange.fields();
        if (typeof fields['value'] !== 'string') throw new HttpError(400, 'value must be a string');
        const { content, staysOpen } = stdinOf(fields);
        if (!process.running) throw new HttpError(404, 'The process has ended');
        if (!process.write(content, !staysOpen)) throw new HttpError(409, 'The stdin of the process is closed');
        return empty(204);
      },
    },
  ];
}

/** The instance whose processes the token may start, signal and write to. */
function instanceOf(world: World, exchange: Exchange): Instance {
  const operation = operationOf(world, exchange);
  checkSpawn(world.settings, operation.view(Date.now()).request['disposable'] === true);
  if (!(operation instanceof Instance)) throw new HttpError(409, 'The operation is no instance that runs here');
  return operation;
}

function requireExecuting(instance: Instance): void {
  if (instance.executing) return;
  const { status } = instance.view();
  if (instance.starting) {
    throw new HttpError(425, 'The instance is not ready yet', { 'retry-after': '1' });
  }
  throw new HttpError(409, `The instance is ${status}`);
}

function processOf(instance: Instance, exchange: Exchange): LocalProcess {
  const spid = spidOf(exchange);
  const process = instance.processes.get(spid);
  if (process === undefined) throw new HttpError(404, `There is no process ${spid}`);
  return process;
}

/**
 * What is known of a process, running or ended, of any operation. Throws an `HttpError`: 404 when there is none, as after
 * a cancel, which drops the events; 425 when the operation has no events yet.
 */
function reportOf(world: World, exchange: Exchange): ProcessReport {
  const operation = operationOf(world, exchange);
  const spid = spidOf(exchange);
  const now = Date.now();
  const { status, process } = operation.view(now, true);
  if (status !== 'CANCELLED') {
    const other = operation instanceof Instance ? operation.processes.get(spid)?.report() : undefined;
    const report = other ?? (spid === 1 ? process : null);
    if (report !== null) return report;
    if (operation.events(now) === null) throw new HttpError(425, 'There are no events yet', { 'retry-after': '1' });
  }
  throw new HttpError(404, `There is no process ${spid}`);
}

function spidOf(exchange: Exchange): number {
  const given = parameter(exchange, 'spid');
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new HttpError(400, `Not the number of a process: ${given}`);
  return Number(given);
}

/** A signal by number or by name, with or without SIG. Throws `HttpError` 400 for others. */
function signalOf(given: string): NodeJS.Signals {
  const wanted = given.toUpperCase().replace(/^SIG/, '');
  for (const [name, number] of Object.entries(constants.signals)) {
    if (name === `SIG${wanted}` || String(number) === wanted) return name as NodeJS.Signals;
  }
  throw new HttpError(400, `Unknown signal "${given}"`);
}
