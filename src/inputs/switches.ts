import { CLEANUP_POLICIES, type CleanupPolicy } from '../legs/shutdown.ts';
import { type Origin, readOrigin } from '../start/marker.ts';
import { type ModeName, parseMode } from '../values/mode.ts';
import { parseMoment } from '../values/moment.ts';
import { parseBoolean, parseChoice } from '../values/values.ts';
import { inputReader, type InputSource, inputText, readFirst, type Reading } from './input-source.ts';
import { type Publication, readPublication } from './publication-inputs.ts';

/** The inputs that decide how others are read, and those that count even when others are bad. */
export interface Switches {
  readonly mode: Reading<ModeName>;
  readonly allowHttp: Reading<boolean>;
  readonly detach: Reading<boolean>;
  readonly cleanup: Reading<CleanupPolicy | 'auto'>;
  /** RFC 3339 or an interval. */
  readonly since: Reading<string | null>;
  /** Null inside when nothing is published. The step publishes even when other inputs are bad. */
  readonly publication: Reading<Publication | null>;
  readonly origin: Origin;
}

/** The first phase. Bad inputs are kept for the second, `readInputs`, which reports them with all others. */
export function readSwitches(source: InputSource): Switches {
  const { read, optional } = inputReader(source);
  const origin = readOrigin(source.env, inputText(source, 'job-index'), inputText(source, 'job-matrix'));
  return {
    mode: readFirst(() => read('mode', parseMode)),
    allowHttp: readFirst(() => read('allow-http', parseBoolean)),
    detach: readFirst(() => read('detach', parseBoolean)),
    cleanup: readFirst(() => read('cleanup', (text) => parseChoice(text, ['auto', ...CLEANUP_POLICIES]))),
    since: readFirst(() => optional('since', (text) => parseMoment(text, source.now))),
    publication: readFirst(() => readPublication(source, origin)),
    origin,
  };
}
