import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startSimulator, type Simulator } from '../../../simulator/simulator.ts';
import type { ContreeClient } from '../../../src/contree/client.ts';
import { systemClock } from '../../../src/contree/clock.ts';
import { createContreeClient } from '../../../src/contree/client.ts';
import type { WorkflowSelection } from '../../../src/selection/resolve.ts';
import { encodeMarker, MARKER_VARIABLE, type Marker } from '../../../src/start/marker.ts';
import { selectLegs } from '../../../src/modes/select.ts';
import type { Context } from '../../../src/modes/context.ts';
import { modeSetting, type ModeSetting } from '../../doubles/mode-setting.ts';
import { timeline } from '../../doubles/scripted-service.ts';
import { closeLoopbacks, listenHttp } from '../contree/loopback.ts';
import { uuidOf } from '../../doubles/fixtures.ts';

const RUN = 'https://github.com/octo/repo/actions/runs/4711';

function workflow(
  run: Partial<WorkflowSelection['run']> = {},
  fields: Partial<WorkflowSelection> = {},
): WorkflowSelection {
  const known = {
    url: RUN,
    repository: 'octo/repo',
    id: '4711',
    apiUrl: 'http://127.0.0.1:9',
    proxyEnv: {},
    token: '',
    since: '6h',
  };
  return { kind: 'workflow', run: { ...known, ...run }, beside: [], mayBeNone: false, warnings: [], ...fields };
}

function marker(fields: Partial<Marker>): Record<string, string> {
  const common = {
    run: RUN,
    attempt: 1,
    job: 'tests',
    index: 0,
    step: 'run',
    owner: randomUUID(),
    leg: 'unit',
    tries: 1,
  };
  return { [MARKER_VARIABLE]: encodeMarker({ ...common, ...fields }) };
}

