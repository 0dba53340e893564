/**
 * Does both works at a time. When one fails the other is told to end, and only when it has is the failure thrown: nothing goes
 * on behind the back of whoever cleans up.
 */
export async function together<One, Other>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
): Promise<[One, Other]> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const works = [one(stop), other(stop)] as const;
  try {
    return await Promise.all(works);
  } finally {
    failure.abort();
    await Promise.allSettled(works);
  }
}
