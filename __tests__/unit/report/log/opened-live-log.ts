import { LiveLog } from '../../../../src/report/log/live-log.ts';
import { createLog } from '../../../../src/report/log/log.ts';
import { virtualClock, type VirtualClock } from '../../../doubles/virtual-clock.ts';

export interface OpenedLiveLog {
  readonly live: LiveLog;
  readonly clock: VirtualClock;
  /** What was written, a batch each, and when, without the ends of the fence. */
  readonly batches: { readonly at: number; readonly text: string }[];
  /** All that was written. */
  readonly written: () => string;
  /** All lines within the fence. */
  readonly lines: () => string[];
  readonly write: (name: string, text: string | Buffer, stream?: 'stdout' | 'stderr') => void;
}

const FENCE = /^::(?:stop-commands::)?[\da-f-]{36}(?:::)?\n/gm;

/** A live log that writes to memory. */
export function openedLiveLog(wholePlace = '', onPrint?: () => void): OpenedLiveLog {
  const clock = virtualClock();
  const batches: { at: number; text: string }[] = [];
  let written = '';
  const log = createLog((text) => {
    written += text;
    const inside = text.replaceAll(FENCE, '');
    if (inside !== '') batches.push({ at: clock.elapsed(), text: inside });
  });
  const live = new LiveLog({ log, clock, wholePlace, ...(onPrint && { onPrint }) });
  return {
    live,
    clock,
    batches,
    written: () => written,
    lines: () => batches.flatMap(({ text }) => text.split('\n').slice(0, -1)),
    write: (name, text, stream = 'stdout') => {
      live.write(name, stream, Buffer.from(text));
    },
  };
}

export const SECOND = 1_000;

/** `line 0` and so on, each with its line feed. */
export function numbered(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => `line ${from + index}\n`).join('');
}
