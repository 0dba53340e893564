import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen, type Loopback } from '../unit/contree/loopback.ts';

/** A proxy on loopback, which counts what passes through it. */
export interface ForwardProxy {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Each request in order: method and absolute address, or `CONNECT host:port`. */
  readonly passed: string[];
  /** Values of the header `proxy-authorization`. */
  readonly credentials: Set<string | undefined>;
}

/**
 * Starts one; `closeLoopbacks` ends it.
 * @param hosts where a `host:port` really is, as `host:port`; others are refused with 502
 */
export async function forwardProxy(hosts: Readonly<Record<string, string>>): Promise<ForwardProxy> {
  const passed: string[] = [];
  const credentials = new Set<string | undefined>();
  const server = http.createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    passed.push(`${method} ${url}`);
    credentials.add(headers['proxy-authorization']);
    const target = URL.parse(url);
    const real = hosts[`${target?.hostname ?? ''}:${target?.port === '' ? '80' : target?.port}`];
    if (target === null || real === undefined) {
      response.writeHead(502).end();
      return;
    }
    // Those for the proxy itself go no further (RFC 9110, 7.6.1).
    const isOnward = ([name]: readonly [string, unknown]): boolean => !name.startsWith('proxy-');
    const onwardHeaders = Object.fromEntries(Object.entries(headers).filter(isOnward));
    // The simulator answers on loopback only.
    const onward = http.request(
      `http://${real}${target.pathname}${target.search}`,
      { method, headers: { ...onwardHeaders, host: real } },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, client: Socket) => {
    const wanted = request.url ?? '';
    passed.push(`CONNECT ${wanted}`);
    credentials.add(request.headers['proxy-authorization']);
    const [host, port] = hosts[wanted]?.split(':') ?? [];
    if (host === undefined) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const onward = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('close', () => onward.destroy());
  });
  return { host: hostOf(await listen(server)), passed, credentials };
}

/** `127.0.0.1:port`. */
export function hostOf({ address }: Pick<Loopback, 'address'>): string {
  return address.replace('http://', '');
}
