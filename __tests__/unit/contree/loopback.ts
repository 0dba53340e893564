import http, { type RequestListener } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on a free port of the loopback interface. */
export interface Loopback {
  readonly address: string;
  /** Connections accepted so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

const open = new Set<Loopback>();

/** For `afterEach`: a server that a failed test left open would keep the run from ending. */
export async function closeLoopbacks(): Promise<void> {
  await Promise.all([...open].map((loopback) => loopback.close()));
  open.clear();
}

export async function listen(server: Server): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const loopback: Loopback = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
  open.add(loopback);
  return loopback;
}

/** Receives the first request and resets its connection; answers those that follow with these statuses, in order. */
export function listenAfterReset(...statuses: readonly number[]): Promise<Loopback> {
  const left = [...statuses];
  let isFirst = true;
  return listenHttp((request, response) => {
    if (isFirst) request.socket.resetAndDestroy();
    else response.writeHead(left.shift() ?? 501).end();
    isFirst = false;
  });
}

export function listenHttp(listener: RequestListener): Promise<Loopback> {
  return listen(http.createServer(listener));
}
