/** Differences that no pair of situations shows: signals, profiles, and what each of the two leaves behind. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { startAction, type ActionEnd, type RunActionOptions } from '../../scripts/run-action.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { contree, signIn } from './command-line.ts';
import { uuidOf } from './names.ts';
import type { Json } from './outcome.ts';
import { runStep } from './play.ts';
import { withFolder, withService } from './temporary.ts';

export interface OtherDifference {
  /** Its heading in docs/differences-from-the-cli.md, as an anchor. */
  readonly id: string;
  readonly name: string;
  readonly play: () => Promise<void>;
}

/** A command that says when it is ready, and ends with 9 when it gets SIGINT. */
const UNTIL_INTERRUPTED = 'trap "exit 9" INT; echo ready; sleep 60 & wait';
/** The same for SIGTERM. */
const UNTIL_TERMINATED = 'trap "exit 9" TERM; sleep 60 & wait';
const READY = /^ready$/m;
const IMAGE = 'tag:busybox:latest';

function connection({ url, token }: Simulator): Record<string, string> {
  return { url, token };
}

/** The paths of all DELETE requests, each of which ends something. */
function deletionsOf({ requests }: Simulator): string[] {
  return requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
}

function jsonLines(printed: string): Json[] {
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);
}

/** A service and a folder for each test. */
function play(test: (service: Simulator, folder: string) => Promise<void>): () => Promise<void> {
  return () => withFolder((folder) => withService({}, (service) => test(service, folder)));
}

/** Sends the step a SIGINT, as the runner does, when its output matches. */
async function interrupted(run: RunActionOptions, ready: RegExp): Promise<ActionEnd> {
  let printed = '';
  const step = startAction({
    ...run,
    onOutput: (text) => {
      if (ready.test(printed)) return;
      printed += text;
      if (ready.test(printed)) step.child.kill('SIGINT');
    },
  });
  return await step.end;
}

