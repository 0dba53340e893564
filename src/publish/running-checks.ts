import type { Clock } from '../contree/clock.ts';
import { isTerminal } from '../contree/status.ts';
import { messageOf } from '../errors.ts';
import type { RunningCheck } from '../github/check-runs.ts';
import type { RepositoryAccess } from '../github/repository-client.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { LegResult } from '../legs/leg.ts';
import { logLine } from '../report/text/escape.ts';
import type { Log } from '../report/log/log.ts';
import type { ModeName } from '../values/mode.ts';
import { accessOf } from './access-of.ts';
import { runningOutput } from './check-content.ts';
import { checkNames } from './check-names.ts';
import { type OpenChecks, saveOpenChecks, type SaveState } from './checks-state.ts';
import { endEarlierChecks } from './earlier-checks.ts';
import type { EventTarget } from './event-target.ts';
import { externalId } from './external-ids.ts';
import { limitTime } from './limit-time.ts';
import { loadGitHub } from './load-github.ts';
import { originLine, runUrlOf } from './origin-line.ts';
import { completeTarget, readPublishEvent } from './publish-event.ts';
import { explainPublishProblem } from './publish-problem.ts';

/** Check runs of one step. */
export const MOST_CHECK_RUNS = 100;
/** Those in progress of a step with more legs: the rest is kept for legs that do not pass. */
const SOME_CHECK_RUNS = 50;

/** Milliseconds that the legs' starts go ahead: to load what talks to GitHub keeps the thread busy for 50 ms. */
const HEAD_START = 200;

/** For the replies that are still to come at the step's end. */
const REPLY_LIMITS = { limit: 2_000, stoppedLimit: 300 };

export interface RunningChecksDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the runner stops the step. */
  readonly signal: AbortSignal;
  /** The last that is done to a text: GitHub masks no secret in what is published. */
  readonly hideSecrets: (text: string) => string;
  readonly mode: ModeName;
  readonly ledger: Pick<Ledger, 'results' | 'resultOf'>;
  /** UUID of this run of the step. */
  readonly owner: string;
  readonly saveState: SaveState;
}

/** The check runs that show while a step runs that it does. It works aside: no leg and no signal ever waits for GitHub. */
export class RunningChecks {
  /** By the leg's position in the ledger. */
  readonly ids = new Map<number, number>();
  /** Those that may have been created although no reply says so. */
  readonly lost = new Set<number>();
  readonly owner: string;
  readonly #publication: Publication;
  readonly #deps: RunningChecksDeps;
  /** Aborts when no further check run is to be created. */
  readonly #stop: AbortSignal;
  readonly #over = new AbortController();
  /** Aborts the requests that are under way. */
  readonly #cut = new AbortController();
  readonly #asked = new Set<number>();
  readonly #ended = new Set<number>();
  #work: Promise<void> = Promise.resolve();
  #target: EventTarget | null = null;
  #isDenied = false;
  #isSaved = false;
  #earlier: Promise<void> | null = null;

  constructor(publication: Publication, deps: RunningChecksDeps) {
    this.owner = deps.owner;
    this.#publication = publication;
    this.#deps = deps;
    this.#stop = AbortSignal.any([deps.signal, this.#over.signal]);
  }

  /** Where the check runs are; null when that was not looked up. */
  get target(): EventTarget | null {
    return this.#target;
  }

  /** GitHub takes no check run of this step, which the log says. */
  get isDenied(): boolean {
    return this.#isDenied;
  }

