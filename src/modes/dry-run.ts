import { digestOf, type HashedFile } from '../files/hash-files.ts';
import { type FileSet, NO_FILES } from '../files/local-files.ts';
import { findStored } from '../files/stored-contents.ts';
import { lookUpImages } from '../images/resolve-image.ts';
import { setupTag } from '../images/setup-tag.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { commandText } from '../legs/command.ts';
import type { KeptPreview, Preview, PreviewFiles } from '../legs/preview.ts';
import { describeImage } from '../plan/image-reference.ts';
import { firstImages, type SetupPlan } from '../plan/leg-plan.ts';
import { logLine } from '../report/text/escape.ts';
import { allOrAbort } from './all-or-abort.ts';
import { settingsOf } from './changed-settings.ts';
import { limitCommands, tokenReadUntil } from './command-limits.ts';
import type { BoundedContext, Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { hashSets } from './upload.ts';

type HashedSets = ReadonlyMap<FileSet, readonly HashedFile[]>;

/**
 * Looks up what a run would find, and records it. It checks what the run itself would check before its first change, and sends
 * only requests that change nothing.
 * @param deadline milliseconds since the epoch
 */
export async function dryRun(inputs: RunInputs, context: Context, deadline: number): Promise<void> {
  const line = () => logLine`still looking up images and files`;
  if (inputs.earlier !== null) {
    context.log.info(
      logLine`A dry run does not look up earlier attempts; the run itself does not start what passed in them (on-rerun: failed).`,
    );
  }
  if (inputs.reports !== null) {
    const { plannedReports } = await import('../test-reports/planned-reports.ts');
    context.log.info(plannedReports(inputs.reports.lines));
  }
  context.record.preview = await heartbeat(context, line, () => previewOf(inputs, { ...context, deadline }));
}

async function previewOf(inputs: RunInputs, context: BoundedContext): Promise<Preview> {
  const { setup, legs, legsFile } = inputs.plan;
  const sets = [...new Set([inputs.setupFiles, ...inputs.legFiles])].filter(({ files }) => files.length > 0);
  const [images, hashed] = await readSources(inputs, sets, context);
  const kept = setup === null ? null : await findKept(setup, images, hashed.get(inputs.setupFiles) ?? [], context);
  const isUploaded = (set: FileSet): boolean => (kept?.image ?? null) === null || inputs.legFiles.includes(set);
  const stored = await storedOf(
    sets.filter(isUploaded).flatMap((set) => hashed.get(set) ?? []),
    context,
  );
  const numberOf = (set: FileSet = NO_FILES): number | null => (sets.includes(set) ? sets.indexOf(set) : null);
  return {
    images: [...images].map(([name, image]) => ({ name, image })),
    setup: setup && {
      command: setup.command,
      files: numberOf(inputs.setupFiles),
      settings: settingsOf(setup),
      kept,
    },
    files: sets.map((set) => filesOf(set, hashed.get(set) ?? [], isUploaded(set) ? stored : null)),
    legsFile,
    legs: legs.map((leg, index) => ({
      name: leg.name,
      command: commandText(leg),
      image: leg.image && describeImage(leg.image),
      files: numberOf(inputs.legFiles[index]),
      settings: settingsOf(leg),
    })),
  };
}

/** The images' UUIDs by reference, and the files' hashes. What the service would refuse as too long ends the step. */
async function readSources(
  inputs: RunInputs,
  sets: readonly FileSet[],
  context: BoundedContext,
): Promise<[ReadonlyMap<string, string | null>, HashedSets]> {
  const { client, clock, deadline } = context;
  return await allOrAbort(
    context.signal,
    (signal) => lookUpImages(firstImages(inputs.plan), { client, signal, deadline }),
    async (signal) => {
      const call = { signal, deadline: tokenReadUntil(clock.now(), deadline) };
      return (await Promise.all([hashSets(sets), limitCommands(inputs, context, call)]))[0];
    },
  );
}

/** Null without a key. */
async function findKept(
  { key, image: base, command, cwd }: SetupPlan,
  images: ReadonlyMap<string, string | null>,
  files: readonly HashedFile[],
  { client, signal, deadline }: BoundedContext,
): Promise<KeptPreview | null> {
  if (key === null) return null;
  const image = images.get(describeImage(base)) ?? null;
  if (image === null) return { image, tag: null };
  const tag = setupTag({ key, image, command, cwd, filesDigest: digestOf(files) });
  return { image: await client.findImageByTag(tag, { signal, deadline }), tag };
}

/** The contents, by SHA-256, that the service has. */
async function storedOf(
  files: readonly HashedFile[],
  { client, signal, deadline }: BoundedContext,
): Promise<ReadonlyMap<string, string>> {
  return await findStored(client, [...new Set(files.map(({ sha256 }) => sha256))], { signal, deadline });
}

const MOST_LARGEST = 5;

/** @param stored null where nothing would be uploaded */
function filesOf(
  { leftOut, excluded }: FileSet,
  files: readonly HashedFile[],
  stored: ReadonlyMap<string, string> | null,
): PreviewFiles {
  const sum = (some: readonly HashedFile[]): number => some.reduce((bytes, { size }) => bytes + size, 0);
  const missing = [...new Map(files.map((file) => [file.sha256, file])).values()].filter(
    ({ sha256 }) => stored?.has(sha256) === false,
  );
  return {
    count: files.length,
    bytes: sum(files),
    missing: stored && { count: missing.length, bytes: sum(missing) },
    largest: files
      .toSorted((one, other) => other.size - one.size)
      .slice(0, MOST_LARGEST)
      .map(({ remote, size }) => ({ remote, bytes: size })),
    ignored: { count: leftOut.ignored, examples: leftOut.examples },
    excluded,
  };
}
