import type { HashedFile } from '../files/hash-files.ts';
import type { FileSet } from '../files/local-files.ts';
import { fileSpecs } from '../files/remote-paths.ts';
import { resolveImages } from '../images/resolve-image.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { describeImage, type ImageReference } from '../plan/image-reference.ts';
import { firstImages, type LegPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import type { Provisions } from '../start/spawn-request.ts';
import { allOrAbort } from './all-or-abort.ts';
import { limitCommands, type LimitOf, tokenReadUntil } from './command-limits.ts';
import type { Context } from './context.ts';
import type { EarlierLegs } from './earlier-legs.ts';
import { heartbeat } from './heartbeat.ts';
import { type SetupContext, setupImage } from './setup.ts';
import { hashSets, logLeftOut, upload } from './upload.ts';

/** What the legs start with. */
export interface Prepared {
  /** Of each leg, in the plan's order. */
  readonly provisions: readonly Provisions[];
  readonly limitOf: LimitOf;
}

interface PrepareContext extends SetupContext {
  /** Until when the service may say what it allows, in milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Provides what the legs start from: images, files and the setup; null when the setup did not pass, so that no leg can start.
 * The result of the setup is in the preparation's ledger. Meanwhile the service is asked how long commands may run: only a
 * start waits for that.
 * @param deadline milliseconds since the epoch
 * @param earlier what earlier attempts of the workflow run came to; null when all is to run
 */
export async function prepare(
  inputs: RunInputs,
  context: Context,
  deadline: number,
  earlier: EarlierLegs | null = null,
): Promise<Prepared | null> {
  const { clock, signal } = context;
  const until = tokenReadUntil(clock.now(), deadline);
  const limiting = limitCommands(inputs, context, { signal, deadline: until });
  const [provisions, limitOf] = await allOrAbort(
    signal,
    (signal) => provide({ ...context, inputs, earlier, signal, deadline, until, limiting }),
    () => limiting,
  );
  return provisions && { provisions, limitOf };
}

/** Returns what each leg of the plan needs, in its order; null when the setup did not pass. */
async function provide(context: PrepareContext): Promise<readonly Provisions[] | null> {
  const { inputs } = context;
  const { setup, legs } = inputs.plan;
  const sets = [inputs.setupFiles, ...inputs.legFiles];
  logLeftOut(sets, context);
  const [images, hashed] = await getImages(inputs, sets, context);
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
      return setupImage(setup, imageOf(setup.image), files, { ...context, signal });
    },
    (signal) => upload(inputs.legFiles.flatMap(hashedOf), { ...context, signal }),
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
 * The images by reference, and the files' hashes. Where a time limit is given it must be checked first: what the service would
 * refuse ends the step before it imports or uploads anything.
 */
async function getImages(
  { plan, registry, timeouts }: RunInputs,
  sets: readonly FileSet[],
  context: PrepareContext,
): Promise<[ReadonlyMap<string, string>, ReadonlyMap<FileSet, readonly HashedFile[]>]> {
  const { limiting, token, until } = context;
  const line = (): LogText => logLine`still getting the images`;
  return await heartbeat(context, line, () => {
    const checked = timeouts.length === 0 ? null : limiting;
    return allOrAbort(
      context.signal,
      (signal) => {
        const longestImport = async (): Promise<number | null> => {
          await checked;
          return await token.limit('images_import_max_timeout', { signal, deadline: until });
        };
        return resolveImages(firstImages(plan), { ...context, signal, registry, longestImport });
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
