import type { Preview } from './preview.ts';
import type { TestResults } from './test-results.ts';

/** What a step of mode run knows besides its legs: written by the mode, read by reports and hand-over. */
export interface RunRecord {
  /** UUID of this step run; the marker of each instance that it starts names it. */
  readonly owner: string;
  /** A start may have arrived although no reply names its operation. */
  mayHaveLostStart: boolean;
  /** Null without a setup, and before it is known. */
  setup: SetupRecord | null;
  /** What a dry run found; null in a run that starts its legs. */
  preview: Preview | null;
  /** What was downloaded of each leg, by its name. */
  readonly collected: Map<string, CollectedRecord>;
  /** What the legs' test reports came to; null in a step without `test-reports`, and until they are read. */
  tests: TestResults | null;
}

export interface SetupRecord {
  /** The image that every leg branches from. */
  readonly image: string;
  /** An earlier run left it under its tag, or an earlier attempt of this one left it, so that no setup ran. */
  readonly cacheHit: boolean;
}

export interface CollectedRecord {
  readonly files: number;
  readonly bytes: number;
  /** Which local folders hold the leg's own folder, relative to the workspace. */
  readonly folders: readonly string[];
}

export function createRunRecord(owner: string): RunRecord {
  return { owner, mayHaveLostStart: false, setup: null, preview: null, collected: new Map(), tests: null };
}

/** The setup's name in the preparation's ledger, and so in every report. */
export const SETUP = 'setup';

/** The name of an image's import there. */
export function importName(reference: string): string {
  return `import ${reference}`;
}

/** The reference that the operation of this name imports; null when it imports none. */
export function importedReference(name: string): string | null {
  return /^import (.+)/su.exec(name)?.[1] ?? null;
}
