/** What a re-run took over and what it started: the rules of the contract, written a second time. */
import { BASE_IMAGE, type OperationView } from '../../simulator/simulator.ts';
import type { Started } from './cast.ts';
import { commonImage } from './changes.ts';
import { judge } from './judge.ts';
import type { Played } from './play.ts';
import type { Rerun } from './rerun.ts';
import type { Row } from './rows.ts';
import { trueCode } from './truth.ts';

/** The attempts of a workflow run, as they were played. */
export interface PlayedRerun {
  readonly rerun: Rerun;
  readonly first: Played;
  readonly second: Played;
}

/** What is wrong, each as a sentence. @param slack as for `judge` */
export function judgeRerun(played: PlayedRerun, slack: number): string[] {
  const { first, second } = played;
  return [
    ...judge(first, slack).map((problem) => `Attempt 1: ${problem}`),
    ...judge(second, slack).map((problem) => `Attempt 2: ${problem}`),
    ...rowsOf(second).flatMap((row) => [
      ...sayingViolations(row),
      ...(row.reused ? takenViolations(row, played).map((problem) => `${JSON.stringify(row.name)}: ${problem}`) : []),
    ]),
    ...setupViolations(played),
    ...warningViolations(second),
    ...leftOutViolations(played),
  ];
}

function rowsOf({ main }: Played): readonly Row[] {
  return JSON.parse(main.end.outputs['results'] ?? '[]') as readonly Row[];
}

/** The fields of a row that say whether it was taken over. */
function sayingViolations({ name, reused, reused_from: from, outcome, cancel, timed_out: isLate }: Row): string[] {
  const isRight = reused ? from === 1 && outcome === 'passed' && cancel === null && !isLate : from === null;
  return isRight ? [] : [`${JSON.stringify(name)}: Its row contradicts itself about what it was taken over from.`];
}

/** A leg that was taken over, and must not have been, or is told wrongly. */
function takenViolations(row: Row, played: PlayedRerun): string[] {
  const { rerun, first, second } = played;
  const says = (wrong: boolean, sentence: string): string[] => (wrong ? [sentence] : []);
  const { tries, last } = startsOf(row.name, first);
  const view = second.main.operations.get(row.uuid ?? '');
  const isKnown = tries.some(({ uuid }) => uuid === row.uuid);
  const failed = tries.filter(({ uuid }) => uuid !== row.uuid && (codeOf(first, uuid) ?? 0) > 0);
  return [
    ...says(!isKnown, `It was taken over from what the step never started: ${String(row.uuid)}.`),
    ...says(view === undefined || trueCode(view) !== 0, 'It was taken over, and had not passed.'),
    ...says(rerun.changed.has(row.name), 'It was taken over, although it would be another now.'),
    ...says(view?.image !== undefined && !isOfImage(view, row.name, second), 'It was taken over on another image.'),
    ...says(
      first.scenario.inputs['on-timeout'] === 'stop',
      'It was taken over, although its step may have stopped it.',
    ),
    ...says(
      second.started.some(({ leg }) => leg === row.name),
      'It was taken over, and started as well.',
    ),
    ...(isTold(second)
      ? [
          ...says(last.length > 0 && !last.some(({ uuid }) => uuid === row.uuid), 'It has a later try.'),
          ...says(row.attempts !== tries.length, `It had ${String(tries.length)} tries, not ${String(row.attempts)}.`),
          ...says(row.flaky !== failed.length > 0, `Of its earlier tries ${String(failed.length)} failed.`),
        ]
      : []),
  ];
}

/** All starts of a leg that the first attempt made, and those with the highest number. */
function startsOf(leg: string | null, { started, post }: Played) {
  const tries = started.filter((one) => one.leg === leg && post.operations.has(one.uuid));
  const highest = Math.max(...tries.map((one) => one.tries));
  return { tries, last: tries.filter((one) => one.tries === highest) };
}

/** Null for an operation that was active when the attempt was over. */
function codeOf({ post }: Played, uuid: string): number | null {
  const view = post.operations.get(uuid);
  return view === undefined ? null : trueCode(view);
}

