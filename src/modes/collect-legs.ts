import { join } from 'node:path';
import pLimit from 'p-limit';
import { collectFrom } from '../collect/collect.ts';
import { leadsOut, legFolders } from '../collect/leg-folders.ts';
import type { Collected } from '../collect/move-tree.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { MOST_TRIES } from '../contree/retry-policy.ts';
import { DEFAULT_CWD } from '../contree/types.ts';
import { messageOf } from '../errors.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import { absoluteRemote } from '../plan/collect-lines.ts';
import type { LegPlan } from '../plan/leg-plan.ts';
import { logLine } from '../report/escape.ts';
import { counted, formatBytes } from '../report/format.ts';
import { quote } from '../values/values.ts';
import type { Context } from './context.ts';

/** Legs of which something is kept at a time. */
const PARALLEL = 8;

/** How often a download is begun that breaks off, and the first pause between two in milliseconds. */
const MOST_DOWNLOADS = 3;
const DOWNLOAD_PAUSE = 500;

/** Keeps what a leg leaves: files on the runner, its image under a tag. */
export interface LegCollector {
  /** Begins to keep what the leg left; it has ended. */
  readonly onEnd: (leg: Leg, result: LegResult) => void;
  /** Resolves when all is kept that can be. What could not be is a loss of its leg in the ledger. */
  readonly done: () => Promise<void>;
  /** How many legs it is still busy with. */
  readonly left: () => number;
}

export function createLegCollector(inputs: RunInputs, context: Context): LegCollector {
  const plans = new Map(inputs.plan.legs.map((plan) => [plan.name, plan]));
  const folders = legFolders(inputs.plan.legs.map(({ name }) => name));
  const limit = pLimit(PARALLEL);
  const keeping: Promise<void>[] = [];
  return {
    onEnd: (leg, result) => {
      const plan = plans.get(leg.name);
      if (plan === undefined || context.signal.aborted) return;
      const kept = limit(async () => {
        await tagImage(leg, result, plan, context);
        await collectAll(leg, result, { ...inputs, plan, folder: folders.get(leg.name) ?? leg.name }, context);
      });
      // It is thrown on where somebody waits for it.
      kept.catch(() => undefined);
      keeping.push(kept);
    },
    left: () => limit.activeCount + limit.pendingCount,
    done: async () => {
      await Promise.allSettled(keeping);
      await Promise.all(keeping);
    },
  };
}

/** A leg that did not pass leaves an image as well, but a tag is for others to rely on. */
async function tagImage(leg: Leg, result: LegResult, { tag }: LegPlan, context: Context): Promise<void> {
  if (tag === null || result.outcome !== 'passed') return;
  const { client, ledger, log, signal } = context;
  const image = result.operation?.resultImage ?? null;
  if (image === null) {
    recordLoss(leg, 'it left no image to tag', context);
    return;
  }
  try {
    await client.tagImage(image, tag, { signal });
    const { operation } = ledger.facts(leg);
    if (operation !== null) ledger.recordRead(leg, { ...operation, tag });
    log.info(logLine`${leg.name} · image tagged ${tag}`);
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    recordLoss(leg, `its image could not be tagged ${tag}: ${error.message}`, context);
  }
}

interface Collecting extends Pick<RunInputs, 'collect' | 'ifNoFilesFound' | 'workspace'> {
  readonly plan: LegPlan;
  /** The leg's own, below each local folder. */
  readonly folder: string;
}

async function collectAll(leg: Leg, result: LegResult, collecting: Collecting, context: Context): Promise<void> {
  const { log, record } = context;
  // One that was cancelled or failed by the platform left nothing that anybody could miss.
  if (result.outcome !== 'passed' && (result.operation?.resultImage ?? null) === null) return;
  let files = 0;
  let bytes = 0;
  const folders: string[] = [];
  for (const line of collecting.collect) {
    const remote = absoluteRemote(line.remote, collecting.plan.cwd ?? DEFAULT_CWD);
    const collected = await collectOne(
      leg,
      result,
      { remote, workspace: collecting.workspace, folder: join(collecting.workspace, line.local, collecting.folder) },
      context,
    );
    if (collected === null) continue;
    files += collected.files;
    bytes += collected.bytes;
    if (collected.files === 0) reportNothingFound(leg, line.remote, collecting, context);
    if (collected.leftOut.length > 0) {
      const [first] = collected.leftOut;
      log.warning(
        logLine`${leg.name} · of ${line.remote}, ${counted(collected.leftOut.length, 'entry')} left out, such as ${first?.path ?? ''}: ${first?.why ?? ''}`,
      );
    }
    if (collected.files > 0) folders.push(line.local);
  }
  if (files === 0) return;
  record.collected.set(leg.name, { files, bytes, folders });
  log.info(logLine`${leg.name} · collected ${counted(files, 'file')}, ${formatBytes(bytes)}`);
}

/** Null when it could not be downloaded, which is then a loss. */
async function collectOne(
  leg: Leg,
  { operation }: LegResult,
  { remote, workspace, folder }: Record<'remote' | 'workspace' | 'folder', string>,
  context: Context,
): Promise<Collected | null> {
  const { client, clock, signal } = context;
  const image = operation?.resultImage ?? null;
  if (image === null) return { found: false, files: 0, bytes: 0, leftOut: [] };
  for (let tries = 1; ; tries += 1) {
    try {
      const outside = await leadsOut(workspace, folder);
      if (outside !== null)
        throw new Error(`a link leads from ${quote(folder)} out of the workspace, to ${quote(outside)}`);
      return await collectFrom({ client, call: { signal } }, { image, remote, folder });
    } catch (error) {
      if (tries < MOST_DOWNLOADS && brokeOff(error) && !signal.aborted) {
        await clock.sleep(DOWNLOAD_PAUSE * tries, signal);
        continue;
      }
      recordLoss(leg, `${remote} could not be collected: ${messageOf(error)}`, context);
      return null;
    }
  }
}

/** The download began and did not end well. What did not even begin, the client has tried as often as it is worth. */
function brokeOff(error: unknown): boolean {
  if (!(error instanceof ContreeError)) return false;
  const { kind, attempts } = error.failure;
  return ['network', 'timeout', 'protocol'].includes(kind) && attempts < MOST_TRIES;
}

function reportNothingFound(leg: Leg, remote: string, { ifNoFilesFound }: Collecting, context: Context): void {
  const { log } = context;
  switch (ifNoFilesFound) {
    case 'error':
      recordLoss(leg, `it left nothing at ${remote}`, context);
      break;
    case 'warn':
      log.warning(logLine`${leg.name} · left nothing at ${remote} to collect`);
      break;
    case 'ignore':
      log.info(logLine`${leg.name} · left nothing at ${remote} to collect`);
      break;
  }
}

/** A step that is told to end keeps nothing more, and that is nobody's fault. */
function recordLoss(leg: Leg, what: string, { ledger, log, signal }: Context): void {
  if (signal.aborted) return;
  ledger.recordLoss(leg, what);
  log.info(logLine`${leg.name} · ${what}`);
}
