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
  /** As of an input. */
  readonly group: string;
}

/** The facts of `action.yml` and `package.json`, their only source. */
export interface Manifest {
  readonly version: string;
  readonly name: string;
  readonly author: string;
  readonly description: string;
  readonly inputs: readonly ManifestInput[];
  readonly outputs: readonly ManifestOutput[];
  /** The `runs` mapping of `action.yml`. */
  readonly runs: Readonly<Record<string, string>>;
}

/**
 * Reads both files below `root`. Throws for a missing or malformed file, and for an input without description or default.
 * @param folder of the action, relative to `root`
 */
export function readManifest(root: string, folder = ''): Manifest {
  const action = parseDocument(readFileSync(join(root, folder, 'action.yml'), 'utf8'));
  const head = mapAt(action.contents, 'its top');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    name: textAt(head, 'name', 'itself'),
    author: textAt(head, 'author', 'itself'),
    description: textAt(head, 'description', 'itself'),
    inputs: entriesOf(mapAt(action.get('inputs'), 'inputs')).map(({ name, value, group }) => ({
      name,
      group,
      description: textAt(value, 'description', name),
      default: textAt(value, 'default', name),
    })),
    outputs: entriesOf(mapAt(action.get('outputs'), 'outputs')).map(({ name, value, group }) => ({
      name,
      group,
      description: textAt(value, 'description', name),
    })),
    runs: mapAt(action.get('runs'), 'runs').toJSON() as Record<string, string>,
  };
}

function entriesOf(map: YAMLMap): { name: string; value: YAMLMap; group: string }[] {
  // The comment above the first key belongs to the mapping.
  let group = map.commentBefore?.trim() ?? '';
  return map.items.map(({ key, value }) => {
    if (!isScalar(key)) throw new Error('action.yml has a key that is not text.');
    const name = String(key.value);
    group = key.commentBefore?.trim() ?? group;
    return { name, value: mapAt(value, name), group };
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
