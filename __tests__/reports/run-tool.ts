import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toolPath } from '../../scripts/tools.ts';
import { neutral } from './neutral.ts';
import type { Command, ReportingTool } from './reporting-tool.ts';

const PROJECTS = fileURLToPath(new URL('projects/', import.meta.url));

/** Variables by which a runner would behave as one inside another runner, in CI, or on a coloured terminal. */
const OTHERS =
  /^(CI|GITHUB_.*|RUNNER_.*|JEST_.*|NODE_.*|npm_.*|PYTEST_.*|FORCE_COLOR|CLICOLOR.*|RUST_.*|OPENAPI_RECORDS)$/;

export interface ToolRun {
  readonly printed: string;
  /** Neutral, and in the order of their paths. */
  readonly reports: readonly Buffer[];
}

/** Runs a tool in a copy of its project. */
export async function runTool(tool: ReportingTool): Promise<ToolRun> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'reports-')));
  try {
    await cp(join(PROJECTS, tool.project), folder, { recursive: true });
    await symlink(toolPath('runners'), join(folder, 'node_modules'));
    for (const command of tool.prepare ?? []) await prepare(command, folder, tool.env);
    let printed = '';
    for (const command of tool.commands) printed += (await run(command, folder, tool.env)).printed;
    return { printed, reports: reportsIn(folder, tool.reports) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function reportsIn(folder: string, pattern: string): Buffer[] {
  const paths = globSync(pattern, { cwd: folder }).sort();
  return paths.map((path) => neutral(readFileSync(join(folder, path)), folder));
}

async function prepare(command: Command, folder: string, env: ReportingTool['env']): Promise<void> {
  const { code, printed } = await run(command, folder, env);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${printed}`);
}

function run(
  [program, ...args]: Command,
  folder: string,
  added: ReportingTool['env'],
): Promise<{ code: number | null; printed: string }> {
  const own = Object.entries(process.env).filter(([name]) => !OTHERS.test(name));
  const env = { ...Object.fromEntries(own), NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...added };
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, printed });
    });
  });
}
