/** What a step of mode run leaves besides its legs. Written by the mode, read by whatever the step's end makes of it. */
export interface RunRecord {
  /** UUID of this very step run; every instance that it starts carries it in its marker. */
  readonly owner: string;
  /** A start may have arrived at the service although no reply names its operation. */
  unsure: boolean;
  /** Null without a setup, and before it is known. */
  setup: SetupRecord | null;
  /** What was downloaded of each leg, by its name. */
  readonly collected: Map<string, CollectedRecord>;
}

export interface SetupRecord {
  /** The image that every leg branches from. */
  readonly image: string;
  /** It was kept by an earlier run, so that no setup ran. */
  readonly cacheHit: boolean;
}

export interface CollectedRecord {
  readonly files: number;
  readonly bytes: number;
  /** Which local folders hold the leg's own folder, relative to the workspace. */
  readonly folders: readonly string[];
}

export function createRunRecord(owner: string): RunRecord {
  return { owner, unsure: false, setup: null, collected: new Map() };
}

/** What the setup is called in the preparation's ledger, and so in every report. */
export const SETUP = 'setup';

/** What the import of an image is called there. */
export function importName(reference: string): string {
  return `import ${reference}`;
}

/** The reference that the operation of this name imports; null when it imports none. */
export function importedReference(name: string): string | null {
  return /^import (.+)$/su.exec(name)?.[1] ?? null;
}
