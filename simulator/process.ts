import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { Capture } from './output.ts';
import type { ProcessReport } from './operation.ts';
import { errorCode } from './errors.ts';

export interface ProcessRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A directory of this machine. */
  readonly cwd: string;
  /** Written to its stdin at the start. */
  readonly stdin: Buffer;
  /** Leaves stdin open after that. */
  readonly stdinStaysOpen: boolean;
  /** Milliseconds after which it is killed; null for no limit of its own. */
  readonly timeout: number | null;
  /** Bytes kept per stream. */
  readonly truncateAt: number;
}

export type StreamName = 'stdin' | 'stdout' | 'stderr';

export interface ProcessListener {
  started(pid: number): void;
  /** What it wrote, or what was written to it: the part that is kept. */
  output(stream: StreamName, chunk: Buffer): void;
}

/** Milliseconds until the pipes of a dead process are closed although another process still holds them. */
const PIPE_GRACE = 500;

/**
 * A child process of the simulator. It leads its own process group, so that a signal also reaches its children. It is
 * an ordinary process of this machine with the rights of the simulator's user.
 */
export class LocalProcess {
  readonly #child: ChildProcess;
  readonly #startedAt = performance.now();
  readonly #captures: Readonly<Record<StreamName, Capture>>;
  readonly #listener: ProcessListener;
  readonly #timer: NodeJS.Timeout | undefined;
  #timedOut = false;
  #ended = false;
  #elapsed = 0;
  /** Rejects when the process could not be started. */
  readonly end: Promise<ProcessReport>;

  constructor(request: ProcessRequest, listener: ProcessListener) {
    const capture = (): Capture => new Capture(request.truncateAt);
    this.#captures = { stdin: capture(), stdout: capture(), stderr: capture() };
    this.#listener = listener;
    const input = request.stdin.length > 0 || request.stdinStaysOpen;
    this.#child = spawn(request.file, request.args, {
      cwd: request.cwd,
      env: request.env,
      detached: true,
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    this.end = this.#untilEnd();
    if (this.#child.pid !== undefined) listener.started(this.#child.pid);
    this.#read('stdout', this.#child.stdout);
    this.#read('stderr', this.#child.stderr);
    // A process may end or close its stdin before all is written. That is no error.
    this.#child.stdin?.on('error', () => this.#child.stdin?.destroy());
    if (input) this.write(request.stdin, !request.stdinStaysOpen);
    if (request.timeout !== null && this.started) {
      this.#timer = setTimeout(() => {
        this.#timedOut = this.signal('SIGKILL');
      }, request.timeout);
    }
  }

  /** The report so far; exit code and signal are -1 until the end. */
  report(): ProcessReport {
    const { exitCode, signalCode } = this.#child;
    return {
      exitCode: exitCode ?? -1,
      signal: signalCode === null ? -1 : constants.signals[signalCode],
      timedOut: this.#timedOut,
      pid: this.#child.pid ?? -1,
      elapsedSeconds: (this.#ended ? this.#elapsed : performance.now() - this.#startedAt) / 1000,
      stdout: this.#captures.stdout.value(),
      stderr: this.#captures.stderr.value(),
    };
  }

  /** Bytes kept and dropped of a stream. */
  counts(stream: StreamName): { kept: number; dropped: number } {
    return this.#captures[stream];
  }

  get started(): boolean {
    return this.#child.pid !== undefined;
  }

  get running(): boolean {
    return this.started && !this.#ended && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Sends a signal to the process and all its children. False when they have ended. */
  signal(name: NodeJS.Signals): boolean {
    const { pid } = this.#child;
    if (pid === undefined || !this.running) return false;
    return killGroup(pid, name);
  }

  /** Writes to its stdin. False when stdin is closed. */
  write(chunk: Buffer, close: boolean): boolean {
    const { stdin } = this.#child;
    if (stdin?.writable !== true) return false;
    this.#keep('stdin', chunk);
    if (close) stdin.end(chunk);
    else stdin.write(chunk);
    return true;
  }

  #read(name: 'stdout' | 'stderr', source: Readable | null): void {
    source?.on('data', (chunk: Buffer) => {
      this.#keep(name, chunk);
    });
  }

  #keep(name: StreamName, chunk: Buffer): void {
    const kept = this.#captures[name].add(chunk);
    if (kept.length > 0) this.#listener.output(name, kept);
  }

  #untilEnd(): Promise<ProcessReport> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      child.once('error', (error) => {
        if (child.pid === undefined) reject(error);
      });
      child.once('exit', () => {
        this.#elapsed = performance.now() - this.#startedAt;
        this.#ended = true;
        clearTimeout(this.#timer);
        // A sandbox ends with its main process, so its children are killed too.
        if (child.pid !== undefined) killGroup(child.pid, 'SIGKILL');
        const grace = setTimeout(() => {
          child.stdout?.destroy();
          child.stderr?.destroy();
        }, PIPE_GRACE);
        child.once('close', () => {
          clearTimeout(grace);
          resolve(this.report());
        });
      });
    });
  }
}

function killGroup(leader: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(-leader, name);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}
