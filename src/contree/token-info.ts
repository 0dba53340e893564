import type { Clock } from './clock.ts';
import { ContreeError } from './contree-error.ts';
import type { Call, WhoAmI } from './types.ts';

export interface TokenInfoDeps {
  readonly clock: Clock;
  /** One request, which its own limit ends. */
  readonly whoAmI: () => Promise<WhoAmI>;
}

/** Milliseconds that an error waits for what it says of the token: many legs may have it, and a deadline may have passed. */
const DESCRIBE_LIMIT = 2_000;
/** The longest that a timer of Node can count, in milliseconds. */
const LONGEST_SLEEP = 2 ** 31 - 1;
/** The most permissions that are named, and how a name is written: the service's text must not fill an error. */
const MOST_NAMED = 20;
const NAME = /^[a-z][\w.-]{0,39}$/iu;

/** What the service says of the step's token. It is asked for once, when that is first needed, and never again. */
export class TokenInfo {
  readonly #deps: TokenInfoDeps;
  #asked: Promise<WhoAmI | ContreeError> | null = null;

  constructor(deps: TokenInfoDeps) {
    this.#deps = deps;
  }

  /** The error when the service does not say it, null when it does not in time. An error of another kind is thrown. */
  async read(call: Call): Promise<WhoAmI | ContreeError | null> {
    const { clock } = this.#deps;
    const { deadline = Infinity, signal } = call;
    if (signal?.aborted === true || deadline <= clock.now()) return null;
    this.#asked ??= this.#ask();
    const isOver = new AbortController();
    const ends = AbortSignal.any([isOver.signal, ...(signal === undefined ? [] : [signal])]);
    const left = Math.min(deadline - clock.now(), LONGEST_SLEEP);
    try {
      return await Promise.race([this.#asked, clock.sleep(left, ends).then(() => null)]);
    } finally {
      isOver.abort('over');
    }
  }

  /** The token's limit of this name, such as `instance_max_timeout`; null when it is not known, or `read` has none. */
  async limit(name: string, call: Call): Promise<number | null> {
    return limitIn(await this.read(call), name);
  }

  /**
   * Sentences for the advice of a 403: what the token may do, and whether it has expired; null when that is not known in a
   * moment.
   */
  readonly describe = async (call: Call): Promise<string | null> => {
    const latest = this.#deps.clock.now() + DESCRIBE_LIMIT;
    const found = await this.read({ ...call, deadline: Math.min(call.deadline ?? Infinity, latest) });
    if (found === null || found instanceof ContreeError) return null;
    const sentences = [permissionsOf(found), expiryOf(found, this.#deps.clock.now())].filter((text) => text !== '');
    return sentences.length === 0 ? null : sentences.join(' ');
  };

  async #ask(): Promise<WhoAmI | ContreeError> {
    try {
      return await this.#deps.whoAmI();
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      return error;
    }
  }
}

/** The limit of this name; null when it is not known, or is none. */
export function limitIn(found: WhoAmI | ContreeError | null, name: string): number | null {
  const limit = found === null || found instanceof ContreeError ? undefined : found.limits[name];
  return limit !== undefined && Number.isSafeInteger(limit) && limit > 0 ? limit : null;
}

function permissionsOf({ permissions }: WhoAmI): string {
  const names = Object.keys(permissions).filter((name) => NAME.test(name));
  const named = (granted: boolean): string =>
    names
      .filter((name) => permissions[name] === granted)
      .slice(0, MOST_NAMED)
      .join(', ');
  const [granted, missing] = [named(true), named(false)];
  if (granted === '' && missing === '') return '';
  const lacking = missing === '' ? '' : `; it lacks ${missing}`;
  return `The service says: this token has ${granted === '' ? 'no permission' : granted}${lacking}.`;
}

/** Null is a token that does not expire. */
function expiryOf({ tokenExpiration }: WhoAmI, now: number): string {
  if (tokenExpiration === null || tokenExpiration * 1000 > now) return '';
  const date = new Date(tokenExpiration * 1000);
  return `It expired${Number.isNaN(date.getTime()) ? '' : ` at ${date.toISOString()}`}.`;
}
