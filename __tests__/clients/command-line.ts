import type { SignedIn } from '../cli/signed-in.ts';

/** Runs a command that must succeed, and returns what it printed. */
export function doneWith(line: SignedIn): (words: string, ...more: string[]) => Promise<string> {
  return async (words, ...more) => {
    const end = await line.run(words, ...more);
    if (end.code !== 0) throw new Error(`${words} ended with ${String(end.code)}:\n${end.stderr}`);
    return end.stdout;
  };
}

/** The rows of `-o json`. */
export function rows(json: string): Record<string, unknown>[] {
  return json
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row) as Record<string, unknown>);
}
