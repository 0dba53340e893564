import { join } from 'node:path';
import type { CollectLine } from '../collect/collect-lines.ts';
import { type CollectedLine, COLLECTING } from '../collect/collect-source.ts';
import { legFolders } from '../collect/leg-folders.ts';
import { PlacedFiles } from '../collect/placed-files.ts';
import { type RemoteSource, remoteSources } from '../collect/remote-sources.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { messageOf } from '../errors.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import type { LegPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted, formatBytes } from '../report/text/format.ts';
import type { Context } from './context.ts';
import type { WorkAfterEnd } from './work-after-end.ts';

/**
 * Keeps what legs leave: files on the runner, images under tags. What cannot be kept is a loss of its leg in the ledger.
 */
export class LegCollector {
  readonly #inputs: RunInputs;
  readonly #context: Context;
  readonly #plans: ReadonlyMap<string, LegPlan>;
  /** By the leg's name. */
  readonly #folders: ReadonlyMap<string, string>;
  /** What the lines want of a leg with that working directory. */
  readonly #sourcesIn: ReturnType<typeof remoteSources<CollectLine>>;
  readonly #afterEnd: WorkAfterEnd;

  constructor(inputs: RunInputs, context: Context, afterEnd: WorkAfterEnd) {
    this.#afterEnd = afterEnd;
    this.#inputs = inputs;
    this.#context = context;
    this.#plans = new Map(inputs.plan.legs.map((plan) => [plan.name, plan]));
    this.#folders = legFolders([...this.#plans.keys()]);
    this.#sourcesIn = remoteSources(inputs.collect);
  }

  /** Keeps what the leg left, which has ended. */
  async keep(leg: Leg, result: LegResult): Promise<void> {
    const plan = this.#plans.get(leg.name);
    if (plan === undefined) return;
    const image = result.operation?.resultImage ?? null;
    const hasPassed = result.outcome === 'passed';
    // An image of a leg that failed gets no tag: others rely on tags.
    if (hasPassed && plan.tag !== null) await this.#tag(leg, result.operation, plan.tag);
    // A leg that was cancelled or failed by the platform leaves no image and loses nothing.
    if (hasPassed || image !== null) await this.#collect(leg, image, plan);
  }

  async #tag(leg: Leg, ended: LegResult['operation'], tag: string): Promise<void> {
    const { client, ledger, log } = this.#context;
    const image = ended?.resultImage ?? null;
    if (image === null) {
      this.#recordLoss(leg, 'it left no image to tag');
      return;
    }
    try {
      await client.tagImage(image, tag, { signal: this.#afterEnd.stop });
      const { operation } = ledger.facts(leg);
      if (operation !== null) ledger.recordRead(leg, { ...operation, tag });
      if (image === ended?.image) log.notice(logUnchanged(leg.name, image, tag));
      else log.info(logLine`${leg.name} · image tagged ${tag}`);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      const late = this.#afterEnd.whenLate(error);
      this.#recordLoss(
        leg,
        late ? `its image was not tagged ${tag} ${late}` : `its image could not be tagged ${tag}: ${error.message}`,
      );
    }
  }

  async #collect(leg: Leg, image: string | null, plan: LegPlan): Promise<void> {
    const { log, record } = this.#context;
    const total = { files: 0, bytes: 0, folders: [] as string[] };
    const placed = new PlacedFiles();
    for (const source of this.#sourcesIn(plan.cwd)) {
      const { remote, local } = source.line;
      const collected = image === null ? leftNoImage(remote) : await this.#download(leg, image, source, placed);
      if (collected === null) continue;
      const { files, bytes, leftOut, nothing } = collected;
      total.files += files;
      total.bytes += bytes;
      if (nothing === null) total.folders.push(local);
      else this.#recordNothing(leg, nothing);
      const [first] = leftOut;
      if (first === undefined) continue;
      const left = counted(leftOut.length, 'entry');
      log.warning(logLine`${leg.name} · of ${remote}, ${left} left out, such as ${first.path}: ${first.why}`);
    }
    if (total.files === 0) return;
    record.collected.set(leg.name, total);
    log.info(logLine`${leg.name} · collected ${counted(total.files, 'file')}, ${formatBytes(total.bytes)}`);
  }

  /** Null for a loss. */
  async #download(
    leg: Leg,
    image: string,
    source: RemoteSource<CollectLine>,
    placed: PlacedFiles,
  ): Promise<CollectedLine | null> {
    const { collect, ifNoFilesFound, workspace } = this.#inputs;
    const { local } = source.line;
    const isAlike = (other: string): boolean => other.toLowerCase() === local.toLowerCase();
    const isShared = collect.filter((line) => 'local' in line && isAlike(line.local)).length > 1;
    try {
      return await this.#afterEnd.collect(source, {
        image,
        folder: join(workspace, local, this.#folders.get(leg.name) ?? leg.name),
        boundary: workspace,
        placed: isShared ? placed : undefined,
        explains: ifNoFilesFound !== 'ignore',
        purpose: COLLECTING,
      });
    } catch (error) {
      const late = this.#afterEnd.whenLate(error);
      const named = source.wanted === null ? source.path : source.line.remote;
      const problem = late === null ? `could not be collected: ${messageOf(error)}` : `was not collected ${late}`;
      this.#recordLoss(leg, `${named} ${problem}`);
      return null;
    }
  }

  #recordNothing(leg: Leg, nothing: string): void {
    const { ifNoFilesFound } = this.#inputs;
    if (ifNoFilesFound === 'error') this.#recordLoss(leg, nothing);
    else this.#context.log[ifNoFilesFound === 'warn' ? 'warning' : 'info'](logLine`${leg.name} · ${nothing}`);
  }

  /** After a signal nothing more is kept, which is no loss. */
  #recordLoss(leg: Leg, loss: string): void {
    const { ledger, log, signal } = this.#context;
    if (signal.aborted) return;
    ledger.recordLoss(leg, loss);
    log.info(logLine`${leg.name} · ${loss}`);
  }
}

function leftNoImage(remote: string): CollectedLine {
  return { files: 0, bytes: 0, leftOut: [], nothing: `left no image to collect ${remote} from` };
}

/** The tag is on an image that others may use too, such as a public one: a surprise where the leg was to make something. */
export function logUnchanged(name: string, image: string, tag: string): LogText {
  return logLine`${name} · it changed nothing, so the image that it ran on, ${image}, is tagged ${tag}`;
}
