/** The official command line as a user starts it, in a home of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../../scripts/tools.ts';
import type { Simulator } from '../../simulator/simulator.ts';

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

/** Runs `contree` to its end, with `home` as its `CONTREE_HOME` and no check for updates. */
export async function contree(
  home: string,
  args: readonly string[],
  { env = {}, cwd = home, stdin, stopWhen = () => false, interruptWhen = () => false }: CommandOptions = {},
): Promise<CommandEnd> {
  const child = spawn(toolPath('contree'), args, {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      CONTREE_HOME: home,
      CONTREE_SESSION: 'default',
      CONTREE_NO_UPDATE_CHECK: '1',
      ...env,
    },
  });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (printed[stream] += text));
  }
  let isInterrupted = false;
  const watch = setInterval(() => {
    if (stopWhen()) child.kill('SIGKILL');
    if (isInterrupted || !interruptWhen(printed.stdout)) return;
    isInterrupted = true;
    child.kill('SIGINT');
  }, LOOK_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
      child.stdin.once('error', reject).end(stdin);
    });
    return { code, ...printed };
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