describe('the operations of a workflow run', () => {
  let simulator: Simulator;
  let client: ContreeClient;
  let setting: ModeSetting;
  let context: Context;
  let handedOver: number;

  beforeAll(async () => {
    simulator = await startSimulator();
    const { url: baseUrl, token } = simulator;
    client = createContreeClient({ baseUrl, token, requestTimeout: 30_000, userAgent: 'tests/1', clock: systemClock });
  });
  beforeEach(() => {
    setting = modeSetting();
    handedOver = 0;
    const handOver = (): void => {
      handedOver += setting.ledger.size;
    };
    context = { ...setting.context, client, clock: systemClock, handOver };
    simulator.clearRequests();
  });
  afterEach(closeLoopbacks);
  afterAll(async () => {
    client.close();
    await simulator.close();
  });

  const spawn = (fields: Partial<Marker>, env: Record<string, string> = {}): Promise<string> =>
    client.spawnInstance({ image: 'tag:busybox:latest', command: '/bin/true', env: { ...marker(fields), ...env } });
  const take = (selection: WorkflowSelection): ReturnType<typeof selectLegs> =>
    selectLegs(selection, context, systemClock.now() + 60_000);

  it('are found by their markers, and followed as legs', async () => {
    const before = { run: `${RUN}-before` };
    const lint = await spawn({ job: 'lint', ...before });
    const [first, second] = [await spawn({ ...before, index: 1 }), await spawn({ ...before })];
    await spawn({ ...before, leg: null });
    await spawn({ ...before, run: RUN });
    const again = await spawn({ ...before, index: 1, attempt: 2 });
    await client.spawnInstance({ image: 'tag:busybox:latest', command: '/bin/true' });
    simulator.clearRequests();
    const beside = [{ source: 'operations', token: 'x', name: 'mine', uuid: uuidOf(1) }];

    const legs = await take(workflow({ url: `${RUN}-before` }, { beside }));
    expect(legs).toEqual([
      { name: 'mine', uuid: uuidOf(1) },
      { name: 'lint/unit', uuid: lint },
      { name: 'tests/unit', uuid: second },
      { name: 'tests/2/unit', uuid: again },
    ]);
    expect(legs.map(({ uuid }) => uuid)).not.toContain(first);
    expect(setting.ledger.unsettled()).toEqual(legs);
    expect(handedOver).toBe(4);
    expect(setting.log.lines()).toEqual([
      'Looking for what this workflow run started in the last 6h; the input since changes that. When the run was created is not known: github-token is empty.',
      'Found 3 operations that this workflow run started.',
    ]);
    const [listing, ...others] = simulator.requests;
    expect(listing?.path).toBe('/v1/operations?limit=1000&offset=0&kind=instance&since=6h');
    expect(others).toHaveLength(7);
  });

  it('are all followed where a re-run started fewer of one name, with a warning', async () => {
    const run = `${RUN}-twice`;
    const uuids = [await spawn({ run }), await spawn({ run }), await spawn({ run, attempt: 2 })];
    const legs = await take(workflow({ url: run }));
    expect(new Set(legs.map(({ uuid }) => uuid))).toEqual(new Set(uuids));
    expect(setting.log.warnings()).toEqual([
      'An earlier attempt started more legs of one name than a later one, so all count: unit. Two calls of a reusable workflow look the same: give their legs different names.',
    ]);
  });

  it('are searched since one minute before GitHub created the run', async () => {
    const createdAt = new Date(systemClock.now() - 3_600_000).toISOString();
    const { address: apiUrl } = await listenHttp((request, response) => {
      const asked = `${String(request.method)} ${String(request.url)} ${String(request.headers.authorization)}`;
      const expected = 'GET /repos/octo/repo/actions/runs/4711 token ghs_0123456789';
      response.writeHead(asked === expected ? 200 : 400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ created_at: createdAt }));
    });
    const uuid = await spawn({ run: `${RUN}-github` });
    simulator.clearRequests();
    const run = { url: `${RUN}-github`, apiUrl, token: 'ghs_0123456789', since: '1s' };
    expect(await take(workflow(run))).toEqual([{ name: 'unit', uuid }]);
    expect(setting.log.lines()).toEqual([
      `Looking for what this workflow run started since ${createdAt}, when it was created.`,
      'Found 1 operation that this workflow run started.',
    ]);
    // An hour by the clock of GitHub, and a minute; a slow machine makes it a second more.
    expect(simulator.requests[0]?.path).toMatch(/&since=6[12]m$/);
  });

  it('are searched since the input’s time when the token may not read the run', async () => {
    const { address: apiUrl } = await listenHttp((_, response) => response.writeHead(403).end());
    await spawn({ run: `${RUN}-refused` });
    await take(workflow({ url: `${RUN}-refused`, apiUrl, token: 'ghs_0123456789', since: '2020-01-01T00:00:00Z' }));
    expect(setting.log.lines()[0]).toBe(
      'Looking for what this workflow run started since 2020-01-01T00:00:00Z; the input since changes that. When the run was created is not known: github-token needs "permissions: actions: read" (HTTP 403).',
    );
  });

  it('are an error when there are none', async () => {
    await spawn({ run: `${RUN}-setup`, leg: null });
    const beside = [{ source: 'operations', token: 'x', name: 'mine', uuid: uuidOf(1) }];
    await expect(take(workflow({ url: `${RUN}-setup`, since: '2020-01-01T00:00:00Z' }, { beside }))).rejects.toThrow(
      /^No step of this workflow run \(\S+4711-setup\) started an operation: \d+ instances of the project looked at, created since 2020-01-01T00:00:00Z\. Check the project and since, /,
    );
    expect(setting.ledger.size).toBe(0);
    expect(handedOver).toBe(0);
  });

  it('are nothing to do when there are none and that may be', async () => {
    expect(await take(workflow({ url: `${RUN}-none` }, { mayBeNone: true }))).toEqual([]);
    expect(setting.log.lines().at(-1)).toBe('No operation is given or found, which if-no-operations lets pass.');
  });

  it('keep the name under which one is given as well', async () => {
    const uuid = await spawn({ run: `${RUN}-given` });
    const beside = [{ source: 'operations', token: 'x', name: 'mine', uuid }];
    expect(await take(workflow({ url: `${RUN}-given` }, { beside }))).toEqual([{ name: 'mine', uuid }]);
  });

  it('have the names of their markers, except those of two lines', async () => {
    const name = '::error::forged ##[error]forged';
    await spawn({ run: `${RUN}-forged`, leg: name });
    await spawn({ run: `${RUN}-forged`, leg: 'a\n::error::forged' });
    expect(await take(workflow({ url: `${RUN}-forged` }))).toMatchObject([{ name }]);
  });
});

describe('a long search for the operations of a workflow run', () => {
  it('gives a sign of life', async () => {
    const env = marker({});
    const others = [2, 3].map((number) => timeline(uuidOf(number), { SUCCESS: 0 }, { env: {} }));
    const operations = [timeline(uuidOf(1), { SUCCESS: 0 }, { env }), ...others];
    const setting = modeSetting({
      operations,
      faults: [{ method: 'get', what: uuidOf(2), reply: 503, until: 58_000 }],
    });
    const legs = await selectLegs(workflow(), setting.context, setting.clock.now() + 120_000);
    expect(legs).toEqual([{ name: 'unit', uuid: uuidOf(1) }]);
    expect(setting.log.lines()[1]).toBe('still looking for what the workflow run started · 2/3 looked at');
  });
});

describe('an instance that cannot be read', () => {
  it('may be a leg of the workflow run, so the step ends, and says what to do', async () => {
    const operations = [1, 2].map((number) => timeline(uuidOf(number), { SUCCESS: 0 }, { env: marker({}) }));
    const setting = modeSetting({ operations, faults: [{ method: 'get', what: uuidOf(2), reply: 404 }] });
    const selected = selectLegs(workflow({}, { mayBeNone: true }), setting.context, setting.clock.now() + 60_000);
    await expect(selected).rejects.toThrow(
      /^1 of 2 instances of the project cannot be read, .*: HTTP 404: .* run this step again, or give the UUIDs of the legs in place of workflow$/,
    );
    expect(setting.ledger.size).toBe(0);
  });
});
