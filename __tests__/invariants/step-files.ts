/** What a step left in the runner's files, read as strictly as a half-written file deserves. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ActionEnd } from '../../scripts/run-action.ts';
import { OUTCOMES } from '../../src/legs/leg.ts';

export interface StepFiles {
  /** By name. */
  readonly outputs: ReadonlyMap<string, string>;
  /** By name; the last value written counts. */
  readonly state: ReadonlyMap<string, string>;
  readonly summary: string;
}

/** Reads the files of a run by their text. Throws, with the place, for one that is not whole. */
export function readStepFiles({ temp }: Pick<ActionEnd, 'temp'>): StepFiles {
  const text = (name: string): string => readFileSync(join(dirname(temp), name), 'utf8');
  const outputs = parseFileCommands(text('output'));
  const names = outputs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The output ${twice} is written twice.`);
  const summary = text('summary.md');
  checkSummary(summary);
  return { outputs: new Map(outputs), state: new Map(parseFileCommands(text('state'))), summary };
}

/** What stands before and after each value. */
const DELIMITER = /^ghadelimiter_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The name-value pairs of `name<<delimiter` blocks, in order. Throws for anything but whole blocks. */
export function parseFileCommands(text: string): (readonly [name: string, value: string])[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Error(`The last line is not whole: ${text.slice(-80)}`);
  const lines = text.slice(0, -1).split('\n');
  const commands: [string, string][] = [];
  for (let at = 0; at < lines.length;) {
    const [, name = '', delimiter = ''] = /^(.+?)<<(.*)$/.exec(lines[at] ?? '') ?? [];
    if (!DELIMITER.test(delimiter)) throw new Error(`Line ${at + 1} begins no value: ${String(lines[at])}`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error(`The value of ${name} has no end.`);
    commands.push([name, lines.slice(at + 1, end).join('\n')]);
    at = end + 1;
  }
  return commands;
}

/** Bytes of a summary that the platform keeps. */
const LARGEST_SUMMARY = 1_048_576;
const VOID_TAGS = new Set(['br', 'hr', 'img']);

/** Throws for a summary that breaks off: a tag or a block of code that is open at its end, or more than the platform keeps. */
export function checkSummary(text: string): void {
  if (Buffer.byteLength(text) > LARGEST_SUMMARY) throw new Error('The summary is larger than the platform keeps.');
  const [markup, ...blocks] = text.split(/^```.*$/m);
  if (blocks.length % 2 === 1) throw new Error('A block of code of the summary is open at its end.');
  const open: string[] = [];
  const outside = [markup, ...blocks.filter((_, index) => index % 2 === 1)].join('\n');
  for (const [, slash, name = ''] of outside.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)) {
    if (VOID_TAGS.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) throw new Error(`</${name}> of the summary closes nothing.`);
  }
  if (open.length > 0) throw new Error(`The summary ends within <${open.join('><')}>.`);
  if (/<[^>]*$/.test(outside)) throw new Error('The summary ends within a tag.');
}

/** One leg in the output `results`, with the fields that the invariants read. */
export interface ResultRow {
  readonly name: string;
  readonly uuid: string | null;
  readonly outcome: string;
  readonly cancel: string | null;
  readonly status: string | null;
}

/** What a step that has no more than a few legs says of itself. Throws when outputs are missing or contradict each other. */
export function readVerdict(outputs: StepFiles['outputs']) {
  // Mode list alone has it.
  const outcomes: readonly string[] = OUTCOMES.filter((outcome) => outcome !== 'ended' || outputs.has(outcome));
  const text = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined) throw new Error(`The output ${name} is missing.`);
    return value;
  };
  const rows = JSON.parse(text('results')) as readonly ResultRow[];
  const operations = new Map(Object.entries(JSON.parse(text('operations')) as Record<string, string>));
  for (const outcome of outcomes) {
    const names = rows.filter((row) => row.outcome === outcome).map(({ name }) => name);
    if (text(outcome) !== JSON.stringify(names)) throw new Error(`The output ${outcome} is not what the rows say.`);
    if (text(`${outcome}-count`) !== String(names.length))
      throw new Error(`${outcome}-count is not what the rows say.`);
  }
  for (const { name, uuid, outcome } of rows) {
    if (!outcomes.includes(outcome)) throw new Error(`The row of ${name} has the outcome ${outcome}.`);
    if ((operations.get(name) ?? null) !== uuid)
      throw new Error(`The output operations contradicts the row of ${name}.`);
  }
  // A step that is stopped while it reads its inputs has no leg, and no file.
  const file = text('results-file');
  if (!existsSync(file) && (file !== '' || rows.length > 0)) throw new Error('There is no results file.');
  return { exitCode: Number(text('exit-code')), outcome: text('outcome'), rows };
}

/** Names of the rows without a line in the results file: by UUID, or by name where there is none. Throws for half a line. */
export function rowsWithoutLine(rows: readonly Pick<ResultRow, 'name' | 'uuid'>[], file: string): string[] {
  if (rows.length === 0) return [];
  return rowsWithoutLineIn(rows, readFileSync(file, 'utf8'));
}

/** The same for the text of the file. */
export function rowsWithoutLineIn(rows: readonly Pick<ResultRow, 'name' | 'uuid'>[], text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const payloads = lines.map((line) => JSON.parse(line) as Readonly<Record<'uuid' | 'id' | 'name', unknown>>);
  // The older generation of payloads names an operation by `id`.
  const uuids = new Set(payloads.map(({ uuid, id }) => uuid ?? id));
  const names = new Set(payloads.filter(({ uuid }) => uuid === undefined).map(({ name }) => name));
  return rows.filter(({ name, uuid }) => (uuid === null ? !names.has(name) : !uuids.has(uuid))).map(({ name }) => name);
}
