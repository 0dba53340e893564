import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionEnd } from '../../../scripts/run-action.ts';
import { fakeGitHub } from '../../doubles/fake-github.ts';
import { FORMS, longestRuns } from '../../doubles/secret-forms.ts';
import { closeLoopbacks } from '../../unit/contree/loopback.ts';
import { JOB, parsed, preloaded, runOf, stage, workspaceWith } from '../harness.ts';
import { attribute } from '../report-xml.ts';

const TOKEN = 'tok3n-Very/Secret_0123456789.ABCDEF';
const GITHUB_TOKEN = 'ghs_Zyx9876543210wvutsrqP';
const PASSWORD = 'Hush+Passw0rd=4242';
const PROXY_PASSWORD = 'pr0xy~Secret.word';
const SECRETS = [TOKEN, GITHUB_TOKEN, PASSWORD, PROXY_PASSWORD];
const env = { HTTPS_PROXY: `http://someone:${PROXY_PASSWORD}@proxy.test:3128` };
const inputs = { 'github-token': GITHUB_TOKEN, 'registry-password': PASSWORD };

const scene = stage({ token: TOKEN });
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-secrets-'));
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 7 } }));
});
afterEach(closeLoopbacks);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** All that a reader may see of a step: each sink by its name, in parts of a size that is quickly decoded. */
function sinksOf(end: ActionEnd, published: readonly string[] = []): [name: string, text: string][] {
  const file = end.outputs['results-file'] ?? '';
  const sinks = {
    // The runner takes these lines, and prints none of them.
    log: end.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
    stderr: end.stderr,
    summary: end.summary,
    outputs: JSON.stringify(end.outputs),
    state: JSON.stringify(end.state),
    results: file === '' ? '' : readFileSync(file, 'utf8'),
    published: published.join('\n'),
  };
  const parts = Object.entries(sinks).flatMap(([name, text]) =>
    (text.match(/.{1,20000}/gs) ?? []).map((part) => [name, part] as const),
  );
  return [...parts].map(([name, text]) => [name, text]);
}

/** What of the secrets can be read in the sinks, more than 7 characters in a row. */
function leaks(sinks: readonly (readonly [name: string, text: string])[]): string[] {
  return sinks.flatMap(([name, text]) => {
    const runs = longestRuns(SECRETS, text, 1);
    return SECRETS.filter((_, index) => (runs[index] ?? 0) > 7).map((secret) => `${name} shows ${secret}`);
  });
}

/** Each form of all secrets, whole and cut; and with text around it. */
function echoed(write: (secret: string) => string): string {
  return SECRETS.map((secret) => `it said ${write(secret)} and no more\n`).join('');
}

describe('a sandbox that echoes every secret in every form', () => {
  it('finds none of them in what its test reports say', async () => {
    const cases = FORMS.flatMap(([name, write]) =>
      SECRETS.filter((secret) => secret !== PASSWORD).map((secret) => {
        const form = attribute(write(secret).toWellFormed());
        const long = `${'x'.repeat(480)}${form}`;
        const test = `classname="${form}" name="${attribute(name)} ${form}" file="${form}.py"`;
        return `<testcase ${test}><failure message="${long}">${'y'.repeat(590)}${form} ${form}</failure></testcase>`;
      }),
    );
    const report = `<testsuite name="${attribute(TOKEN)}">${cases.join('')}</testsuite>`;
    const workspace = workspaceWith({ 'r.xml': report });
    const legs = 'a: "true"\nb: exit 1';
    const given = runOf({ legs, files: 'r.xml:/work/r.xml', 'test-reports': '/work/r.xml' });
    const end = await scene.run(
      { ...inputs, 'registry-password': '', ...given },
      { workspace, env: { ...JOB, ...env } },
    );
    expect(end.exitCode).toBe(1);
    expect(end.outputs['tests-failed']).toBe(String(cases.length));
    const sinks = sinksOf(end);
    expect(sinks.filter(([, text]) => text.includes('***')).length).toBeGreaterThan(2);
    expect(leaks(sinks)).toEqual([]);
  });

  it.each(['failed', 'live'])(
    'finds none of them in log, summary, outputs, results, comment or check run (logs: %s)',
    async (logs) => {
      const github = await fakeGitHub();
      const seeded = FORMS.flatMap(([, write], index) => {
        const text = echoed(write);
        const form = write(SECRETS[index % SECRETS.length] ?? '');
        const cut = `cut: ${form.slice(0, form.length - 3)}`;
        return [
          scene.simulator.seed({
            exitCode: 3,
            output: [
              { after: 0, text },
              { after: 0, text: cut, stream: 'stderr' },
            ],
            error: `${form} is bad`,
            request: { command: index % 2 === 0 ? text : `${'x'.repeat(1_780)}${form}${'y'.repeat(500)}`, shell: true },
            image: form,
            tag: form,
            detail: { note: form, [form]: 1, nested: [{ text }] },
          }),
          scene.simulator.seed({
            exitCode: 3,
            stdout: Buffer.concat([Buffer.from([0xff, 0]), Buffer.from(cut)]),
            request: { command: 'deploy', args: [`--token=${form}`, cut, text] },
            error: cut,
          }),
        ];
      });
      const operations = JSON.stringify(
        Object.fromEntries(seeded.map((uuid, index) => [`leg ${String(index)}`, uuid])),
      );
      const job = {
        ...JOB,
        ...env,
        GITHUB_API_URL: github.address,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
        GITHUB_SHA: 'b'.repeat(40),
      };
      const end = await scene.run({ ...inputs, operations, logs, comment: 'true', checks: 'true' }, { env: job });
      expect(end.exitCode).toBe(3);
      const published = [
        ...github.comments.map(({ body }) => body),
        ...github.checkRuns.map((run) => JSON.stringify(run)),
      ];
      expect(published.length).toBeGreaterThan(100);
      const sinks = sinksOf(end, published);
      expect(new Set(sinks.map(([name]) => name))).toEqual(
        new Set(['log', 'summary', 'outputs', 'state', 'results', 'published']),
      );
      expect(sinks.filter(([, text]) => text.includes('***')).length).toBeGreaterThan(5);
      expect(leaks(sinks)).toEqual([]);
      for (const [, line] of readFileSync(end.outputs['results-file'] ?? '', 'utf8').matchAll(
        /"encoding":"base64","value":"([^"]*)"/g,
      )) {
        expect(Buffer.from(line ?? '', 'base64').toString('base64')).toBe(line);
      }
    },
  );
});

