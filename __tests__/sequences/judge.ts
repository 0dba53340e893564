/** The invariants of a sequence: what is wrong with what a step did, each as a sentence; nothing is wrong with most. */
import { logViolations } from '../invariants/runner-log.ts';
import {
  checkSummary,
  parseFileCommands,
  readVerdict,
  rowsWithoutLineIn,
  type StepFiles,
} from '../invariants/step-files.ts';
import { ownershipViolations } from './ownership.ts';
import { patienceViolations, timeViolations } from './patience.ts';
import type { Played, StepRun } from './play.ts';
import { isDryRun, type Row, rowViolations } from './rows.ts';
import type { Scenario } from './scenario.ts';
import { verdictViolations } from './verdict.ts';

/** @param slack milliseconds for the start of a process and a busy machine */
export function judge(played: Played, slack: number): string[] {
  const { main, post, scenario } = played;
  return [
    ...timeViolations(played, slack),
    ...ownershipViolations(played),
    ...outputViolations(played),
    ...logViolations(main.end.stdout, [scenario.token]).map((problem) => `Log: ${problem}`),
    ...logViolations(post.end.stdout, [scenario.token]).map((problem) => `Log of post: ${problem}`),
    ...leakViolations(played),
    ...folderViolations(played),
    ...(main.end.stderr === '' ? [] : [`The main step wrote to stderr: ${main.end.stderr.slice(0, 300)}`]),
    ...(post.end.stderr === '' ? [] : [`The post step wrote to stderr: ${post.end.stderr.slice(0, 300)}`]),
    ...(post.end.exitCode === 0 ? [] : [`The post step exits with ${String(post.end.exitCode)}.`]),
  ];
}

/** Everything that stands in the runner's files. What is not whole cannot be read further. */
function outputViolations(played: Played): string[] {
  try {
    const { main, scenario } = played;
    const text = (name: string): string => main.files.get(name)?.toString() ?? '';
    const outputs: StepFiles['outputs'] = new Map(parseFileCommands(text('output')));
    parseFileCommands(text('state'));
    checkSummary(text('summary.md'));
    readVerdict(new Map([...outputs, ['results-file', process.execPath]]));
    const rows = JSON.parse(outputs.get('results') ?? '') as readonly Row[];
    // What a signal may end a step with is judged by the sweeps.
    const ofEnd = (): string[] => [
      ...rowViolations(rows, played),
      ...patienceViolations(rows, played),
      ...verdictViolations(rows, outputs, played),
      ...planViolations(outputs, text('state'), scenario),
    ];
    return [
      ...(played.stopped ? [] : ofEnd()),
      ...resultsViolations(rows, main),
      ...summaryViolations(text('summary.md'), scenario.inputs['summary'], main.end.exitCode),
    ];
  } catch (error) {
    return [`What the step left is not whole: ${String(error)}`];
  }
}

/** Each leg has a line in the results file. */
function resultsViolations(rows: readonly Row[], { files }: StepRun): string[] {
  const [file] = [...files].filter(([path]) => path.startsWith('temp/')).map(([, content]) => content.toString());
  const missing = rowsWithoutLineIn(rows, file ?? '');
  return missing.map((name) => `The results file has no line of ${JSON.stringify(name)}.`);
}

/** Every run that got as far names its legs; a dry run leaves nothing to the post step. */
function planViolations(outputs: StepFiles['outputs'], state: string, { mode, inputs, legs }: Scenario): string[] {
  const names = outputs.get('legs');
  const expected = JSON.stringify(legs.map(({ name }) => name));
  if (mode !== 'run') return names === undefined ? [] : ['A mode that starts nothing names legs.'];
  return [
    ...(names === expected ? [] : [`The legs are ${expected}, and the output says ${String(names)}.`]),
    ...(isDryRun(inputs) && state !== '' ? [`A dry run left a state: ${state}`] : []),
  ];
}

function summaryViolations(summary: string, policy: string | undefined, exitCode: number | null): string[] {
  if (policy === 'false' && summary !== '') return ['There is a summary, although none is wanted.'];
  const isWanted = policy === 'true' || (policy === 'failed' && exitCode !== 0);
  if (isWanted && summary === '') return ['There is no summary.'];
  return /<h1>/i.test(summary) ? ['The summary has a forged heading.'] : [];
}

function leakViolations({ main, post, scenario: { token } }: Played): string[] {
  const mask = `::add-mask::${token}\n`;
  const texts = [main, post].flatMap(({ end, files }, index) => [
    [`log ${String(index)}`, end.stdout.replace(mask, '')] as const,
    ...[...files].map(([path, content]) => [`${path} ${String(index)}`, content.toString()] as const),
  ]);
  return texts.filter(([, text]) => text.includes(token)).map(([name]) => `The token stands in: ${name}`);
}

const OWN_FILES = ['output', 'state', 'summary.md'];

function folderViolations({ main, post, changed, scenario: { inputs } }: Played): string[] {
  const isCollected = (path: string): boolean =>
    inputs['collect'] !== undefined && /^(?:collected|reports)\//.test(path);
  const inTemp = [...main.files.keys()].filter((path) => !OWN_FILES.includes(path));
  return [
    ...changed.filter((path) => !isCollected(path)).map((path) => `It changed the workspace: ${path}`),
    ...(inTemp.length <= 1 && inTemp.every((path) => path.startsWith('temp/'))
      ? []
      : [`It left: ${inTemp.join(', ')}`]),
    ...[...post.files.keys()].filter((path) => !OWN_FILES.includes(path)).map((path) => `The post step left ${path}.`),
  ];
}
