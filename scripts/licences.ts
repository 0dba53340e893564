import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages that these sources of a bundle come from, once each; nested copies have one of their own. */
export function packageFolders(sources: readonly string[]): string[] {
  const found = sources.flatMap(
    (source) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? [],
  );
  return [...new Set(found)].sort();
}

/** Name, version and licence texts of each package. Throws for a package without a text. */
export function licences(root: string, folders: readonly string[]): string {
  return folders.map((folder) => licenceOf(join(root, folder))).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const heading = `${String(manifest['name'])} ${String(manifest['version'])} (${String(manifest['license'])})`;
  const names = readdirSync(folder).sort();
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();
  const texts = names.filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name)).map(read);
  if (texts.length === 0)
    texts.push(...names.filter((name) => /^readme/i.test(name)).flatMap((name) => inReadme(read(name))));
  if (!texts.some((text) => /copyright/i.test(text))) throw new Error(`${heading} in ${folder} has no licence text.`);
  return `${heading}\n\n${texts.join('\n\n')}\n`;
}

/** The section that is headed License, when there is one. */
function inReadme(readme: string): string[] {
  const section = /^(?:#+ *licen[cs]e.*\n|licen[cs]e *\n[-=]+ *\n)((?:(?!#|.*\n[-=]{3}|\[[^\]]+\]:).*\n?)*)/im.exec(
    readme,
  );
  return section?.[1] === undefined ? [] : [section[1].trim()];
}
