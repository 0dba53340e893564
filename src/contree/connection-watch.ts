import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Agent, ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Interim replies of one request: more are no hint of a server, but a flood that takes all of the step's time. */
const MOST_INTERIM = 100;

/**
 * The agent for one request, and whether that request ever had a connection: an unknown host, a route that leads nowhere, a
 * proxy that refuses the tunnel, a handshake that fails or never ends are known from the socket, not from a list of codes.
 * `fetch` does not show its request, but asks the agent for a socket for it.
 */
export function watchConnection(agent: Agent) {
  let isConnected = false;
  const opened: Socket[] = [];
  const onConnected = (): void => {
    isConnected = true;
  };
  const onSocket = (socket: Socket | TLSSocket): void => {
    const isSecure = 'encrypted' in socket;
    const isReady = !socket.connecting && !(isSecure && isHandshaking(socket));
    // One that is kept alive, or whose tunnel is made, is ready.
    if (isReady) onConnected();
    else socket.once(isSecure ? 'secureConnect' : 'connect', onConnected);
  };
  const addRequest = (request: ClientRequest, ...rest: readonly unknown[]): void => {
    request.once('socket', onSocket);
    let interim = 0;
    request.on('information', () => {
      interim += 1;
      if (interim === MOST_INTERIM + 1)
        request.destroy(new Error(`more than ${MOST_INTERIM} interim replies (1xx) came`));
    });
    const onOpen = (message: unknown): void => {
      opened.push((message as { readonly socket: Socket }).socket);
    };
    subscribe(OPENED, onOpen);
    (agent as AskedAgent).addRequest(request, ...rest);
    unsubscribe(OPENED, onOpen);
  };
  return {
    agent: Object.create(agent, { addRequest: { value: addRequest } }) as Agent,
    /** Whether the service may have received the request. */
    wasConnected: () => isConnected,
    /**
     * The request has failed: closes what was opened for it in vain. A tunnel that a proxy never answers belongs to no request
     * and no agent yet; it would keep the process running for as long as the proxy likes.
     */
    abandon: () => {
      if (!isConnected) for (const socket of opened) socket.destroy();
    },
  };
}

/** Where Node says, at once, that it opens a connection (documented with `diagnostics_channel`). */
const OPENED = 'net.client.socket';

/** What `http.request` calls; any object that has it counts as an agent. */
interface AskedAgent extends Agent {
  addRequest: (request: ClientRequest, ...rest: readonly unknown[]) => void;
}

/** Node sets this until the handshake has ended; the types do not have it. */
function isHandshaking(socket: TLSSocket): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}
