/** What the command line and the action made of a run, what the service was sent for it and what it left there. */
import { MARKER_VARIABLE } from '../../src/start/marker.ts';
import type { ActionEnd } from '../../scripts/run-action.ts';
import { BASE_IMAGE, type OperationView, type Simulator } from '../../simulator/simulator.ts';
import type { CommandEnd } from './command-line.ts';
import { namesOf } from './names.ts';
import { payloadsOf, type Fields, type Json, type Outcome, type Row } from './outcome.ts';

const ACTIVE: readonly unknown[] = ['PENDING', 'ASSIGNED', 'EXECUTING'];

/** From what `contree -o json run` printed. */
export async function commandRun({ code, stdout }: CommandEnd, service: Simulator): Promise<Outcome> {
  const lines = stdout.split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as Json);
  return outcomeOf(code, rows.map(commandFields), service);
}

/** From the action's outputs and its results file. */
export async function actionRun(end: ActionEnd, service: Simulator): Promise<Outcome> {
  const rows = JSON.parse(end.outputs['results'] ?? '[]') as Json[];
  const payloads = payloadsOf(end, (uuid) => uuid);
  const named = JSON.parse(end.outputs['operations'] ?? '{}') as Json;
  const started = rows.filter(({ name }) => Object.hasOwn(named, String(name)));
  return outcomeOf(
    end.exitCode,
    started.map((row) => {
      const uuid = String(named[String(row['name'])]);
      return { uuid, ...actionFields(row, payloads.get(uuid) ?? {}) };
    }),
    service,
  );
}

/** What either says of an operation. Of a detached one the command line says little. */
function commandFields(row: Json): Fields {
  const status = statusOf(row);
  if (status === 'active') return { uuid: row['uuid'], status };
  return {
    uuid: row['uuid'],
    kind: row['kind'],
    status,
    error: row['error'],
    exit_code: row['exit_code'],
    timed_out: stateOf(row)['timed_out'] ?? false,
    result_image: row['result_image_uuid'] ?? null,
    stdout: row['stdout'],
    stderr: row['stderr'],
  };
}

function actionFields(row: Json, payload: Json): Fields {
  return {
    kind: row['kind'],
    status: statusOf(row),
    error: payload['error'] ?? '',
    exit_code: row['exit_code'],
    timed_out: row['sandbox_timed_out'] ?? false,
    result_image: row['result_image'],
    stdout: written(payload, 'stdout'),
    stderr: written(payload, 'stderr'),
  };
}

/** How far one has come that is still active depends on when it was looked at. */
function statusOf({ status }: Json): unknown {
  return ACTIVE.includes(status) ? 'active' : status;
}

function resultOf(payload: Json): Json {
  const { result } = (payload['metadata'] ?? {}) as Json;
  return (result ?? {}) as Json;
}

function stateOf(payload: Json): Json {
  return (resultOf(payload)['state'] ?? {}) as Json;
}

function written(payload: Json, stream: string): string {
  const { value = '', encoding } = (resultOf(payload)[stream] ?? {}) as Json;
  return Buffer.from(String(value), encoding === 'base64' ? 'base64' : 'utf8').toString();
}

/** Operations are `#1`, `#2` in the order in which the service has them; images are named after what left them. */
async function outcomeOf(code: number | null, rows: readonly Fields[], service: Simulator): Promise<Outcome> {
  const operations = service.operations();
  const { toNames } = namesOf(new Map(operations.map(({ uuid }, index) => [index + 1, uuid])));
  const images = new Map([[BASE_IMAGE, 'the base image']]);
  for (const { uuid, resultImage } of operations) {
    if (resultImage !== null && resultImage !== BASE_IMAGE) images.set(resultImage, `what ${toNames(uuid)} left`);
  }
  const nameOf = (image: unknown): unknown => images.get(String(image)) ?? image;
  return {
    code,
    rows: await Promise.all(
      rows.map(async ({ uuid, ...fields }): Promise<Row> => {
        const operation = toNames(String(uuid));
        const { result_image: image } = fields;
        if (typeof image !== 'string') return { operation, fields };
        return { operation, fields: { ...fields, ...(await leftIn(image, service)), result_image: nameOf(image) } };
      }),
    ),
    unreadable: [],
    cancelled: operations.filter(({ status }) => status === 'CANCELLED').map(({ uuid }) => toNames(uuid)),
    starts: operations.map((operation) => startOf(operation, nameOf)),
  };
}

/** What an image has in the directory that commands run in, with permissions, and its tags. */
async function leftIn(image: string, service: Simulator): Promise<Fields> {
  const { files } = await ask(service, `/inspect/${image}/list?path=/root`);
  const { images } = await ask(service, `/images?tagged=true&uuid=${image}`);
  const found = files as readonly { readonly path: string; readonly mode: number }[];
  return {
    files: found.map(({ path, mode }) => `${path} ${(mode & 0o7777).toString(8)}`).join(', '),
    tags: (images as readonly Json[]).map(({ tag }) => tag).join(', '),
  };
}

async function ask({ url, token }: Simulator, path: string): Promise<Json> {
  const reply = await fetch(`${url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  return (await reply.json()) as Json;
}

/**
 * The request of an operation, field by field; of an import, its address is the command. Without what the action marks its
 * operations with and puts before a text (see the difference `errors-in-a-text`), and without standard input: the command line
 * sends as much of that later as it has not read by then.
 */
function startOf({ kind, image, request }: OperationView, nameOf: (image: unknown) => unknown): Fields {
  const { env, files, args, registry, ...other } = request;
  if (kind !== 'instance') return { kind, command: (registry as Json)['url'] };
  const plain = Object.entries(other).filter(([name]) => name !== 'stdin');
  const variables = Object.entries((env ?? {}) as Json).filter(([name]) => name !== MARKER_VARIABLE);
  const placed = Object.entries((files ?? {}) as Record<string, Json>);
  return {
    ...Object.fromEntries(plain),
    command: String(other['command']).replace(/^set -e; /, ''),
    ...(args !== undefined && { args: JSON.stringify(args) }),
    image: nameOf(image),
    ...Object.fromEntries(variables.map(([name, value]) => [`env ${name}`, value])),
    ...Object.fromEntries(placed.map(([path, spec]) => [`file ${path}`, placement(spec)])),
  };
}

function placement({ mode, uid, gid }: Json): string {
  return [mode, ...(uid === undefined ? [] : ['of', uid, gid])].map(String).join(' ');
}
