import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNewTag } from '../../../src/plan/image-reference.ts';
import { isTagOfKey, keyTag, setupTag, type SetupParts } from '../../../src/images/setup-tag.ts';

const PARTS: SetupParts = {
  key: 'deps-Linux-3f2a',
  image: '5c3f8a10-9b2d-4e67-8f01-a2b3c4d5e6f7',
  command: 'pip install -r requirements.txt',
  cwd: '/work',
  filesDigest: 'abc',
};

describe('setupTag', () => {
  it('is readable and stays what it is from one release to the next', () => {
    expect(setupTag(PARTS)).toBe(
      'op-action/setup/deps-linux-3f2a-0f96dcc80bcae15593cc597d0cf11c22/ab8247768f0bc054c3e53efa39967b76',
    );
  });

  it.each([
    ['v1', /^op-action\/setup\/v1-[0-9a-f]{32}\/[0-9a-f]{32}$/],
    ['Überall & überall/x', /^op-action\/setup\/berall-berall-x-[0-9a-f]{32}\/[0-9a-f]{32}$/],
    ['py3.12..x', /^op-action\/setup\/py3\.12-x-[0-9a-f]{32}\/[0-9a-f]{32}$/],
    ['…', /^op-action\/setup\/[0-9a-f]{32}\/[0-9a-f]{32}$/],
    ['', /^op-action\/setup\/[0-9a-f]{32}\/[0-9a-f]{32}$/],
    [`${'a'.repeat(39)}-b`, /^op-action\/setup\/a{39}-[0-9a-f]{32}\/[0-9a-f]{32}$/],
    ['k'.repeat(500), /^op-action\/setup\/k{40}-[0-9a-f]{32}\/[0-9a-f]{32}$/],
  ])('shows what it can of the key %j', (key, expected) => {
    const tag = setupTag({ ...PARTS, key });
    expect(tag).toMatch(expected);
    expect(isNewTag(tag)).toBe(true);
  });

  it.each<[keyof SetupParts, string]>([
    ['key', 'Deps-linux-3f2a'],
    ['image', '00000000-0000-4000-8000-000000000001'],
    ['command', 'pip install -r requirements.txt '],
    ['cwd', '/work/'],
    ['cwd', '/root'],
    ['filesDigest', ''],
  ])('is another when the %s is %j', (part, value) => {
    expect(setupTag({ ...PARTS, [part]: value })).not.toBe(setupTag(PARTS));
  });

  it('has a part for the key alone, which is a tag by itself', () => {
    expect(setupTag({ ...PARTS, command: 'other' }).startsWith(`${keyTag(PARTS.key)}/`)).toBe(true);
    expect(isNewTag(keyTag(PARTS.key))).toBe(true);
    expect(keyTag('deps linux-3f2a')).not.toBe(keyTag(PARTS.key));
  });

  it('is a tag for any parts, and the same for the same ones only', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '"', ',', '\\', 'é') });
    const parts = fc.record({
      key: text,
      image: text,
      command: text,
      cwd: text,
      filesDigest: text,
    });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(isNewTag(setupTag(one))).toBe(true);
        expect(isTagOfKey(setupTag(one), other.key)).toBe(one.key === other.key);
        expect(setupTag(one) === setupTag(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('isTagOfKey', () => {
  const tag = setupTag(PARTS);

  it.each([
    [tag, true],
    [keyTag(PARTS.key), false],
    [`${keyTag(PARTS.key)}/latest`, false],
    [`${tag}0`, false],
    [`${tag}/x`, false],
    [`${keyTag(PARTS.key)}x/${'0'.repeat(32)}`, false],
    [`${keyTag(PARTS.key)}/${'g'.repeat(32)}`, false],
    // As releases before this form made them.
    ['op-action/setup/deps-linux-3f2a-0220a54c597c42bff7759470f89a4630', false],
  ])('of %s says %j', (given, expected) => {
    expect(isTagOfKey(given, PARTS.key)).toBe(expected);
  });
});
