import type { Usage } from '../scripts/process-meter.ts';
import type { Fault, SeededOperation } from '../simulator/simulator.ts';
import { runCommandLine } from './command-line.ts';
import { watchLag, type Lag } from './lag.ts';
import { bytes, count, figure, milliseconds, percentile, row, seconds, type Point, type Row } from './measure.ts';
import { onSimulator, type SimulatorProcess } from './simulator-process.ts';
import { meterStep } from './step.ts';

/** One wait for all legs, measured from their seeding. */
export interface Wait extends Usage {
  /** Milliseconds from the end of each operation until its line arrived here. */
  readonly delays: readonly number[];
  readonly requests: number;
  /** Bytes of all replies. */
  readonly received: number;
  readonly maxOpenStreams: number;
  readonly lag: { readonly bench: Lag; readonly simulator: Lag };
}

/** Waits for operations. Calls `onKnown` when it reports the end of one. */
type Waiter = (
  simulator: SimulatorProcess,
  uuids: readonly string[],
  onKnown: (uuid: string) => void,
) => Promise<Usage>;

export const stepWaits: Waiter = (simulator, uuids, onKnown) => {
  const operations = uuids.map((uuid, index) => `leg-${index}=${uuid}`).join('\n');
  const onOutput = byLine((line) => {
    const [, index] = /^\d+\/\d+ done · leg-(\d+) /.exec(line) ?? [];
    const uuid = uuids[Number(index)];
    if (uuid !== undefined) onKnown(uuid);
  });
  return meterStep(simulator, { inputs: { operations, timeout: '10m' }, onOutput });
};

/** With `-o json` the command line prints each row at once; its table appears only after the whole sweep. */
export const commandLineWaits: Waiter = (simulator, uuids, onKnown) => {
  const onOutput = byLine((line) => {
    const { uuid, status } = JSON.parse(line) as { uuid: string; status: string };
    if (status === 'SUCCESS') onKnown(uuid);
  });
  return runCommandLine(simulator, ['-o', 'json', 'op', 'wait', '-t', '600', ...uuids], onOutput);
};

/**
 * Measures a wait on a simulator of its own. All processes use this machine's wall clock, to the millisecond. Throws
 * when the end of a leg is not reported.
 */
export function measureWait(waits: Waiter, legs: readonly SeededOperation[], faults: readonly Fault[]): Promise<Wait> {
  return onSimulator({}, async (simulator) => {
    for (const fault of faults) await simulator.misbehave(fault);
    const known = new Map<string, number>();
    const readLag = watchLag();
    const uuids = await simulator.seed(legs);
    const { cpu, memory } = await waits(simulator, uuids, (uuid) => {
      if (!known.has(uuid)) known.set(uuid, Date.now());
    });
    const bench = readLag();
    const { requests, maxOpenStreams, lag } = await simulator.traffic();
    const ends = await simulator.ends();
    const delays = uuids.map((uuid) => (known.get(uuid) ?? Number.NaN) - (ends.get(uuid) ?? Number.NaN));
    const missing = delays.filter((delay) => Number.isNaN(delay)).length;
    if (missing > 0) throw new Error(`The ends of ${missing} of ${uuids.length} legs were not reported.`);
    const received = requests.reduce((sum, request) => sum + request.received, 0);
    return { cpu, memory, delays, requests: requests.length, received, maxOpenStreams, lag: { bench, simulator: lag } };
  });
}

/** The rows of a wait and of its peer's, if there is one. */
export function waitRows(action: Wait, peer: Wait | null): Row[] {
  const compare = (what: string, shown: (value: number) => string, value: (wait: Wait) => number): Row =>
    row({ what, action: value(action), peer: peer && value(peer), shown });
  const delay = (share: number) => (wait: Wait) => percentile(wait.delays, share);
  const requests = (value: number): string => `${count(value)} (${figure(value / action.delays.length)} a leg)`;
  const lag = ({ bench, simulator }: Wait['lag']): string =>
    `${milliseconds(bench.p99)} and ${milliseconds(simulator.p99)}`;
  return [
    compare('from an end to knowing it, median', milliseconds, delay(0.5)),
    compare('99th percentile', milliseconds, delay(0.99)),
    compare('maximum', milliseconds, delay(1)),
    compare('requests', requests, (wait) => wait.requests),
    compare('received', bytes, (wait) => wait.received),
    compare('CPU time', seconds, (wait) => wait.cpu),
    compare('peak memory', bytes, (wait) => wait.memory),
    compare('streams open at once', count, (wait) => wait.maxOpenStreams),
    {
      what: 'lag of bench and simulator, 99th percentile',
      action: lag(action.lag),
      peer: peer === null ? '' : lag(peer.lag),
      ratio: '',
    },
  ];
}

/** The pictures' part of a wait: the delay with its 99th percentile, and the requests a leg. */
export function waitPoints(
  action: Wait,
  peer: Wait | null,
  pictures: Readonly<Partial<Record<'delay' | 'requests', string>>>,
): Point[] {
  const both = (value: (wait: Wait) => number): Pick<Point, 'action' | 'peer'> => {
    return { action: value(action), peer: peer && value(peer) };
  };
  const delay = (share: number) => both((wait) => percentile(wait.delays, share));
  const requests = both((wait) => wait.requests / wait.delays.length);
  return [
    ...(pictures.delay === undefined
      ? []
      : [{ picture: 'delay' as const, label: pictures.delay, ...delay(0.5), upTo: delay(0.99) }]),
    ...(pictures.requests === undefined
      ? []
      : [{ picture: 'requests' as const, label: pictures.requests, ...requests }]),
  ];
}

/** Splits chunks of text into lines. Calls `onLine` for each complete line. */
function byLine(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
