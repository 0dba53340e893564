/** A service whose replies are made to hold the step: the bundle against a server that writes any bytes. */
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { constants, createGzip, gzipSync } from 'node:zlib';
import {
  cleanUpRuns,
  COMPILED_ONCE,
  runAction,
  startAction,
  type ActionEnd,
  type RunActionOptions,
} from '../../../scripts/run-action.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { closeLoopbacks, listenHttp } from '../../unit/contree/loopback.ts';
import { preloaded, until } from '../harness.ts';

afterEach(closeLoopbacks);
afterAll(cleanUpRuns);

const MIB = 1024 * 1024;
const LEGS = 16;

/**
 * Milliseconds of CPU time that the step's thread took at most between two ticks of a timer, on the last line of standard
 * error: unlike a delay, it does not grow on a busy machine.
 */
const MEASURED = preloaded(`let last = process.threadCpuUsage(); let most = 0;
  const tick = () => { const now = process.threadCpuUsage();
    most = Math.max(most, now.user + now.system - last.user - last.system); last = now; };
  setInterval(tick, 5).unref();
  process.on('exit', () => { tick(); process.stderr.write('blocked ' + Math.round(most / 1000)); });`);
/** Far more than the 200 ms to come to: other processes and the garbage collector share the caches of a busy machine. */
const MOST_BLOCKED = 1_500;

const blocked = ({ stderr }: ActionEnd): number => Number(/blocked (\d+)$/.exec(stderr)?.[1] ?? NaN);

/** A text of about this many bytes, of one unit again and again, in gzip: some kilobytes. */
function bomb(unit: string, head: string, tail: string, bytes = 32 * MIB): Buffer {
  const middle = Buffer.alloc(Math.floor(bytes / unit.length) * unit.length, unit);
  return gzipSync(Buffer.concat([Buffer.from(head), middle, Buffer.from(tail)]), { level: 1 });
}

const GZIP = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' };

interface Asked {
  readonly method: string;
  readonly path: string;
}

/** Serves with `answer`; there are no event streams unless it gives them. */
async function serve(answer: (response: ServerResponse, asked: Asked) => void) {
  const requests: string[] = [];
  const loopback = await listenHttp((request, response) => {
    const { method = '', url: path = '' } = request;
    requests.push(`${method} ${path}`);
    response.on('error', () => undefined);
    answer(response, { method, path });
  });
  const inputs = { url: loopback.address, token: 'tok-4f9a1c77e2' };
  const optionsOf = (given: Readonly<Record<string, string>>): RunActionOptions => {
    return { inputs: { ...inputs, ...given }, env: COMPILED_ONCE, ...MEASURED };
  };
  return {
    requests,
    run: (given: Readonly<Record<string, string>>) => runAction(optionsOf(given)),
    start: (given: Readonly<Record<string, string>>) => startAction(optionsOf(given)),
  };
}

/** Writes `unit` again and again for as long as the other side takes it. */
function pour(to: Writable, unit: string | Buffer): void {
  const piece = Buffer.concat(Array<Buffer>(Math.ceil(65_536 / unit.length)).fill(Buffer.from(unit)));
  const more = (): void => {
    while (!to.destroyed && to.write(piece));
  };
  to.on('error', () => undefined).on('drain', more);
  more();
}

/** An answer that begins with `head` and goes on with `unit` without end, past what Node's server would write. */
const flooded =
  (head: string, unit: string | Buffer) =>
  ({ socket }: ServerResponse): void => {
    socket?.write(head);
    if (socket !== null) pour(socket, unit);
  };

const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked';

const legs = (count: number): string => Array.from({ length: count }, (_, index) => uuidOf(index + 1)).join(' ');
const idOf = (path: string): string => /operations\/([-\da-f]{36})/.exec(path)?.[1] ?? '';
const isEvents = ({ path }: Asked): boolean => path.includes('/events');

