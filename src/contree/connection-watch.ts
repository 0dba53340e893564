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
    (agent as AskedAgent).addRequest(request, ...rest);
  };
  return {
    agent: Object.create(agent, { addRequest: { value: addRequest } }) as Agent,
    /** Whether the service may have received the request. */
    wasConnected: () => isConnected,
  };
}

/** What `http.request` calls; any object that has it counts as an agent. */
interface AskedAgent extends Agent {
  addRequest: (request: ClientRequest, ...rest: readonly unknown[]) => void;
}

/** Node sets this until the handshake has ended; the types do not have it. */
function isHandshaking(socket: TLSSocket): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}
