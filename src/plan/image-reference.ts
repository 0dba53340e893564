import { createHash } from 'node:crypto';
import { parseUuid } from '../contree/uuid.ts';
import { InvalidValue, quote, type TextForm } from '../values/values.ts';

export type ImageReference =
  | { readonly kind: 'uuid'; readonly uuid: string }
  | { readonly kind: 'tag'; readonly tag: string }
  /** Imported once: `url` has scheme, host and tag; `tag` is its tag in the project, by which it is found afterwards. */
  | { readonly kind: 'registry'; readonly url: string; readonly tag: string };

export type RegistryReference = Extract<ImageReference, { kind: 'registry' }>;

const FORMS = "a UUID, tag:NAME for an image of the project, or a registry's image such as docker://python:3.12-slim";
/** By the OpenAPI text, which names no length; the command line's documents have that one (API reference, 2.3). */
const LONGEST_TAG = 256;
const TAG = /^(?=\S{1,256}\s*$)[A-Za-z0-9][A-Za-z0-9_-]*(?:[:/.][A-Za-z0-9_-]+)*$/;

/** What an image can be given as a tag. Older documents of the service know no upper case (API reference, 2.3). */
export const NEW_TAG: TextForm = {
  pattern: /^(?=\S{1,256}\s*$)[a-z0-9][a-z0-9_-]*(?:[:/.][a-z0-9_-]+)*$/,
  expectation: 'is not a tag: use lower-case letters, digits, _ and -, with single : / . between them, 256 at most',
};
const TAG_PREFIX = 'tag:';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** The only scheme that the service is known to import from (API reference, 2.4). */
const IMPORTED_SCHEME = 'docker://';

/** The grammar of registries: lower-case components, single separators between them. */
const HOST = /^[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::\d{1,5})?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-+|\/)[a-z0-9]+)*$/;
const VERSION = /^\w[\w.-]{0,127}$/;
const DIGEST = /@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Where an image is that names no host; one without an owner there belongs to `library`. */
const DEFAULT_HOST = 'docker.io';
const DEFAULT_VERSION = 'latest';

/** What begins like an image of each kind; {@link parseImageReference} checks the rest. */
export const IMAGE: TextForm = {
  pattern: new RegExp(`^(?:[0-9A-Fa-f-]{32,36}|${TAG_PREFIX}\\S+|[Dd][Oo][Cc][Kk][Ee][Rr]:\\/\\/\\S+)$`),
  expectation: `does not say where the image is: use ${FORMS}`,
};

/** Hexadecimal digits of the hash in a tag that cannot hold the whole address. */
const HASH_LENGTH = 16;

/**
 * A UUID, `tag:NAME` or `docker://[HOST/]REPOSITORY[:TAG][@DIGEST]`. What a registry reference leaves out is filled in as
 * `contree images import` does for a bare name: host `docker.io`, owner `library` there, tag `latest`.
 *
 * @throws {InvalidValue} which never quotes credentials
 */
export function parseImageReference(text: string): ImageReference {
  const name = text.trim();
  const uuid = parseUuid(name);
  if (uuid !== null) return { kind: 'uuid', uuid };
  const digest = DIGEST.exec(name)?.[0] ?? '';
  const scheme = SCHEME.exec(name)?.[0] ?? '';
  const at = name.slice(0, name.length - digest.length).lastIndexOf('@');
  if (at >= 0) {
    const advice = 'give credentials with the inputs registry-username and registry-password';
    const form = 'a digest as @sha256: with 64 lower-case hexadecimal digits';
    throw new InvalidValue(`${scheme}***${name.slice(at)}`, `has an @ that no digest follows: ${advice}, and ${form}`);
  }
  if (scheme !== '') return registryReference(name, scheme, digest);
  if (name.startsWith(TAG_PREFIX)) return tagReference(name);
  if (name === '') throw new InvalidValue(name, `is not an image: use ${FORMS}`);
  // `docker:24` and `docker:dind` may be the image of that name.
  const image = /^docker:(?:\/|(?=.*[:/])|(?!(?:latest|dind|cli|git|rc)\b)(?=[a-z]))(.+)$/.exec(name)?.[1];
  if (image !== undefined) {
    throw new InvalidValue(name, `lacks two slashes behind docker: write ${quote(`${IMPORTED_SCHEME}${image}`)}`);
  }
  const [tag, registry] = [quote(`${TAG_PREFIX}${name}`), quote(`${IMPORTED_SCHEME}${name}`)];
  const forms = `${tag} for an image of the project, or ${registry} for one of a registry`;
  throw new InvalidValue(name, `does not say where the image is: use ${forms}`);
}

