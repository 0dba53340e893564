import { describe, expect, it } from '@jest/globals';
import { legsOf, problemsOf } from './plan-of.ts';

describe('legs together', () => {
  it('says once that there is no image, and for which legs', () => {
    const image = (whose: string): string =>
      `image: it is empty${whose}: use a UUID, tag:NAME, or a registry's image such as docker://python:3.12-slim`;
    expect(problemsOf({ image: '', legs: 'a: x\nb: y' })).toEqual([image('')]);
    const some = 'a: {command: x, image: "tag:b"}\n1: y\n2: y\n3: y\n4: y\n5: y\n6: y';
    expect(problemsOf({ image: '', legs: some })).toEqual([
      image(', and legs "1", "2", "3", "4", "5" and 1 more have no image of their own'),
    ]);
    expect(problemsOf({ image: '', legs: 'a: {command: x, image: "tag:b"}\n1: y' })).toEqual([
      image(', and leg "1" has no image of its own'),
    ]);
  });

  it('lets no two legs have one tag', () => {
    expect(problemsOf({ legs: 'a: {command: x, tag: t}\nb: {command: x, tag: t}\nc: {command: x, tag: u}' })).toEqual([
      'legs: line 2: b.tag: "t" is the tag of legs "a", "b": give each its own, such as "t-{{leg}}"',
    ]);
    expect(problemsOf({ legs: 'a: x\nb: y', tag: 't' })).toEqual([
      'tag: "t" is the tag of legs "a", "b": give each its own, such as "t-{{leg}}"',
    ]);
    expect(legsOf({ legs: 'a: x\nb: y', tag: 't-{{leg}}' }).map(({ tag }) => tag)).toEqual(['t-a', 't-b']);
    expect(problemsOf({ legs: 'a: x\nB: y\nC: y', tag: 't-{{leg}}' })).toEqual([
      'tag: legs "B" and "C": "t-B" is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most (likewise "t-C")',
    ]);
  });

  it('refuses a tag, collect and test-reports for a disposable sandbox', () => {
    const both = 'a disposable sandbox leaves no image: drop one of the two';
    expect(
      problemsOf({ legs: 'a: {command: x, disposable: true}', tag: 't', needImages: ['collect', 'test-reports'] }),
    ).toEqual([
      `legs: line 1: a.disposable: it cannot be true with tag, since ${both}`,
      `legs: line 1: a.disposable: it cannot be true with collect, since ${both}`,
      `legs: line 1: a.disposable: it cannot be true with test-reports, since ${both}`,
    ]);
    expect(problemsOf({ legs: 'a: x\nb: y', disposable: 'true', needImages: ['collect'] })).toEqual([
      `disposable: it cannot be true with collect, since ${both}`,
    ]);
    expect(
      problemsOf({ legs: 'a: {command: x, disposable: false}', disposable: 'true', tag: 't', needImages: ['collect'] }),
    ).toEqual([]);
  });

  it('refuses a tag with detach', () => {
    expect(problemsOf({ legs: 'a: x', tag: 't', detach: true })).toEqual([
      'tag: it cannot be used with detach, since the step does not wait for the image: drop one of the two',
    ]);
    expect(problemsOf({ legs: 'a: x', detach: true })).toEqual([]);
  });
});
