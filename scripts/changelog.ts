/** The headings of a changelog in the form of keepachangelog.com: `Unreleased` and versions, newest first. */
export function changelogSections(changelog: string): string[] {
  return [...changelog.matchAll(/^## \[([^\]]+)\]/gm)].map(([, name = '']) => name);
}

/** What stands under the version's heading, without it. Throws when there is no such heading or nothing under it. */
export function releaseNotes(changelog: string, version: string): string {
  const heading = changelog.split('\n').findIndex((line) => line.startsWith(`## [${version}]`));
  if (heading === -1) throw new Error(`CHANGELOG.md has no section [${version}].`);
  const lines = changelog.split('\n').slice(heading + 1);
  const end = lines.findIndex((line) => /^(?:## |\[[^\]]+\]: )/.test(line));
  const notes = lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of [${version}].`);
  return `${notes}\n`;
}
