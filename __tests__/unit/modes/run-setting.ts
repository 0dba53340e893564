import type { RunInputs } from '../../../src/inputs/inputs.ts';
import type { LegPlan, SetupPlan } from '../../../src/plan/leg-plan.ts';
import { run } from '../../../src/modes/run.ts';
import { NO_FILES } from '../../../src/files/local-files.ts';
import { modeSetting, type ModeScript, type ModeSetting } from '../../doubles/mode-setting.ts';
import { legPlan } from '../start/launch-setting.ts';
import { CREDENTIALS, uuidOf } from '../../doubles/fixtures.ts';

export const IMAGE = uuidOf(800);

export const SETUP: SetupPlan = {
  image: { kind: 'uuid', uuid: IMAGE },
  command: 'pip install .',
  env: {},
  cwd: '/root',
  timeout: null,
  truncateOutputAt: null,
  diskLimit: null,
  files: [],
  key: null,
  keep: null,
};

export function runInputs(
  legs: readonly LegPlan[],
  fields: Partial<RunInputs> & { setup?: SetupPlan } = {},
): RunInputs {
  const { setup = null, ...inputs } = fields;
  return {
    mode: 'run',
    credentials: CREDENTIALS,
    requestTimeout: 30_000,
    timeout: 3_600_000,
    summary: 'true',
    cleanup: 'always',
    onTimeout: 'leave',
    failFast: false,
    logs: 'failed',
    outputDir: null,
    plan: { setup, legs, legsFile: null },
    timeouts: [],
    setupFiles: NO_FILES,
    legFiles: legs.map(() => NO_FILES),
    registry: null,
    secrets: [],
    maxParallel: null,
    retries: 0,
    retryOn: ['platform'],
    earlier: null,
    detach: false,
    dryRun: false,
    collect: [],
    reports: null,
    ifNoFilesFound: 'warn',
    collectTimeout: 60_000,
    origin: { run: 'github.com/o/r/actions/runs/1', attempt: 1, job: 'test', index: 0, step: 'run' },
    workspace: '/nowhere',
    ...inputs,
  };
}

export interface Run extends ModeSetting {
  /** Settles when the mode has ended. */
  readonly ended: Promise<void>;
}

/** Runs legs of these names, or of these plans. */
export function running(
  legs: readonly (string | LegPlan)[],
  inputs: Parameters<typeof runInputs>[1] = {},
  script: ModeScript = {},
  prepare: (setting: ModeSetting) => void = () => undefined,
): Run {
  const plans = legs.map((leg) => (typeof leg === 'string' ? legPlan(leg) : leg));
  const setting = modeSetting(script);
  prepare(setting);
  return { ...setting, ended: run(runInputs(plans, inputs), setting.context) };
}

/** The same, to its end. */
export async function ran(...given: Parameters<typeof running>): Promise<ModeSetting> {
  const setting = running(...given);
  await setting.ended;
  return setting;
}

/** Names of the legs whose starts arrived, in their order. */
export function arrived({ service }: ModeSetting): string[] {
  return service.started.map(({ marker }) => marker.leg ?? '(setup)');
}

export function cancelled({ service }: ModeSetting): string[] {
  return service.sent('cancel').map(({ what }) => {
    const found = service.started.find(({ uuid }) => uuid === what);
    return found?.marker.leg ?? '(setup)';
  });
}