describe('a reply of a few kilobytes that unfolds to megabytes', () => {
  it.each([
    ['empty arrays', LEGS, bomb('[],', '[', '[]]'), 'has more than 600000 JSON values'],
    ['objects in objects', LEGS, bomb('{"a":{}},', '{"x":[', '{}]}'), 'has more than 600000 JSON values'],
    ['levels', LEGS, bomb('[', '', ''), 'nests deeper than 100 levels of JSON'],
    ['one text', 8, bomb('a', '{"x":"', '"}', 60 * MIB), 'is larger than 50331648 bytes'],
  ])('of %s is refused, for one leg and for %i', async (_what, count, body, problem) => {
    const service = await serve((response) => response.writeHead(200, GZIP).end(body));
    const one = await service.run({ operations: legs(1), timeout: '60' });
    expect(one.outputs).toMatchObject({ outcome: 'failed', unknown: '["1"]', 'exit-code': '1' });
    expect(one.stdout).toContain(`a reply that is too large: the reply ${problem}. It is not requested again. `);
    // Of the detail once, and of the stream of events once at the most.
    expect(service.requests.length).toBeLessThanOrEqual(2);
    const many = await service.run({ operations: legs(count), timeout: '60' });
    expect(many.outputs).toMatchObject({ 'unknown-count': String(count) });
    expect([one, many].map(blocked).filter((most) => !(most < MOST_BLOCKED))).toEqual([]);
  });

  it('of an error is cut, and its beginning is shown', async () => {
    const body = bomb('[],', '{"error":"out of order","x":[', '[]]}');
    const service = await serve((response) => response.writeHead(400, GZIP).end(body));
    const end = await service.run({ operations: legs(LEGS), timeout: '60' });
    expect(end.outputs).toMatchObject({ 'unknown-count': String(LEGS) });
    expect(end.stdout).toContain('HTTP 400: {"error":"out of order","x":[[],[],');
    expect(blocked(end)).toBeLessThan(MOST_BLOCKED);
  });

  it('is as large as a detail may be: it is read, and a SIGINT meanwhile takes effect', async () => {
    const output = (stream: string): string => `"${stream}":{"encoding":"base64","value":"`;
    const text = Buffer.alloc(10 * MIB, 'some output \u0001\n').toString('base64');
    const detail = (id: string): string =>
      `{"uuid":"${id}","status":"EXECUTING","metadata":{"result":{${output('stdout')}${text}"},${output('stderr')}${text}"}}}}`;
    const service = await serve((response, asked) => {
      if (isEvents(asked)) response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
      else response.writeHead(200, GZIP).end(gzipSync(detail(idOf(asked.path)), { level: 1 }));
    });
    const running = service.start({ operations: legs(8), timeout: '300', cleanup: 'never' });
    await until(() => service.requests.filter((request) => !request.includes('/events')).length > 4);
    running.child.kill('SIGINT');
    const end = await running.end;
    expect([end.exitCode, end.signal, end.outputs['outcome']]).toEqual([130, null, 'cancelled']);
    expect(blocked(end)).toBeLessThan(MOST_BLOCKED);
  });

  it('beside legs that are well fails only its own leg', async () => {
    const body = bomb('[],', '[', '[]]');
    const service = await serve((response, asked) => {
      const id = idOf(asked.path);
      if (isEvents(asked)) response.writeHead(404).end();
      else if (id === uuidOf(2)) response.writeHead(200, GZIP).end(body);
      else
        response.end(
          JSON.stringify({ uuid: id, status: 'SUCCESS', metadata: { result: { state: { exit_code: 0 } } } }),
        );
    });
    const end = await service.run({ operations: legs(3), timeout: '60' });
    expect(end.outputs).toMatchObject({ passed: '["1","3"]', unknown: '["2"]', outcome: 'failed' });
  });

  it('to a cancel changes nothing of what the status says', async () => {
    const body = bomb('[],', '[', '[]]');
    const service = await serve((response, { method }) => {
      if (method === 'DELETE') response.writeHead(202, GZIP).end(body);
      else response.writeHead(404).end();
    });
    const end = await service.run({ mode: 'cancel', operations: legs(3) });
    expect(end.outputs).toMatchObject({ 'cancelled-count': '3', outcome: 'passed' });
    expect(service.requests.filter((request) => request.startsWith('DELETE'))).toHaveLength(3);
  });
});

