import { logLine, type LogText } from '../report/text/escape.ts';
import type { Context } from './context.ts';

/** Milliseconds of silence after which the log gives a sign of life. */
const SILENCE = 55_000;

/** Runs the work and logs a line whenever it has been silent for a while. The work calls `beat` when it logs itself. */
export async function heartbeat<Result>(
  { clock, firstAnswer, log }: Context,
  line: () => LogText,
  work: (beat: () => void) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  let lastBeat = clock.now();
  const pulse = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(Math.max(lastBeat + SILENCE - clock.now(), 1), over.signal);
      if (over.signal.aborted) return;
      if (clock.now() - lastBeat < SILENCE) continue;
      const { problem } = firstAnswer;
      log.info(problem === null ? line() : logLine`${line()} · nothing has answered yet: ${problem}`);
      lastBeat = clock.now();
    }
  };
  const pulsing = pulse();
  try {
    return await work(() => {
      lastBeat = clock.now();
    });
  } finally {
    over.abort('over');
    await pulsing;
  }
}
