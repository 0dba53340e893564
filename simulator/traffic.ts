import type { Socket } from 'node:net';

/** What counts the bytes that were written to a connection. */
type Connection = Pick<Socket, 'bytesWritten'>;

/** The bytes of one reply on a connection that carries one after the other. It lets go of the connection at its end. */
export class Traffic {
  #connection: Connection | null;
  readonly #before: number;
  #total = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#before = connection.bytesWritten;
  }

  get bytes(): number {
    return this.#connection === null ? this.#total : this.#connection.bytesWritten - this.#before;
  }

  end(): void {
    this.#total = this.bytes;
    this.#connection = null;
  }
}
