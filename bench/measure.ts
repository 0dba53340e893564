/** Shared by all measurements: their results, and the format of figures. */
import type { Bar } from './chart.ts';

/** Figures of one kind under a title. */
export interface Section {
  readonly title: string;
  /** Empty when the rows name their own, or have none. */
  readonly peer: string;
  readonly rows: readonly Row[];
  /** What pictures show of it. */
  readonly points?: readonly Point[];
}

/** One pair of bars in one of the pictures. */
export interface Point extends Bar {
  readonly picture: 'delay' | 'requests' | 'cancel' | 'start';
}

export interface Row {
  readonly what: string;
  readonly action: string;
  readonly peer: string;
  readonly ratio: string;
}

export interface BenchOptions {
  /** Also runs the measurements that take minutes. */
  readonly long: boolean;
}

export interface RowOptions {
  readonly what: string;
  readonly action: number;
  /** Null without a peer. */
  readonly peer: number | null;
  readonly shown: (value: number) => string;
  /** Shown after the peer's figure. */
  readonly peerName?: string;
}

/** A row with the ratio of the action's figure to the peer's, to two significant digits. */
export function row({ what, action, peer, shown, peerName = '' }: RowOptions): Row {
  const named = peerName === '' ? '' : ` (${peerName})`;
  return {
    what,
    action: shown(action),
    peer: peer === null ? '' : shown(peer) + named,
    ratio: peer === null || peer === 0 ? '' : String(Number((action / peer).toPrecision(2))),
  };
}

export function milliseconds(value: number): string {
  return value >= 10_000 ? seconds(value / 1000) : `${figure(value)} ms`;
}

export function seconds(value: number): string {
  return `${figure(value)} s`;
}

export function bytes(value: number): string {
  return value >= 1e6 ? `${figure(value / 1e6)} MB` : `${figure(value / 1e3)} kB`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** Three significant digits, or all digits of a larger number. */
export function figure(value: number): string {
  return value >= 100 ? count(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** The number that the given share of all numbers, such as 0.99, does not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/** Throws with the whole output of a run when it exited otherwise. */
export function expectExit(end: { exitCode: number | null; stdout: string; stderr: string }, exitCode = 0): void {
  if (end.exitCode !== exitCode) throw new Error(`It ended with ${String(end.exitCode)}:\n${end.stdout}${end.stderr}`);
}
