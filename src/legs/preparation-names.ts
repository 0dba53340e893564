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
