import type { Operation, OperationDetail, Output } from '../contree/types.ts';
import type { LogPolicy } from '../inputs/inputs.ts';
import type { Leg } from '../legs/leg.ts';
import type { OutputEvent } from '../watch/messages.ts';
import { type LiveEnd, LiveLog } from '../report/log/live-log.ts';
import { Transcript } from '../report/excerpts/transcript.ts';
import type { Context } from './context.ts';

const MAIN_PROCESS = 1;

/** Legs whose output is kept in full at both ends, twice as many as streams are open at a time; the others keep little. */
const MOST_FULL = 256;
const LITTLE = { head: 1024, tail: 1024 };

export type Written = Pick<Operation, 'stdout' | 'stderr'>;

/** A leg that writes no more. */
export interface Ended {
  /** With what the stream brought where the service keeps no output; null when the leg could not be read. */
  readonly detail: OperationDetail | null;
  /** How much of its output that is known was printed as it came. */
  readonly shown: 'all' | 'some' | 'none';
  /** What was printed as it came; null for nothing. */
  readonly live: LiveEnd | null;
}

interface LegOutputDeps extends Pick<Context, 'clock' | 'log' | 'outputFolder' | 'results'> {
  /** Of the leg with this name; null when it is not known. */
  readonly commandOf: (name: string) => string | null;
  /** Called whenever lines were printed. */
  readonly onPrint: () => void;
}

/**
 * The output that the legs' event streams bring: printed as it comes where the policy is `live`, and kept in part for
 * legs whose output the service does not keep, such as one that was cancelled or is still running at the deadline.
 */
export class LegOutput {
  readonly #live: LiveLog | null;
  /** By UUID. */
  readonly #transcripts = new Map<string, Record<'stdout' | 'stderr', Transcript>>();
  /** UUIDs of legs whose log brings no more of what they write. */
  readonly #capped = new Set<string>();

  constructor(logs: LogPolicy, { outputFolder, results, ...deps }: LegOutputDeps) {
    this.#live = logs === 'live' ? new LiveLog({ ...deps, wholePlace: outputFolder?.path ?? results.path }) : null;
  }

  take({ name, uuid }: Leg, event: OutputEvent): void {
    // Others may start processes in the same sandbox; their output is not the leg's.
    if (event.process !== null && event.process > MAIN_PROCESS) return;
    if (event.kind === 'capped') {
      this.#capped.add(uuid);
      return;
    }
    const transcripts = this.#transcripts.get(uuid) ?? this.#addTranscripts(uuid);
    if (event.kind === 'truncated') {
      transcripts[event.stream].truncated = true;
      return;
    }
    transcripts[event.stream].add(event.bytes);
    this.#live?.write(name, event.stream, event.bytes);
  }

  /** Whether output that no stream brought is read from the log: where output is live, or kept nowhere else. */
  needsLog({ operation }: OperationDetail): boolean {
    return this.#live !== null || (operation.status !== 'SUCCESS' && !keepsOutput(operation));
  }

  /** What the stream has brought so far; null when nothing. `part`: it lacks some of what the leg has written by now. */
  written({ uuid }: Leg, heard: 'whole' | 'part' = 'whole'): Written | null {
    const transcripts = this.#transcripts.get(uuid);
    if (transcripts === undefined) return null;
    const outputOf = (stream: keyof Written): Output | null => {
      const output = transcripts[stream].output();
      return output && { ...output, streamed: heard };
    };
    return { stdout: outputOf('stdout'), stderr: outputOf('stderr') };
  }

  /** The leg will write no more: its last lines are printed. `isLogWhole`: its log was read to the end. */
  end(leg: Leg, detail: OperationDetail | null, isLogWhole: boolean): Ended {
    const live = this.#live?.end(leg.name) ?? null;
    const isCapped = this.#capped.delete(leg.uuid);
    const isWhole = isLogWhole && !isCapped;
    const isLive = this.#live !== null;
    const written = this.written(leg, isWhole ? 'whole' : 'part');
    this.#transcripts.delete(leg.uuid);
    if (detail === null || written === null || keepsOutput(detail.operation)) {
      const some = isLive && written !== null ? 'some' : 'none';
      return { detail, shown: isLive && isWhole ? 'all' : some, live };
    }
    const whole = { ...detail, operation: { ...detail.operation, ...written } };
    return { detail: whole, shown: isLive ? 'all' : 'none', live };
  }

  close(): void {
    this.#live?.close();
  }

  #addTranscripts(uuid: string): Record<'stdout' | 'stderr', Transcript> {
    const newTranscript = (): Transcript =>
      this.#transcripts.size < MOST_FULL ? new Transcript() : new Transcript(LITTLE);
    const transcripts = { stdout: newTranscript(), stderr: newTranscript() };
    this.#transcripts.set(uuid, transcripts);
    return transcripts;
  }
}

function keepsOutput({ stdout, stderr }: Written): boolean {
  return [stdout, stderr].some((output) => output !== null && output.bytes.length > 0);
}
