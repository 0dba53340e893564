/** Reads what act prints with `--json`: one object a line. */

/** What one stage (`Pre`, `Main`, `Post`) of one step did, as the runner understood it. */
export interface StepLog {
  readonly job: string;
  /** The job's position in its matrix. */
  readonly matrix: Readonly<Record<string, unknown>>;
  /** The step's id, its position in the job when it has none; inside a composite action `outer/inner`. */
  readonly id: string;
  readonly stage: string;
  /** What it ended with before `continue-on-error` (GitHub's `outcome`); null when it never ended. */
  result: string | null;
  readonly outputs: Record<string, string>;
  /** Such as `error: it broke`. */
  readonly annotations: string[];
  /** Names of the other workflow commands that reached the runner. The end of `stop-commands` is `resume`. */
  readonly commands: string[];
  /** The token that ends `stop-commands`. */
  resume: string;
  summary: string;
  /** What it printed beside commands. */
  readonly lines: string[];
}

export interface WorkflowLog {
  readonly steps: StepLog[];
  /** By job. act has one result for a whole matrix; GitHub gives each job of it a result of its own. */
  readonly jobs: Record<string, string>;
  /**
   * All that can be read in the log. What the command `add-mask` itself carries is left out: act repeats it in fields
   * beside the message, GitHub's runner prints `***`.
   */
  text: string;
}

interface Entry {
  readonly msg?: string;
  readonly jobID?: string;
  readonly matrix?: Readonly<Record<string, unknown>> | null;
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly stepResult?: string;
  readonly jobResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly raw_output?: boolean;
}

const ANNOTATIONS: readonly string[] = ['error', 'warning', 'notice'];

export function emptyLog(): WorkflowLog {
  return { steps: [], jobs: {}, text: '' };
}

/**
 * Adds a line of act's output to the log. Throws for one that is no JSON object.
 * @param hear called with the id of a process that has printed all it will, see `hear-out.js`
 */
export function readLine(log: WorkflowLog, line: string, hear: (processId: string) => void): void {
  const entry = JSON.parse(line) as Entry;
  if (entry.command !== 'add-mask') log.text += `${line}\n`;
  if (entry.jobID === undefined) return;
  if (entry.jobResult !== undefined) log.jobs[entry.jobID] = entry.jobResult;
  if (entry.stepID === undefined || entry.stage === undefined) return;
  const step = stepOf(log, entry.jobID, entry.matrix ?? {}, entry.stepID.join('/'), entry.stage);
  if (entry.stepResult !== undefined) step.result = entry.stepResult;
  else if (entry.command !== undefined) obey(step, entry.command, entry);
  else if (entry.raw_output === true) print(step, (entry.msg ?? '').replace(/[\r\n]+$/, ''), hear);
}

function print(step: StepLog, text: string, hear: (processId: string) => void): void {
  const processId = /^Heard out\? (\d+)$/.exec(text)?.[1];
  if (processId === undefined) step.lines.push(text);
  else hear(processId);
}

function obey(step: StepLog, command: string, { name = '', arg = '', content = '' }: Entry): void {
  if (command === 'set-output') step.outputs[name] = arg;
  else if (command === 'summary') step.summary += content;
  else if (ANNOTATIONS.includes(command)) step.annotations.push(`${command}: ${arg}`);
  else step.commands.push(command === step.resume ? 'resume' : command);
  if (command === 'stop-commands') step.resume = arg;
}

function stepOf(log: WorkflowLog, job: string, matrix: StepLog['matrix'], id: string, stage: string): StepLog {
  const position = JSON.stringify(matrix);
  const known = log.steps.find(
    (step) => step.job === job && step.id === id && step.stage === stage && JSON.stringify(step.matrix) === position,
  );
  if (known !== undefined) return known;
  const empty = { result: null, outputs: {}, annotations: [], commands: [], resume: '', summary: '', lines: [] };
  const step = { job, matrix, id, stage, ...empty };
  log.steps.push(step);
  return step;
}
