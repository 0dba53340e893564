/**
 * Mutation testing of the folders whose faults would cost most: does a unit test fail for each small change of the code?
 * `npm run mutation` takes all of them, `npm run mutation -- report legs/outcome.ts` a part. Prints each change that no
 * test noticed, and fails when a folder has less than 85 % noticed. With `--own` only the tests that import the mutated file
 * count, where there are any: quicker, and stricter.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { toolPath } from './tools.ts';

const ROOT = dirname(import.meta.dirname);
const FOLDERS = ['legs', 'watch', 'start', 'report', 'test-reports', 'contree'];
const GOAL = 85;

/** What this needs of the tool's `MutantResult`. Lines and columns begin with 1. */
interface Mutant {
  readonly status: string;
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Tool {
  readonly Stryker: new (options: object) => { runMutationTest: () => Promise<readonly Mutant[]> };
}

const entry = join(toolPath('mutation'), '@stryker-mutator', 'core', 'dist', 'src', 'index.js');
const { Stryker } = (await import(pathToFileURL(entry).href)) as Tool;

const MISSED: readonly string[] = ['Survived', 'NoCoverage'];
/** Neither noticed nor missed: ignored by a comment, or not valid code. */
const UNCOUNTED: readonly string[] = ['Ignored', 'CompileError', 'RuntimeError'];

const isMissed = ({ status }: Mutant): boolean => MISSED.includes(status);
const isCounted = ({ status }: Mutant): boolean => !UNCOUNTED.includes(status);

/** Runs these tests for each mutant of the file, or of these places in it. */
async function mutants(places: readonly string[], tests: readonly string[]): Promise<readonly Mutant[]> {
  // Read by the configuration of jest, in the process of the tests.
  process.env['MUTATION_TESTS'] = tests.join(',');
  return new Stryker({
    mutate: [...places],
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'],
    // The related tests of a file are nearly all there are.
    jest: { configFile: '__tests__/unit/jest.config.js', enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    // What a module does when it is loaded would need a new process for each mutant.
    ignoreStatic: true,
    ignorePatterns: ['.tools', 'build', 'coverage', 'demo/out', 'dist'],
    concurrency: 1,
    reporters: [],
    logLevel: 'error',
    // A busy machine may need seconds for one run.
    timeoutMS: 30_000,
    tempDirName: 'coverage/mutation',
  }).runMutationTest();
}

/** First the tests that import the file, then for what they missed all of its folder. */
async function testFile(file: string, onlyOwn: boolean): Promise<readonly Mutant[]> {
  const all = globSync(`__tests__/unit/${dirname(file)}/**/*.test.ts`, { cwd: ROOT });
  const own = all.filter((test) => readFileSync(join(ROOT, test), 'utf8').includes(`src/${file}'`));
  const first = await mutants([`src/${file}`], own.length === 0 ? all : own);
  const missed = first.filter(isMissed);
  if (onlyOwn || own.length === 0 || own.length === all.length || missed.length === 0) return first;
  const again = await mutants(missed.map(placeOf), all);
  const verdicts = new Map(again.map((mutant) => [keyOf(mutant), mutant]));
  return first.map((mutant) => verdicts.get(keyOf(mutant)) ?? mutant);
}

function placeOf({ fileName, location: { start, end } }: Mutant): string {
  const from = `${String(start.line)}:${String(start.column)}`;
  return `${fileName}:${from}-${String(end.line)}:${String(end.column)}`;
}

function keyOf(mutant: Mutant): string {
  return `${placeOf(mutant)} ${mutant.mutatorName} ${mutant.replacement}`;
}

function score(found: readonly Mutant[]): number {
  const counted = found.filter(isCounted);
  return counted.length === 0 ? 100 : (100 * counted.filter((mutant) => !isMissed(mutant)).length) / counted.length;
}

function lineOf(name: string, found: readonly Mutant[]): string {
  const count = `${String(found.filter(isMissed).length)} of ${String(found.filter(isCounted).length)} missed`;
  return `${name}: ${score(found).toFixed(1)} %, ${count}\n`;
}

/** The code that was replaced and its replacement, each in one line. */
function survivor(mutant: Mutant): string {
  const { start, end } = mutant.location;
  const lines = readFileSync(mutant.fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 100);
  return `  ${String(start.line)}:${String(start.column)} ${short(lines.join('\n'))} → ${short(mutant.replacement)}\n`;
}

/** The files of each folder that have a part in this run. Throws for a part that is neither a folder nor a file of one. */
function chosenFiles(parts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map(
    FOLDERS.map((folder) => [folder, globSync(`${folder}/**/*.ts`, { cwd: join(ROOT, 'src') }).sort()]),
  );
  const known = new Set([...files].flat(2));
  const unknown = parts.find((part) => !known.has(part));
  if (unknown !== undefined) throw new Error(`${unknown} is neither one of ${FOLDERS.join(', ')} nor a file in these.`);
  if (parts.length === 0) return files;
  const isPart = (folder: string, file: string): boolean => parts.includes(folder) || parts.includes(file);
  return new Map([...files].map(([folder, own]) => [folder, own.filter((file) => isPart(folder, file))]));
}

async function main(): Promise<void> {
  const options = { own: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  for (const [folder, files] of chosenFiles(positionals)) {
    const found: Mutant[] = [];
    for (const file of files) {
      const mutated = await testFile(file, values.own);
      process.stdout.write(lineOf(basename(file), mutated) + mutated.filter(isMissed).map(survivor).join(''));
      found.push(...mutated);
    }
    if (files.length > 0) process.stdout.write(lineOf(folder, found));
    if (score(found) < GOAL) process.exitCode = 1;
  }
}

await main();
