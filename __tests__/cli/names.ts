/** How the scenarios name operations: `#1` is the first, and stands for its UUID in arguments, inputs and expectations. */
export interface Names {
  /** The text with UUIDs in the place of names. */
  readonly toUuids: (text: string) => string;
  /** The text with names in the place of UUIDs. */
  readonly toNames: (text: string) => string;
}

/** The UUID of an operation that a scenario seeds, or of one that does not exist. */
export function uuidOf(number: number): string {
  return `abcdef00-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Names for operations with such UUIDs. */
export const SEEDED: Names = {
  toUuids: (text) => text.replaceAll(/#(\d+)/g, (_, number: string) => uuidOf(Number(number))),
  toNames: (text) => text.replaceAll(/abcdef00-?0000-?4000-?8000-?0*([1-9]\d*)/gi, '#$1'),
};

/** Names for operations that the service itself gave their UUIDs. */
export function namesOf(uuids: ReadonlyMap<number, string>): Names {
  const pairs = [...uuids].map(([number, uuid]) => [`#${String(number)}`, uuid] as const);
  return {
    toUuids: (text) => text.replaceAll(/#\d+/g, (name) => pairs.find(([one]) => one === name)?.[1] ?? name),
    toNames: (text) => pairs.reduce((named, [name, uuid]) => named.replaceAll(uuid, name), text),
  };
}
