import { readArguments, USAGE } from './arguments.ts';
import { messageOf } from './errors.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator, SimulatorOptions } from './simulator.ts';

/** Starts a simulator from the command line. SIGINT or SIGTERM ends it with all it started. */
async function main(): Promise<void> {
  const { help, options, faults } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(USAGE);
    return;
  }
  const simulator = await startSimulator(options);
  for (const fault of faults) simulator.misbehave(fault);
  process.stdout.write(greeting(simulator, options));
  const stop = (): void => {
    simulator.close().catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function greeting({ url, token }: Simulator, { project }: SimulatorOptions): string {
  const profile = project === undefined ? '--type jwt' : `--type iam --project ${shell(project)}`;
  const projectLine = project === undefined ? '' : `  export CONTREE_PROJECT=${shell(project)}\n`;
  return `ConTree simulator on ${url}
It is no sandbox: the commands it receives run as ordinary processes of this user.

  export CONTREE_URL=${shell(url)}
  export CONTREE_TOKEN=${shell(token)}
${projectLine}
The official command line: contree auth ${profile} --url ${shell(url)} --token ${shell(token)}
`;
}

function shell(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function fail(error: unknown): void {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

main().catch(fail);
