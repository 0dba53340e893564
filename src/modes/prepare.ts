import { ContreeError } from '../contree/contree-error.ts';
import { digestOf, type HashedFile, hashFiles } from '../files/hash-files.ts';
import type { FileSet } from '../files/local-files.ts';
import { fileSpecs } from '../files/remote-paths.ts';
import { uploadFiles } from '../files/upload-files.ts';
import { resolveImages } from '../images/resolve-image.ts';
import { setupTag } from '../images/setup-tag.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { SETUP } from '../legs/run-record.ts';
import { describeImage, type ImageReference } from '../plan/image-reference.ts';
import type { LegPlan, SetupPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { counted, formatBytes } from '../report/format.ts';
import type { LegLaunch } from '../start/launcher.ts';
import { type Provisions, setupRequest } from '../start/spawn-request.ts';
import { checkTimeouts, tokenReadUntil } from './check-timeouts.ts';
import { logUnchanged } from './collect-legs.ts';
import type { Context } from './context.ts';
import type { EarlierLegs } from './earlier-legs.ts';
import { follow } from './follow.ts';
import { heartbeat } from './heartbeat.ts';
import { createLauncher } from './launch.ts';
import { takeOverSetup } from './take-over.ts';

/**
 * Provides what the legs start from: images, files and the setup. Returns what each leg of the plan needs, in its order; null
 * when the setup did not pass, so that no leg can start. The result of the setup is in the preparation's ledger.
 * @param deadline milliseconds since the epoch
 * @param earlier what earlier attempts of the workflow run came to; null when all is to run
 */
export async function prepare(
  inputs: RunInputs,
  context: Context,
  deadline: number,
  earlier: EarlierLegs | null = null,
): Promise<readonly Provisions[] | null> {
  const { setup, legs } = inputs.plan;
  const sets = [inputs.setupFiles, ...inputs.legFiles];
  logLeftOut(sets, context);
  const [images, hashed] = await getImages(inputs, sets, { ...context, deadline });
  const hashedOf = (set: FileSet | undefined): readonly HashedFile[] => (set && hashed.get(set)) ?? [];
  const imageOf = (reference: ImageReference): string => {
    const image = images.get(describeImage(reference));
    if (image === undefined) throw new Error(`${describeImage(reference)} was not resolved.`);
    return image;
  };
  const [setupLeft, uuids] = await allOrAbort(
    context.signal,
    async (signal) => {
      if (setup === null) return null;
      const files = hashedOf(inputs.setupFiles);
      return setupImage(setup, imageOf(setup.image), files, { ...context, inputs, earlier, signal, deadline });
    },
    (signal) => upload(inputs.legFiles.flatMap(hashedOf), { ...context, signal, deadline }),
  );
  if (setup !== null && setupLeft === null) return null;
  const specsOf = specsBySet(uuids);
  return legs.map((leg, index) => {
    const image = leg.image === null ? setupLeft : imageOf(leg.image);
    if (image === null) throw new Error(`Leg ${leg.name} has no image.`);
    return { image, files: specsOf(hashedOf(inputs.legFiles[index]), leg) };
  });
}

/**
 * The images by reference, and the files' hashes. Meanwhile the time limits are checked: what the service would refuse ends the
 * step before it imports or uploads anything.
 */
async function getImages(
  { plan: { setup, legs }, registry, timeouts }: RunInputs,
  sets: readonly FileSet[],
  context: Context & Pick<SetupContext, 'deadline'>,
): Promise<[ReadonlyMap<string, string>, ReadonlyMap<FileSet, readonly HashedFile[]>]> {
  const { deadline, token } = context;
  const references = setup === null ? legs.flatMap(({ image }) => image ?? []) : [setup.image];
  const line = (): LogText => logLine`still getting the images`;
  const until = tokenReadUntil(context.clock.now(), deadline);
  return await heartbeat(context, line, () => {
    const checked = checkTimeouts(timeouts, context, { signal: context.signal, deadline: until });
    return allOrAbort(
      context.signal,
      (signal) => {
        const longestImport = async (): Promise<number | null> => {
          await checked;
          return await token.limit('images_import_max_timeout', { signal, deadline: until });
        };
        return resolveImages(references, { ...context, signal, registry, longestImport });
      },
      async () => (await Promise.all([hashSets(sets), checked]))[0],
    );
  });
}

type Specs = ReturnType<typeof fileSpecs>;

/** A thousand legs with the same five thousand files, directory and user share one record of them. */
function specsBySet(uuids: ReadonlyMap<string, string>) {
  const known = new Map<readonly HashedFile[], Map<string, Specs>>();
  return (files: readonly HashedFile[], { cwd, user }: Pick<LegPlan, 'cwd' | 'user'>): Specs => {
    const ofSet = known.get(files) ?? new Map<string, Specs>();
    known.set(files, ofSet);
    const place = JSON.stringify([cwd, user?.uid, user?.gid]);
    const specs = ofSet.get(place) ?? fileSpecs(files, uuids, cwd, user);
    ofSet.set(place, specs);
    return specs;
  };
}

interface SetupContext extends Context {
  readonly inputs: RunInputs;
  readonly earlier: EarlierLegs | null;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** The image that an earlier run tagged, else the one that the setup left in an earlier attempt, or leaves now, on `base`; null when it did not pass. UUIDs. */
async function setupImage(
  setup: SetupPlan,
  base: string,
  files: readonly HashedFile[],
  context: SetupContext,
): Promise<string | null> {
  const { client, inputs, earlier, log, record, signal, deadline } = context;
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
  const provisions = { image: base, files: fileSpecs(files, await upload(files, context), cwd) };
  const requestOf = setupRequest.bind(null, setup, provisions);
  const taken = earlier && (await takeOverSetup(requestOf, { ...inputs, earlier }, context));
  const image = taken ?? (await runSetup(requestOf, context));
  if (image === null) return null;
  record.setup = { image, cacheHit: taken !== null };
  if (tag !== null) await tagSetupImage({ image, base, tag }, context);
  return image;
}

/** Runs the setup to its end and returns the image that it leaves; null when it did not pass. The deadline cancels it. */
async function runSetup(requestOf: LegLaunch['requestOf'], context: SetupContext): Promise<string | null> {
  const { inputs, deadline, preparation } = context;
  preparation.plan([{ name: SETUP, allowFailure: false }]);
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

async function hashSets(sets: readonly FileSet[]): Promise<ReadonlyMap<FileSet, readonly HashedFile[]>> {
  const hashed = new Map<FileSet, readonly HashedFile[]>();
  for (const set of new Set(sets)) hashed.set(set, await hashFiles(set.files));
  return hashed;
}

/** Uploads the files, each content once; returns the UUID of each by its SHA-256. */
async function upload(
  files: readonly HashedFile[],
  context: Context & Pick<SetupContext, 'deadline'>,
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const { client, log, signal, deadline } = context;
  let progress = { done: 0, total: 0 };
  const onProgress = (done: number, total: number): void => {
    progress = { done, total };
  };
  const stillUploading = (): LogText => logLine`still uploading · ${progress.done}/${progress.total} files`;
  const uploading = { client, call: { signal, deadline }, onProgress };
  const done = await heartbeat(context, stillUploading, () => uploadFiles(files, uploading));
  const { specs, uploaded, uploadedBytes, present } = done;
  log.info(logLine`files · ${uploaded} uploaded (${formatBytes(uploadedBytes)}) · ${present} were there already`);
  return specs;
}

/** Logs which local files are not uploaded: a sandbox reports a missing file late, or not at all. */
function logLeftOut(sets: readonly FileSet[], { log }: Context): void {
  for (const { files, leftOut } of new Set(sets)) {
    if (leftOut.ignored === 0) continue;
    const more = leftOut.ignored > leftOut.examples.length ? ', …' : '';
    const examples = `${leftOut.examples.join(', ')}${more}`;
    const found = counted(files.length, 'file');
    log.info(logLine`files · ${found} · left out by .gitignore: ${leftOut.ignored} (${examples})`);
  }
}

/** Runs two tasks. When one fails, aborts the other, waits for its end and throws the first error. */
export async function allOrAbort<One, Other>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
): Promise<[One, Other]> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const tasks = [one(either), other(either)] as const;
  try {
    return await Promise.all(tasks);
  } finally {
    failure.abort();
    await Promise.allSettled(tasks);
  }
}
