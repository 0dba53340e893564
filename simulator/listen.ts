import type { Server } from 'node:http';

/** Resolves when the server listens. Rejects when it cannot, for example because the port is taken. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: host.replace(/^\[|\]$/g, ''), backlog: 4096 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** `host:port` of the server. Throws when the server does not listen on a port. */
export function authority(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `${host}:${address.port}`;
}

/** Closes the server and every connection to it. */
export async function stopListening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
