import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { withBlock } from '../scripts/generated.ts';
import { COMMAND_LINE } from './command-line.ts';
import { markdownTable } from './markdown-table.ts';
import { figure, type Section } from './measure.ts';

const README = new URL('../README.md', import.meta.url);

/** One table. Each section begins with a row in bold. */
export function tableOf(sections: readonly Section[]): string {
  const rows = sections.flatMap(({ title, peer, rows: members }) => [
    [`**${title}**`, '', peer, ''],
    ...members.map(({ what, action, peer: beside, ratio }) => [what, action, beside, ratio]),
  ]);
  return markdownTable(['what', 'op-action', 'peer', 'ratio'], rows);
}

/** The date, the machine and the versions of a measurement. */
export function circumstances(): string {
  const model = cpus()[0]?.model ?? '';
  // A virtual machine may report only a number as its processor.
  const processor = /[a-z]/i.test(model) ? ` of ${model.trim()}` : '';
  const machine = `${availableParallelism()} cores${processor}, ${figure(totalmem() / 1e9)} GB of memory`;
  return `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${machine}, Node ${process.version}, ${COMMAND_LINE}.`;
}

/** Replaces the figures in the README. Throws when their markers are missing. */
export function writeReadme(figures: string): void {
  const source = 'written by npm run bench -- --readme';
  writeFileSync(README, withBlock(readFileSync(README, 'utf8'), { name: 'figures', source, text: `${figures}\n` }));
}
