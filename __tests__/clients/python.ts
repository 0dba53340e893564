import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { toolPath } from '../../scripts/tools.ts';
import { isTerminal } from '../../simulator/operation.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';
import { until } from '../scenarios/harness.ts';

export const PROJECT = 'project-1';

export interface PythonEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The unpacked source distribution of contree-client. */
export function clientSource(): string {
  return join(dirname(dirname(toolPath('clients'))), 'source');
}

/** Runs Python in the environment of the official libraries, with a home and the credentials that they look for. */
export async function python(
  args: readonly string[],
  { url, token }: Pick<Simulator, 'url' | 'token'>,
  home: string,
  cwd = home,
): Promise<PythonEnd> {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    CONTREE_HOME: join(home, 'contree'),
    CONTREE_URL: url,
    CONTREE_TOKEN: token,
    CONTREE_PROJECT: PROJECT,
    // The SDK has names of its own.
    CONTREE_BASE_URL: url,
    NEBIUS_API_KEY: token,
    NEBIUS_PROJECT_ID: PROJECT,
    CONTREE_NO_UPDATE_CHECK: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const child = spawn(toolPath('clients'), args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (printed[stream] += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, ...printed };
}

/** Calls with a service and a home that are gone afterwards. */
export async function withService<Result>(
  options: SimulatorOptions,
  use: (service: Simulator, home: string) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'op-action-clients-'));
  const service = await startSimulator(options);
  try {
    return await use(service, home);
  } finally {
    await service.close();
    rmSync(home, { recursive: true, force: true });
  }
}

export interface Played {
  /** What a scenario found, or an object with the trace of its error. */
  readonly finding: (scenario: string) => unknown;
  /** The statuses of the operations that ran a command, at the end of all scenarios. */
  readonly statusesOf: (command: string) => readonly string[];
}

/** Plays the scenarios of a script once, before the tests of a file. Each scenario must be looked at in a test. */
export function played(script: string, options: SimulatorOptions = {}): Played {
  let findings: Readonly<Record<string, unknown>> = {};
  let operations: ReturnType<Simulator['operations']> = [];
  const seen = new Set<string>();
  beforeAll(async () => {
    await withService(options, async (service, home) => {
      const path = fileURLToPath(new URL(script, import.meta.url));
      const { code, stdout, stderr } = await python([path], service, home);
      if (code !== 0) throw new Error(`${script} ended with ${String(code)}:\n${stderr}`);
      findings = JSON.parse(stdout) as Record<string, unknown>;
      // A cancel request is accepted before the processes have ended.
      await until(() => service.operations().every(({ status }) => isTerminal(status)));
      operations = service.operations();
    });
  });
  afterAll(() => {
    expect([...seen].toSorted()).toEqual(Object.keys(findings).toSorted());
  });
  return {
    finding: (scenario) => {
      seen.add(scenario);
      return findings[scenario];
    },
    statusesOf: (command) =>
      operations.filter(({ request }) => request['command'] === command).map(({ status }) => status),
  };
}
