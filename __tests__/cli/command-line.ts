/** The official command line as a user starts it, in a home of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { toolPath } from '../../scripts/tools.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { type CommandRequest, type StartedCommand, WarmCommandLine } from './warm-command-line.ts';

export interface CommandEnd {
  /** Null when it was stopped. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Added to the scrubbed environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs; the home when it is not given. */
  readonly cwd?: string;
  /** What its standard input holds, nothing when it is not given. */
  readonly stdin?: string;
  /** Looked at again and again; once it is true, the command is stopped. */
  readonly stopWhen?: () => boolean;
  /** Looked at in the same way, with what the command has printed; once it is true, the command gets SIGINT, as by Ctrl-C. */
  readonly interruptWhen?: (stdout: string) => boolean;
}

const LOOK_EVERY_MS = 20;

let warm: WarmCommandLine | null = null;

afterAll(async () => {
  await warm?.close();
  warm = null;
});

/** Runs `contree` to its end, with `home` as its `CONTREE_HOME` and no check for updates. */
export async function contree(
  home: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandEnd> {
  warm ??= new WarmCommandLine();
  return runToEnd(await warm.start(requestOf(home, args, options)), options);
}

/** The same with an interpreter of its own. */
export function coldContree(home: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandEnd> {
  return runToEnd(startCold(requestOf(home, args, options)), options);
}

function requestOf(home: string, args: readonly string[], { env = {}, cwd = home }: CommandOptions): CommandRequest {
  const own = { HOME: home, CONTREE_HOME: home, CONTREE_SESSION: 'default', CONTREE_NO_UPDATE_CHECK: '1' };
  return { args, cwd, env: { PATH: process.env['PATH'] ?? '', ...own, ...env } };
}

function startCold({ args, cwd, env }: CommandRequest): StartedCommand {
  const child = spawn(toolPath('contree'), args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const { stdin, stdout, stderr } = child;
  const end = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { stdin, stdout, stderr, end, kill: (signal) => void child.kill(signal) };
}

async function runToEnd(
  command: StartedCommand,
  { stdin, stopWhen = () => false, interruptWhen = () => false }: CommandOptions,
): Promise<CommandEnd> {
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    command[stream].setEncoding('utf8').on('data', (text: string) => (printed[stream] += text));
  }
  let isInterrupted = false;
  const watch = setInterval(() => {
    if (stopWhen()) command.kill('SIGKILL');
    if (isInterrupted || !interruptWhen(printed.stdout)) return;
    isInterrupted = true;
    command.kill('SIGINT');
  }, LOOK_EVERY_MS);
  try {
    const failed = new Promise<never>((_, reject) => command.stdin.once('error', reject).end(stdin));
    return { code: await Promise.race([command.end, failed]), ...printed };
  } finally {
    clearInterval(watch);
  }
}

/** Makes `home` one whose default profile is this service's, as `contree auth` writes it. */
export function signIn(home: string, { url, token }: Pick<Simulator, 'url' | 'token'>): void {
  mkdirSync(home, { recursive: true });
  const lines = ['[DEFAULT]', 'profile = default', '', '[profile:default]', `url = ${url}`, `token = ${token}`];
  writeFileSync(join(home, 'auth.ini'), [...lines, 'type = jwt', ''].join('\n'), { mode: 0o600 });
}
