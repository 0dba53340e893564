import type { WaitInputs } from '../inputs/inputs.ts';
import { logLine } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import type { Context } from './context.ts';
import { follow } from './follow.ts';
import { selectLegs } from './select.ts';

/** Follows the given legs until each has ended or the deadline has passed. */
export async function wait(inputs: WaitInputs, context: Context): Promise<void> {
  const deadline = context.clock.now() + inputs.timeout;
  const legs = await selectLegs(inputs.selection, context, deadline);
  if (legs.length === 0) return;
  context.outputFolder?.nameFolders(legs.map(({ name }) => name));
  context.announce();
  context.log.info(logLine`Waiting for ${counted(legs.length, 'operation')}.`);
  await follow({ ...inputs, deadline }, context);
}
