import type { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { logLine } from './report/text/escape.ts';
import type { Log } from './report/log/log.ts';
import { linesOf } from './values/values.ts';

/** What of Node's process a crash needs. */
interface CrashingProcess {
  on(name: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
  on(name: 'beforeExit', listener: () => void): unknown;
  exit(): void;
  exitCode?: NodeJS.Process['exitCode'];
  readonly stdout: Pick<Writable, 'uncork' | 'write'>;
}

/** Lines of the error in the log: its message, which may have many, and its stack. */
const MOST_LINES = 30;

/**
 * From here on a crash, an error that nothing has caught, also one of a promise, is heard in place of Node: that would end the
 * process at once, and print the error with secrets and with lines that the runner reads as commands.
 * @param exitCode of the process, unless the step has set one, also where `hear` throws or the crash leaves nothing to be done
 */
export function onCrash(
  process: CrashingProcess,
  exitCode: number,
  log: Pick<Log, 'info'>,
  hear: (error: Error) => void,
): void {
  let hasCrashed = false;
  process.on('uncaughtException', (thrown) => {
    hasCrashed = true;
    process.exitCode ??= exitCode;
    try {
      const error = thrown instanceof Error ? thrown : new Error(inspect(thrown));
      for (const line of linesOf(String(error.stack)).slice(0, MOST_LINES)) log.info(logLine`${line}`);
      hear(error);
    } catch {
      // No turn follows in which the log would be released.
      process.stdout.uncork();
      process.exit();
    }
  });
  // What has crashed may be awaited without end: Node has an exit code of its own for that.
  process.on('beforeExit', () => {
    if (hasCrashed) process.exit();
  });
}

/**
 * Awaits the work up to a crash, after which it may never end.
 * @param crash aborts with the error of the crash, which is thrown
 */
export async function orCrash<Result>(work: () => Promise<Result>, crash: AbortSignal): Promise<Result> {
  crash.throwIfAborted();
  const crashed = Promise.withResolvers<never>();
  const stop = (): void => {
    crashed.reject(crash.reason as Error);
  };
  crash.addEventListener('abort', stop);
  try {
    return await Promise.race([work(), crashed.promise]);
  } finally {
    crash.removeEventListener('abort', stop);
  }
}

/** Ends the process, although what has crashed may still be under way, when the log is written. */
export function endCrashed(process: Pick<CrashingProcess, 'exit' | 'stdout'>): void {
  process.stdout.write('', () => {
    process.exit();
  });
}
