export interface ChangelogSection {
  /** A version, or `Unreleased`. */
  readonly name: string;
  /** As it stands behind the version; null without one. */
  readonly date: string | null;
}

/** The headings of a changelog in the form of keepachangelog.com: `Unreleased` and versions, newest first. */
export function changelogSections(changelog: string): ChangelogSection[] {
  return [...changelog.matchAll(/^## \[([^\]]+)\](?: - (.+))?$/gm)].map(([, name = '', date = null]) => ({
    name,
    date,
  }));
}

/** The text under the version's heading, without the heading. Throws when the heading or the text is missing. */
export function releaseNotes(changelog: string, version: string): string {
  const heading = changelog.split('\n').findIndex((line) => line.startsWith(`## [${version}]`));
  if (heading === -1) throw new Error(`CHANGELOG.md has no section [${version}].`);
  const lines = changelog.split('\n').slice(heading + 1);
  const end = lines.findIndex((line) => /^(?:## |\[[^\]]+\]: )/.test(line));
  const notes = lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
  if (notes === '') throw new Error(`CHANGELOG.md has no text under [${version}].`);
  return `${notes}\n`;
}
