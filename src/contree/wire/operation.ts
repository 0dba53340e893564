import * as v from 'valibot';
import { decodeBase64 } from '../base64.ts';
import { isTerminal } from '../status.ts';
import type { Operation, Output, SentCommand } from '../types.ts';
import {
  decoder,
  type Decoded,
  flag,
  imageName,
  jsonText,
  known,
  knownUuid,
  listDecoder,
  number,
  only,
  part,
  text,
} from './fields.ts';
import { processEnd, processFields } from './process-end.ts';

/** One stream of a process; null when the service did not keep any. */
export const output = v.pipe(
  part({ value: text, content: text, encoding: text, truncated: flag }),
  v.transform((stream): Output | null => {
    const written = stream?.value ?? stream?.content ?? null;
    if (stream === null || written === null) return null;
    const decoded = stream.encoding?.toLowerCase() === 'base64' ? decodeBase64(written) : null;
    return { bytes: decoded ?? Buffer.from(written), truncated: stream.truncated ?? false };
  }),
);

const streams = { stdout: output, stderr: output };

const resources = { elapsed_time: number, user_cpu_time: number, system_cpu_time: number, max_rss: number };

const environment = known(
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((values) => only(values, (value) => typeof value === 'string')),
  ),
);

/** An operation's text, or a JSON form of what stands in its place. */
const anyText = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) =>
    typeof value === 'string' || value === null || value === undefined ? value : jsonText(value),
  ),
);

const payload = v.object({
  uuid: knownUuid,
  id: knownUuid,
  kind: text,
  status: v.pipe(v.string(), v.trim(), v.nonEmpty('empty')),
  error: anyText,
  created_at: text,
  duration: number,
  image_uuid: imageName,
  result_image_uuid: imageName,
  tag: text,
  result: part({
    ...processFields,
    ...streams,
    image: imageName,
    tag: text,
    cpu_time_ms: number,
    memory_bytes: number,
  }),
  metadata: part({
    image: imageName,
    tag: text,
    env: environment,
    command: text,
    args: known(v.array(v.unknown())),
    shell: flag,
    result: part({ ...streams, state: part(processFields), resources: part(resources) }),
  }),
});

type Wire = v.InferOutput<typeof payload>;

const decodePayload = decoder(payload, 'operation');

/** `getrusage` of Linux counts the peak of memory in these. */
const KILOBYTE = 1_024;

/** Fields at the top level that have a place of their own in `Operation`. */
const MAPPED: ReadonlySet<string> = new Set(Object.keys(payload.entries));

/** An operation from a row of a list or a detail reply, of either generation. Never throws. */
export function decodeOperation(json: unknown): Decoded<Operation> {
  const decoded = decodePayload(json);
  if ('problem' in decoded) return decoded;
  const wire = decoded.value;
  const id = wire.uuid ?? wire.id;
  if (id === null) return { problem: 'no operation (it has no uuid)' };
  const { result: old, metadata } = wire;
  const current = metadata?.result;
  const process = processEnd(current?.state ?? null, old, wire.error ?? null);
  const scalars = scalarsOf(json);
  return {
    value: {
      uuid: id,
      kind: wire.kind?.toLowerCase() ?? null,
      status: wire.status,
      error: wire.error ?? null,
      createdAt: wire.created_at,
      duration: isTerminal(wire.status) ? wire.duration : null,
      elapsed: measured(current?.resources?.elapsed_time),
      ...usageOf(wire, scalars),
      image: metadata?.image ?? wire.image_uuid,
      env: metadata?.env ?? null,
      command: commandOf(metadata),
      resultImage: wire.result_image_uuid ?? old?.image ?? null,
      tag: old?.tag ?? wire.tag ?? metadata?.tag ?? null,
      ...process,
      exitCode: process.exitCode === -1 && !isTerminal(wire.status) ? null : process.exitCode,
      stdout: fullest(current?.stdout, old?.stdout),
      stderr: fullest(current?.stderr, old?.stderr),
      scalars,
    },
  };
}

/** Without a shell an executable with arguments, which a shell would ignore (API reference, 2.5). */
function commandOf(metadata: Wire['metadata']): SentCommand | null {
  if (metadata?.command == null) return null;
  const { command, args, shell } = metadata;
  const words = (args ?? []).filter((word) => typeof word === 'string');
  return { command, args: shell === true ? [] : words, shell: shell ?? false };
}

export const decodeOperations = listDecoder(['operations'], decodeOperation);

/** The first that holds anything, else the first: the output so far may be in either place. */
function fullest(...outputs: readonly (Output | null | undefined)[]): Output | null {
  return outputs.find((found) => (found?.bytes.length ?? 0) > 0) ?? outputs.find((found) => found) ?? null;
}

/** Each resource is -1 where the service did not measure it. */
function measured(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? value : null;
}

/**
 * Of the newer fields, which rows of lists have too, of the process's own report, or of an older service (API reference, 2.8,
 * 2.9 and 2.12). Of a process that used nothing, it was not measured.
 */
function usageOf({ result: old, metadata }: Wire, scalars: Operation['scalars']): Pick<Operation, 'cpu' | 'memory'> {
  const own = metadata?.result?.resources;
  const [user, system] = [measured(own?.user_cpu_time), measured(own?.system_cpu_time)];
  const both = user === null || system === null ? null : user + system;
  const cpu = measured(scalars['consumed_cpu']) ?? both ?? (measured(old?.cpu_time_ms) ?? 0) / 1_000;
  const kilobytes = measured(scalars['consumed_memory']) ?? measured(own?.max_rss);
  const memory = kilobytes === null ? measured(old?.memory_bytes) : kilobytes * KILOBYTE;
  return { cpu: cpu === 0 ? null : cpu, memory: memory === 0 ? null : memory };
}

function scalarsOf(json: unknown): Operation['scalars'] {
  const others = Object.entries(Object(json) as object).filter(([name, value]) => !MAPPED.has(name) && isScalar(value));
  return Object.fromEntries(others);
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
