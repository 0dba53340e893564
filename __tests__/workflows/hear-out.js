import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Loaded into every Node process that act starts (`NODE_OPTIONS`). When such a process fails, act closes its terminal at once,
 * whether or not all was read (`exec` in pkg/container/host_environment.go), and the last lines may be lost; GitHub's runner
 * reads to the end. So one that is about to fail says so, and stays until the test has read that, or act is gone.
 */
const act = process.ppid;

process.on('exit', (code) => {
  const folder = process.env['HEARD_OUT'];
  if (code === 0 || folder === undefined) return;
  process.stdout.write(`Heard out? ${String(process.pid)}\n`);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (process.ppid === act && !existsSync(join(folder, String(process.pid)))) Atomics.wait(pause, 0, 0, 5);
});
