import { NO_ROW, NO_START, NOT_SENT } from './compare.ts';
import { differs, type Difference, type SeededScenario } from './scenario.ts';

/** A local file: what it holds, and its permission bits, 0644 when they are not given; or where a link points to. */
export type LocalFile = string | { readonly content: string; readonly mode: number } | { readonly link: string };

/** A command that both run, each on a service of its own. */
export interface RunScenario extends Omit<SeededScenario, 'operations' | 'before' | 'env'> {
  readonly cli: readonly string[];
  /** Commands of the line that come first, and after, on its side alone. */
  readonly first?: readonly (readonly string[])[];
  readonly last?: readonly string[];
  /** The command line's standard input. */
  readonly stdin?: string;
  /** What lies in the folder that both start in. */
  readonly workspace?: Readonly<Record<string, LocalFile>>;
  /** What the command wrote, as the command line tells it; nothing when it is not given. */
  readonly stdout?: string;
  readonly stderr?: string;
}

/** What both run. */
interface SameRun {
  /** Options of the command line. */
  readonly options?: readonly string[];
  /** What stands behind its `--`. */
  readonly words: readonly string[];
  /** The action's leg, as a workflow writes it below `legs`. */
  readonly leg: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
}

const IMAGE = 'tag:busybox:latest';

/** What the two send of their own accord, where it differs, and the difference that says so: first the command line's value. */
const UNASKED = {
  hostname: ['limits-and-host-name', 'linuxkit', NOT_SENT],
  timeout: ['limits-and-host-name', 120, 3_600],
  truncate_output_at: ['limits-and-host-name', 65_536, NOT_SENT],
  cwd: ['working-directory', NOT_SENT, '/root'],
} as const;

/** Options of the command line that have it start where the action does. */
export const IN_ROOT = ['-C', '/root'];

/** The command of the line and the inputs of the action. */
export function sameRun({ options = [], words, leg, inputs = {} }: SameRun): Pick<RunScenario, 'cli' | 'action'> {
  return {
    cli: ['run', '--use', IMAGE, ...options, '--', ...words],
    action: { mode: 'run', image: IMAGE, legs: JSON.stringify({ leg }), ...inputs },
  };
}

/** The same for a command that is shell text. */
export function shell(text: string, more: Omit<SameRun, 'words' | 'leg'> = {}): Pick<RunScenario, 'cli' | 'action'> {
  return sameRun({ ...more, options: ['-s', ...(more.options ?? [])], words: [text], leg: text });
}

/** The differences of a start that says nothing of all this, or of all but what is named. */
export function unasked(...but: readonly (keyof typeof UNASKED)[]): Difference[] {
  return unaskedBy('#1', ...but);
}

/** The same for another operation. */
export function unaskedBy(operation: string, ...but: readonly (keyof typeof UNASKED)[]): Difference[] {
  const found = Object.entries(UNASKED).flatMap(([name, [id, cli, action]]) =>
    differs(id, { [`${operation} start ${name}`]: [cli, action] }),
  );
  return found.filter(({ at }) => !but.some((name) => at.endsWith(name)));
}

/** Only one of the two starts the command, which then passes. */
export function onlyOne(id: string, command: string, by: 'cli' | 'action'): Difference[] {
  const places = {
    code: [0, 1],
    order: ['#1', ''],
    '#1': ['SUCCESS 0', NO_ROW],
    '#1 start': [command, NO_START],
  } as const;
  return Object.entries(places).flatMap(([at, [one, other]]) =>
    differs(id, { [at]: by === 'cli' ? [one, other] : [other, one] }),
  );
}

/** How the command line places a file with these permissions. */
export function ownedByCaller(mode: string): string {
  return `${mode} of ${String(process.getuid?.())} ${String(process.getgid?.())}`;
}
