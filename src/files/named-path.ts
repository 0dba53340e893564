import { relative, resolve, sep } from 'node:path';
import { isWithin } from './boundary.ts';

/** Absolute, as it was given and without links. */
export type Workspace = Readonly<Record<'given' | 'real', string>>;

/** What a line names on this machine. */
export interface NamedPath {
  /** Absolute. */
  readonly path: string;
  /** Relative to the workspace; absolute outside of it. With slashes. */
  readonly name: string;
  readonly isInside: boolean;
}

/** @param local as the line has it: relative to the workspace, or absolute */
export function nameOf(local: string, workspace: Workspace): NamedPath {
  const given = resolve(workspace.given, local);
  const isInside = isWithin(workspace.given, given);
  const path = isInside ? resolve(workspace.real, relative(workspace.given, given)) : given;
  const name = (isInside ? relative(workspace.real, path) : path).split(sep).join('/');
  return { path, name, isInside };
}
