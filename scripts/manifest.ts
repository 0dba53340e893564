import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';

export interface ManifestInput {
  readonly name: string;
  readonly description: string;
  /** As in `action.yml`; an expression is not evaluated. */
  readonly default: string;
  /** The last heading comment above it; empty before the first heading. */
  readonly group: string;
}

export interface ManifestOutput {
  readonly name: string;
  readonly description: string;
}

/** The facts of `action.yml` and `package.json`, their only source. */
export interface Manifest {
  readonly version: string;
  readonly inputs: readonly ManifestInput[];
  readonly outputs: readonly ManifestOutput[];
  /** The `runs` mapping of `action.yml`. */
  readonly runs: Readonly<Record<string, string>>;
}

/** Reads both files below `root`. Throws for a missing or malformed file, and for an input without description or default. */
export function readManifest(root: string): Manifest {
  const action = parseDocument(readFileSync(join(root, 'action.yml'), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    inputs: readInputs(mapAt(action.get('inputs'), 'inputs')),
    outputs: entriesOf(mapAt(action.get('outputs'), 'outputs')).map(({ name, value }) => ({
      name,
      description: textAt(value, 'description', name),
    })),
    runs: mapAt(action.get('runs'), 'runs').toJSON() as Record<string, string>,
  };
}

function readInputs(inputs: YAMLMap): ManifestInput[] {
  let group = '';
  return entriesOf(inputs).map(({ name, value, comment }) => {
    group = comment ?? group;
    return { name, group, description: textAt(value, 'description', name), default: textAt(value, 'default', name) };
  });
}

function entriesOf(map: YAMLMap): { name: string; value: YAMLMap; comment: string | null }[] {
  return map.items.map(({ key, value }) => {
    if (!isScalar(key)) throw new Error('action.yml has a key that is not text.');
    const name = String(key.value);
    return { name, value: mapAt(value, name), comment: key.commentBefore?.trim() ?? null };
  });
}

function mapAt(value: unknown, name: string): YAMLMap {
  if (!isMap(value)) throw new Error(`action.yml has no mapping at ${name}.`);
  return value;
}

function textAt(map: YAMLMap, key: string, name: string): string {
  const value = map.get(key);
  if (typeof value !== 'string') throw new Error(`action.yml has no ${key} for ${name}.`);
  return value;
}
