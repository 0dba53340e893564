import type { Socket } from 'node:net';

/** The part of a connection that is read here. */
type Connection = Pick<Socket, 'bytesWritten'>;

/** Counts the bytes of one reply on a connection that carries several in turn. `end` stops the count. */
export class ReceivedBytes {
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
