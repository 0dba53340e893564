import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeImage, isNewTag, parseImageReference } from '../../../src/plan/image-reference.ts';
import { InvalidValue } from '../../../src/values/values.ts';
import { anyText } from '../../doubles/any-text.ts';

const UUID = '5c3f8a10-9b2d-4e67-8f01-a2b3c4d5e6f7';
const SHA256 = `@sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA512 = `@sha512:${'0123456789abcdef'.repeat(8)}`;

function refusal(text: string): string {
  try {
    parseImageReference(text);
  } catch (error) {
    if (error instanceof InvalidValue) return error.message;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('parseImageReference', () => {
  it.each([[UUID], [UUID.toUpperCase()], [UUID.replaceAll('-', '')], [` ${UUID}\n`]])('takes the UUID %j', (text) => {
    expect(parseImageReference(text)).toEqual({ kind: 'uuid', uuid: UUID });
  });

  it.each([['a'], ['python:3.12-slim'], ['my_team/tools.base:v1'], ['x'.repeat(256)], ['Team/Tools:V1']])(
    'takes the tag %s',
    (tag) => {
      expect(parseImageReference(`tag:${tag}`)).toEqual({ kind: 'tag', tag });
    },
  );

  it.each([
    ['docker://python:3.12-slim', 'docker.io/library/python:3.12-slim'],
    ['docker://python', 'docker.io/library/python:latest'],
    ['DOCKER://python', 'docker.io/library/python:latest'],
    [' docker://python ', 'docker.io/library/python:latest'],
    ['docker://docker.io/python', 'docker.io/library/python:latest'],
    ['docker://docker.io/library/python:3', 'docker.io/library/python:3'],
    ['docker://owner/tool:1.2', 'docker.io/owner/tool:1.2'],
    ['docker://ghcr.io/owner/image', 'ghcr.io/owner/image:latest'],
    ['docker://GHCR.io/owner/image:x', 'ghcr.io/owner/image:x'],
    ['docker://quay.io/image', 'quay.io/image:latest'],
    ['docker://localhost/image', 'localhost/image:latest'],
    ['docker://localhost:5000/a/b__c-d.e', 'localhost:5000/a/b__c-d.e:latest'],
    ['docker://registry:5000/a:1', 'registry:5000/a:1'],
  ])('fills in what %s leaves out', (text, address) => {
    expect(parseImageReference(text)).toEqual({ kind: 'registry', url: `docker://${address}`, tag: address });
  });

  it.each([
    [
      `docker://python${SHA256}`,
      `docker.io/library/python${SHA256}`,
      /^docker\.io\/library\/python:sha256:[0-9a-f]{64}:/,
    ],
    [`docker://ghcr.io/o/i:V1${SHA512}`, `ghcr.io/o/i:V1${SHA512}`, /^ghcr\.io\/o\/i:v1:sha512:[0-9a-f]{128}:/],
    ['docker://o/i:V1', 'docker.io/o/i:V1', /^docker\.io\/o\/i:v1:/],
    ['docker://a..b/i:1.', 'a..b/i:1.', /^a\.b\/i:1:[0-9a-f]{16}$/],
    ['docker://ghcr.io/o/i:1..2', 'ghcr.io/o/i:1..2', /^ghcr\.io\/o\/i:1\.2:[0-9a-f]{16}$/],
    [`docker://o/${'i'.repeat(300)}:v`, `docker.io/o/${'i'.repeat(300)}:v`, /^i{237}:v:/],
  ])('gives %s a tag with a hash', (text, address, readable) => {
    const reference = parseImageReference(text);
    expect(reference).toMatchObject({ kind: 'registry', url: `docker://${address}` });
    const tag = reference.kind === 'registry' ? reference.tag : '';
    expect(tag).toMatch(readable);
    expect(tag).toMatch(/:[0-9a-f]{16}$/);
    expect(isNewTag(tag)).toBe(true);
  });

  it.each([
    ['', /^"" is not an image: use a UUID, tag:NAME .* docker:\/\/python:3\.12-slim$/],
    [
      'python:3.12-slim',
      /^"python:3\.12-slim" does not say where .*"tag:python:3\.12-slim" .*"docker:\/\/python:3\.12-slim"/,
    ],
    ['ubuntu', /"tag:ubuntu".*"docker:\/\/ubuntu"/],
    ['two words\nand a line', /^"two words\\nand a line" does not say/],
    [
      'tag:',
      /^"tag:" is not a tag: use letters, digits, _ and -, with single : \/ \. between them after tag:, 256 characters at most$/,
    ],
    ['tag:a//b', /is not a tag/],
    ['tag:python:', /is not a tag/],
    ['tag:-a', /is not a tag/],
    ['tag:a b', /is not a tag/],
    [`tag:${'x'.repeat(257)}`, /is not a tag/],
    ['oci://ghcr.io/o/i', /^"oci:\/\/ghcr\.io\/o\/i" does not begin with docker:\/\/: .*docker:\/\/python/],
    ['https://ghcr.io/o/i', /does not begin with docker:/],
    ['docker://', /is not an image of a registry: write one such as docker:/],
    ['docker:///x', /is not an image of a registry/],
    ['docker://ghcr.io/', /is not an image of a registry/],
    ['docker://ghcr.io/o//i', /is not an image of a registry/],
    ['docker://Python', /has upper case in its repository: write/],
    ['docker://python:', /is not an image of a registry/],
    ['docker://python:.x', /is not an image of a registry/],
    [`docker://python:${'v'.repeat(129)}`, /is not an image of a registry/],
    ['docker://-.io/x', /is not an image of a registry/],
    ['docker://python?tag=x', /is not an image of a registry/],
    ['docker://python:3 slim', /has a space, which no image has: write one such as docker/],
    ['docker://python@sha256:0123', /^"docker:\/\/\*\*\*@sha256:0123" has an @ that no digest follows: .*@sha256:/],
  ])('refuses %j', (text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  it.each([
    ['docker://user:hunter2@ghcr.io/o/i', '"docker://***@ghcr.io/o/i"'],
    ['docker://user:hun@ter2@ghcr.io/o/i', '"docker://***@ghcr.io/o/i"'],
    [`docker://user:hunter2@ghcr.io/o/i${SHA256}`, `"docker://***@ghcr.io/o/i${SHA256}"`],
    ['https://user:hunter2@ghcr.io/o/i', '"https://***@ghcr.io/o/i"'],
    ['user:hunter2@ghcr.io/o/i', '"***@ghcr.io/o/i"'],
    ['tag:user:hunter2@x', '"***@x"'],
  ])('refuses the credentials in %s, and does not show them', (text, shown) => {
    const message = refusal(text);
    expect(message.slice(0, 95)).toContain(shown.slice(0, 95));
    expect(message).toContain('registry-username and registry-password');
    expect(message).not.toMatch(/hun|ter2|user:/);
  });

  const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:[._]|__|-{1,2})[a-z0-9]{1,8}){0,2}$/);
  const address = fc
    .record({
      host: fc.option(fc.stringMatching(/^[a-z0-9]{1,6}\.[a-z]{2,4}(?::[0-9]{1,4})?$/), { nil: 'owner' }),
      path: fc.array(component, { minLength: 1, maxLength: 30 }).map((parts) => parts.join('/')),
      version: fc.option(fc.stringMatching(/^[A-Za-z0-9_][\w.-]{0,127}$/), { nil: '' }),
      digest: fc.option(fc.constantFrom(SHA256, SHA512, `@sha256:${'f'.repeat(64)}`), { nil: '' }),
    })
    .map(
      ({ host, path, version, digest }) => `docker://${host}/${path}${version === '' ? '' : `:${version}`}${digest}`,
    );

  it('gives every reference a tag that the service takes, and is the same for its full form', () => {
    fc.assert(
      fc.property(address, (text) => {
        const reference = parseImageReference(text);
        if (reference.kind !== 'registry') throw new Error(reference.kind);
        expect(isNewTag(reference.tag)).toBe(true);
        expect(reference.url).toMatch(/^docker:\/\/[^/]+\/.+[:@]/);
        expect(parseImageReference(reference.url)).toEqual(reference);
      }),
    );
  });

  it('never gives two references one tag, also where they differ in case or in what a tag cannot hold', () => {
    const variants = fc.tuple(address, address).chain(([one, other]) => {
      const version = /:(?<version>[\w.-]+)$/.exec(one)?.groups?.['version'] ?? '';
      const swapped = one.slice(0, one.length - version.length) + version.toUpperCase();
      const derived = parseImageReference(one);
      const copied = derived.kind === 'registry' ? `docker://${derived.tag.replace(/:(?=[^/]*:)/g, '-')}` : other;
      return fc.tuple(fc.constant(one), fc.constantFrom(other, swapped, copied));
    });
    fc.assert(
      fc.property(variants, ([one, other]) => {
        const [left, right] = [one, other].map((text) => {
          try {
            return parseImageReference(text);
          } catch {
            return null; // A copied tag need not be an address.
          }
        });
        if (left?.kind !== 'registry' || right?.kind !== 'registry') return;
        expect(left.tag === right.tag).toBe(left.url === right.url);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses or takes any text, and throws nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          anyText().map((rest) => `docker://${rest}`),
        ),
        (text) => {
          try {
            expect(describeImage(parseImageReference(text))).not.toBe('');
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidValue);
          }
        },
      ),
    );
  });
});

describe('describeImage', () => {
  it.each([
    [UUID.toUpperCase(), UUID],
    ['tag:python', 'tag:python'],
    ['docker://python', 'docker://docker.io/library/python:latest'],
  ])('says what %s is', (text, described) => {
    expect(describeImage(parseImageReference(text))).toBe(described);
  });
});
