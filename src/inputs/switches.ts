import { CLEANUP_POLICIES } from '../legs/shutdown.ts';
import { readOrigin } from '../start/marker.ts';
import { parseMode } from '../values/mode.ts';
import { parseMoment } from '../values/moment.ts';
import { parseBoolean, parseChoice } from '../values/values.ts';
import { inputReader, type InputSource, inputText, readFirst } from './input-source.ts';
import { readPublication } from './publication-inputs.ts';

export type Switches = ReturnType<typeof readSwitches>;

/**
 * The first phase: the inputs that decide how others are read, and those that count even when others are bad. Bad ones are
 * kept for the second phase, `readInputs`, which reports them with all others.
 */
export function readSwitches(source: InputSource) {
  const { read, optional } = inputReader(source);
  const origin = readOrigin(source.env, inputText(source, 'job-index'), inputText(source, 'job-matrix'));
  return {
    mode: readFirst(() => read('mode', parseMode)),
    allowHttp: readFirst(() => read('allow-http', parseBoolean)),
    detach: readFirst(() => read('detach', parseBoolean)),
    cleanup: readFirst(() => read('cleanup', (text) => parseChoice(text, ['auto', ...CLEANUP_POLICIES]))),
    /** RFC 3339 or an interval. */
    since: readFirst(() => optional('since', (text) => parseMoment(text, source.now))),
    publication: readFirst(() => readPublication(source, origin)),
    origin,
  };
}
