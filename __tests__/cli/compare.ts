import type { Outcome } from './outcome.ts';
import type { Difference } from './scenario.ts';

type Found = Omit<Difference, 'id'>;

const NO_ROW = 'no row';

/** Every place where the two differ. Fields that only one of them has are left out, and so is the order when it is one of chance. */
export function differencesOf(cli: Outcome, action: Outcome, rowsByChance: boolean): Found[] {
  const [one, other] = [placesOf(cli), placesOf(action)];
  const names = [...new Set([...cli.rows, ...action.rows].map(({ operation }) => operation))].toSorted();
  return [
    ...differing('code', cli.code, action.code),
    ...(rowsByChance ? [] : differing('order', one.order, other.order)),
    ...differing('unreadable', one.unreadable, other.unreadable),
    ...differing('cancelled', one.cancelled, other.cancelled),
    ...names.flatMap((name) => rowDifferences(name, cli, action)),
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
