import type { RunInputs } from '../inputs.ts';
import type { SetupPlan } from '../legs/plan/leg-plan.ts';
import { SETUP } from '../legs/preparation-names.ts';
import { setupRequest, type Provisions } from '../legs/start/spawn-request.ts';
import type { Context } from './context.ts';
import { follow } from './follow.ts';
import { launcherOf } from './launching.ts';

/**
 * Runs the setup to its end and returns the image that it leaves; null when it did not pass, which the preparation's ledger
 * tells. At the deadline it is cancelled: nobody could use what it leaves.
 */
export async function runSetup(
  plan: SetupPlan,
  provisions: Provisions,
  inputs: RunInputs,
  context: Context,
  deadline: number,
): Promise<string | null> {
  const { preparation } = context;
  const inPreparation = { ...context, ledger: preparation };
  preparation.plan([{ name: SETUP, allowFailure: false }]);
  const launch = { name: SETUP, requestOf: setupRequest.bind(null, plan, provisions) };
  const starting = launcherOf([launch], { ...inputs, deadline }, inPreparation, true);
  const following = {
    deadline,
    onTimeout: 'cancel',
    failFast: false,
    isSetup: true,
    logs: inputs.logs,
    starting,
  } as const;
  await follow(following, inPreparation);
  const { outcome, operation } = preparation.resultOf(SETUP);
  if (outcome !== 'passed') return null;
  const image = operation?.resultImage ?? null;
  if (image === null) throw new Error('The setup passed, but the service names no image that it left.');
  return image;
}
