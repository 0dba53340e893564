/** Starts the command line by `warm_command_line.py`, which has its libraries loaded: a sixth of the processor's time. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { toolPath } from '../../scripts/tools.ts';

export interface CommandRequest {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A command at work. */
export interface StartedCommand {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  kill(signal: 'SIGINT' | 'SIGKILL'): void;
  /** Its exit code; null when a signal ended it. */
  readonly end: Promise<number | null>;
}

/** What the command line reads as its modules are loaded, besides what `contree_cli.config` reads. */
const READ_EARLY = ['FORCE_COLOR', 'CONTREE_CONCURRENCY', 'CONTREE_DB_TIMEOUT'];
/** Bytes that name a connection: its number and what it is. */
const NAME = { number: 8, whole: 16 };

export class WarmCommandLine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'op-action-warm-'));
  readonly #server: Server;
  readonly #program: ChildProcess;
  readonly #waiting = new Map<string, (socket: Socket) => void>();
  readonly #control: Promise<Socket>;
  /** Rejected at the end of the program. */
  readonly #lost: Promise<never>;
  #count = 0;

  constructor() {
    const address = join(this.#folder, 'socket');
    const script = toolPath('contree');
    const args = [join(import.meta.dirname, 'warm_command_line.py'), address, script];
    const env = { PATH: process.env['PATH'], HOME: this.#folder, CONTREE_HOME: this.#folder };
    this.#control = this.#connection(0, 'control');
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#take(socket);
    }).listen(address);
    // Pipes, as a command that is started by itself has them: the interpreter looks at them as it begins.
    this.#program = spawn(join(dirname(script), 'python3'), args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lost = new Promise((_, reject) => {
      this.#program.once('error', reject).once('close', () => {
        reject(new Error('The program that starts the command line has ended.'));
      });
    });
    this.#lost.catch(() => undefined);
  }

  async start({ args, env, cwd }: CommandRequest): Promise<StartedCommand> {
    const early = READ_EARLY.find((name) => Object.hasOwn(env, name));
    if (early !== undefined) throw new Error(`${early} would come too late for this command line.`);
    const id = (this.#count += 1);
    const connections = Promise.all([
      this.#connection(id, 'status'),
      this.#connection(id, 'stdin'),
      this.#connection(id, 'stdout'),
      this.#connection(id, 'stderr'),
    ]);
    (await Promise.race([this.#control, this.#lost])).write(`${JSON.stringify({ id, args, env, cwd })}\n`);
    const [status, stdin, stdout, stderr] = await Promise.race([connections, this.#lost]);
    const printed = [stdout, stderr].map(endOf);
    const said = createInterface({ input: status })[Symbol.asyncIterator]();
    const next = async (): Promise<number> => Number((await said.next()).value);
    const pid = await next();
    const ended = async (): Promise<number | null> => {
      const code = await next();
      await Promise.all(printed);
      for (const stream of [status, stdin, stdout, stderr]) stream.destroy();
      return code < 0 ? null : code;
    };
    return {
      stdin,
      stdout,
      stderr,
      end: ended(),
      kill: (signal) => {
        sendTo(pid, signal);
      },
    };
  }

  /** Ends it, when its commands are over. */
  async close(): Promise<void> {
    (await this.#control).destroy();
    await new Promise((resolve) => this.#program.once('close', resolve));
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #connection(number: number, name: string): Promise<Socket> {
    return new Promise((resolve) => {
      this.#waiting.set(`${String(number)} ${name}`, resolve);
    });
  }

  /** Hands a connection on when its name has come. */
  #take(socket: Socket): void {
    const name = socket.read(NAME.whole) as Buffer | null;
    if (name === null) {
      socket.once('readable', () => {
        this.#take(socket);
      });
      return;
    }
    const text = name.toString();
    const key = `${String(Number(text.slice(0, NAME.number)))} ${text.slice(NAME.number).trimEnd()}`;
    this.#waiting.get(key)?.(socket);
    this.#waiting.delete(key);
  }
}

/** A socket whose buffer is empty ends without a reader. */
async function endOf(stream: Readable): Promise<void> {
  if (!stream.readableEnded) await new Promise((resolve) => stream.once('end', resolve));
}

/** Nothing is sent to a command that has ended meanwhile. */
function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
