import * as core from '@actions/core';
import type { Writable } from 'node:stream';
import { systemClock } from './contree/clock.ts';
import { SecretMask } from './contree/secrets/secret-mask.ts';
import type { CutPlaces } from './contree/secrets/finds.ts';
import { maskOnce, secretsIn, textsToMask } from './credentials/credentials.ts';
import type { InputSource } from './inputs/input-source.ts';
import { createLog, type Log } from './report/log/log.ts';
import { subActionOf } from './values/mode.ts';
import type { Environment } from './values/values.ts';

export interface Runner {
  readonly env: Environment;
  readonly log: Log;
  readonly source: InputSource;
  readonly maskSecret: (secret: string) => void;
  /**
   * Removes masked secrets from a text, in every form that one takes on its way, as the last act before it is written: GitHub
   * masks log and job summary, line by line and in fewer forms, and nothing that is published.
   * @param cut where a part of a secret counts as one: where an ellipsis says that the text was cut, when not given
   */
  readonly hideSecrets: (text: string, cut?: CutPlaces) => string;
}

/**
 * Connects the process to its runner. Every token and password in the inputs and the environment is masked before any other
 * output.
 */
export function connectRunner({ argv, env, stdout }: NodeJS.Process): Runner {
  const write = openLogStream(stdout);
  const secrets: string[] = [];
  let mask = new SecretMask(secrets);
  const maskSecret = maskOnce((secret) => {
    secrets.push(secret);
    mask = new SecretMask(secrets);
    for (const text of textsToMask(secret)) core.setSecret(text);
  });
  const hideSecrets: Runner['hideSecrets'] = (text, cut = 'ellipsis') => mask.text(text, cut);
  for (const secret of secretsIn(core.getInput, env)) maskSecret(secret);
  const source: InputSource = {
    get: (name) => core.getInput(name),
    // An entry of its own sets it: see scripts/build.ts.
    subAction: subActionOf(argv[2]),
    env,
    get directory() {
      return process.cwd();
    },
    now: systemClock.now(),
  };
  const log = createLog((text) => {
    write(hideSecrets(text));
  });
  return { env, log, source, maskSecret, hideSecrets };
}

/** UTF-16 units of log that are held until the end of the turn. */
const MOST_HELD = 64 * 1024;

/**
 * The writer of the log. What is written in one turn of the event loop goes out together, since each write to a pipe is a call
 * of the system. It ignores a closed pipe: the step must still write outputs, and perhaps cancel operations.
 */
export function openLogStream(stream: Writable): (text: string) => void {
  stream.on('error', () => undefined);
  let held = 0;
  const release = (): void => {
    held = 0;
    stream.uncork();
  };
  return (text) => {
    if (held === 0) {
      stream.cork();
      process.nextTick(release);
    }
    held += text.length;
    stream.write(text);
    if (held > MOST_HELD) release();
  };
}

/**
 * V8 collects garbage late: a thousand legs with 50 kB of output each take 300 MB. From now on they take 140 MB, and 50 % more
 * CPU time (measured, Node 24.21). It has no effect once memory has grown.
 */
export function limitMemory(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size');
}

/** Microseconds of the processor's time from which a step has so much to do that optimized code pays. */
const MUCH = 3_000_000;
/** Milliseconds between two looks at it. */
const LOOK = 250;

/**
 * Most steps take less than three seconds of the processor's time, and optimizing what they call costs more than it saves. So
 * V8's last compiler is off until then, and the one before it begins after fifty times the calls that V8 sets. A compiler that
 * never runs is not read from the disk either: 300 legs take 91 MB in place of 95, as fast; 1,000 legs take 95 MB in place of
 * 102, and 3.6 s of the processor in place of 3.9 (measured, Node 24.21).
 * Called when Node's own modules are loaded: V8 takes its cache of their code only with the settings of that cache.
 */
export function optimizeLater(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--no-opt');
  setFlagsFromString('--invocation-count-for-maglev=20000');
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage();
    if (user + system < MUCH) return;
    clearInterval(look);
    optimize();
  }, LOOK);
  look.unref();
}

/** From now on V8 optimizes what is called often; these are five times the calls after which it begins. */
export function optimize(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--opt');
  setFlagsFromString('--invocation-count-for-maglev=2000');
  setFlagsFromString('--invocation-count-for-turbofan=15000');
}
