import { BASE_IMAGE, type SeededOperation, type Simulator } from '../../simulator/simulator.ts';
import { clientOf } from './client.ts';
import { PROJECT } from './walk.ts';

/** Calls every route of operations that follow a script. */
export async function walkSeeded(simulator: Simulator): Promise<void> {
  const { send } = clientOf(simulator, PROJECT);
  const output = [{ after: 0, text: 'half a line' }] as const;
  const seeds: SeededOperation[] = ['instance', 'image_import'].flatMap((kind) => [
    ...['PENDING', 'ASSIGNED', 'EXECUTING', 'CANCELLED'].map((status) => ({ kind, status, output })),
    { kind, status: 'SUCCESS', output, exitCode: 3, resultImage: BASE_IMAGE, tag: 'a:1' },
    { kind, status: 'SUCCESS', stdout: Buffer.from([0, 255]), signal: 9, exitCode: -1, timedOut: true },
    { kind, status: 'FAILED', error: 'no such file', withoutProcess: true, image: BASE_IMAGE },
  ]);
  for (const seed of seeds) {
    const image = seed.kind === 'instance' ? { image: BASE_IMAGE } : {};
    const place = `/operations/${simulator.seed({ ...image, ...seed })}`;
    const command = { command: 'true' };
    await send('GET', place);
    await send('GET', `${place}?inflight=1`);
    await send('GET', `${place}/events`);
    await send('POST', `${place}/subprocesses`, command);
    await send('GET', `${place}/subprocesses/1`);
    await send('GET', `${place}/subprocesses/2`);
    await send('POST', `${place}/subprocesses/1/stdin`, { value: '' });
    await send('DELETE', `${place}/subprocesses/1`);
    await send('DELETE', place);
    await send('GET', place);
    await send('GET', `${place}/events?follow=1`);
  }
  await send('GET', '/operations?limit=1000');
}
