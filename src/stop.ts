/**
 * What the runner sends to stop a step: SIGINT, and SIGTERM 7.5 s later. On Windows these are Ctrl+C and Ctrl+Break, which Node
 * calls SIGBREAK (`ProcessInvoker.cs` of the runner).
 */
export type StopSignal = 'SIGINT' | 'SIGTERM';

/** Hands the listener each signal that has come, and each that comes. */
export type OnStop = (listener: (signal: StopSignal) => void) => void;

/**
 * From here on the process must end by itself when the runner stops it; without a handler, Node would end it at once. Called
 * first of all by each entry, since a signal may come while the rest is still being loaded: it is kept for the listener.
 */
export function keepStops(process: Pick<NodeJS.Process, 'on'>): OnStop {
  const kept: StopSignal[] = [];
  let hear = (signal: StopSignal): void => {
    kept.push(signal);
  };
  const signals = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGBREAK: 'SIGTERM' } as const;
  for (const [name, signal] of Object.entries(signals)) {
    // Where a system has no such signal, this is an event that never comes.
    process.on(name, () => {
      hear(signal);
    });
  }
  return (listener) => {
    hear = listener;
    for (const signal of kept.splice(0)) listener(signal);
  };
}
