import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@jest/globals';
import type { ObservedExchange, SimulatorOptions } from '../../simulator/simulator.ts';
import { exchangeOf, type Exchange } from './exchange.ts';

/** An exchange of the action in a scenario. */
export interface RecordedExchange extends Exchange {
  /** The file of the scenario. */
  readonly file: string;
  /** The simulator spoke the older payloads. */
  readonly old: boolean;
}

/** Names the folder of the records; without it, nothing is recorded. */
const VARIABLE = 'OPENAPI_RECORDS';

/** Exchanges that are kept of each kind: thousands of equal polls say no more than a few. */
const MOST_OF_A_KIND = 20;

/** The folder that the environment names, or null. */
export function recordsFolder(): string | null {
  return process.env[VARIABLE] ?? null;
}

/** Records what the action exchanges with one simulator, for `recorded.test.ts` to judge. */
export function recorder(options: SimulatorOptions): {
  readonly options: Pick<SimulatorOptions, 'observer'>;
  readonly write: () => void;
} {
  const folder = recordsFolder();
  if (folder === null) return { options: {}, write: () => undefined };
  const file = basename(expect.getState().testPath ?? '');
  const old = options.generation === 'old';
  const records: RecordedExchange[] = [];
  const kinds = new Map<string, number>();
  const observer = (observed: ObservedExchange): void => {
    // Requests of the scenario itself do not count.
    if (!(observed.request.headers['user-agent'] ?? '').startsWith('contree-op-action/')) return;
    const kind = kindOf(observed);
    const count = kinds.get(kind) ?? 0;
    kinds.set(kind, count + 1);
    if (count < MOST_OF_A_KIND) records.push({ ...exchangeOf(observed), file, old });
  };
  return {
    options: { observer },
    write: () => {
      mkdirSync(folder, { recursive: true });
      const place = join(folder, `${file}-${process.pid}-${performance.now()}.jsonl`);
      writeFileSync(place, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    },
  };
}

export function readRecords(folder: string): RecordedExchange[] {
  return readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as RecordedExchange);
  });
}

/** What can make a request or its reply a violation: everything but the values. */
function kindOf({ request, faulty }: ObservedExchange): string {
  const { method, resource, path, headers, body, status } = request;
  const query = [...new URLSearchParams(/\?.*$/s.exec(path)?.[0]).keys()];
  const place = resource.replaceAll(/[\da-f-]{32,}/gi, 'ID');
  return JSON.stringify([method, place, query, Object.keys(headers), fieldsOf(body), status, faulty]);
}

function fieldsOf(body: string | null): string[] {
  const fields: string[] = [];
  if (body !== null) {
    JSON.parse(body, (name: string, value: unknown) => {
      fields.push(`${name} ${typeof value}`);
      return value;
    });
  }
  return fields;
}
