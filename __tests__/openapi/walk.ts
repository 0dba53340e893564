import type { Simulator } from '../../simulator/simulator.ts';
import { clientOf, ENDED, type Client } from './client.ts';
import type { Operation } from './operations.ts';
import type { Step, Things } from './step.ts';
import { cancelSteps, readSteps, startSteps, subprocessSteps } from './steps-operations.ts';
import { fileSteps, imageSteps, inspectSteps, rejectedSteps } from './steps-resources.ts';

/** The project of the simulator that is walked over. */
export const PROJECT = 'project-one';

/** The simulator's options, so that it has queued operations and imports that end. */
export const WALKED = { maxConcurrent: 1, eventPatience: 1, importDelay: 1 };

const TREE = 'mkdir /tmp/x; cd ..; echo text > root/f; mkdir root/d; ln -s /root/l root/l; mkfifo root/pipe';

/** Calls every operation, with success and with each error that a caller can cause. Returns the steps that went otherwise. */
export async function walk(simulator: Simulator, operations: readonly Operation[]): Promise<string[]> {
  const client = clientOf(simulator, PROJECT);
  const things = await prepare(client);
  const steps: Step[] = [
    [200, 'GET', '/whoami'],
    ...rejectedSteps(operations, things),
    ...imageSteps(things),
    ...fileSteps(things),
    ...inspectSteps(things),
    ...startSteps(things),
    ...readSteps(things),
    ...subprocessSteps(things),
    ...cancelSteps(things),
  ];
  const wrong: string[] = [];
  for (const [status, method, path, body, headers] of steps) {
    const answer = await client.send(method, path, body, headers);
    if (answer.status !== status) wrong.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
  }
  await client.reach(things.queued, ...ENDED);
  return wrong;
}

async function prepare({ send, start, reach }: Client): Promise<Things> {
  const made = await start({ command: TREE, shell: true, cwd: '/root' });
  const { result_image_uuid: image } = (await reach(made, ...ENDED)) as { result_image_uuid: string };
  const { json: stored } = await send('POST', '/files', Buffer.from('content'));
  const { json: accepted } = await send('POST', '/images/import', { registry: { url: 'docker://registry.test/a:1' } });
  const { uuid: imported } = accepted as { uuid: string };
  await reach(imported, ...ENDED);
  const { uuid: file, sha256 } = stored as { uuid: string; sha256: string };
  const running = await start({ command: 'cat', stdin: { value: '', close: false }, timeout: 60 });
  await reach(running, 'EXECUTING');
  const queued = await start({ command: 'true' });
  const cancelled = await start({ command: 'true' });
  await send('DELETE', `/operations/${cancelled}`);
  return { image, sha256, file, ended: made, running, queued, cancelled, imported };
}
