import { expect } from '@jest/globals';
import { get } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { constants, gunzipSync } from 'node:zlib';
import type { Simulator } from '../../../simulator/simulator.ts';
import { at } from './caller.ts';

export interface Frame {
  readonly id: number;
  readonly type: string;
  readonly data: unknown;
  readonly spid: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The events in the text of a stream. Throws for an event that contradicts itself. */
export function framesIn(text: string): Frame[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .filter((frame) => frame.startsWith('id:'))
    .map((frame) => {
      const [id, event, data] = frame.split('\n').map((line) => line.slice(line.indexOf(':') + 2));
      const content: unknown = JSON.parse(data ?? '');
      expect(content).toMatchObject({ id: Number(id), type: event });
      const moment = Date.parse(String(at(content, 'ts')));
      return { id: Number(id), type: event ?? '', data: at(content, 'data'), spid: at(content, 'spid'), at: moment };
    });
}

/** A reply in progress, with the details that an ordinary client hides. */
export class StreamReader {
  readonly #response: IncomingMessage;
  readonly #chunks: Buffer[] = [];
  /** How the body ended. */
  readonly end: Promise<'in order' | 'broken'>;

  private constructor(response: IncomingMessage) {
    this.#response = response;
    response.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.end = new Promise((resolve) => {
      response.once('end', () => {
        resolve('in order');
      });
      // An aborted body has an error, unless this side aborted it.
      response.on('error', () => {
        resolve('broken');
      });
    });
  }

  static async open({ url, token }: Simulator, path: string, coding = 'identity'): Promise<StreamReader> {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': coding };
    return await new Promise((resolve, reject) => {
      const request = get(`${url}/v1${path}`, { headers, agent: false }, (response) => {
        resolve(new StreamReader(response));
      });
      request.once('error', reject);
    });
  }

  get status(): number | undefined {
    return this.#response.statusCode;
  }

  get headers(): IncomingHttpHeaders {
    return this.#response.headers;
  }

  /** The body's bytes so far. */
  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  /** The body so far as text, decompressed as far as possible. */
  get text(): string {
    if (this.headers['content-encoding'] !== 'gzip' || this.bytes.length === 0) return this.bytes.toString();
    return gunzipSync(this.bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  }

  get types(): string[] {
    return framesIn(this.text).map(({ type }) => type);
  }

  /** Resolves when the text fulfils the condition. */
  async until(wanted: (text: string) => boolean): Promise<void> {
    while (!wanted(this.text)) {
      await new Promise((resolve) => this.#response.once('data', resolve));
    }
  }

  close(): void {
    this.#response.destroy();
  }
}
