import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How other projects' programs are installed, each in a folder of its own.
 *
 * Go compares every module with its public checksum database, cargo every crate with its index. uv compares every Python
 * package, indirect ones included, with the hashes in `scripts/requirements`, and takes wheels only, since a build would load
 * what no hash covers. npm compares every package with the lock file in a folder of `scripts/packages`, and runs none of their
 * scripts.
 */

export interface Tool {
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

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

export type Requirements = Readonly<Record<string, readonly string[]>>;

/** Has a folder for each program. */
export const TOOLS_FOLDER = fileURLToPath(new URL('../.tools/', import.meta.url));
const UV = '0.13.9';
/** Folder of uv and pip. */
export const INSTALLERS = join(TOOLS_FOLDER, `uv-${UV}`, 'bin');
/** Of the environment that is the folder in which a command runs. */
const PYTHON = join('bin', 'python');

/** Without optimization and what a debugger reads, which would take longer than it saves. */
export const GO_BUILD = { option: '-gcflags=all=-N -l -dwarf=false', env: { CGO_ENABLED: '0' } } as const;

export function fromGo(program: string, module: string, version: string, ...more: readonly string[]): Tool {
  const options = [GO_BUILD.option, '-ldflags=-s -w', ...more];
  const commands = [{ command: 'go', args: ['install', ...options, `${module}@${version}`] }];
  return { version, program, commands, requirements: {}, pins: [] };
}

/** Takes minutes to compile; without optimization, which would take longer than it saves. */
export function fromCargo(program: string, version: string, ...options: readonly string[]): Tool {
  const args = ['install', '--quiet', '--locked', '--debug', '--root', '.', '--version', version, ...options, program];
  const commands = [{ command: 'cargo', args }];
  return { version, program: join('bin', program), commands, requirements: {}, pins: [] };
}

/** The packages of a folder in `scripts/packages`; its program is the folder of their links. */
export function fromNpm(name: string, version: string): Tool {
  const files = ['package.json', 'package-lock.json'];
  const pins = files.map((file) => fileURLToPath(new URL(`packages/${name}/${file}`, import.meta.url)));
  const commands = [
    { command: 'cp', args: [...pins, '.'] },
    { command: 'npm', args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'] },
  ];
  return { version, program: 'node_modules', commands, requirements: {}, pins };
}

/** The first requirement names the program's package and version. */
export function fromPython(name: string, program: string, ...packages: readonly string[]): Tool {
  const args = ['pip', 'install', '--quiet', '--system-certs', '--python', PYTHON, ...pinnedWheels(name)];
  const commands = [
    { command: 'python3', args: ['-m', 'venv', '--without-pip', '.'] },
    { command: join(INSTALLERS, 'uv'), args },
  ];
  return pythonTool(name, program, packages, commands);
}

/** uv itself, and the pip that installs it. */
export function uv(): Tool {
  const commands = [
    { command: 'python3', args: ['-m', 'venv', '.'] },
    { command: join(INSTALLERS, 'pip'), args: ['install', '--quiet', '--no-compile', ...pinnedWheels('uv')] },
  ];
  return pythonTool('uv', 'uv', [`uv==${UV}`], commands);
}

function pythonTool(name: string, program: string, packages: readonly string[], commands: readonly Command[]): Tool {
  const [, version = ''] = packages[0]?.split('==') ?? [];
  const requirements = { [name]: packages };
  return { version, program: join('bin', program), commands, requirements, pins: [requirementsFile(name)] };
}

function pinnedWheels(name: string): string[] {
  return ['--require-hashes', '--only-binary', ':all:', '--requirement', requirementsFile(name)];
}

/** Unpacks the source distribution of the tool's main package into `source`, for the tests that only it has. */
export function withSource(tool: Tool, name: string): Tool {
  const { version, commands, requirements } = tool;
  const file = `${name}-source`;
  const only = ['--no-deps', '--no-build-isolation', '--no-binary', ':all:', '--dest', 'download'];
  const pinned = ['--require-hashes', '--requirement', requirementsFile(file)];
  const archive = join('download', `${name.replaceAll('-', '_')}-${version}.tar.gz`);
  return {
    ...tool,
    commands: [
      ...commands,
      // uv cannot download what it does not install.
      { command: join(INSTALLERS, 'pip'), args: ['--python', PYTHON, 'download', '--quiet', ...only, ...pinned] },
      { command: 'mkdir', args: ['source'] },
      { command: 'tar', args: ['-xzf', archive, '--strip-components=1', '--directory', 'source'] },
    ],
    requirements: { ...requirements, [file]: [`${name}==${version}`] },
    pins: [...tool.pins, requirementsFile(file)],
  };
}

/** Path of the file with a version and the hashes of every package that is needed. */
export function requirementsFile(name: string): string {
  return fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url));
}
