/** Every reply of the simulator, in today's payloads and without faults, against the text. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { AMENDMENTS } from './amendments.ts';
import { exchangeOf, type Exchange } from './exchange.ts';
import { openJudge } from './judge.ts';
import { inWords } from './violation.ts';
import { walkSeeded } from './walk-seeded.ts';
import { PROJECT, walk, WALKED } from './walk.ts';

/** What the text documents and the simulator never replies, unless a fault does. */
const NEVER = [
  // It fetches nothing.
  'importImage 404',
  // It stores any bytes.
  'uploadFile 400',
  'uploadFile 404',
  // Its logs are readable at once, and nothing is behind it that could fail or be late.
  'getOperationEvents 410',
  'getOperationEvents 502',
  'getOperationEvents 504',
  'operationSubprocessCreate 504',
  'operationSubprocessStdin 501',
  'operationSubprocessStdin 504',
];

const judge = openJudge();
const exchanges: Exchange[] = [];
const seeded: Exchange[] = [];
let simulator: Simulator;
let wrong: string[];

beforeAll(async () => {
  let kept = exchanges;
  simulator = await startSimulator({ ...WALKED, project: PROJECT, observer: (one) => kept.push(exchangeOf(one)) });
  wrong = await walk(simulator, judge.operations);
  kept = seeded;
  await walkSeeded(simulator);
});

afterAll(async () => {
  await simulator.close();
});

function violations(of: readonly Exchange[], by = judge): string[] {
  return [...new Set(of.flatMap((exchange) => by.reply(exchange).map(inWords)))];
}

describe('the replies of the simulator', () => {
  it('have the statuses that the walk expects', () => {
    expect(wrong).toEqual([]);
  });

  it('have every status that the text documents, but those that the simulator has no reason for', () => {
    const documented = judge.operations.flatMap(({ id, responses }) =>
      [...responses.keys()].map((code) => `${id} ${code}`),
    );
    const reached = new Set(
      exchanges.map((exchange) => `${judge.operationOf(exchange) ?? ''} ${exchange.status ?? ''}`),
    );
    expect(documented.filter((one) => !reached.has(one)).toSorted()).toEqual(NEVER.toSorted());
  });

  it('are as the text says', () => {
    expect(violations(exchanges)).toEqual([]);
  });

  it('are as the text says for operations that follow a script', () => {
    expect(seeded.length).toBeGreaterThan(100);
    expect(violations(seeded)).toEqual([]);
  });

  it.each(AMENDMENTS.filter(({ onlyForSchemathesis = false }) => !onlyForSchemathesis))(
    'need the amendment: $reason',
    (amendment) => {
      const others = AMENDMENTS.filter((one) => one !== amendment);
      expect(violations(exchanges, openJudge(others))).not.toEqual([]);
    },
  );
});
