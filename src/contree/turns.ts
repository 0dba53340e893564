/** Resolves when the caller may work for a while. */
export type Turn = () => Promise<void>;

/**
 * Turns for work that takes milliseconds and cannot be interrupted, such as parsing a large reply: one for each turn of the
 * event loop. Without them, the work of all replies that came together would run in a single one, and neither a signal nor a
 * timer would be heard until its end.
 */
export function createTurns(): Turn {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next);
    });
}
