import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Agent, AgentOptions, ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Interim replies of one request: more are no hint of a server, but a flood that takes all of the step's time. */
const MOST_INTERIM = 100;

/**
 * Node 24 adds its listener for more of a proxy's reply to CONNECT again with every piece, twice as many each time, until the
 * process has no memory (`establishTunnel` in `lib/https.js`). So many are reached with the tenth piece.
 */
const MOST_LISTENERS = 512;

/**
 * Whether a request ever had a connection: an unknown host, a route that leads nowhere, a proxy that refuses the tunnel, a
 * handshake that fails or never ends are known from the socket, not from a list of codes.
 */
export class ConnectionWatch {
  #request: ClientRequest | null = null;
  #isConnected = false;
  readonly #opened: Socket[] = [];

  /** Whether the service may have received the request. */
  get wasConnected(): boolean {
    return this.#isConnected;
  }

  /** Opens the request with the agent that it gets. */
  open(agent: Agent, open: (agent: Agent) => ClientRequest): ClientRequest {
    // Only a proxy's tunnel is opened before there is a request for it.
    if ((agent as AskedAgent).options.proxyEnv !== undefined) return open(this.watched(agent));
    const request = open(agent);
    this.#watch(request);
    return request;
  }

  /** The agent for one request that is not shown, as that of `fetch`, which asks the agent for a socket for it. */
  watched(agent: Agent): Agent {
    const addRequest = (request: ClientRequest, ...rest: readonly unknown[]): void => {
      this.#watch(request);
      const onOpen = (message: unknown): void => {
        const { socket } = message as { readonly socket: Socket };
        this.#opened.push(socket);
        limitPieces(socket);
      };
      subscribe(OPENED, onOpen);
      (agent as AskedAgent).addRequest(request, ...rest);
      unsubscribe(OPENED, onOpen);
    };
    return Object.create(agent, { addRequest: { value: addRequest } }) as Agent;
  }

  /**
   * The request has failed: ends it, and closes what was opened for it in vain. A tunnel that a proxy never answers belongs to
   * no request and no agent yet; it would keep the process running for as long as the proxy likes.
   */
  abandon(): void {
    this.#request?.destroy();
    if (!this.#isConnected) for (const socket of this.#opened) socket.destroy();
  }

  /** The reply has been read: what the service did not take of the request is of no use, and would keep the connection. */
  end(): void {
    if (this.#request?.writableFinished === false) this.#request.destroy();
  }

  #watch(request: ClientRequest): void {
    this.#request = request;
    request.once('socket', this.#onSocket);
    let interim = 0;
    request.on('information', () => {
      interim += 1;
      if (interim === MOST_INTERIM + 1)
        request.destroy(new Error(`more than ${MOST_INTERIM} interim replies (1xx) came`));
    });
  }

  readonly #onSocket = (socket: Socket | TLSSocket): void => {
    const isSecure = 'encrypted' in socket;
    const isReady = !socket.connecting && !(isSecure && isHandshaking(socket));
    // One that is kept alive, or whose tunnel is made, is ready.
    if (isReady) this.#onConnected();
    else socket.once(isSecure ? 'secureConnect' : 'connect', this.#onConnected);
  };

  readonly #onConnected = (): void => {
    this.#isConnected = true;
  };
}

/** Where Node says, at once, that it opens a connection (documented with `diagnostics_channel`). */
const OPENED = 'net.client.socket';

/** What `http.request` calls; any object that has it counts as an agent. */
interface AskedAgent extends Agent {
  /** Missing in the types. */
  readonly options: AgentOptions;
  addRequest: (request: ClientRequest, ...rest: readonly unknown[]) => void;
}

function limitPieces(socket: Socket): void {
  let listeners = 0;
  socket.on('newListener', (event) => {
    if (event !== 'readable') return;
    listeners += 1;
    if (listeners === MOST_LISTENERS)
      socket.destroy(new Error("the proxy's reply to CONNECT comes in too many pieces"));
  });
}

/** Node sets this until the handshake has ended; the types do not have it. */
function isHandshaking(socket: TLSSocket): boolean {
  return 'secureConnecting' in socket && socket.secureConnecting === true;
}
