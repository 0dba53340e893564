import nock from 'nock';
import type { InputName } from '../../src/inputs/input-source.ts';
import type { Publication } from '../../src/inputs/publication-inputs.ts';
import type { StepEnd } from '../../src/report/report-step.ts';
import { runStep, type StepDeps } from '../../src/step.ts';
import type { TokenHash } from '../../src/token-hash.ts';
import { givenInputs } from '../doubles/given-inputs.ts';
import { keptResults, type KeptResults } from '../doubles/kept-results.ts';
import { recordedLog, type RecordedLog } from '../doubles/recorded-log.ts';
import { uuidOf } from '../doubles/fixtures.ts';
import { virtualClock } from '../doubles/virtual-clock.ts';

export const ADDRESS = 'https://contree.test';
export const A = uuidOf(1);
export const B = uuidOf(2);
export const GET_A = `GET /v1/operations/${A}`;
export const GET_B = `GET /v1/operations/${B}`;
export const DELETE_A = `DELETE /v1/operations/${A}`;
export const DELETE_B = `DELETE /v1/operations/${B}`;

/** What the service says of an operation; `exit` makes it a terminal one. */
export function payload(uuid: string, status: string, exit: number | null = null): Record<string, unknown> {
  return { uuid, status, kind: 'instance', metadata: { result: { state: { exit_code: exit } } } };
}

/** Answers that come one after the other. */
export class InTurn {
  readonly answers: unknown[];

  constructor(...answers: readonly unknown[]) {
    this.answers = [...answers];
  }
}

/** An answer with a status and what the service says of it. */
export class Refusal {
  readonly status: number;
  readonly body: nock.Body;

  constructor(status: number, body: nock.Body) {
    this.status = status;
    this.body = body;
  }
}

export interface Ran extends StepEnd {
  readonly publication: Publication | null;
  /** Requests, masks and saves in the order in which they came. */
  readonly events: readonly string[];
  /** Of each save, who may own operations that are not named. */
  readonly owners: readonly (string | null)[];
  /** Of each save, by what the post step knows the token again. */
  readonly tokens: readonly TokenHash[];
  readonly log: RecordedLog;
  readonly kept: KeptResults;
}

export interface Setting {
  readonly inputs?: Partial<Record<InputName, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly openResults?: StepDeps['openResults'];
  /** Called with how many times the hand-over was saved, this one included. */
  readonly onSave?: (times: number) => void;
  /** Aborts with this reason when this request has come. */
  readonly stopAt?: { readonly event: string; readonly reason?: string };
  /** Answers by request, such as `GET /v1/operations/…`: a status, a body with 200, several in turn, or what makes one. */
  readonly service?: Readonly<Record<string, unknown>>;
  /** A log line at which the step crashes. */
  readonly crashAt?: string;
  /** Aborts when other code of the step has crashed. */
  readonly crash?: AbortSignal;
  /** Where local paths start. */
  readonly directory?: string;
}

/** Runs a step whose service answers by the setting's table. The caller restores nock. */
export async function ran({
  inputs = {},
  env = {},
  openResults,
  onSave,
  stopAt,
  service = {},
  crashAt,
  crash = new AbortController().signal,
  directory,
}: Setting): Promise<Ran> {
  const events: string[] = [];
  const owners: (string | null)[] = [];
  const tokens: TokenHash[] = [];
  const stop = new AbortController();
  const log = recordedLog();
  const kept = keptResults();
  const answerOf = (event: string, body: string): unknown => {
    const answer = service[event] ?? 404;
    const next: unknown = answer instanceof InTurn ? (answer.answers.shift() ?? 404) : answer;
    return typeof next === 'function' ? (next as (body: string) => unknown)(body) : next;
  };
  const reply = async (request: Request): Promise<[number, nock.Body]> => {
    const { pathname } = new URL(request.url);
    const event = `${request.method} ${pathname}`;
    events.push(event);
    if (event === stopAt?.event) {
      setImmediate(() => {
        stop.abort(stopAt.reason ?? 'SIGTERM');
      });
    }
    const answer = answerOf(event, await request.text());
    if (answer instanceof Refusal) return [answer.status, answer.body];
    return typeof answer === 'number' ? [answer, {}] : [200, answer as nock.Body];
  };
  nock.cleanAll();
  nock(ADDRESS).persist().get(/.*/u).reply(reply).delete(/.*/u).reply(reply).post(/.*/u).reply(reply);
  const end = await runStep({
    source: givenInputs({ token: 'a-token', url: ADDRESS, ...inputs }, env, directory),
    env: { CONTREE_HOME: '/nowhere', ...env },
    // It stands still while a request is under way, since nock replies without a turn of the event loop.
    clock: virtualClock(),
    log: {
      ...log.log,
      info: (line) => {
        if (crashAt !== undefined && String(line).includes(crashAt)) throw new Error('no space left');
        log.log.info(line);
      },
    },
    signal: stop.signal,
    crash,
    openResults: (onProblem) => {
      events.push('open');
      return openResults?.(onProblem) ?? kept;
    },
    maskSecret: (secret) => events.push(`mask ${secret}`),
    hideSecrets: (text) => text,
    addToHandOver: (uuid) => events.push(`add ${uuid}`),
    saveState: () => undefined,
    saveHandOver: ({ cleanup, url, project, token, uuids, owner }) => {
      tokens.push(token);
      owners.push(owner?.uuid ?? null);
      events.push(`save ${cleanup} ${url} ${String(project)} ${uuids.join('+')}${owner === null ? '' : ' owned'}`);
      onSave?.(events.filter((event) => event.startsWith('save')).length);
    },
  });
  return { ...end, events, owners, tokens, log, kept };
}
