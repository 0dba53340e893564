import { quote } from '../../values.ts';
import type { Leg } from '../leg.ts';
import { InvalidSelection } from './invalid-selection.ts';
import type { SelectionProblem } from './invalid-selection.ts';
import { nameLegs } from './name-legs.ts';
import type { GivenOperation } from './name-legs.ts';
import type { Entry, ParsedSelection } from './parse.ts';
import { SessionProblem } from './session.ts';
import type { SessionHistory } from './session.ts';

/** Every active operation of the project, or the legs in the order given; and what the user should be warned of. */
export type Selection =
  | { readonly kind: 'all'; readonly warnings: readonly string[] }
  | { readonly kind: 'legs'; readonly legs: readonly Leg[]; readonly warnings: readonly string[] };

interface Found {
  readonly source: string;
  readonly entry: Entry;
}

/**
 * Makes the legs of everything the user gave. `openSession` is called once, and only when a history reference or the
 * keyword `session` needs it; what it opened is closed again. Its `SessionProblem` becomes that of each such token.
 *
 * @throws {InvalidSelection} naming everything that cannot be used, unless `all` is given, which wins over it
 */
export async function resolveLegs(
  selections: readonly ParsedSelection[],
  openSession: () => Promise<SessionHistory>,
): Promise<Selection> {
  const found = selections.flatMap(({ source, entries }) => entries.map((entry) => ({ source, entry })));
  const beside = found.filter(({ entry }) => entry.kind !== 'keyword' || entry.keyword !== 'all');
  if (beside.length < found.length) return { kind: 'all', warnings: warnOfIgnored(beside) };
  const session = found.some(needsSession) ? await open(openSession) : unavailable(new SessionProblem('not opened'));
  try {
    return toLegs(found, session);
  } finally {
    session.close();
  }
}

function warnOfIgnored(beside: readonly Found[]): string[] {
  const [first, ...more] = beside;
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and ${String(more.length)} more`;
  return [`"all" wins over everything given beside it: ${quote(first.entry.token)}${others} not looked at`];
}

function needsSession({ entry }: Found): boolean {
  return entry.kind === 'history' || (entry.kind === 'keyword' && entry.keyword === 'session');
}

async function open(openSession: () => Promise<SessionHistory>): Promise<SessionHistory> {
  try {
    return await openSession();
  } catch (error) {
    if (error instanceof SessionProblem) return unavailable(error);
    throw error;
  }
}

/** A history that has the same answer to every question, so that each token that asks is reported. */
function unavailable(problem: SessionProblem): SessionHistory {
  const refuse = (): never => {
    throw problem;
  };
  return { resolve: refuse, detachedRuns: refuse, close: () => undefined };
}

function toLegs(found: readonly Found[], session: SessionHistory): Selection {
  const given: GivenOperation[] = [];
  const problems: SelectionProblem[] = [];
  for (const { source, entry } of found) {
    const { token } = entry;
    try {
      const refusal = refuse(entry);
      if (refusal !== null) problems.push({ source, token, reason: refusal });
      for (const operation of lookUp(entry, session)) given.push({ source, token, ...operation });
    } catch (error) {
      if (!(error instanceof SessionProblem)) throw error;
      problems.push({ source, token, reason: error.message });
    }
  }
  const named = nameLegs(given);
  if (problems.length + named.problems.length > 0 || named.legs.length === 0) {
    throw new InvalidSelection([...problems, ...named.problems]);
  }
  return { kind: 'legs', legs: named.legs, warnings: named.warnings };
}

function refuse(entry: Entry): string | null {
  if (entry.kind === 'bad') return entry.reason;
  const isWorkflow = entry.kind === 'keyword' && entry.keyword === 'workflow';
  return isWorkflow ? 'this version cannot look up the operations of a workflow run' : null;
}

/** The operations that the entry stands for; none for one that is refused. */
function lookUp(entry: Entry, session: SessionHistory): Pick<GivenOperation, 'name' | 'uuid'>[] {
  if (entry.kind === 'operation') return [{ name: entry.name, uuid: entry.uuid }];
  if (entry.kind === 'history') return [{ name: entry.name, uuid: session.resolve(entry.reference) }];
  if (entry.kind === 'bad' || entry.keyword !== 'session') return [];
  const runs = session.detachedRuns();
  if (runs.length === 0) throw new SessionProblem('the session has no detached run');
  return runs.map((uuid) => ({ name: null, uuid }));
}
