/** Measures a process of Node's own use of memory and of the processor, as it ends. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The total usage of a process. */
export interface Usage {
  /** Seconds of the processor. */
  readonly cpu: number;
  /** Peak, in bytes. */
  readonly memory: number;
}

export interface ProcessMeter {
  /** With these the process writes its usage to a file at its exit. */
  readonly nodeArguments: readonly string[];
  /** Reads that file, once. Throws when the process was killed, or still runs. */
  read(): Usage;
}

/**
 * A meter for one process. On Linux the peak is the kernel's VmHWM (proc(5)): the `ru_maxrss` of getrusage(2) also has
 * that of the parent, which a child keeps from before its exec.
 */
export function processMeter(): ProcessMeter {
  const file = join(mkdtempSync(join(tmpdir(), 'op-action-meter-')), 'usage.json');
  const code = `import { readFileSync, writeFileSync } from 'node:fs';
    function peak(maxRss) {
      if (process.platform !== 'linux') return maxRss * 1024;
      return Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
    }
    process.on('exit', () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
      const usage = { memory: peak(maxRSS), cpu: (userCPUTime + systemCPUTime) / 1e6 };
      writeFileSync(${JSON.stringify(file)}, JSON.stringify(usage));
    });`;
  return {
    nodeArguments: ['--import', `data:text/javascript,${encodeURIComponent(code)}`],
    read() {
      const usage = JSON.parse(readFileSync(file, 'utf8')) as Usage;
      rmSync(dirname(file), { recursive: true });
      return usage;
    },
  };
}
