import { ContreeError } from '../contree/contree-error.ts';
import { digestOf, type HashedFile } from '../files/hash-files.ts';
import { fileSpecs } from '../files/remote-paths.ts';
import { setupTag } from '../images/setup-tag.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { shownCommand } from '../legs/command.ts';
import { SETUP } from '../legs/run-record.ts';
import type { SetupPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import type { LegLaunch } from '../start/leg-tries.ts';
import { setupRequest } from '../start/spawn-request.ts';
import { logUnchanged } from './collect-legs.ts';
import type { LimitOf } from './command-limits.ts';
import type { BoundedContext } from './context.ts';
import type { EarlierLegs } from './earlier-legs.ts';
import { follow } from './follow.ts';
import { heartbeat } from './heartbeat.ts';
import { createLauncher } from './launch.ts';
import { takeOverSetup } from './take-over.ts';
import { upload } from './upload.ts';

export interface SetupContext extends BoundedContext {
  readonly inputs: RunInputs;
  /** What earlier attempts of the workflow run came to; null when the setup is to run. */
  readonly earlier: EarlierLegs | null;
  readonly limiting: Promise<LimitOf>;
}

/**
 * The UUID of the image that an earlier run tagged, else of the one that the setup left in an earlier attempt of this run or
 * leaves now; null when it did not pass.
 * @param base UUID of the image that it runs on
 */
export async function setupImage(
  setup: SetupPlan,
  base: string,
  files: readonly HashedFile[],
  context: SetupContext,
): Promise<string | null> {
  const { client, inputs, earlier, limiting, log, record, signal, deadline } = context;
  const { key, command, cwd } = setup;
  const tag = key === null ? null : setupTag({ key, image: base, command, cwd, filesDigest: digestOf(files) });
  const stillLooking = (): LogText => logLine`still looking for the setup's image`;
  const find = (wanted: string): Promise<string | null> => client.findImageByTag(wanted, { signal, deadline });
  const tagged = tag === null ? null : await heartbeat(context, stillLooking, () => find(tag));
  if (tagged !== null) {
    log.info(logLine`setup · kept by an earlier run · image ${tagged}`);
    record.setup = { image: tagged, cacheHit: true };
    return tagged;
  }
  const legsHaveOwn = inputs.legFiles.some((set) => set.files.length > 0);
  const uuids = await upload(files, context, legsHaveOwn ? logLine`files of the setup` : logLine`files`);
  const provisions = { image: base, files: fileSpecs(files, uuids, cwd) };
  const limited = { ...setup, timeout: (await limiting)(setup)?.ms ?? null };
  const requestOf = setupRequest.bind(null, limited, provisions);
  const taken = earlier && (await takeOverSetup(requestOf, { ...inputs, earlier }, context));
  const image = taken ?? (await runSetup(requestOf, setup, context));
  if (image === null) return null;
  record.setup = { image, cacheHit: taken !== null };
  if (tag !== null) await tagSetupImage({ image, base, tag }, context);
  return image;
}

/** Runs the setup to its end and returns the image that it leaves; null when it did not pass. The deadline cancels it. */
async function runSetup(
  requestOf: LegLaunch['requestOf'],
  setup: SetupPlan,
  context: SetupContext,
): Promise<string | null> {
  const { hideSecrets, inputs, deadline, limiting, preparation } = context;
  const command = shownCommand(hideSecrets(setup.command));
  preparation.plan([{ name: SETUP, allowFailure: false, command, mostAttempts: inputs.retries + 1 }]);
  preparation.recordLimit(SETUP, (await limiting)(setup));
  const starting = createLauncher([{ name: SETUP, requestOf }], { ...inputs, deadline, isSetup: true }, context);
  await follow({ ...inputs, onTimeout: 'cancel', failFast: false, deadline, isSetup: true, starting }, context);
  const { outcome, operation } = preparation.resultOf(SETUP);
  if (outcome !== 'passed') return null;
  const image = operation?.resultImage ?? null;
  if (image === null) throw new Error('The setup passed, but the service names no image that it left.');
  return image;
}

/** A failure is only a warning: this run has its image; the next one must set up again. */
async function tagSetupImage(
  { image, base, tag }: Readonly<Record<'image' | 'base' | 'tag', string>>,
  { client, log, signal, deadline }: SetupContext,
): Promise<void> {
  try {
    await client.tagImage(image, tag, { signal, deadline });
    if (image === base) log.notice(logUnchanged(SETUP, image, tag));
    else log.info(logLine`setup · image kept as tag:${tag}`);
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    log.warning(logLine`The setup's image could not be kept, so that the next run sets up again: ${error.message}`);
  }
}
