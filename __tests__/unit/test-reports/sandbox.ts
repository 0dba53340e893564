import { SandboxFiles, FileIndex } from '../../../src/test-reports/places/sandbox-files.ts';
import { basesOf } from '../../../src/test-reports/places/named-file.ts';
import type { GoModule } from '../../../src/test-reports/places/go-modules.ts';
import type { SandboxView } from '../../../src/test-reports/places/sandbox-view.ts';

const WORKSPACE = '/home/runner/ws';

/** Remote path → path in the workspace, or an absolute path. */
export type Uploaded = Readonly<Record<string, string>>;

export interface Sandbox {
  readonly uploaded: Uploaded;
  readonly cwd?: string;
  /** Relative to `cwd`, or absolute. */
  readonly report?: string;
  readonly modules?: readonly GoModule[];
}

export function indexOf(uploaded: Uploaded): FileIndex {
  const files = Object.entries(uploaded).map(([remote, path]) => ({
    path: path.startsWith('/') ? path : `${WORKSPACE}/${path}`,
    remote,
    mode: '0644',
    size: 1,
  }));
  return new FileIndex(files, WORKSPACE);
}

/** Each path goes to the same path below `/work`. */
export function copied(...paths: readonly string[]): Uploaded {
  return Object.fromEntries(paths.map((path) => [path, path]));
}

export function viewOf({ uploaded, cwd = '/work', report = 'junit.xml', modules = [] }: Sandbox): SandboxView {
  const set = { index: indexOf(uploaded), cwd, modules };
  return { files: new SandboxFiles([set]), sets: [set], bases: basesOf(cwd, report) };
}
