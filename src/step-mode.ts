import { connect } from './connect.ts';
import type { Clock } from './contree/clock.ts';
import { FirstAnswer } from './contree/first-answer.ts';
import { TokenInfo } from './contree/token-info.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Context } from './modes/context.ts';
import { show } from './modes/show.ts';
import { KeptExcerpts } from './report/excerpts/kept-excerpts.ts';
import { serviceLine } from './report/text/service-line.ts';
import type { Runner } from './runner.ts';
import { Locator } from './start/locate.ts';
import { cancelLeft } from './step-cleanup.ts';
import { cleanupOf, type HandOverDeps, HandOverSaver } from './step-hand-over.ts';
import { recordUnstarted, type StepRecords } from './step-records.ts';
import type { Sinks } from './step-sinks.ts';
import { StreamSupport } from './watch/stream-support.ts';

export interface ModeDeps extends Pick<Runner, 'env' | 'hideSecrets' | 'source'>, HandOverDeps {
  readonly clock: Clock;
  /** Called before a mode that runs for long and may read much output. */
  readonly onLasting?: () => void;
}

/** Runs the mode and the cleanup after it. The state for the post step is saved first, so that a crash cannot lose it. */
export async function runMode(
  inputs: Inputs,
  given: Sinks & Pick<Context, 'startedAt' | 'announce'>,
  records: StepRecords,
  deps: ModeDeps,
): Promise<void> {
  const { clock, hideSecrets, log, signal } = deps;
  const { ledger, record } = records;
  const startsLegs = inputs.mode === 'run';
  const over = new AbortController();
  const token: TokenInfo = new TokenInfo({ clock, whoAmI: () => client.whoAmI({ signal: over.signal }) });
  const firstAnswer = new FirstAnswer(clock);
  const connecting = { ...deps, explainForbidden: token.describe, firstAnswer };
  const client = connect(inputs.credentials, inputs.requestTimeout, connecting, secretsOf(inputs));
  const owner = { uuid: record.owner, since: clock.now() };
  const handOver = new HandOverSaver(inputs, owner, records, deps);
  const context: Context = {
    ...records,
    ...given,
    client,
    token,
    firstAnswer,
    clock,
    log,
    support: new StreamSupport(),
    locator: new Locator({ client, clock, owner }),
    excerpts: new KeptExcerpts(),
    hideSecrets,
    handOver: handOver.update,
    signal: AbortSignal.any([signal, firstAnswer.signal]),
  };
  const sinceStop = stopwatch(signal, clock);
  const deadline = clock.now() + inputs.timeout;
  if ('selection' in inputs && inputs.selection.kind === 'legs') ledger.add(inputs.selection.legs);
  handOver.begin();
  log.info(serviceLine({ ...inputs.credentials, timeout: startsLegs ? null : inputs.timeout }));
  let ended = false;
  try {
    try {
      if (inputs.mode === 'wait' || startsLegs) deps.onLasting?.();
      await firstAnswer.orThrow(dispatch(inputs, context), inputs.credentials.url);
      ended = true;
    } finally {
      await cancelLeft(context, { policy: cleanupOf(inputs), startsLegs, ended, sinceStop: sinceStop(), deadline });
    }
  } finally {
    recordUnstarted(records, given.results);
    handOver.end();
    firstAnswer.close();
    over.abort('over');
    client.close();
  }
}

/** What no log and no file may show. */
export function secretsOf(inputs: Inputs): string[] {
  return [inputs.credentials.token, ...(inputs.mode === 'run' ? inputs.secrets : [])];
}

/** Returns how many milliseconds ago the signal aborted; 0 before it does. */
function stopwatch(signal: AbortSignal, clock: Clock): () => number {
  let stoppedAt: number | null = signal.aborted ? clock.now() : null;
  signal.addEventListener('abort', () => (stoppedAt ??= clock.now()), { once: true });
  return () => (stoppedAt === null ? 0 : clock.now() - stoppedAt);
}

async function dispatch(inputs: Inputs, context: Context): Promise<void> {
  switch (inputs.mode) {
    // Loaded for these modes alone: event streams, files, YAML and archives would slow the start of the others.
    case 'wait':
      return (await import('./modes/wait.ts')).wait(inputs, context);
    case 'run':
      return (await import('./modes/run.ts')).run(inputs, context);
    case 'show':
      return show(inputs, context);
    case 'cancel':
      return (await import('./modes/cancel.ts')).cancel(inputs, context);
    case 'list':
      return (await import('./modes/list.ts')).list(inputs, context);
  }
}
