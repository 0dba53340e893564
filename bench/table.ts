import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { COMMAND_LINE } from './command-line.ts';
import { figure, type Section } from './measure.ts';

const README = new URL('../README.md', import.meta.url);
const START = '<!-- figures: written by npm run bench -- --readme -->\n<!-- prettier-ignore-start -->\n';
const END = '<!-- prettier-ignore-end -->\n<!-- end of figures -->';

/** One table, each section under a row of its own in bold. */
export function tableOf(sections: readonly Section[]): string {
  const rows = sections.flatMap(({ title, peer, rows: members }) => [
    [`**${title}**`, '', peer, ''],
    ...members.map(({ what, action, peer: beside, ratio }) => [what, action, beside, ratio]),
  ]);
  const lines = [['what', 'op-action', 'peer', 'ratio'], ['---', '---:', '---:', '---:'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** When and where the figures were taken. */
export function circumstances(): string {
  const model = cpus()[0]?.model ?? '';
  // A virtual machine may not tell more of its processor than a number.
  const processor = /[a-z]/i.test(model) ? ` of ${model.trim()}` : '';
  const machine = `${availableParallelism()} cores${processor}, ${figure(totalmem() / 1e9)} GB of memory`;
  return `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${machine}, Node ${process.version}, ${COMMAND_LINE}.`;
}

/** Puts text between the markers in the README. Throws when they are missing. */
export function writeReadme(text: string): void {
  const readme = readFileSync(README, 'utf8');
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from === -1 || to < from) throw new Error('README.md has no place for the figures: their markers are missing.');
  writeFileSync(README, `${readme.slice(0, from)}${START}\n${text}\n\n${readme.slice(to)}`);
}
