import { mkdir } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { FileStore } from './file-store.ts';
import { executable, resolvePath } from './image-path.ts';
import type { ImageStore, StoredImage } from './image-store.ts';
import { EventLog } from './event-log.ts';
import type { OperationView, StoredOperation } from './operation.ts';
import type { ResolvedOptions } from './options.ts';
import { isTerminal } from './operation.ts';
import { messageOf } from './errors.ts';
import { LocalProcess } from './process.ts';
import { recordExit, recordSpawn, recordStart, recordStop } from './process-events.ts';
import { encode } from './output.ts';
import { placeFiles } from './place-files.ts';
import { initialCwd, resultImage } from './result-image.ts';
import type { ResultImage } from './result-image.ts';
import { HttpError } from './http-error.ts';
import { withoutUnset } from './spawn-request.ts';
import type { Slots } from './slots.ts';
import type { CommandRequest, SpawnRequest } from './spawn-request.ts';

export interface InstanceDeps {
  readonly images: ImageStore;
  readonly files: FileStore;
  readonly slots: Slots;
  readonly settings: ResolvedOptions;
}

/** An operation that runs a command in a copy of an image's directory. */
export class Instance implements StoredOperation {
  readonly uuid = randomUUID();
  readonly createdAt = Date.now();
  readonly hidden = false;
  readonly overlay = null;
  readonly processes = new Map<number, LocalProcess>();
  readonly #deps: InstanceDeps;
  readonly #request: SpawnRequest;
  readonly #echo: Readonly<Record<string, unknown>>;
  readonly #image: StoredImage;
  readonly #log = new EventLog();
  readonly #leaveQueue: () => boolean;
  #running = Promise.resolve();
  #status = 'PENDING';
  #error: string | null = null;
  #endedAt: number | null = null;
  #result: ResultImage | null = null;
  #cancelled = false;
  #workspace = '';
  #copiedAt = 0;
  #nextSpid = 1;

  constructor(deps: InstanceDeps, request: SpawnRequest, image: StoredImage, echo: Record<string, unknown>) {
    this.#deps = deps;
    this.#request = request;
    this.#image = image;
    this.#echo = { ...echo, image: image.uuid };
    for (const { uuid } of request.files) deps.files.get(uuid);
    this.#leaveQueue = deps.slots.request(() => {
      this.#running = this.#run().finally(() => {
        deps.slots.release();
      });
    });
  }

  view(_now?: number, inflight = false): OperationView {
    const main = this.processes.get(1);
    const reported = this.#status !== 'CANCELLED' && (isTerminal(this.#status) || (inflight && this.executing));
    return {
      uuid: this.uuid,
      kind: 'instance',
      status: this.#status,
      error: this.#error,
      createdAt: this.createdAt,
      duration: this.#endedAt === null ? null : (this.#endedAt - this.createdAt) / 1000,
      image: this.#image.uuid,
      resultImage: this.#result?.uuid ?? null,
      tag: null,
      imageSize: this.#result?.bytes ?? null,
      request: this.#echo,
      process: reported && main !== undefined ? main.report() : null,
    };
  }

  events(): EventLog | null {
    return this.#log.events.length > 0 ? this.#log : null;
  }

  cancel(): boolean {
    if (isTerminal(this.#status)) return false;
    this.#cancelled = true;
    if (this.#leaveQueue()) this.#end('CANCELLED', null);
    for (const child of this.processes.values()) child.signal('SIGKILL');
    return true;
  }

  settled(): Promise<void> {
    return this.#running;
  }

  /** Whether further processes can be started. */
  get executing(): boolean {
    return this.#status === 'EXECUTING' && !this.#cancelled && this.processes.has(1);
  }

  /** Whether its main process is still to come. */
  get starting(): boolean {
    return !isTerminal(this.#status) && !this.#cancelled && !this.processes.has(1);
  }

  /** Starts a process in this sandbox; returns its number, 1 being the main process. */
  async start(request: CommandRequest, timeout: number | null): Promise<number> {
    const directory = this.#workspace;
    const inside = initialCwd(request, this.#image);
    const cwd = await resolvePath(directory, inside);
    await mkdir(cwd, { recursive: true });
    const program = request.shell ? (request.env['SHELL'] ?? '/bin/sh') : request.command;
    const file = await executable(directory, program);
    const args = request.shell ? ['-c', request.command] : request.args;
    const imageEnv = request.shell ? this.#image.env : {};
    const env = withoutUnset({ PATH: this.#deps.settings.path, ...imageEnv, ...request.env });
    const { content: stdin, staysOpen: stdinStaysOpen } = request.stdin;
    if (this.#cancelled) throw new HttpError(409, 'The operation is being cancelled');
    const spid = this.#nextSpid;
    this.#nextSpid += 1;
    const child = new LocalProcess(
      { file, args, env, cwd, stdin, stdinStaysOpen, timeout, truncateAt: request.truncateAt },
      {
        started: (pid) => {
          recordSpawn(this.#log, spid, pid, request, { file, args, env, cwd: inside, timeout });
        },
        output: (stream, chunk) => {
          this.#log.add(stream, spid, { ...encode(chunk), truncated: false });
        },
      },
    );
    child.end.then(
      () => {
        recordExit(this.#log, spid, child);
      },
      (error: unknown) => {
        this.#log.add('stderr', 0, { ...encode(Buffer.from(`${String(error)}\n`)), truncated: false });
      },
    );
    // One that could not be started rejects here with the reason.
    if (!child.started) await child.end;
    this.processes.set(spid, child);
    return spid;
  }

  /** The whole life, from its slot to its end; it never rejects. */
  async #run(): Promise<void> {
    try {
      this.#status = 'ASSIGNED';
      this.#workspace = await this.#deps.images.workspace(this.#image);
      this.#copiedAt = Date.now();
      await placeFiles(this.#workspace, this.#request.files, this.#deps.files);
      if (!this.#cancelled) await this.#execute();
      if (this.#cancelled) await this.#finish('CANCELLED', null);
      else await this.#finish('SUCCESS', null);
    } catch (error) {
      await this.#finish(this.#cancelled ? 'CANCELLED' : 'FAILED', this.#cancelled ? null : messageOf(error));
    }
  }

  async #execute(): Promise<void> {
    this.#status = 'EXECUTING';
    recordStart(this.#log, this.#workspace, this.#request.hostname);
    const main = this.processes.get(await this.start(this.#request, this.#request.timeout * 1000));
    await main?.end;
    for (const [, child] of this.processes) child.signal('SIGKILL');
    await Promise.allSettled([...this.processes.values()].map((child) => child.end));
  }

  async #finish(status: string, error: string | null): Promise<void> {
    try {
      if (status === 'SUCCESS') this.#result = await this.#keep();
      else await this.#deps.images.discard(this.#workspace);
      this.#end(status, error);
    } catch (problem) {
      await this.#deps.images.discard(this.#workspace).catch(() => undefined);
      this.#end('FAILED', messageOf(problem));
    }
  }

  async #keep(): Promise<ResultImage | null> {
    const [origin, workspace, copiedAt] = [this.#image, this.#workspace, this.#copiedAt];
    const run = { operationUuid: this.uuid, origin, workspace, copiedAt };
    return await resultImage(this.#deps.images, this.#request, run);
  }

  #end(status: string, error: string | null): void {
    this.#status = status;
    this.#error = error;
    this.#endedAt = Date.now();
    recordStop(this.#log, this.view());
  }
}
