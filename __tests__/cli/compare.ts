import type { Fields, Outcome } from './outcome.ts';
import type { Difference } from './scenario.ts';

type Found = Omit<Difference, 'id'>;

/** What one of the two has in the place of a row, and of a start, that only the other has. */
export const NO_ROW = 'no row';
export const NO_START = 'no start';
/** What a start has in the place of a field that it does not have. */
export const NOT_SENT = 'not sent';

/**
 * Every place where the two differ. Fields that only one of them has are left out, and so is the order when it is one of
 * chance.
 */
export function differencesOf(cli: Outcome, action: Outcome, rowsByChance: boolean): Found[] {
  const [one, other] = [placesOf(cli), placesOf(action)];
  const names = [...new Set([...cli.rows, ...action.rows].map(({ operation }) => operation))].toSorted();
  return [
    ...differing('code', cli.code, action.code),
    ...(rowsByChance ? [] : differing('order', one.order, other.order)),
    ...differing('unreadable', one.unreadable, other.unreadable),
    ...differing('cancelled', one.cancelled, other.cancelled),
    ...names.flatMap((name) => rowDifferences(name, cli, action)),
    ...startDifferences(cli.starts, action.starts),
  ];
}

function placesOf({ rows, unreadable, cancelled }: Outcome): Record<'order' | 'unreadable' | 'cancelled', string> {
  const order = rows.map(({ operation }) => operation).join(' ');
  return { order, unreadable: unreadable.join(' '), cancelled: cancelled.join(' ') };
}

function rowDifferences(name: string, cli: Outcome, action: Outcome): Found[] {
  const [one, other] = [cli, action].map(({ rows }) => rows.find(({ operation }) => operation === name)?.fields);
  if (one === undefined || other === undefined) {
    return [{ at: name, cli: summary(one), action: summary(other) }];
  }
  const shared = Object.keys(one).filter((field) => Object.hasOwn(other, field));
  return shared.flatMap((field) => differing(`${name} ${field}`, one[field], other[field]));
}

/** What either sent that the other did not; the first start is that of `#1`. */
function startDifferences(cli: readonly Fields[] = [], action: readonly Fields[] = []): Found[] {
  const longer = cli.length > action.length ? cli : action;
  return longer.flatMap((_, index) => {
    const [one, other] = [cli[index], action[index]];
    const at = `#${String(index + 1)} start`;
    if (one === undefined || other === undefined) {
      return [{ at, cli: one?.['command'] ?? NO_START, action: other?.['command'] ?? NO_START }];
    }
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return names.flatMap((name) => differing(`${at} ${name}`, one[name] ?? NOT_SENT, other[name] ?? NOT_SENT));
  });
}

/** A row in brief: its status and, where there is one, its exit code; or what became of a cancel request. */
export function summary(fields: Readonly<Record<string, unknown>> | undefined): string {
  if (fields === undefined) return NO_ROW;
  const said = [fields['status'], fields['exit_code'], fields['cancel']];
  return said
    .filter((value) => value !== null && value !== undefined)
    .map(String)
    .join(' ');
}

function differing(at: string, cli: unknown, action: unknown): Found[] {
  return Object.is(cli, action) ? [] : [{ at, cli, action }];
}