/** Host of the registry, with its port if it has one. */
export function registryOf({ url }: RegistryReference): string {
  return url.slice(IMPORTED_SCHEME.length).split('/', 1).join('');
}

/** In a form that a workflow may write; untrusted. */
export function describeImage(reference: ImageReference): string {
  if (reference.kind === 'tag') return `${TAG_PREFIX}${reference.tag}`;
  return reference.kind === 'uuid' ? reference.uuid : reference.url;
}

/** Whether an image can be given the text as a tag. */
export function isNewTag(text: string): boolean {
  return NEW_TAG.pattern.test(text);
}

function tagReference(name: string): ImageReference {
  const tag = name.slice(TAG_PREFIX.length);
  if (TAG.test(tag)) return { kind: 'tag', tag };
  const allowed = 'letters, digits, _ and -, with single : / . between them';
  const problem = `is not a tag: use ${allowed} after ${TAG_PREFIX}, ${String(LONGEST_TAG)} characters at most`;
  throw new InvalidValue(name, problem);
}

function registryReference(name: string, scheme: string, digest: string): ImageReference {
  if (scheme.toLowerCase() !== IMPORTED_SCHEME) {
    const isPage = /^https?:/i.test(scheme);
    const advice = isPage ? `write ${quote(`${IMPORTED_SCHEME}${name.slice(scheme.length)}`)}` : `use ${FORMS}`;
    throw new InvalidValue(name, `does not begin with ${IMPORTED_SCHEME}: ${advice}`);
  }
  const { host, path } = splitHost(name.slice(scheme.length, name.length - digest.length));
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  const repository = colon < 0 ? path : path.slice(0, colon);
  const version = colon < 0 ? null : path.slice(colon + 1);
  if (!HOST.test(host) || !REPOSITORY.test(repository) || (version !== null && !VERSION.test(version))) {
    const examples = 'docker://python:3.12-slim or docker://ghcr.io/owner/image:1.2';
    const form = `write one such as ${examples}`;
    const hasUpperCase = REPOSITORY.test(repository.toLowerCase()) && !REPOSITORY.test(repository);
    const end = name.length - digest.length - (version?.length ?? 0);
    const lower = `${name.slice(0, end).toLowerCase()}${name.slice(end)}`;
    const advice = `has upper case in its repository: write ${quote(lower)}`;
    const why = /\s/.test(name) ? 'has a space, which no image has' : 'is not an image of a registry';
    throw new InvalidValue(name, hasUpperCase ? advice : `${why}: ${form}`);
  }
  const shown = version ?? (digest === '' ? DEFAULT_VERSION : null);
  const address = `${host}/${repository}${shown === null ? '' : `:${shown}`}${digest}`;
  return { kind: 'registry', url: `${IMPORTED_SCHEME}${address}`, tag: tagFor(address) };
}

/** The first component is a host when it could be no owner, as every registry client has it. */
function splitHost(name: string): { host: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === 'localhost';
  const host = isHost ? first.toLowerCase() : DEFAULT_HOST;
  const path = isHost ? name.slice(slash + 1) : name;
  return { host, path: host === DEFAULT_HOST && !path.includes('/') ? `library/${path}` : path };
}

/**
 * The address itself where it is a tag. Otherwise characters that a tag cannot hold are left out, and a colon and a hash are
 * appended. Such a tag has two colons or more in its last component; an address that is a tag has one at most.
 */
function tagFor(address: string): string {
  if (isNewTag(address)) return address;
  const hash = createHash('sha256').update(address).digest('hex').slice(0, HASH_LENGTH);
  const readable = address.replace('@', ':').toLowerCase();
  // The end says more than the beginning, and keeps the colon before the version.
  const end = readable.slice(-(LONGEST_TAG - 1 - HASH_LENGTH)).replace(/^[^a-z0-9]+/, '');
  return `${end}:${hash}`.replace(/[:/.]+(?=[:/.])/g, '');
}
