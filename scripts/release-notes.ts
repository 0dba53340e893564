/** Prints the section of CHANGELOG.md for the tag given as argument. Fails when the tag is not package.json's version. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { releaseNotes } from './changelog.ts';

const root = dirname(import.meta.dirname);
const [tag] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
if (tag !== `v${version}`) throw new Error(`The tag is ${tag ?? 'missing'}, but package.json has version ${version}.`);
process.stdout.write(releaseNotes(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version));
