import { join } from 'node:path';
import pLimit from 'p-limit';
import { collectFrom } from '../collect/collect.ts';
import { legFolders } from '../collect/leg-folders.ts';
import type { Collected } from '../collect/move-tree.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { MOST_TRIES } from '../contree/retry-policy.ts';
import { messageOf } from '../errors.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import { absoluteRemote } from '../plan/collect-lines.ts';
import type { LegPlan } from '../plan/leg-plan.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { counted, formatBytes, formatDuration } from '../report/format.ts';
import type { Context } from './context.ts';

const PARALLEL_LEGS = 8;
/** How often an interrupted download is begun, and the first pause between two in milliseconds. */
const MOST_DOWNLOADS = 3;
const DOWNLOAD_PAUSE = 500;

const NOTHING: Collected = { found: false, files: 0, bytes: 0, leftOut: [] };

/**
 * Keeps what legs leave: files on the runner, images under tags. What cannot be kept is a loss of its leg in the ledger. While legs
 * run, only requests have limits; from `done` on, all that is left has one together.
 */
export class LegCollector {
  readonly #inputs: RunInputs;
  readonly #context: Context;
  readonly #plans: ReadonlyMap<string, LegPlan>;
  /** By the leg's name. */
  readonly #folders: ReadonlyMap<string, string>;
  readonly #limit = pLimit(PARALLEL_LEGS);
  readonly #work: Promise<void>[] = [];
  /** Aborted when `collect-timeout` is over. */
  readonly #late = new AbortController();
  /** Aborted then, and by a signal of the runner. */
  readonly #stop: AbortSignal;

  constructor(inputs: RunInputs, context: Context) {
    this.#stop = AbortSignal.any([context.signal, this.#late.signal]);
    this.#inputs = inputs;
    this.#context = context;
    this.#plans = new Map(inputs.plan.legs.map((plan) => [plan.name, plan]));
    this.#folders = legFolders([...this.#plans.keys()]);
  }

  /** Begins to keep what the leg left, after its end. */
  readonly onEnd = (leg: Leg, result: LegResult): void => {
    const plan = this.#plans.get(leg.name);
    if (plan === undefined || this.#context.signal.aborted) return;
    const image = result.operation?.resultImage ?? null;
    const hasPassed = result.outcome === 'passed';
    const work = this.#limit(async () => {
      // An image of a leg that failed gets no tag: others rely on tags.
      if (hasPassed && plan.tag !== null) await this.#tag(leg, result.operation, plan.tag);
      // A leg that was cancelled or failed by the platform leaves no image and loses nothing.
      if (hasPassed || image !== null) await this.#collect(leg, image, plan);
    });
    // `done` throws it.
    work.catch(() => undefined);
    this.#work.push(work);
  };

  get left(): number {
    return this.#limit.activeCount + this.#limit.pendingCount;
  }

  /** No more legs end. Resolves when each is done, or was given up for `collect-timeout`; throws the first crash then. */
  async done(): Promise<void> {
    const { clock, signal } = this.#context;
    const settled = new AbortController();
    const limit = clock.sleep(this.#inputs.collectTimeout, AbortSignal.any([signal, settled.signal]));
    const late = limit.then(() => {
      if (!settled.signal.aborted) this.#late.abort();
    });
    await Promise.allSettled(this.#work);
    settled.abort();
    await late;
    await Promise.all(this.#work);
  }

  async #tag(leg: Leg, ended: LegResult['operation'], tag: string): Promise<void> {
    const { client, ledger, log } = this.#context;
    const image = ended?.resultImage ?? null;
    if (image === null) {
      this.#recordLoss(leg, 'it left no image to tag');
      return;
    }
    try {
      await client.tagImage(image, tag, { signal: this.#stop });
      const { operation } = ledger.facts(leg);
      if (operation !== null) ledger.recordRead(leg, { ...operation, tag });
      if (image === ended?.image) log.notice(logUnchanged(leg.name, image, tag));
      else log.info(logLine`${leg.name} · image tagged ${tag}`);
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      const late = this.#whenLate(error);
      this.#recordLoss(
        leg,
        late ? `its image was not tagged ${tag} ${late}` : `its image could not be tagged ${tag}: ${error.message}`,
      );
    }
  }

  async #collect(leg: Leg, image: string | null, plan: LegPlan): Promise<void> {
    const { log, record } = this.#context;
    const { collect, workspace } = this.#inputs;
    const total = { files: 0, bytes: 0, folders: [] as string[] };
    for (const { remote, local } of collect) {
      const folder = join(workspace, local, this.#folders.get(leg.name) ?? leg.name);
      const path = absoluteRemote(remote, plan.cwd);
      const collected = image === null ? NOTHING : await this.#download(leg, image, path, folder);
      if (collected === null) continue;
      const { files, bytes, leftOut } = collected;
      total.files += files;
      total.bytes += bytes;
      if (files > 0) total.folders.push(local);
      else this.#recordNothing(leg, remote);
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
  async #download(leg: Leg, image: string, remote: string, folder: string): Promise<Collected | null> {
    const { client, clock } = this.#context;
    const signal = this.#stop;
    for (let tries = 1; ; tries += 1) {
      try {
        const request = { image, remote, folder, boundary: this.#inputs.workspace };
        return await collectFrom({ client, call: { signal } }, request);
      } catch (error) {
        if (tries >= MOST_DOWNLOADS || !isInterrupted(error) || signal.aborted) {
          const late = this.#whenLate(error);
          this.#recordLoss(
            leg,
            late ? `${remote} was not collected ${late}` : `${remote} could not be collected: ${messageOf(error)}`,
          );
          return null;
        }
        await clock.sleep(DOWNLOAD_PAUSE * tries, signal);
      }
    }
  }

  /** How a loss for want of time ends; null for any other, also when the time is over meanwhile. */
  #whenLate(error: unknown): string | null {
    if (!this.#late.signal.aborted || !(error instanceof ContreeError) || !error.isAborted) return null;
    return `within collect-timeout (${formatDuration(this.#inputs.collectTimeout / 1000)}): raise it`;
  }

  #recordNothing(leg: Leg, remote: string): void {
    const { ifNoFilesFound } = this.#inputs;
    const line = logLine`${leg.name} · left nothing at ${remote} to collect`;
    if (ifNoFilesFound === 'error') this.#recordLoss(leg, `it left nothing at ${remote}`);
    else this.#context.log[ifNoFilesFound === 'warn' ? 'warning' : 'info'](line);
  }

  /** After a signal nothing more is kept, which is no loss. */
  #recordLoss(leg: Leg, loss: string): void {
    const { ledger, log, signal } = this.#context;
    if (signal.aborted) return;
    ledger.recordLoss(leg, loss);
    log.info(logLine`${leg.name} · ${loss}`);
  }
}

/** The tag is on an image that others may use too, such as a public one: a surprise where the leg was to make something. */
export function logUnchanged(name: string, image: string, tag: string): LogText {
  return logLine`${name} · it changed nothing, so the image that it ran on, ${image}, is tagged ${tag}`;
}

/** The download began and did not end. A download that could not begin was retried by the client. */
function isInterrupted(error: unknown): boolean {
  if (!(error instanceof ContreeError)) return false;
  const { kind, attempts } = error.failure;
  return ['network', 'timeout', 'protocol'].includes(kind) && attempts < MOST_TRIES;
}