/** The setup's scripts leave the base image. */
function isOfImage({ image }: OperationView, name: string, { scenario: { inputs } }: Played): boolean {
  const legs = JSON.parse(inputs['legs'] ?? '{}') as Readonly<Record<string, { readonly image?: string }>>;
  const own = Object.hasOwn(legs, name) ? legs[name]?.image : undefined;
  const wanted = inputs['setup'] === undefined ? commonImage(own ?? inputs['image'] ?? '') : 'base';
  return (image === BASE_IMAGE) === (wanted === 'base');
}

/** No fault made a listing or a detail say something else than what is there. */
function isTold({ requests }: Played): boolean {
  return !requests.some(({ method, fault }) => {
    return method === 'GET' && fault !== null && typeof fault === 'object' && ('change' in fault || 'stale' in fault);
  });
}

/** A setup that changed or did not pass is run again before anything is started from its image. */
function setupViolations({ rerun, first, second }: PlayedRerun): string[] {
  if (second.scenario.setup === null) return [];
  const { last } = startsOf(null, first);
  const hasPassed = last.some(({ uuid }) => codeOf(first, uuid) === 0);
  const isUsed = second.main.end.outputs['setup-image'] !== undefined;
  const runs = second.started.some(({ leg }) => leg === null);
  const hit = second.main.end.outputs['setup-cache-hit'];
  return [
    ...(isUsed && !runs && (rerun.changed.has(null) || !hasPassed)
      ? ['The setup was not run, although it had not passed, or would be another now.']
      : []),
    ...(isUsed && isTold(second) && (hit === 'true') === runs
      ? [`The output setup-cache-hit is ${hit}, and the setup ${runs ? 'ran' : 'did not run'}.`]
      : []),
  ];
}

const WARNING = /^::warning::Every leg is started, since what earlier attempts came to could not be looked up/m;

/** What could not be looked up is a warning, and then nothing is taken over. */
function warningViolations(second: Played): string[] {
  const { main, requests } = second;
  const isWarned = WARNING.test(main.end.stdout);
  const reused = rowsOf(second).filter((row) => row.reused);
  const listing = requests.find(({ method, resource }) => `${method} ${resource}` === 'GET /operations');
  const isRefused =
    (listing?.status ?? 200) >= 400 &&
    (listing?.status ?? 200) < 500 &&
    ![408, 425, 429].includes(listing?.status ?? 0);
  return [
    ...(isWarned && reused.length > 0 ? ['The look-up failed, and legs are taken over.'] : []),
    ...(isRefused && !isWarned ? ['The look-up was refused, and there is no warning.'] : []),
  ];
}

/** Where no fault came in between, what passed and is as it was is taken over, and looked at once. */
function leftOutViolations({ rerun, first, second }: PlayedRerun): string[] {
  const { scenario, main, requests } = second;
  const isCalm = scenario.faults.length === 0 && main.end.took < scenario.timeout * 1_000;
  if (!isCalm || scenario.simulator.generation === 'old') return [];
  const rows = new Map(rowsOf(second).map((row) => [row.name, row]));
  const mayBeTaken = (leg: string | null): Started | null => {
    const { last } = startsOf(leg, first);
    const [one, ...others] = last;
    return one === undefined || others.length > 0 || rerun.changed.has(leg) || codeOf(first, one.uuid) !== 0
      ? null
      : one;
  };
  const setup = scenario.setup === null ? null : mayBeTaken(null);
  const runsSetup = second.started.some(({ leg }) => leg === null);
  // Without an image there was nothing to compare.
  const hasImage = scenario.setup === null || main.end.outputs['setup-image'] !== undefined;
  const isStopped = first.scenario.inputs['on-timeout'] === 'stop' || !hasImage;
  const left = scenario.legs.flatMap(({ name }) => {
    const start = isStopped ? null : mayBeTaken(name);
    if (start === null) return [];
    const looks = requests.filter(
      ({ method, resource }) => `${method} ${resource}` === `GET /operations/${start.uuid}`,
    );
    const isTaken = rows.get(name)?.uuid === start.uuid && rows.get(name)?.reused === true;
    return [
      ...(isTaken ? [] : [`${JSON.stringify(name)}: It had passed as ${start.uuid}, and is not taken over.`]),
      ...(looks.length === 1 ? [] : [`${JSON.stringify(name)}: It was looked at ${String(looks.length)} times.`]),
    ];
  });
  return [...left, ...(setup !== null && runsSetup ? ['The setup had passed, and is run again.'] : [])];
}
