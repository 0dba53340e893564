import { truncate } from '../text/clean.ts';
import { counted, grouped } from '../text/format.ts';
import { figure, joinPhrases, phrase, type Phrase } from '../text/phrase.ts';
import type { Report } from '../report.ts';

/** The legs of a test, to follow `in`; null where there is nothing to tell. */
export type NameLegs = (legs: readonly string[]) => Phrase | null;

/** UTF-16 units of a leg's name, of an axis and of one of its values. */
const NAME_LENGTH = 60;
/** Legs, and values of an axis, that are named. Of more legs, all of them or all of some values are told instead. */
const NAMED_LEGS = 3;
const NAMED_VALUES = 3;

/** How many legs have which value, by axis. */
type ValueCounts = ReadonlyMap<string, ReadonlyMap<string | undefined, number>>;

/** `unit, arm64, docs and 9 more`, `all 12 legs`, or `all 4 legs of os windows`; nothing in a step of one leg. */
export function legNaming({ results, matrix, tests }: Pick<Report, 'results' | 'matrix' | 'tests'>): NameLegs {
  const total = results.length;
  const reporting = tests?.byLeg.size ?? 0;
  const axes = valueCounts(results.map(({ leg }) => leg.name));
  return (legs) => {
    if (total <= 1 || legs.length === 0) return null;
    if (legs.length <= NAMED_LEGS) return joinPhrases(legs.map(legPhrase));
    if (legs.length === total) return allOf(legs);
    if (legs.length === reporting) return phrase`${allOf(legs)} with a report`;
    const named = joinPhrases(legs.slice(0, NAMED_LEGS).map(legPhrase));
    return wholeValues(legs) ?? phrase`${named} and ${figure(grouped(legs.length - NAMED_LEGS))} more`;
  };

  function valueCounts(names: readonly string[]): ValueCounts {
    const [first = ''] = names;
    return new Map([...(matrix.get(first)?.keys() ?? [])].map((axis) => [axis, countValues(axis, names)]));
  }

  function countValues(axis: string, names: readonly string[]): Map<string | undefined, number> {
    const counts = new Map<string | undefined, number>();
    for (const name of names) {
      const value = matrix.get(name)?.get(axis);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** Where they are all legs of some values of an axis, and no others. */
  function wholeValues(legs: readonly string[]): Phrase | null {
    for (const [axis, counts] of axes) {
      const values = valuesOf(axis, legs);
      if (values === null) continue;
      if (legs.length !== values.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0)) continue;
      const named = joinPhrases(values.map((value) => phrase`${truncate(value, NAME_LENGTH)}`));
      return phrase`${allOf(legs)} of ${truncate(axis, NAME_LENGTH)} ${named}`;
    }
    return null;
  }

  /** Null where they are too many to name, or one is unknown. */
  function valuesOf(axis: string, legs: readonly string[]): string[] | null {
    const values = new Set<string>();
    for (const name of legs) {
      const value = matrix.get(name)?.get(axis) ?? '';
      if (value === '' || values.add(value).size > NAMED_VALUES) return null;
    }
    return [...values];
  }
}

function allOf(legs: readonly string[]): Phrase {
  return phrase`all ${figure(counted(legs.length, 'leg'))}`;
}

/** A bare number would read like a count. */
function legPhrase(name: string): Phrase {
  const shown = phrase`${truncate(name, NAME_LENGTH)}`;
  return /^\d+$/.test(name) ? phrase`leg ${shown}` : shown;
}
