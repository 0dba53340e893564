import { describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/legs/ledger.ts';
import { LegResults } from '../../../src/watch/leg-results.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { operation, problem } from '../../doubles/fixtures.ts';
import { legOf } from './legs-setting.ts';

function setting() {
  const ledger = new Ledger();
  ledger.add([legOf(1), legOf(2)]);
  const messages: Message[] = [];
  const results = new LegResults({ ledger, send: (message) => messages.push(message) });
  const sent = (): boolean[] => [1, 2].map((number) => results.isSent(legOf(number)));
  return { ledger, messages, results, sent };
}

describe("a leg's result", () => {
  it('is sent as its end, and counts as sent until the ledger has it', () => {
    const { messages, results, sent } = setting();
    const detail = { operation: operation(), payload: {}, retryAfter: null };
    results.sendEnd(legOf(1), detail, true);
    expect(messages).toEqual([{ kind: 'terminal', leg: legOf(1), detail, lacksLog: true }]);
    expect(sent()).toEqual([true, false]);
    results.forget(legOf(1));
    expect(sent()).toEqual([false, false]);
  });

  it('is sent as a refusal, of one or of all that have not settled', () => {
    const { ledger, messages, results, sent } = setting();
    const refusal = problem({ status: 404 });
    results.sendRefusal(legOf(2), refusal);
    expect(sent()).toEqual([false, true]);
    ledger.recordUnreadable(legOf(2), refusal);
    results.sendRefusals(refusal);
    expect(messages).toEqual([
      { kind: 'refused', leg: legOf(2), problem: refusal },
      { kind: 'refused', leg: legOf(1), problem: refusal },
    ]);
    expect(sent()).toEqual([true, true]);
  });
});
