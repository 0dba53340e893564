import { setImmediate } from 'node:timers/promises';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import { SETUP } from '../legs/run-record.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import { NAMED_LEGS, someNames } from '../report/text/some-names.ts';
import type { LegLaunch } from '../start/leg-tries.ts';
import type { Marker } from '../start/marker.ts';
import type { Context } from './context.ts';
import type { EarlierLegs, EarlierMatch } from './earlier-legs.ts';
import { heartbeat } from './heartbeat.ts';
import { LegPrinter } from './leg-printer.ts';
import { printoutOf } from './leg-printout.ts';
import { recordResult, type Records } from './leg-records.ts';
import { lookLimit, mayBeThere, recheckPass } from './recheck-pass.ts';

/** Milliseconds after which a slow look no longer holds its place. */
const SLOW_LOOK = 5_000;

export interface TakeOverOptions extends Pick<RunInputs, 'origin' | 'logs'> {
  readonly earlier: Pick<EarlierLegs, 'match'>;
}

interface LegOptions extends TakeOverOptions {
  /** Milliseconds since the epoch: until when to look at what the legs left. */
  readonly deadline: number;
  /** Whether something is kept of what the leg of that name leaves. */
  readonly keeps: (name: string) => boolean;
  /** Called for each leg that was taken over, as for one that has ended. */
  readonly onEnd?: (leg: Leg, result: LegResult) => void;
}

/**
 * Records the legs that passed in an earlier attempt of the workflow run as if they had run now. Returns the launches that are
 * left: of legs that did not pass then, or would not be the same now. After a signal it stops, and no leg is started any more.
 */
export async function takeOverLegs(
  launches: readonly LegLaunch[],
  options: LegOptions,
  context: Context,
): Promise<LegLaunch[]> {
  const { clock, excerpts, ledger, log, outputFolder, results, signal } = context;
  const records = { ledger, results, excerpts, streamFiles: outputFolder?.legs ?? null };
  const inTurn = limitConcurrency(clock, SLOW_LOOK);
  const matchOf = async ({ name, requestOf }: LegLaunch): Promise<EarlierMatch> => {
    const match = options.earlier.match(name, requestOf(probeMarker(name, options, context)));
    if (match.kind !== 'same') return match;
    const recheck = { isKept: options.keeps(name), deadline: options.deadline };
    const why = await inTurn(() => recheckPass(match, recheck, context));
    return why === null ? match : { kind: 'changed', why };
  };
  const stillLooking = (): LogText => logLine`still looking at what legs of earlier attempts left`;
  const matched = await heartbeat(context, stillLooking, () =>
    Promise.all(launches.map(async (launch) => ({ launch, match: await matchOf(launch) }))),
  );
  const left: LegLaunch[] = [];
  const changed = new Map<string, string[]>();
  for (const { launch, match } of matched) {
    const { name } = launch;
    if (match.kind === 'changed') changed.set(match.why, [...(changed.get(match.why) ?? []), name]);
    if (match.kind !== 'same') left.push(launch);
    else {
      const leg = takeOver(name, match, records, options, context);
      options.onEnd?.(leg, ledger.result(leg));
      // Each may take tenths of a second, and a signal must be heard meanwhile.
      await setImmediate();
    }
    if (signal.aborted) break;
  }
  for (const [why, names] of changed) {
    const legs = logLine`${counted(names.length, 'leg')} of earlier attempts must run again`;
    log.info(logLine`${legs}, since ${why} · ${someNames(names, NAMED_LEGS)}`);
  }
  return left;
}

/**
 * The same for the setup. Returns the image that it left; null when it must run, also since the service has that image no more.
 */
export async function takeOverSetup(
  requestOf: LegLaunch['requestOf'],
  options: TakeOverOptions,
  context: Context,
): Promise<string | null> {
  const { excerpts, log, outputFolder, preparation, results } = context;
  const match = options.earlier.match(null, requestOf(probeMarker(null, options, context)));
  if (match.kind === 'changed') log.info(logLine`setup · must run again, since ${match.why}`);
  const image = match.kind === 'same' ? match.image : null;
  if (match.kind !== 'same' || image === null) return null;
  if (!(await mayBeThere(image, lookLimit(context), context))) {
    log.info(logLine`setup · passed in attempt ${match.attempt}, but must run again, since its image is gone`);
    return null;
  }
  preparation.plan([{ name: SETUP, allowFailure: false }]);
  const records = { ledger: preparation, results, excerpts, streamFiles: outputFolder?.setup ?? null };
  takeOver(SETUP, match, records, options, context);
  return image;
}

function takeOver(
  name: string,
  { attempt, tries, detail: readDetail }: Extract<EarlierMatch, { kind: 'same' }>,
  records: Records,
  { logs }: Pick<TakeOverOptions, 'logs'>,
  { log }: Context,
): Leg {
  const detail = readDetail();
  const { operation } = detail;
  const leg = records.ledger.recordReused(name, { operation, attempt, tries });
  recordResult(leg, detail, records);
  log.info(logLine`${name} · passed in attempt ${attempt}, not run again · ${operation.uuid}`);
  const printout = printoutOf(records.ledger.result(leg), detail, logs, records);
  if (printout !== null) new LegPrinter(log).print(printout);
  return leg;
}

/** A marker is not compared. */
function probeMarker(leg: string | null, { origin }: TakeOverOptions, { record }: Context): Marker {
  return { ...origin, owner: record.owner, leg, tries: 1 };
}
