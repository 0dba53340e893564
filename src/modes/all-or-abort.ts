/** Runs two tasks. When one fails, aborts the other, waits for its end and throws the first error. */
export async function allOrAbort<One, Other>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
): Promise<[One, Other]> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const tasks = [one(either), other(either)] as const;
  try {
    return await Promise.all(tasks);
  } finally {
    failure.abort();
    await Promise.allSettled(tasks);
  }
}
