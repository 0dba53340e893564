/** A count with its noun: `1 line`, `1,234 lines`, `2 entries`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${grouped(count)} ${pluralOf(noun)}`;
}

/** A whole number with its thousands apart: `1,234`. `toLocaleString` would take 14 ms the first time, to load its locales. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function pluralOf(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
