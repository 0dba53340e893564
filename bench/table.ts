import { availableParallelism, cpus, totalmem } from 'node:os';
import { COMMAND_LINE } from './command-line.ts';
import { markdownTable } from './markdown-table.ts';
import { figure, type Section } from './measure.ts';

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
