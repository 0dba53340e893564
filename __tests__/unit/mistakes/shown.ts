import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import nock from 'nock';
import { reportStep } from '../../../src/report/report-step.ts';
import { ran, type Setting } from '../step-setting.ts';

/**
 * What a user gives wrong, and every line that the step log shows of it; `WORKSPACE` stands for the checkout, `PARENT` for its
 * folder.
 */
export type Mistake = readonly [given: Omit<Setting, 'directory'>, shows: readonly string[]];

/** The inputs of a run without a mistake; its image is a tag. */
export const RUN = { mode: 'run', image: 'tag:x', legs: 'unit: make' };

const FILES = ['src/app/main.py', 'package.json', 'dist/a.js', 'ops/legs.txt'];

/** A checkout with a few files, a folder that git ignores, and a link that leads out. */
function plantCheckout(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'mistakes-')));
  for (const file of FILES) {
    mkdirSync(join(directory, dirname(file)), { recursive: true });
    writeFileSync(join(directory, file), 'not-an-operation');
  }
  writeFileSync(join(directory, '.gitignore'), 'dist\n');
  symlinkSync('/etc', join(directory, 'link'));
  return directory;
}

/** The step log of the setting, without what is for debugging. */
async function shownBy(setting: Setting): Promise<string[]> {
  const { log, ...end } = await ran(setting);
  const files = { setOutputs: () => undefined, writeSummary: () => Promise.resolve() };
  await reportStep(end, log.log, { serverUrl: 'https://github.test', ...files });
  return log.lines();
}

/** No stack trace, no object in place of a text, no word of this action's own code. */
const SLIPS = /^\s+at |\[object|undefined|\bNaN\b|\b(?:entry|node|parser|token of a list)\b/mu;

/** One test for each mistake, cut off from every network. */
export function eachIsShown(mistakes: readonly Mistake[]): void {
  let directory = '';
  beforeAll(() => {
    nock.disableNetConnect();
    directory = plantCheckout();
  });
  afterEach(() => {
    nock.cleanAll();
  });
  afterAll(() => {
    nock.restore();
    rmSync(directory, { recursive: true });
  });
  it.each(mistakes)('%j', async (given, shows) => {
    const lines = await shownBy({ ...given, directory });
    const text = lines.join('\n').replaceAll(directory, 'WORKSPACE').replaceAll(dirname(directory), 'PARENT');
    expect(text.split('\n')).toEqual(shows);
    expect(text).not.toMatch(SLIPS);
  });
}
