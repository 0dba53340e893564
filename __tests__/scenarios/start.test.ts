import { expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../../scripts/run-action.ts';
import { preloaded, stage } from './harness.ts';

const scene = stage();

/** Modules of Node that take milliseconds of a step's start, and that a short step has no use for. */
const SLOW = ['internal/deps/undici/undici', 'perf_hooks', 'internal/blocklist', 'assert'];
/** What sends requests. */
const CLIENT = ['http', 'https', 'zlib'];

/** Those of them that a step has loaded by its end. */
async function loadedBy(
  step: (more: ReturnType<typeof preloaded>) => Promise<{ readonly exitCode: number | null }>,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
  const file = join(folder, 'list');
  // An import of a module of Node would load more of them.
  const end = await step(
    preloaded(`process.on('exit', () => {
      process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(file)}, process.moduleLoadList.join('\\n'));
    });`),
  );
  expect(end.exitCode).toBe(0);
  const loaded = new Set(readFileSync(file, 'utf8').split('\n'));
  rmSync(folder, { recursive: true });
  return [...CLIENT, ...SLOW].filter((name) => loaded.has(`NativeModule ${name}`));
}

it.each(['show', 'list'])('the mode %s loads what sends requests, and no other slow module of Node', async (mode) => {
  const inputs = mode === 'show' ? { mode, operations: scene.simulator.seed({}) } : { mode };
  expect(await loadedBy((more) => scene.run(inputs, more))).toEqual(CLIENT);
});

it('a post step that has nothing to clean up loads none of them', async () => {
  expect(await loadedBy((more) => runAction({ entry: 'post', ...more }))).toEqual([]);
});
