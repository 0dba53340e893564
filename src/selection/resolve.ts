import type { Leg } from '../legs/leg.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { type GivenOperation, nameLegs, type SelectionProblem } from './name-legs.ts';
import type { Entry, Keyword, ParsedSelection } from './parse.ts';
import type { SessionHistory } from './session.ts';
import type { WorkflowRun } from './workflow.ts';

/** Every active operation of the project, the legs in the order given, or these and what the workflow run started. */
export type Selection =
  | { readonly kind: 'all'; readonly warnings: readonly string[] }
  /** Without legs only where that may be. */
  | { readonly kind: 'legs'; readonly legs: readonly Leg[]; readonly warnings: readonly string[] }
  | WorkflowSelection;

export interface WorkflowSelection {
  readonly kind: 'workflow';
  readonly run: WorkflowRun;
  /** Fit to be named together. */
  readonly beside: readonly GivenOperation[];
  readonly mayBeNone: boolean;
  readonly warnings: readonly string[];
}

const MOST_OPERATIONS = 10_000;
const MOST_NAMED = 200;

const NOTHING_GIVEN =
  'operations: it is empty: give UUIDs, workflow (what this workflow run started) or all (what is active in the project), ' +
  'or set if-no-operations: pass. An output of needs is empty when its job did not run, or is not named in needs';

export interface ResolveOptions {
  /** What the keyword `workflow` stands for; null outside of a workflow run. */
  readonly run: WorkflowRun | null;
  /** Whether the step may do nothing when it is given no operation, or looks where none is. */
  readonly mayBeNone: boolean;
}

/**
 * Makes the legs of everything the user gave. `openSession` is called once, and only when a history reference or the
 * keyword `session` needs it; what it opened is closed again. What is wrong with it is wrong with each such token.
 *
 * @throws {InvalidInputs} with all that cannot be used, unless `all` is given, which wins over it
 */
export async function resolveLegs(
  selections: readonly ParsedSelection[],
  openSession: () => Promise<SessionHistory>,
  options: ResolveOptions,
): Promise<Selection> {
  const found = selections.flatMap(({ source, entries }) => entries.map((entry) => ({ source, entry })));
  const unnamed = selections.reduce((sum, selection) => sum + (selection.unnamed ?? 0), 0);
  const beside = found.filter(({ entry }) => !isKeyword(entry, 'all'));
  if (beside.length < found.length) return { kind: 'all', warnings: warnOfIgnored(beside, unnamed) };
  checkCount(found);
  const needsSession = found.some(({ entry }) => entry.kind === 'history' || isKeyword(entry, 'session'));
  const session = needsSession ? await openSession().catch(unavailable) : unavailable(new Error('Not opened.'));
  try {
    return toSelection({ found, unnamed }, session, options);
  } finally {
    session.close();
  }
}

function warnOfIgnored(beside: readonly { entry: Entry }[], unnamed: number): string[] {
  const [first, ...more] = beside;
  if (first === undefined) return [];
  const others = more.length + unnamed === 0 ? '' : ` and ${String(more.length + unnamed)} more`;
  return [`"all" wins over everything given beside it: ${quote(first.entry.token)}${others} not looked at`];
}

/** A history that answers every question with the same error, so that each token that asks is reported. */
function unavailable(error: Error): SessionHistory {
  const refuse = (): never => {
    throw error;
  };
  return { resolve: refuse, detachedRuns: refuse, close: () => undefined };
}

/** Each is counted once, and before any is looked up. @throws {InvalidInputs} */
function checkCount(found: readonly { entry: Entry }[]): void {
  const given = new Set<string>();
  for (const { entry } of found) {
    if (entry.kind === 'operation') given.add(entry.uuid);
    else if (entry.kind === 'history') given.add(`${entry.reference.kind} ${entry.token}`);
  }
  if (given.size <= MOST_OPERATIONS) return;
  const advice = `a step takes ${MOST_OPERATIONS} at most: use several steps`;
  throw new InvalidInputs([`${given.size} operations are given, and ${advice}`]);
}

function toSelection(
  { found, unnamed }: { readonly found: readonly { source: string; entry: Entry }[]; readonly unnamed: number },
  session: SessionHistory,
  options: ResolveOptions,
): Selection {
  const { run, mayBeNone } = options;
  const given: GivenOperation[] = [];
  const problems: SelectionProblem[] = [];
  for (const { source, entry } of found) {
    const { token } = entry;
    try {
      for (const operation of lookUp(entry, session, options)) given.push({ source, token, ...operation });
    } catch (error) {
      if (!(error instanceof InvalidInputs)) throw error;
      problems.push({ source, token, reason: error.message });
    }
  }
  const { legs, warnings, problems: clashes } = nameLegs(given);
  const asksForRun = found.some(({ entry }) => isKeyword(entry, 'workflow'));
  if (problems.length + clashes.length > 0 || (legs.length === 0 && !asksForRun && !mayBeNone)) {
    throw new InvalidInputs(describe([...problems, ...clashes], unnamed));
  }
  if (asksForRun && run !== null) return { kind: 'workflow', run, beside: given, mayBeNone, warnings };
  return { kind: 'legs', legs, warnings };
}

function isKeyword(entry: Entry, keyword: Keyword): boolean {
  return entry.kind === 'keyword' && entry.keyword === keyword;
}

/** The operations that the entry stands for; none for `workflow`. @throws {InvalidInputs} also where none is and one must be */
function lookUp(
  entry: Entry,
  session: SessionHistory,
  { run, mayBeNone }: ResolveOptions,
): Pick<GivenOperation, 'name' | 'uuid' | 'leg'>[] {
  if (entry.kind === 'none' && mayBeNone) return [];
  if (entry.kind === 'bad' || entry.kind === 'none') throw new InvalidInputs([entry.reason]);
  if (entry.kind === 'operation') {
    const { name, uuid, tried } = entry;
    return [{ name, uuid, ...(tried && { leg: tried.leg }) }];
  }
  if (entry.kind === 'history') return [{ name: entry.name, uuid: session.resolve(entry.reference) }];
  if (entry.keyword === 'workflow' && run === null) {
    throw new InvalidInputs([
      'this step is not in a workflow run, since GITHUB_RUN_ID or GITHUB_REPOSITORY is not set: name UUIDs',
    ]);
  }
  if (entry.keyword !== 'session') return [];
  const runs = session.detachedRuns();
  if (runs.length === 0 && !mayBeNone)
    throw new InvalidInputs(['the session has no detached run: set if-no-operations: pass to allow that']);
  return runs.map((uuid) => ({ name: null, uuid }));
}

/** One line for all words of a source that share a reason. Names the first problems, and counts the others. */
function describe(problems: readonly SelectionProblem[], unnamed: number): string[] {
  if (problems.length === 0) return [NOTHING_GIVEN];
  const found = Map.groupBy(problems.slice(0, MOST_NAMED), ({ source, reason }) => JSON.stringify([source, reason]));
  const named = [...found.values()].flatMap((sharing) => {
    const words = [...new Set(sharing.map(({ token }) => quote(token)))].join(', ');
    return sharing.slice(0, 1).map(({ source, reason }) => `${source}: ${words}: ${reason}`);
  });
  const more = unnamed + Math.max(0, problems.length - MOST_NAMED);
  return more === 0 ? named : [...named, `and ${more} more`];
}
