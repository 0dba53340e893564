import { messageOf } from '../errors.ts';

/** The deadline of the step came before all was there that its legs start from. */
export class OutOfTime extends Error {
  /** @param cause what was given up for it; its message stands for this one's */
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
    this.name = 'OutOfTime';
  }
}
