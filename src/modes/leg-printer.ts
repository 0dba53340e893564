import { logLine } from '../report/text/escape.ts';
import type { Log } from '../report/log/log.ts';
import type { Printout } from './leg-printout.ts';

/** Legs whose output's end stands open: of hundreds that fail the first ones say enough. */
const MOST_OPEN = 10;

/** Prints what legs wrote, and opens the ends of the first that failed. */
export class LegPrinter {
  readonly #log: Pick<Log, 'info' | 'lines' | 'output'>;
  #opened = 0;

  constructor(log: Pick<Log, 'info' | 'lines' | 'output'>) {
    this.#log = log;
  }

  /** The lines' fence may stay open: the log's `endLines` ends it. */
  print({ folded, open }: Printout): void {
    const { group, lines, notes } = open !== null && this.#mayOpen() ? open() : folded;
    if (group !== null) this.#log.output(group);
    this.#log.lines(lines);
    for (const note of notes) this.#log.info(note);
  }

  #mayOpen(): boolean {
    this.#opened += 1;
    if (this.#opened === MOST_OPEN + 1) {
      this.#log.info(logLine`More than ${MOST_OPEN} legs failed: the output of the others is in folded groups alone.`);
    }
    return this.#opened <= MOST_OPEN;
  }
}