  /** Shows the legs that are known now, and that those which were taken over have passed. Returns at once; never throws. */
  readonly announce = (): void => {
    this.#work = this.#work
      .then(() => this.#show())
      .catch((error: unknown) => {
        this.#deps.log.warning(logLine`The check runs do not show that the legs run: ${messageOf(error)}`);
      });
  };

  /** Creates no further check run. When it resolves, it is known which ones are open or may be. Never throws. */
  async close(): Promise<void> {
    const { clock, signal } = this.#deps;
    const replied = new AbortController();
    this.#over.abort('over');
    const limit = limitTime(clock, signal, replied.signal, REPLY_LIMITS);
    limit.addEventListener('abort', () => {
      this.#cut.abort(limit.reason);
    });
    await this.#work;
    replied.abort();
  }

  /** Saves for the post step how those end that may still be open; none for an empty record. */
  leave(conclusions: NonNullable<OpenChecks['conclusions']>): void {
    const { log, saveState } = this.#deps;
    const sha = this.#target?.sha ?? '';
    if (!this.#isSaved) return;
    try {
      const hasSome = Object.keys(conclusions).length > 0;
      saveOpenChecks(hasSome ? { sha, owner: this.owner, conclusions } : null, saveState);
    } catch (error) {
      log.warning(logLine`The state for the post step could not be saved: ${messageOf(error)}`);
    }
  }

  async #show(): Promise<void> {
    await this.#deps.clock.sleep(HEAD_START, this.#stop);
    if (this.#stop.aborted || this.#isDenied || this.#publication.repository === '') return;
    const access = { ...accessOf(this.#publication), clock: this.#deps.clock, signal: this.#cut.signal };
    const wanted = { comment: false, checks: true };
    this.#target ??= await completeTarget(await readPublishEvent(this.#publication), wanted, access);
    if (this.#target.sha === '') return;
    await this.#open(access, this.#target);
    const where = { ...access, sha: this.#target.sha, stop: this.#stop };
    await (this.#earlier ??= endEarlierChecks(this.#publication, where, this.#deps.log));
    await this.#endReused(access, this.#target);
  }

  async #open(access: RepositoryAccess, target: EventTarget): Promise<void> {
    const results = this.#deps.ledger.results();
    const most = results.length > MOST_CHECK_RUNS ? SOME_CHECK_RUNS : MOST_CHECK_RUNS;
    const fresh = results.slice(0, most).flatMap((_, index) => (this.#asked.has(index) ? [] : [index]));
    if (fresh.length === 0 || this.#stop.aborted) return;
    for (const index of fresh) this.#asked.add(index);
    saveOpenChecks({ sha: target.sha, owner: this.owner, conclusions: null }, this.#deps.saveState);
    this.#isSaved = true;
    const runs = this.#runsOf(results, fresh, target.sha);
    const detailsUrl = runUrlOf(this.#publication);
    const { openCheckRuns } = await loadGitHub();
    const isWanted = (at: number): boolean => this.#mayShow(results[fresh[at] ?? 0]);
    const request = { ...access, sha: target.sha, detailsUrl, runs, isWanted, stop: this.#stop };
    const { ids, lost, denied } = await openCheckRuns(request);
    for (const [at, id] of ids) this.ids.set(fresh[at] ?? 0, id);
    for (const at of lost) this.lost.add(fresh[at] ?? 0);
    if (denied !== null) {
      this.#isDenied = true;
      this.#deps.log.warning(logLine`No check runs are shown: ${explainPublishProblem(denied, target)}`);
    }
  }

  /** Those that were taken over since. The step's end completes the others, and these once more, with all that it knows. */
  async #endReused(access: RepositoryAccess, { sha }: EventTarget): Promise<void> {
    const results = this.#deps.ledger.results();
    const reused = [...this.ids.keys()].filter(
      (index) => results[index]?.reusedFrom !== null && !this.#ended.has(index),
    );
    if (reused.length === 0 || this.#stop.aborted) return;
    for (const index of reused) this.#ended.add(index);
    const runs = this.#runsOf(results, reused, sha).map((run, at) => {
      return { ...run, id: this.ids.get(reused[at] ?? 0) ?? null, conclusion: 'success' } as const;
    });
    const { endCheckRuns } = await loadGitHub();
    await endCheckRuns({ ...access, sha, detailsUrl: runUrlOf(this.#publication), runs, patience: 0 });
  }

  /** Not one that has ended meanwhile: the step's end creates its check run as one that is completed. */
  #mayShow(result: LegResult | undefined): boolean {
    if (result === undefined) return false;
    const { operation, reusedFrom } = this.#deps.ledger.resultOf(result.leg.name);
    return reusedFrom !== null || operation === null || !isTerminal(operation.status);
  }

  #runsOf(results: readonly LegResult[], chosen: readonly number[], sha: string): RunningCheck[] {
    const { hideSecrets: hide, mode } = this.#deps;
    const origin = originLine(this.#publication, sha);
    const legs = results.slice(0, Math.max(...chosen) + 1).map(({ leg }) => hide(leg.name));
    const names = checkNames(this.#publication.origin, legs);
    return chosen.flatMap((index): RunningCheck[] => {
      const result = results[index];
      if (result === undefined) return [];
      const { title, summary } = runningOutput(mode, result, origin);
      const output = { title: hide(title), summary: hide(summary) };
      return [
        {
          name: hide(names[index] ?? ''),
          external_id: externalId(this.owner, index, this.#publication.origin),
          output,
        },
      ];
    });
  }
}
