import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';

/**
 * Runs the official command line, whose path is the only argument, against a simulator. Prints a line per command and
 * exits 1 when any of them does not do what it should.
 */

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Expectation {
  readonly code?: number;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
}

const COMMAND_LIMIT_MS = 60_000;
const PROJECT = 'project-of-the-check';

class Check {
  readonly #program: string;
  readonly #home: string;
  failures = 0;

  constructor(program: string, home: string) {
    this.#program = program;
    this.#home = home;
  }

  /** Runs one command, compares it with what is expected, and returns what it printed. */
  async run(args: readonly string[], expected: Expectation = {}): Promise<string> {
    const outcome = await this.#start(args);
    const faults = [
      outcome.code === (expected.code ?? 0) ? '' : `exit code ${String(outcome.code)}`,
      expected.stdout?.test(outcome.stdout) === false ? `stdout is not ${String(expected.stdout)}` : '',
      expected.stderr?.test(outcome.stderr) === false ? `stderr is not ${String(expected.stderr)}` : '',
    ].filter((fault) => fault !== '');
    this.report(`contree ${args.join(' ')}`, faults.join(', '), outcome);
    return outcome.stdout;
  }

  /** Whether the program knows a subcommand of a command; older releases lack some. */
  async knows(command: string, subcommand: string): Promise<boolean> {
    const { stdout } = await this.#start([command, '--help']);
    return new RegExp(`^ +${subcommand}\\b`, 'm').test(stdout);
  }

  skip(what: string): void {
    process.stdout.write(`skip ${what}: this release does not have it\n`);
  }

  report(what: string, fault: string, outcome?: Outcome): void {
    process.stdout.write(`${fault === '' ? 'ok  ' : 'FAIL'} ${what}${fault === '' ? '' : `: ${fault}`}\n`);
    if (fault === '') return;
    this.failures += 1;
    if (outcome !== undefined) process.stdout.write(`--- stdout\n${outcome.stdout}--- stderr\n${outcome.stderr}---\n`);
  }

  #start(args: readonly string[]): Promise<Outcome> {
    const env = {
      PATH: process.env['PATH'],
      HOME: this.#home,
      CONTREE_HOME: this.#home,
      CONTREE_SESSION: 'check',
      CONTREE_NO_UPDATE_CHECK: '1',
    };
    return new Promise((resolve, reject) => {
      const options = { env, cwd: this.#home, timeout: COMMAND_LIMIT_MS };
      const child = spawn(this.#program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      const printed = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, ...printed });
      });
    });
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

function firstUuid(text: string): string {
  return UUID.exec(text)?.[0] ?? 'no-uuid-printed';
}

async function checkAuthentication(check: Check, { url, token }: Simulator): Promise<void> {
  const iam = ['--type', 'iam', '--project', PROJECT];
  await check.run(['auth', '--type', 'jwt', '--url', url, '--token', 'wrong', '--profile', 'bad'], { code: 1 });
  await check.run(['auth', ...iam, '--url', url, '--token', token, '--profile', 'default', '--force']);
  await check.run(['auth', 'profiles'], { stdout: /default.*ok/s });
}

async function checkImages(check: Check): Promise<void> {
  await check.run(['images', 'import', 'docker://docker.io/library/ubuntu:24.04'], { stdout: /SUCCESS/ });
  await check.run(['images', 'import', 'docker.io/library/missing:1'], { code: 1 });
  await check.run(['images'], { stdout: /ubuntu:24\.04/ });
  await check.run(['use', 'tag:ubuntu:24.04']);
  await check.run(['tag', 'tag:busybox:latest', 'mine:1']);
  await check.run(['images', '--prefix', 'mine'], { stdout: /mine:1/ });
}

async function checkRuns(check: Check, home: string): Promise<void> {
  await check.run(['run', '-s', '--', 'echo out; echo err >&2; echo kept > made.txt'], {
    stdout: /out/,
    stderr: /err/,
  });
  await check.run(['run', '-s', '-D', '--', 'exit 7'], { code: 7 });
  await check.run(['run', '-D', '-e', 'COLOUR=blue', '--', 'printenv', 'COLOUR'], { stdout: /blue/ });
  await check.run(['run', '-D', '-t', '1', '--', 'sleep', '30'], { code: 255, stderr: /tim/i });
  await writeFile(join(home, 'given.txt'), 'given\n');
  await check.run(['run', '--file', `${join(home, 'given.txt')}:/root/given.txt`, '--', 'cat', 'given.txt'], {
    stdout: /given/,
  });
}

async function checkInspection(check: Check, home: string): Promise<void> {
  await check.run(['ls', '/root'], { stdout: /made\.txt/ });
  await check.run(['cat', '/root/made.txt'], { stdout: /^kept/m });
  await check.run(['cp', '/root/made.txt', join(home, 'copied.txt')]);
  const copied = await readFile(join(home, 'copied.txt'), 'utf8').catch(String);
  check.report('the copied file', copied === 'kept\n' ? '' : copied);
}

async function checkOperations(check: Check): Promise<void> {
  const quick = firstUuid(await check.run(['run', '-d', '-s', '--', 'echo detached; exit 3'], { stdout: UUID }));
  const slow = firstUuid(await check.run(['run', '-d', '--', 'sleep', '60'], { stdout: UUID }));
  const canWait = await check.knows('op', 'wait');
  if (canWait) await checkWaits(check, quick, slow);
  else check.skip('contree op wait');
  await check.run(['op', 'show', quick], { stdout: /detached/ });
  await check.run(['op', 'list', '-a'], { stdout: new RegExp(quick) });
  await check.run(['op', 'list', '--status', 'EXECUTING'], { stdout: new RegExp(slow) });
  await check.run(['op', 'cancel', slow]);
  if (canWait) await check.run(['op', 'wait', slow], { code: 1, stdout: /CANCELLED/ });
  await check.run(['op', 'show', slow], { stdout: /CANCELLED/ });
  await check.run(['op', 'cancel', slow], { code: 1 });
  await check.run(['op', 'show', '00000000-0000-4000-8000-000000000000'], { code: 1 });
}

async function checkWaits(check: Check, quick: string, slow: string): Promise<void> {
  await check.run(['op', 'wait', quick], { code: 3, stdout: new RegExp(quick) });
  await check.run(['op', 'wait', '-t', '1', slow], { code: 1, stderr: /did not finish/ });
}

async function checkWith(program: string, home: string): Promise<number> {
  const check = new Check(program, home);
  const bare = await startSimulator();
  const whole = await startSimulator({ project: PROJECT, prefix: '/sandboxes' });
  try {
    const jwt = ['--type', 'jwt', '--url', bare.url, '--token', bare.token];
    await check.run(['auth', ...jwt, '--profile', 'plain', '--force']);
    await check.run(['--profile', 'plain', 'images'], { stdout: /busybox:latest/ });
    await checkAuthentication(check, whole);
    await check.run(['auth', 'switch', 'default']);
    await checkImages(check);
    await checkRuns(check, home);
    await checkInspection(check, home);
    await checkOperations(check);
  } finally {
    await Promise.all([bare.close(), whole.close()]);
  }
  return check.failures;
}

async function main(): Promise<void> {
  const [program] = process.argv.slice(2);
  if (program === undefined) throw new Error('Usage: node scripts/check-cli.ts PATH-OF-CONTREE');
  const home = await mkdtemp(join(tmpdir(), 'contree-cli-check-'));
  try {
    const failures = await checkWith(program, home);
    process.stdout.write(failures === 0 ? 'all is well\n' : `${failures} failed\n`);
    if (failures > 0) process.exitCode = 1;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