describe('a reply that never ends', () => {
  const trickle = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => {
      clearInterval(timer);
    });
  };
  it.each([
    ['body that trickles', trickle],
    ['flood of interim replies', flooded('', 'HTTP/1.1 100 Continue\r\n\r\n')],
    ['head', flooded('HTTP/1.1 200 OK\r\n', 'X: y\r\n')],
    ['row of chunks of a byte', flooded(`${CHUNKED}\r\n\r\n`, '1\r\n \r\n')],
    ['row of empty gzip members', flooded(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n`, gzipSync(''))],
  ])('a %s: the limit of a request and the timeout hold', async (_what, answer) => {
    const service = await serve((response) => {
      answer(response);
    });
    const end = await service.run({ operations: legs(LEGS), timeout: '2', 'request-timeout': '1' });
    expect(end.outputs['outcome']).toBe('failed');
    expect(end.outputs['unknown-count']).toBe(String(LEGS));
    expect(service.requests.length).toBeLessThan(20 * LEGS);
    expect(blocked(end)).toBeLessThan(MOST_BLOCKED);
  });
});

describe('an event stream', () => {
  const frame = (data: string): string => `id: 1\nevent: stdout\ndata: ${data}\n\n`;
  /** Each leg executes, and its stream is these bytes again and again. */
  const streaming = (head: string, unit: string) =>
    serve((response, asked) => {
      const id = idOf(asked.path);
      if (!isEvents(asked)) {
        response.end(asked.path.includes('?') ? '[]' : JSON.stringify({ uuid: id, status: 'EXECUTING' }));
        return;
      }
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'text/event-stream' });
      const zip = createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH });
      zip.pipe(response);
      response.on('close', () => zip.destroy());
      zip.write(head);
      pour(zip, unit);
    });

  it.each([
    ['one event of many values', `id: 1\nevent: stdout\ndata: [`, '[],', 'an event is larger than 524288 characters'],
    ['events of many values', '', frame(`[${'[],'.repeat(20_000)}[]]`), 'an event has more than 10000 JSON values'],
    ['events of many levels', '', frame('['.repeat(50_000)), 'an event nests deeper than 100 levels of JSON'],
    ['lines that are no field', '', 'x\n', 'more than 1000 lines are no field of an event'],
  ])('of %s is given up, and its leg is polled', async (_what, head, unit, problem) => {
    const service = await streaming(head, unit);
    const end = await service.run({ operations: legs(4), timeout: '2', logs: 'live', cleanup: 'never' });
    expect(end.outputs).toMatchObject({ outcome: 'timed-out', 'timed-out-count': '4' });
    expect(end.stdout).toContain(problem);
    const streams = service.requests.filter((request) => request.includes('/events'));
    expect(streams).toHaveLength(new Set(streams).size);
    expect(blocked(end)).toBeLessThan(MOST_BLOCKED);
  });

  it.each([
    ['events without an end', ': a comment\ndata: {}\n\n'],
    ['ids without an event', 'id: 1\n\n'],
  ])('of %s does not keep the step from its timeout and its signals', async (_what, unit) => {
    const service = await streaming('', unit);
    const late = await service.run({ operations: legs(LEGS), timeout: '2', logs: 'live', cleanup: 'never' });
    expect(late.outputs['outcome']).toBe('timed-out');
    const running = service.start({ operations: legs(LEGS), timeout: '300', logs: 'live', cleanup: 'never' });
    const before = service.requests.length;
    await until(() => service.requests.slice(before).filter((request) => request.includes('/events')).length > 8);
    running.child.kill('SIGTERM');
    const stopped = await running.end;
    expect([stopped.exitCode, stopped.signal]).toEqual([143, null]);
    expect([late, stopped].map(blocked).filter((most) => !(most < MOST_BLOCKED))).toEqual([]);
  });
});
