import { describe, expect, it } from '@jest/globals';
import { uuidOf } from '../../doubles/fixtures.ts';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import { faster, printed, runOf, running, stage, until } from '../harness.ts';

const WHOAMI = 'GET /v1/whoami 200';

/** The advice behind each 403 of the service among the summary's details, each once. */
function adviceIn({ summary }: ActionEnd): string[] {
  const found = summary.matchAll(/<pre><code>.*HTTP 403: Insufficient permissions\. (.*)<\/code><\/pre>/g);
  return [...new Set([...found].map(([, advice = '']) => advice.replaceAll('&quot;', '"')))];
}

describe('a token that may look, and nothing else', () => {
  const permissions = { spawn: false, spawn_disposable: false, import: false, cancel: false, set_image_tag: false };
  const scene = stage({ permissions });
  const lacks =
    ' The service says: this token has list; it lacks spawn, spawn_disposable, import, cancel, set_image_tag.';
  const lacking = (permission: string): string =>
    `The token (from the input token) lacks the permission ${permission}, or belongs to another project: check both.${lacks}`;
  const whoamis = (): string[] => scene.requests().filter((request) => request.includes('/whoami'));

  it('cannot cancel: each leg says why, after one question what the token may do', async () => {
    const uuids = Array.from({ length: 5 }, () => scene.simulator.seed({ status: 'EXECUTING' }));
    const end = await scene.run({ mode: 'cancel', operations: uuids.join(' ') });
    expect(end.exitCode).toBe(1);
    expect(adviceIn(end)).toEqual([lacking('"cancel"')]);
    expect(whoamis()).toEqual([WHOAMI]);
  });

  it('cannot start or import', async () => {
    const started = await scene.run(runOf({ legs: 'unit: "true"' }));
    expect(adviceIn(started)).toEqual([lacking('"spawn" ("spawn_disposable" for a disposable instance)')]);
    const imported = await scene.run(runOf({ image: 'docker://alpine:3', legs: 'unit: "true"' }));
    expect(imported.stdout).toContain(`HTTP 403: Insufficient permissions. ${lacking('"import"')}`);
    expect([started.exitCode, imported.exitCode]).toEqual([1, 1]);
    expect(whoamis()).toEqual([WHOAMI, WHOAMI]);
  });

  it('follows by polling, and the log says once why', async () => {
    const uuids = Array.from({ length: 4 }, () => scene.simulator.seed(running()));
    const polls = (): number => scene.requests().filter((request) => /operations[/?]\S+ 200$/.test(request)).length;
    const action = scene.start({ mode: 'wait', operations: uuids.join(' ') });
    await printed(action, 'legs are polled');
    const before = polls();
    await until(() => polls() > before);
    action.child.kill('SIGTERM');
    const end = await action.end;
    expect(end.stdout.match(/may not follow event streams .*: legs are polled\./g)).toEqual([
      'may not follow event streams (HTTP 403), which needs the permission spawn or spawn_disposable beside list: legs are polled.',
    ]);
    expect(whoamis()).toEqual([]);
  });

  it('leaves the post step a clear reason, with no further question', async () => {
    const uuid = scene.simulator.seed({ status: 'EXECUTING' });
    const inputs = { mode: 'wait', operations: uuid, timeout: '1', cleanup: 'always' };
    const main = await scene.run(inputs);
    scene.simulator.clearRequests();
    const post = await scene.run(inputs, { ...faster(20), entry: 'post', state: main.state });
    expect(post.stdout).toContain(
      'HTTP 403: Insufficient permissions. The token (from the input token) lacks the permission "cancel", or belongs to another project: check both.',
    );
    expect([post.exitCode, whoamis()]).toEqual([0, []]);
  });

  it('keeps the reason of the service when what the token may do is not to be had', async () => {
    for (const action of [
      { status: 404 },
      { status: 500 },
      'reset',
      'hang',
      { status: 200, body: '<html>' },
    ] as const) {
      scene.simulator.clearFaults();
      scene.simulator.misbehave({ path: '/whoami', action });
      const uuid = scene.simulator.seed(running());
      const end = await scene.run({ mode: 'cancel', operations: uuid, 'request-timeout': '1s' });
      expect(adviceIn(end)).toEqual([lacking('"cancel"').slice(0, -lacks.length)]);
    }
  });
});

describe('a token that may not look', () => {
  const scene = stage({ permissions: { list: false }, tokenExpiration: 1_700_000_000 });

  it('reads no leg, and the step says which permission that takes and that the token has expired', async () => {
    const end = await scene.run({ mode: 'show', operations: `${uuidOf(1)} ${uuidOf(2)}` });
    expect(end.outputs).toMatchObject({ outcome: 'failed', unknown: '["1","2"]' });
    expect(end.summary).toContain('The token (from the input token) lacks the permission &quot;list&quot;,');
    expect(end.summary).toContain('It expired at 2023-11-14T22:13:20.000Z.');
    expect(scene.requests().filter((request) => request.includes('/whoami'))).toEqual([WHOAMI]);
  });
});
