import { setImmediate } from 'node:timers/promises';
import { ContreeError } from '../contree/contree-error.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import type { Leg, LegResult } from '../legs/leg.ts';
import { SETUP } from '../legs/run-record.ts';
import { logLine } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import { someNames } from '../report/text/some-names.ts';
import type { LegLaunch } from '../start/leg-tries.ts';
import type { Marker } from '../start/marker.ts';
import type { Context } from './context.ts';
import type { EarlierLegs, EarlierMatch } from './earlier-legs.ts';
import { LegPrinter } from './leg-printer.ts';
import { printoutOf } from './leg-printout.ts';
import { recordResult, type Records } from './leg-records.ts';

/** Legs that a line names. */
const NAMED_LEGS = 5;

export interface TakeOverOptions extends Pick<RunInputs, 'origin' | 'logs'> {
  readonly earlier: Pick<EarlierLegs, 'match'>;
}

interface LegOptions extends TakeOverOptions {
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
  const { excerpts, ledger, log, outputFolder, results, signal } = context;
  const records = { ledger, results, excerpts, streamFiles: outputFolder?.legs ?? null };
  const left: LegLaunch[] = [];
  const changed = new Map<string, string[]>();
  for (const launch of launches) {
    const { name } = launch;
    const match = options.earlier.match(name, launch.requestOf(probeMarker(name, options, context)));
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
  const image = match.kind === 'same' ? match.detail.operation.resultImage : null;
  if (match.kind !== 'same' || image === null) return null;
  if (!(await mayBeThere(image, context))) {
    log.info(logLine`setup · passed in attempt ${match.attempt}, but must run again, since its image is gone`);
    return null;
  }
  preparation.plan([{ name: SETUP, allowFailure: false }]);
  const records = { ledger: preparation, results, excerpts, streamFiles: outputFolder?.setup ?? null };
  takeOver(SETUP, match, records, options, context);
  return image;
}

/** Milliseconds. */
const LONGEST_INSPECTION = 30_000;

/** A setup that was taken over without its image would keep the legs of every later attempt from starting. */
async function mayBeThere(image: string, { client, clock, signal }: Context): Promise<boolean> {
  try {
    await client.inspectImage(image, { signal, deadline: clock.now() + LONGEST_INSPECTION });
    return true;
  } catch (error) {
    if (!(error instanceof ContreeError) || signal.aborted) throw error;
    return !error.isNotFound;
  }
}

function takeOver(
  name: string,
  { attempt, tries, detail }: Extract<EarlierMatch, { kind: 'same' }>,
  records: Records,
  { logs }: Pick<TakeOverOptions, 'logs'>,
  { log }: Context,
): Leg {
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
