/** By which a run of the step finds its check run of the leg in this position again, and those of no other run of it. */
export function externalId(owner: string, index: number): string {
  return `${idPrefix(owner)}${String(index)}`;
}

/** What they all begin with. */
export function idPrefix(owner: string): string {
  return `op-action/${owner}/`;
}
