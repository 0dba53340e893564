import { describe, expect, it } from '@jest/globals';
import { Mailbox, type Message } from '../../../src/watch/messages.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

const CHANGED: Message = { kind: 'changed' };
const POLLED: Message = { kind: 'polled', legs: [], listed: null };

function setting() {
  const clock = virtualClock();
  return { clock, mailbox: new Mailbox(clock) };
}

describe('a mailbox', () => {
  it('hands out each message once, in order', () => {
    const { mailbox } = setting();
    expect(mailbox.take()).toEqual([]);
    mailbox.send(CHANGED);
    mailbox.send(POLLED);
    expect(mailbox.take()).toEqual([CHANGED, POLLED]);
    mailbox.send(CHANGED);
    expect(mailbox.take()).toEqual([CHANGED]);
    expect(mailbox.take()).toEqual([]);
  });

  it('does not wait while a message is there', async () => {
    const { clock, mailbox } = setting();
    mailbox.send(CHANGED);
    await mailbox.wait(clock.now() + 1_000);
    await mailbox.wait(Infinity);
    expect(clock.sleeps).toEqual([]);
  });

  it('waits until the given moment, and not at all for one that has passed', async () => {
    const { clock, mailbox } = setting();
    await mailbox.wait(clock.now() + 1_000);
    expect(clock.elapsed()).toBe(1_000);
    await mailbox.wait(clock.now() - 1_000);
    expect(clock.sleeps).toEqual([1_000, 0]);
  });

  it.each([60_000, Infinity])('ends its wait of %d ms when a message arrives, each time', async (limit) => {
    const { clock, mailbox } = setting();
    for (const round of [1, 2]) {
      void clock.sleep(50).then(() => {
        mailbox.send(CHANGED);
      });
      await mailbox.wait(clock.now() + limit);
      expect(clock.elapsed()).toBe(50 * round);
      expect(mailbox.take()).toEqual([CHANGED]);
    }
  });

  it('sets one timer for all waits until the same moment or a later one', async () => {
    const { clock, mailbox } = setting();
    const until = clock.now() + 1_000;
    for (const limit of [until, until, until + 500]) {
      void clock.sleep(10).then(() => {
        mailbox.send(CHANGED);
      });
      await mailbox.wait(limit);
      mailbox.take();
    }
    expect(clock.sleeps).toEqual([10, 1_000, 10, 10]);
    await mailbox.wait(until + 500);
    expect(clock.elapsed()).toBe(1_500);
  });

  it('ends at the earlier moment when that of the wait before was later', async () => {
    const { clock, mailbox } = setting();
    void clock.sleep(10).then(() => {
      mailbox.send(CHANGED);
    });
    await mailbox.wait(clock.now() + 60_000);
    mailbox.take();
    await mailbox.wait(clock.now() + 20);
    expect([clock.elapsed(), clock.sleeping()]).toEqual([30, 0]);
  });

  it('leaves no timer when it is closed', async () => {
    const { clock, mailbox } = setting();
    const waiting = mailbox.wait(clock.now() + 60_000);
    mailbox.send(CHANGED);
    await waiting;
    expect(clock.sleeping()).toBe(1);
    mailbox.close();
    expect(clock.sleeping()).toBe(0);
  });

  it('sets no timer for a wait without an end', async () => {
    const { clock, mailbox } = setting();
    const waiting = mailbox.wait(Infinity);
    expect(clock.sleeps).toEqual([]);
    mailbox.send(CHANGED);
    await waiting;
  });
});
