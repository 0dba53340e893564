import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, Image } from '../contree/types.ts';
import { logLine } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import type { Log } from '../report/log/log.ts';
import { isTagOfKey, keyTag } from './setup-tag.ts';

/** A tag of a kept setup. */
export interface KeptSetup {
  readonly tag: string;
  /** UUID. */
  readonly image: string;
  /** When the image was made, in milliseconds since the epoch; infinite where the service does not say. */
  readonly madeAt: number;
}

export interface KeptSetupsDeps {
  readonly client: Pick<ContreeClient, 'listImages' | 'untagImage'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the step must end. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch: when the step began. */
  readonly startedAt: number;
}

export interface KeepRule {
  /** `setup-key`. */
  readonly key: string;
  /** `setup-keep`: how many of the key's setups stay tagged. */
  readonly keep: number;
}

/** Rows of a page, the service's largest, and how many pages are read at most. */
const PAGE = 1_000;
const MOST_PAGES = 20;
/** Milliseconds for the first look, and for the work at the end of the step; a moment even where the deadline has come. */
const FIRST_LOOK = 5_000;
const LAST_WORK = 10_000;
const LEAST_WORK = 500;

/**
 * Which tags are taken away, the oldest first: those beyond the newest `keep`, by the age of their images.
 *
 * Two steps at once must not take the tag that the other just made, and neither can see what the other is about to do. So a
 * step takes only what it has seen at its very beginning, before it started a setup, and finds unchanged at its end, on an
 * image that is older than the step. A tag that another step makes meanwhile is not among these: it was not there at the first
 * look; or it was there with another image; or it was made between the step's beginning and its look, and then its image is too
 * young. Both steps may choose the same old tag: the second finds it gone. Rows that a listing misses make older tags look
 * newer, and so fewer are taken. What is left over since it was too young, the next step takes. One gap remains: a setup that
 * changed nothing leaves the old image that it ran on, whose age says nothing of its tag; it is lost where another step looks
 * between the two. The step's own tag is known by its image, which the legs branch from.
 * @param before what was kept when the step began
 * @param own UUID
 */
export function surplusOf(
  before: readonly KeptSetup[],
  now: readonly KeptSetup[],
  { keep, startedAt, own }: { readonly keep: number; readonly startedAt: number; readonly own: string },
): KeptSetup[] {
  const known = new Map(before.map(({ tag, image }) => [tag, image]));
  const isKnown = ({ tag, image, madeAt }: KeptSetup): boolean => known.get(tag) === image && madeAt < startedAt;
  const newestFirst = now.toSorted((one, other) => compare(other.madeAt, one.madeAt) || compare(one.tag, other.tag));
  return newestFirst
    .slice(keep)
    .filter((setup) => isKnown(setup) && setup.image !== own)
    .reverse();
}

/** Infinite numbers have no difference. */
function compare<Value extends number | string>(one: Value, other: Value): number {
  return Number(one > other) - Number(one < other);
}

/** The kept setups of a key, from a step's beginning to its end. */
export class KeptSetups {
  readonly #rule: KeepRule;
  readonly #deps: KeptSetupsDeps;
  readonly #over = new AbortController();
  readonly #before: Promise<readonly KeptSetup[] | ContreeError>;

  /** Takes the first look, in the background. */
  constructor(rule: KeepRule, deps: KeptSetupsDeps) {
    this.#rule = rule;
    this.#deps = deps;
    const signal = AbortSignal.any([deps.signal, this.#over.signal]);
    const call = { signal, deadline: deps.clock.now() + FIRST_LOOK };
    this.#before = listKept(rule.key, deps.client, call).catch(failureOrThrow);
    // `close` may come before the look has ended, and then its result is of no interest.
    void this.#before.catch(() => undefined);
  }

  /**
   * Takes their tags from the setups that are too many. A failure is only a warning: the next step tries again.
   * @param own UUID of the image that the legs branch from
   * @param deadline of the step, in milliseconds since the epoch
   */
  async untagSurplus(own: string, deadline: number): Promise<void> {
    const { clock, log, signal } = this.#deps;
    const now = clock.now();
    const call = { signal, deadline: Math.max(Math.min(now + LAST_WORK, deadline), now + LEAST_WORK) };
    const problem = await this.#untag(own, call).catch(failureOrThrow);
    if (problem === undefined || problem.isAborted) return;
    log.warning(
      logLine`Not all kept setups beyond setup-keep have lost their tag; the next step tries again: ${problem.message}`,
    );
  }

  /** Ends the first look when it is still under way. */
  close(): void {
    this.#over.abort('over');
  }

  async #untag(own: string, call: Call): Promise<ContreeError | undefined> {
    const { client, log, startedAt } = this.#deps;
    const { key, keep } = this.#rule;
    const before = await this.#before;
    if (before instanceof ContreeError) return before;
    if (before.length === 0) return undefined;
    const surplus = surplusOf(before, await listKept(key, client, call), { keep, startedAt, own });
    let untagged = 0;
    try {
      for (const { image, tag } of surplus) {
        if (await untagIfThere(client, { image, tag }, call)) untagged += 1;
      }
    } finally {
      if (untagged > 0) {
        log.info(logLine`setup · ${counted(untagged, 'older kept setup')} lost the tag (setup-keep: ${keep})`);
      }
    }
    return undefined;
  }
}

async function listKept(key: string, client: KeptSetupsDeps['client'], call: Call): Promise<KeptSetup[]> {
  const kept = new Map<string, KeptSetup>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const filter = { tag: keyTag(key), tagged: true };
    const { images, received } = await client.listImages(filter, { limit: PAGE, offset: page * PAGE }, call);
    for (const setup of images.flatMap((image) => keptSetupOf(image, key))) kept.set(setup.tag, setup);
    if (received < PAGE) break;
  }
  return [...kept.values()];
}

function keptSetupOf({ uuid, tag, createdAt }: Image, key: string): KeptSetup[] {
  if (tag === null || !isTagOfKey(tag, key)) return [];
  const madeAt = Date.parse(createdAt ?? '');
  return [{ tag, image: uuid, madeAt: Number.isNaN(madeAt) ? Infinity : madeAt }];
}

/** False when another step was faster: the image no longer has the tag, which may be another image's by now. */
async function untagIfThere(
  client: KeptSetupsDeps['client'],
  { image, tag }: Pick<KeptSetup, 'image' | 'tag'>,
  call: Call,
): Promise<boolean> {
  try {
    await client.untagImage(image, tag, call);
    return true;
  } catch (error) {
    if (error instanceof ContreeError && error.isNotFound) return false;
    throw error;
  }
}

function failureOrThrow(error: unknown): ContreeError {
  if (error instanceof ContreeError) return error;
  throw error;
}
