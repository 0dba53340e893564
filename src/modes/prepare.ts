import { allOrAbort } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { digestOf, type HashedFile, hashFiles } from '../files/hash-files.ts';
import type { FileSet } from '../files/local-files.ts';
import { fileSpecs } from '../files/remote-paths.ts';
import { uploadFiles } from '../files/upload-files.ts';
import { resolveImages } from '../images/resolve-image.ts';
import { setupTag } from '../images/setup-tag.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { SETUP } from '../legs/run-record.ts';
import { describeImage } from '../plan/image-reference.ts';
import type { SetupPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { counted, formatBytes } from '../report/format.ts';
import { type Provisions, setupRequest } from '../start/spawn-request.ts';
import type { Context } from './context.ts';
import { follow } from './follow.ts';
import { heartbeat } from './heartbeat.ts';
import { createLauncher } from './launch.ts';

/**
 * Brings about what the legs start from: images, files and the setup. Returns what each leg of the plan needs, in its order,
 * or null when no leg is to start, since the setup did not pass: the preparation's ledger has it.
 * @param deadline milliseconds since the epoch
 */
export async function prepare(
  inputs: RunInputs,
  context: Context,
  deadline: number,
): Promise<readonly Provisions[] | null> {
  const { setup, legs } = inputs.plan;
  const sets = [inputs.setupFiles, ...inputs.legFiles];
  logLeftOut(sets, context);
  const references = setup === null ? legs.flatMap(({ image }) => image ?? []) : [setup.image];
  const [images, hashed] = await heartbeat(
    context,
    () => logLine`still getting the images`,
    () =>
      allOrAbort(
        context.signal,
        (signal) => resolveImages(references, { ...context, signal, deadline, registry: inputs.registry }),
        () => hashSets(sets),
      ),
  );
  const hashedOf = (set: FileSet | undefined): readonly HashedFile[] => (set && hashed.get(set)) ?? [];
  const imageOf = (reference: Parameters<typeof describeImage>[0]): string => {
    const image = images.get(describeImage(reference));
    if (image === undefined) throw new Error(`${describeImage(reference)} was not resolved.`);
    return image;
  };
  const [left, uuids] = await allOrAbort(
    context.signal,
    async (signal) => {
      if (setup === null) return null;
      const base = imageOf(setup.image);
      return setupImage({ setup, base, files: hashedOf(inputs.setupFiles) }, inputs, { ...context, signal }, deadline);
    },
    (signal) => upload(inputs.legFiles.flatMap(hashedOf), { ...context, signal }, deadline),
  );
  if (setup !== null && left === null) return null;
  const specsOf = specsBySet(uuids);
  return legs.map(({ name, image: own, cwd }, index) => {
    const image = own === null ? left : imageOf(own);
    if (image === null) throw new Error(`Leg ${name} has no image.`);
    return { image, files: specsOf(hashedOf(inputs.legFiles[index]), cwd) };
  });
}

type Specs = ReturnType<typeof fileSpecs>;

/** A thousand legs with the same five thousand files share one record of them. */
function specsBySet(uuids: ReadonlyMap<string, string>): (files: readonly HashedFile[], cwd: string | null) => Specs {
  const known = new Map<readonly HashedFile[], Map<string | null, Specs>>();
  return (files, cwd) => {
    const ofSet = known.get(files) ?? new Map<string | null, Specs>();
    known.set(files, ofSet);
    const specs = ofSet.get(cwd) ?? fileSpecs(files, uuids, cwd);
    ofSet.set(cwd, specs);
    return specs;
  };
}

interface SetupGround {
  readonly setup: SetupPlan;
  /** UUID of the image that it runs on. */
  readonly base: string;
  readonly files: readonly HashedFile[];
}

/** The image that the legs branch from: the one that an earlier run kept, else what the setup leaves; null when it did not pass. */
async function setupImage(
  { setup, base, files }: SetupGround,
  inputs: RunInputs,
  context: Context,
  deadline: number,
): Promise<string | null> {
  const { log, record } = context;
  const { key, command, cwd } = setup;
  const tag = key === null ? null : setupTag({ key, image: base, command, cwd, filesDigest: digestOf(files) });
  const kept = tag === null ? null : await findKept(tag, context, deadline);
  if (kept !== null) {
    log.info(logLine`setup · kept by an earlier run · image ${kept}`);
    record.setup = { image: kept, cacheHit: true };
    return kept;
  }
  const provisions = { image: base, files: fileSpecs(files, await upload(files, context, deadline), cwd) };
  const image = await runSetup(setup, provisions, inputs, context, deadline);
  if (image === null) return null;
  record.setup = { image, cacheHit: false };
  if (tag !== null) await tagSetupImage(image, tag, context, deadline);
  return image;
}

function findKept(tag: string, context: Context, deadline: number): Promise<string | null> {
  const { client, signal } = context;
  const stillLooking = (): LogText => logLine`still looking for the setup's image`;
  return heartbeat(context, stillLooking, () => client.findImageByTag(tag, { signal, deadline }));
}

/** This run has its image either way; only the next one would have to set up again. */
async function tagSetupImage(
  image: string,
  tag: string,
  { client, log, signal }: Context,
  deadline: number,
): Promise<void> {
  try {
    await client.tagImage(image, tag, { signal, deadline });
    log.info(logLine`setup · image kept as tag:${tag}`);
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

/**
 * Runs the setup to its end and returns the image that it leaves; null when it did not pass, which the preparation's ledger
 * tells. At the deadline it is cancelled: nobody could use what it leaves.
 */
async function runSetup(
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
  const starting = createLauncher([launch], { ...inputs, deadline }, inPreparation, true);
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

/** Brings the files to the service, each content once; returns the UUID of each by its SHA-256. */
async function upload(
  files: readonly HashedFile[],
  context: Context,
  deadline: number,
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const { client, log, signal } = context;
  let progress = { done: 0, total: 0 };
  const { specs, uploaded, uploadedBytes, present } = await heartbeat(
    context,
    () => logLine`still uploading · ${progress.done}/${progress.total} files`,
    () =>
      uploadFiles(files, {
        client,
        call: { signal, deadline },
        onProgress: (done, total) => {
          progress = { done, total };
        },
      }),
  );
  log.info(logLine`files · ${uploaded} uploaded (${formatBytes(uploadedBytes)}) · ${present} were there already`);
  return specs;
}

/** Says which local files the step does not take, since a missing file is found out late in a sandbox. */
function logLeftOut(sets: readonly FileSet[], { log }: Context): void {
  for (const { files, leftOut } of new Set(sets)) {
    if (leftOut.ignored === 0) continue;
    const examples = leftOut.examples.join(', ');
    const more = leftOut.ignored > leftOut.examples.length ? ', …' : '';
    log.info(
      logLine`files · ${counted(files.length, 'file')} · left out by .gitignore: ${leftOut.ignored} (${examples}${more})`,
    );
  }
}