describe('a leg with a secret in its command', () => {
  const given = { ...inputs, 'registry-username': 'someone' };
  const forms = FORMS.map(([, write], index) => write(SECRETS[index % SECRETS.length] ?? ''));

  it.each(['failed', 'live'])('shows it nowhere, not even where the command is cut (logs: %s)', async (logs) => {
    const matrix = JSON.stringify({ form: forms, before: ['x'.repeat(1_770)], after: ['y'.repeat(500)] });
    const command = 'echo x; exit 3 # {{before}}{{form}}{{after}}';
    const end = await scene.run(runOf({ ...given, matrix, command, 'leg-name': 'unit', logs }), { env });
    expect(end.outputs['failed-count']).toBe(String(forms.length));
    expect(end.stdout).toMatch(/\$ echo x; exit 3 # x+/);
    expect(end.summary).toContain('<b>Command</b>');
    expect(leaks(sinksOf(end))).toEqual([]);
  });

  it('shows it nowhere where it is a word of a list', async () => {
    const legs = forms.map((form, index) => [
      `unit ${String(index)}`,
      { command: 'sh', args: ['-c', 'echo x; exit 3', form] },
    ]);
    const end = await scene.run(runOf({ ...given, legs: JSON.stringify(Object.fromEntries(legs)) }), { env });
    expect(end.outputs['failed-count']).toBe(String(forms.length));
    expect(end.stdout).toMatch(/^\$ sh -c 'echo x; exit 3' /m);
    expect(leaks(sinksOf(end))).toEqual([]);
  });
});

describe('a service that echoes every secret in every form', () => {
  it('finds none of them in error texts, for any reply', async () => {
    const filler = '. '.repeat(130);
    const seeded = FORMS.map(([, write], index) => {
      const text = echoed(write);
      const header = write(TOKEN).replaceAll(/[^\x20-\x7e]/g, '');
      const replies = [
        { status: 400, body: { error: `${filler}${text}`, details: { [text]: text } } },
        { status: 403, body: `<html><title>${filler}${text}</title></html>` },
        { status: 422, body: `<p>${text.replaceAll('', '<b></b>').slice(0, 8000)}</p>` },
        { status: 302, headers: { location: `https://other.test/${header}` }, body: text },
      ];
      return replies.map((action) => {
        const id = scene.simulator.seed({});
        scene.simulator.misbehave({ path: `/operations/${id}`, action });
        return `leg-${String(index)}-${String(action.status)}=${id}`;
      });
    });
    const end = await scene.run({ ...inputs, mode: 'show', operations: seeded.flat().join('\n') }, { env });
    expect(end.exitCode).toBe(1);
    expect(parsed(end, 'unknown')).toHaveLength(4 * FORMS.length);
    expect(leaks(sinksOf(end))).toEqual([]);
  });
});

describe('a secret in the wrong place', () => {
  it('is not quoted, although it is cut there', async () => {
    const long = `${TOKEN}${'-'.repeat(80)}`;
    const end = await scene.run({
      ...inputs,
      operations: `${'x'.repeat(90)}${TOKEN} ${long}`,
      timeout: PASSWORD,
      mode: 'wait',
    });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain('***');
    expect(leaks(sinksOf(end))).toEqual([]);
    const legs = `"${TOKEN}": "exit 1"\n"x ${GITHUB_TOKEN}": "exit 1"`;
    const run = await scene.run(runOf({ ...inputs, legs }));
    expect(run.exitCode).toBe(1);
    expect(leaks(sinksOf(run))).toEqual([]);
  });

  it('is in no trace of a crash, which starts no command either', async () => {
    const crash = `setTimeout(() => { throw new Error(process.env.INPUT_TOKEN + '\\n::error::forged'); }, 200);`;
    const id = scene.simulator.seed({ status: 'EXECUTING' });
    const end = await scene.run({ ...inputs, operations: id, timeout: '30' }, preloaded(crash));
    expect([end.exitCode, end.stderr]).toEqual([1, '']);
    expect(end.stdout).toContain('Error: ***');
    expect(end.stdout).not.toMatch(/^::error::forged/m);
    expect(leaks(sinksOf(end))).toEqual([]);
  });
});
