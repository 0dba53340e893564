import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../../src/contree/read-json.ts';
import type { Steps } from '../../../src/contree/secrets/steps.ts';
import { createTurns } from '../../../src/contree/turns.ts';

const MIB = 1024 * 1024;

/** @param steps of the redaction */
function reading(body: Buffer, isWanted: (asked: number) => boolean = () => true, steps = 1) {
  let turns = 0;
  let asked = 0;
  const turn = async (): Promise<void> => {
    turns += 1;
    return Promise.resolve();
  };
  const redactValue = function* (value: unknown): Steps<unknown> {
    for (let step = 1; step < steps; step += 1) yield;
    return value === 'hush' ? '***' : value;
  };
  const result = readJson(body, { turn, redactValue, isWanted: () => isWanted((asked += 1)) });
  return { result, turns: () => turns };
}

describe('the JSON of a body', () => {
  it('is what was written, with any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const read = await reading(Buffer.from(JSON.stringify(value))).result;
        expect(JSON.stringify(read?.json)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('has no secrets', async () => {
    expect(await reading(Buffer.from('"hush"')).result).toEqual({ json: '***' });
  });

  it.each(['', '{', '{"a":1}}'])('is undefined for %j', async (text) => {
    expect(await reading(Buffer.from(text)).result).toEqual({ json: undefined });
  });

  it('is read in turns when it is large, also where a piece ends within a character', async () => {
    const text = `"${'é'.repeat(2.1 * MIB)}"`;
    const { result, turns } = reading(Buffer.from(text));
    expect((await result)?.json === JSON.parse(text)).toBe(true);
    // Two pieces to decode, then it is parsed, redacted and handed on.
    expect(turns()).toBe(5);
    const small = reading(Buffer.from('{}'));
    await small.result;
    expect(small.turns()).toBe(0);
  });

  it('is decoded in one turn when it is large and ASCII', async () => {
    const text = `"${'x'.repeat(5 * MIB)}"`;
    const { result, turns } = reading(Buffer.from(text));
    expect((await result)?.json === JSON.parse(text)).toBe(true);
    expect(turns()).toBe(4);
  });

  it('is redacted in as many turns as that takes steps, and no further once it is not wanted', async () => {
    const text = `"${'x'.repeat(MIB)}"`;
    const { result, turns } = reading(Buffer.from(text), () => true, 3);
    expect((await result)?.json === JSON.parse(text)).toBe(true);
    expect(turns()).toBe(6);
    const unwanted = reading(Buffer.from(text), (asked) => asked < 4, 3);
    expect(await unwanted.result).toBeNull();
    expect(unwanted.turns()).toBe(4);
    const small = reading(Buffer.from('"hush"'), () => true, 3);
    expect(await small.result).toEqual({ json: '***' });
    expect(small.turns()).toBe(0);
  });

  it.each([
    ['x', 1],
    ['x', 2],
    ['x', 3],
    ['x', 4],
    ['é', 1],
    ['é', 2],
    ['é', 3],
    ['é', 4],
    ['é', 5],
  ])('is null once it is not wanted any more, of %s at pause %i', async (letter, last) => {
    const text = letter.repeat((letter === 'x' ? 0.1 : 2.1) * MIB);
    const { result } = reading(Buffer.from(`"${text}"`), (asked) => asked < last);
    expect(await result).toBeNull();
  });
});

describe('turns', () => {
  it('keep no loop running behind the last one', async () => {
    const loops = jest.spyOn(globalThis, 'setImmediate');
    const turn = createTurns();
    await Promise.all([turn(), turn()]);
    await turn();
    await new Promise(setImmediate);
    // Three for the turns, and one for the wait behind them.
    expect(loops).toHaveBeenCalledTimes(4);
    loops.mockRestore();
  });

  it('come one in each turn of the event loop, in order', async () => {
    const turn = createTurns();
    const seen: string[] = [];
    let loops = 0;
    const loop = (): void => {
      loops += 1;
      if (loops < 20) setImmediate(loop);
    };
    setImmediate(loop);
    await Promise.all(['a', 'b', 'c'].map(async (name) => turn().then(() => seen.push(`${name}${loops}`))));
    expect(seen).toEqual(['a1', 'b2', 'c3']);
    await turn();
    expect(loops).toBe(4);
  });
});
