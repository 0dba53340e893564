import { parseArgs } from 'node:util';
import { SIMPLE_ACTIONS, STREAM_FAULTS } from './faults.ts';
import type { Fault, FaultAction } from './faults.ts';
import type { Generation, SimulatorOptions } from './options.ts';

export interface Invocation {
  readonly help: boolean;
  readonly options: SimulatorOptions;
  readonly faults: readonly Fault[];
}

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  token: { type: 'string' },
  project: { type: 'string' },
  prefix: { type: 'string' },
  generation: { type: 'string' },
  'no-gzip': { type: 'boolean' },
  latency: { type: 'string' },
  'max-concurrent': { type: 'string' },
  'retry-after': { type: 'string' },
  'location-prefix': { type: 'string' },
  'import-delay': { type: 'string' },
  'event-patience': { type: 'string' },
  keepalive: { type: 'string' },
  path: { type: 'string' },
  fault: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export const USAGE = `A ConTree service for this machine, on loopback.

  --port N              port; 0, the default, takes any free one
  --host HOST           a loopback address; 127.0.0.1 by default
  --token TEXT          the token that clients must send
  --project ID          the project that clients must name
  --prefix PATH         path before /v1, such as /sandboxes
  --generation NAME     current (default) or old payloads
  --no-gzip             never compress
  --latency MS          before every request
  --max-concurrent N    operations that run at once; the others stay PENDING
  --retry-after S       Retry-After of an operation's reply; "none" leaves it out
  --location-prefix P   what stands before /v1 in Location headers
  --import-delay MS     how long an import takes
  --event-patience MS   how long a followed event stream waits for its operation's start
  --keepalive MS        silence after which an event stream sends a comment
  --path FOLDERS        where commands find their programs, joined with :
  --fault 'METHOD PATH key=value...'   may be repeated; * is any method. Keys:
        status=503 retry-after=2 | delay=MS | late=MS
        action=reset|reset-after|cut-body|hang|hang-after
        stream=cut|end|error|garbage|silence|quiet|repeat|swap|cut-gzip|html after=EVENTS
        times=N skip=N
  --help
`;

/** Reads the command line. Throws an error that names the wrong flag. */
export function readArguments(args: readonly string[]): Invocation {
  const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true });
  const number = (name: keyof typeof FLAGS): number | undefined => {
    const given = values[name];
    return typeof given === 'string' ? wholeNumber(given, `--${name}`) : undefined;
  };
  const retryAfter = values['retry-after'] === 'none' ? null : number('retry-after');
  const options = {
    port: number('port'),
    host: values.host,
    token: values.token,
    project: values.project,
    prefix: values.prefix,
    generation: generationOf(values.generation),
    gzip: values['no-gzip'] === true ? false : undefined,
    latency: number('latency'),
    maxConcurrent: number('max-concurrent'),
    retryAfter,
    locationPrefix: values['location-prefix'],
    importDelay: number('import-delay'),
    eventPatience: number('event-patience'),
    keepalive: number('keepalive'),
    path: values.path,
  };
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { help: values.help ?? false, options: given, faults: (values.fault ?? []).map(readFaultText) };
}

/** Reads `METHOD PATH key=value...`. Throws an error that names what is wrong. */
export function readFaultText(text: string): Fault {
  const [method = '', path = '', ...pairs] = text.trim().split(/\s+/);
  if (!/^([A-Za-z]+|\*)$/.test(method) || !/^[/^]/.test(path)) {
    throw new Error(`--fault must begin with a method and a path, such as 'GET /operations/*', not '${text}'`);
  }
  const settings = new Map(pairs.map((pair) => pairOf(pair)));
  const count = (name: string): Record<string, number> => {
    const value = settings.get(name);
    settings.delete(name);
    return value === undefined ? {} : { [name]: wholeNumber(value, `--fault ${name}`) };
  };
  const counts = { ...count('times'), ...count('skip') };
  return { ...(method === '*' ? {} : { method }), path, ...counts, action: actionOf(settings, text) };
}

function actionOf(settings: Map<string, string>, text: string): FaultAction {
  const { stream, after, ...others } = Object.fromEntries(settings);
  const { status, delay, late, action, 'retry-after': retryAfter, ...unknown } = others;
  const [unknownKey] = Object.keys(unknown);
  if (unknownKey !== undefined) throw new Error(`--fault does not know ${unknownKey}: '${text}'`);
  if (stream !== undefined) return streamFaultOf(stream, after, text);
  if (after !== undefined) throw new Error(`--fault knows after= only together with stream=: '${text}'`);
  if (status !== undefined) {
    const headers = retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } };
    return { status: wholeNumber(status, '--fault status'), ...headers };
  }
  if (delay !== undefined) return { delay: wholeNumber(delay, '--fault delay') };
  if (late !== undefined) return { late: wholeNumber(late, '--fault late') };
  const simple = SIMPLE_ACTIONS.find((name) => name === action);
  if (simple !== undefined) return simple;
  throw new Error(`--fault needs status=, delay=, late=, stream= or action=${SIMPLE_ACTIONS.join('|')}: '${text}'`);
}

function streamFaultOf(name: string, after: string | undefined, text: string): FaultAction {
  const stream = STREAM_FAULTS.find((known) => known === name);
  if (stream === undefined) throw new Error(`--fault needs stream=${STREAM_FAULTS.join('|')}: '${text}'`);
  return { stream, ...(after === undefined ? {} : { after: wholeNumber(after, '--fault after') }) };
}

function pairOf(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=');
  return [name, value.join('=')];
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`);
  return Number(text);
}

function generationOf(text: string | undefined): Generation | undefined {
  if (text === undefined || text === 'current' || text === 'old') return text;
  throw new Error(`--generation must be current or old, not "${text}"`);
}
