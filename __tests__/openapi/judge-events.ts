import type { CheckOf, Finding } from './judge-request.ts';
import type { OpenApiText, Schema } from './openapi-text.ts';

interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string | undefined;
  readonly others: readonly string[];
}

/** The schema of an event's `data` by its type, as the text's prose assigns them. */
const DATA: Readonly<Record<string, string>> = {
  init: 'EventDataInit',
  spawn: 'EventDataSpawn',
  stdin: 'EventDataStream',
  stdout: 'EventDataStream',
  stderr: 'EventDataStream',
  exit: 'EventDataExit',
  truncated: 'EventDataTruncated',
  size_cap: 'EventDataSizeCap',
  network: 'EventDataNetwork',
  shutdown: 'EventDataShutdown',
  completion: 'EventDataCompletion',
};

const COMMENTS = new Set([': keepalive', ': stream ended with error, retry since last event id']);

/** Checks each frame of an event stream. The last one of a stream that broke off may be a part. */
export function judgeEvents(text: OpenApiText, body: string, whole: boolean, checkOf: CheckOf): Finding[] {
  const blocks = body.split('\n\n');
  const rest = blocks.pop() ?? '';
  const findings: string[] = whole && rest !== '' ? ['the last frame has no end'] : [];
  const frames = blocks.flatMap((block): Frame[] => {
    if (!block.startsWith(':')) return [frameOf(block)];
    if (!COMMENTS.has(block)) findings.push(`the comment ${block}`);
    return [];
  });
  findings.push(...frames.flatMap((frame) => judgeFrame(text, frame, checkOf)), ...judgeOrder(frames));
  return findings.map((detail) => ['event', detail]);
}

function frameOf(block: string): Frame {
  const lines = block.split('\n');
  const field = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const others = lines.filter((line) => !/^(id|event|data): /.test(line));
  return { id: field('id'), event: field('event'), data: field('data'), others };
}

function judgeFrame(text: OpenApiText, { id, event, data = '', others }: Frame, checkOf: CheckOf): string[] {
  const findings = others.map((line) => `the line ${line}`);
  if (event === 'sse_error') return id === undefined ? findings : [...findings, 'sse_error with an id'];
  const parsed = JSON.parse(data) as { id?: unknown; type?: unknown; spid?: unknown; data?: unknown };
  const schemas = text.components['schemas'] as Readonly<Record<string, Schema>>;
  findings.push(...checkOf(schemas['OperationEvent'] ?? {})(parsed));
  const type = String(parsed.type);
  const payload = schemas[DATA[type] ?? ''];
  if (payload === undefined) return [...findings, `there is no schema for the data of ${type}`];
  findings.push(...checkOf(payload)(parsed.data).map((detail) => `data of ${type}: ${detail}`));
  if (id !== String(parsed.id)) findings.push(`id: ${String(id)} in front of id ${String(parsed.id)}`);
  if (event !== type) findings.push(`event: ${String(event)} in front of type ${type}`);
  if ((type === 'completion') === 'spid' in parsed) findings.push(`the spid of ${type}`);
  return findings;
}

function judgeOrder(frames: readonly Frame[]): string[] {
  const ids = frames.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
  const grows = ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0));
  const last = frames.findIndex(({ event }) => event === 'completion');
  return [
    ...(grows ? [] : [`the ids do not grow: ${ids.join(' ')}`]),
    ...(last === -1 || last === frames.length - 1 ? [] : ['completion is not the last event']),
  ];
}
