import type { Environment } from '../values/values.ts';
import type { FileLine } from './file-lines.ts';
import type { ImageReference } from './image-reference.ts';

/** Of a sandbox, by number: names are the image's own. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** What runs in one sandbox, every default and placeholder filled in. What is null is left to the service. */
export interface LegPlan {
  /** Unique within the step, one line, not blank. */
  readonly name: string;
  /** Of its combination of the matrix, each scalar by its path, such as `os` or `os.name`; empty without a matrix. */
  readonly values: ReadonlyMap<string, string>;
  /** Null: the image that the setup leaves. */
  readonly image: ImageReference | null;
  /** Shell text when `shell`, else the executable. */
  readonly command: string;
  readonly args: readonly string[];
  readonly shell: boolean;
  /** The command was given as text: it runs with `set -e`, as a workflow's `run` does. */
  readonly exitOnError: boolean;
  /** The step's and the leg's own together; the leg's own wins. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute: the command runs in it, and relative remote paths begin there. */
  readonly cwd: string;
  readonly stdin: string | null;
  /** The command's own limit, in milliseconds. */
  readonly timeout: number | null;
  readonly hostname: string | null;
  readonly network: boolean;
  /** The user that the command runs as and that owns the files; null for root. */
  readonly user: User | null;
  /** Bytes that the command may write to its disk. */
  readonly diskLimit: number | null;
  readonly disposable: boolean;
  /** Bytes per stream. */
  readonly truncateOutputAt: number | null;
  /** The step's, unless a setup takes them, and the leg's own. */
  readonly files: readonly FileLine[];
  /** For the image that the leg leaves when it passes. */
  readonly tag: string | null;
  /** Every outcome counts as exit code 0. */
  readonly allowFailure: boolean;
}

/** The command that runs once before the legs: shell text, as root and with network. */
export interface SetupPlan extends Pick<
  LegPlan,
  'command' | 'env' | 'cwd' | 'timeout' | 'truncateOutputAt' | 'diskLimit' | 'files'
> {
  readonly image: ImageReference;
  /** `setup-key`; null when the image is not to be kept. */
  readonly key: string | null;
  /** How many images of the key stay tagged; null for no limit. */
  readonly keep: number | null;
}

export interface RunPlan {
  readonly setup: SetupPlan | null;
  /** At least one, in the order given. */
  readonly legs: readonly LegPlan[];
  /** The file that holds them, relative to the workspace; null when an input does. */
  readonly legsFile: string | null;
}

/** The images that must be there before the first start: with a setup, the legs start from the one that it leaves. */
export function firstImages({ setup, legs }: Pick<RunPlan, 'setup' | 'legs'>): readonly ImageReference[] {
  return setup === null ? legs.flatMap(({ image }) => image ?? []) : [setup.image];
}

/** The inputs that give every leg one setting. */
export const SETTING_INPUTS = [
  'image',
  'shell',
  'cwd',
  'run-timeout',
  'hostname',
  'network',
  'user',
  'disk-limit',
  'disposable',
  'tag',
  'truncate-output-at',
  'allow-failure',
] as const;
const OTHER_INPUTS = [
  'legs',
  'matrix',
  'command',
  'leg-name',
  'setup',
  'setup-key',
  'setup-keep',
  'setup-files',
  'files',
  'env',
] as const;
export const PLAN_INPUTS = [...OTHER_INPUTS, ...SETTING_INPUTS];

/** As the workflow gives them; an empty text is an input that is not given. */
export type PlanTexts = Readonly<Record<(typeof PLAN_INPUTS)[number], string>>;

/** The file that `legs-file` names, its path relative to the workspace; or why nothing is read of it. */
export type LegsFile = { readonly path: string; readonly text: string } | { readonly problem: string };

export interface GivenPlan extends PlanTexts {
  /** Null when `legs-file` is not given. */
  readonly legsFile: LegsFile | null;
  /** Variables of the step's own process, for lines of `env` that only name one. */
  readonly variables: Environment;
  /** The inputs that are given and read the images that the legs leave. */
  readonly needImages: readonly string[];
  readonly detach: boolean;
}