export const OTHER_DIFFERENCES: readonly OtherDifference[] = [
  {
    id: 'interruptions',
    name: 'a run that is interrupted: the command line passes SIGINT on, the action cancels',
    play: play(async (service, folder) => {
      signIn(folder, service);
      const args = ['run', '--use', IMAGE, '-s', '--', UNTIL_INTERRUPTED];
      expect(await contree(folder, args, { interruptWhen: (stdout) => READY.test(stdout) })).toMatchObject({ code: 9 });
      const [operation] = service.operations();
      expect(operation?.status).toBe('SUCCESS');
      expect(deletionsOf(service)).toEqual([`/v1/operations/${String(operation?.uuid)}/subprocesses/1?signal=INT`]);
      service.clearRequests();
      const legs = JSON.stringify({ leg: UNTIL_INTERRUPTED });
      const inputs = { ...connection(service), mode: 'run', image: IMAGE, legs, logs: 'live' };
      const end = await interrupted({ folder: join(folder, 'step'), inputs }, /leg.* │ ready$/m);
      expect(end.exitCode).toBe(130);
      expect(deletionsOf(service)).toEqual([`/v1/operations/${String(service.operations()[1]?.uuid)}`]);
    }),
  },
  {
    id: 'interruptions',
    name: 'a run at its deadline: the action passes SIGTERM on, which the command line never does',
    play: play(async (service, folder) => {
      const legs = JSON.stringify({ leg: UNTIL_TERMINATED });
      const limits = { timeout: '5', 'on-timeout': 'stop', 'stop-grace': '30' };
      const inputs = { ...connection(service), mode: 'run', image: IMAGE, legs, ...limits };
      const end = await runStep({ folder: join(folder, 'step'), inputs });
      expect(end.exitCode).toBe(9);
      const [operation] = service.operations();
      expect(operation?.status).toBe('SUCCESS');
      expect(deletionsOf(service)).toEqual([`/v1/operations/${String(operation?.uuid)}/subprocesses/1?signal=TERM`]);
      expect(JSON.parse(end.outputs['results'] ?? '')).toMatchObject([{ outcome: 'timed-out', exit_code: 9 }]);
    }),
  },
  {
    id: 'interruptions',
    name: 'a wait that is interrupted: neither cancels what others started',
    play: play(async (service, folder) => {
      signIn(folder, service);
      const uuid = service.seed({ uuid: uuidOf(1), status: 'EXECUTING' });
      const polls = service.requests.length;
      const waiting = (): boolean => service.requests.length > polls;
      expect(await contree(folder, ['op', 'wait', uuid], { interruptWhen: waiting })).toMatchObject({ code: 1 });
      const inputs = { ...connection(service), operations: uuid };
      expect((await interrupted({ folder: join(folder, 'step'), inputs }, /Waiting for/)).exitCode).toBe(130);
      expect(deletionsOf(service)).toEqual([]);
    }),
  },
  {
    id: 'profiles',
    name: 'token and address in the environment, without a profile',
    play: play(async (service, folder) => {
      service.seed({ uuid: uuidOf(1), status: 'EXECUTING' });
      const env = { CONTREE_TOKEN: service.token, CONTREE_URL: service.url };
      const options = ['--token', service.token, '--url', service.url];
      for (const given of [[], options]) {
        const end = await contree(folder, [...given, 'ps'], { env });
        expect(end).toMatchObject({ code: 1, stderr: expect.stringMatching(/Profile 'default' does not exist/) });
      }
      const end = await runStep({ folder: join(folder, 'step'), inputs: { mode: 'list' }, env });
      expect(JSON.parse(end.outputs['operations'] ?? '')).toEqual({ 1: uuidOf(1) });
      expect(existsSync(join(folder, 'step', '.config'))).toBe(false);
    }),
  },
  {
    id: 'unknown-fields',
    name: 'fields that the service has added',
    play: play(async (service, folder) => {
      signIn(folder, service);
      const uuid = uuidOf(1);
      const added = { cluster: 'north', placement: { rack: 7 } };
      const body = { uuid, kind: 'instance', status: 'EXECUTING', created_at: '2025-01-01T00:00:00+00:00', ...added };
      service.misbehave({ path: `/operations/${uuid}`, action: { status: 200, body } });
      const raw = await contree(folder, ['op', 'show', '--raw', uuid]);
      expect(JSON.parse(raw.stdout)).toMatchObject({ uuid, status: 'EXECUTING' });
      expect(raw.stdout).not.toMatch(/cluster|placement/);
      const inputs = { ...connection(service), mode: 'show', operations: uuid };
      const end = await runStep({ folder: join(folder, 'step'), inputs });
      expect(JSON.parse(readFileSync(end.outputs['results-file'] ?? '', 'utf8'))).toMatchObject(added);
      const [row] = JSON.parse(end.outputs['results'] ?? '') as Json[];
      expect(row).toMatchObject({ cluster: 'north' });
      expect(row).not.toHaveProperty('placement');
    }),
  },
  {
    id: 'event-log',
    name: 'the events of an operation, for which the action has no mode',
    play: play(async (service, folder) => {
      signIn(folder, service);
      const uuid = service.seed({ uuid: uuidOf(1), stdout: 'one\n', exitCode: 3 });
      const events = await contree(folder, ['-o', 'json', 'op', 'events', uuid]);
      const types = jsonLines(events.stdout).map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(['init', 'stdout', 'exit', 'completion']));
      const inputs = { ...connection(service), mode: 'events', operations: uuid };
      const end = await runStep({ folder: join(folder, 'step'), inputs });
      expect(end).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/mode: "events" is not allowed/) });
    }),
  },
  {
    id: 'state-of-a-session',
    name: 'the history after a run',
    play: play(async (service, folder) => {
      const [line, step] = [join(folder, 'line'), join(folder, 'step')];
      for (const home of [line, step]) signIn(home, service);
      await contree(line, ['run', '--use', IMAGE, '--', 'true']);
      const history = await contree(line, ['-o', 'json', 'session', 'show']);
      expect(jsonLines(history.stdout).map(({ kind }) => kind)).toEqual(['use', 'run']);
      const inputs = { ...connection(service), mode: 'run', image: IMAGE, legs: '{leg: [true]}' };
      const end = await runStep({ folder: step, inputs, env: { CONTREE_HOME: step, CONTREE_SESSION: 'default' } });
      expect(end.exitCode).toBe(0);
      expect(existsSync(join(step, 'cli'))).toBe(false);
    }),
  },
];
