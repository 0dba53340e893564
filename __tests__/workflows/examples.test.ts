/** The examples of README and docs, each as it stands there, on the runner: what they promise must come about. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { exampleFilesOf, examplesOf } from '../../scripts/examples.ts';
import { toolPath } from '../../scripts/tools.ts';
import { SUB_ACTIONS } from '../../src/values/mode.ts';
import type { OperationView } from '../../simulator/simulator.ts';
import { fakeGitHub } from '../doubles/fake-github.ts';
import { closeLoopbacks } from '../unit/contree/loopback.ts';
import { ARTIFACTS, COMMANDS, LINES, REQUESTS } from './example-commands.ts';
import { BROKEN, FILES, PROGRAMS } from './example-repository.ts';
import { type ProjectOptions, type RunningWorkflow, workflowScene } from './runner.ts';

const root = join(import.meta.dirname, '..', '..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const readmes = ['', ...SUB_ACTIONS].map((folder) => join(folder, 'README.md'));
const pages = [...readmes, ...docs.toSorted().map((name) => `docs/${name}`)].map(
  (path) => [path, readFileSync(join(root, path), 'utf8')] as const,
);
const examples = pages.flatMap(([path, page]) => examplesOf(path, page));
const files = Object.fromEntries(
  pages.flatMap(([, page]) => exampleFilesOf(page)).map(({ path, text }) => [path, text]),
);

interface Workflow {
  readonly on: string | object;
  readonly jobs: Readonly<Record<string, { readonly uses?: string }>>;
}

/** Both for the sandboxes and for the runner's own steps. */
const programs = mkdtempSync(join(tmpdir(), 'op-action-programs-'));
for (const [name, script] of Object.entries(PROGRAMS)) {
  writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*"\n${script}\n`, { mode: 0o755 });
}
symlinkSync(toolPath('contree'), join(programs, 'contree'));
afterEach(closeLoopbacks);
afterAll(() => {
  rmSync(programs, { recursive: true });
  rmSync(dirname(BROKEN), { recursive: true });
});

const PROJECT = 'project-of-the-examples';
const scene = workflowScene({ path: `${programs}:/usr/bin:/bin` });

function commandOf({ request: { command, args = [] } }: OperationView): string {
  return [command, ...(args as string[])].join(' ').replace(/^set -e; /, '');
}

/** The commands that instances were started with, in no order. */
function commandsOf(operations: readonly OperationView[]): string[] {
  return operations
    .filter(({ kind }) => kind === 'instance')
    .map(commandOf)
    .toSorted();
}

function start(text: string, options: Pick<ProjectOptions, 'env' | 'github'> = {}): RunningWorkflow {
  const { on } = parse(text) as Workflow;
  return scene.start('example', {
    ...options,
    files: { ...FILES, ...files, '.github/workflows/example.yml': text },
    event: typeof on === 'string' ? on : (Object.keys(on)[0] ?? ''),
    env: { CONTREE_URL: scene.simulator.url, ...options.env },
    variables: { CONTREE_PROJECT: PROJECT, REGISTRY_USERNAME: 'octo' },
    secrets: { REGISTRY_PASSWORD: 'registry-password', NPM_TOKEN: 'npm-token-of-the-examples' },
    programs,
  });
}

/** The jobs that the runner names: for one that calls a workflow, those of that workflow. */
function jobsOf(text: string): string[] {
  return Object.entries((parse(text) as Workflow).jobs).flatMap(([name, { uses }]) =>
    uses === undefined ? [name] : jobsOf(files[uses.replace(/^\.\//, '')] ?? ''),
  );
}

describe('the examples of README and docs', () => {
  it('are those that are known here, each with a name of its own', () => {
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(COMMANDS));
  });

  it.each(examples)('$place, $name', async ({ name, text }) => {
    const pullRequest = { number: 7, head: { sha: 'a'.repeat(40), ref: 'feature', repo: { full_name: 'octo/repo' } } };
    const { address } = await fakeGitHub();
    const isReview = (parse(text) as Workflow).on === 'pull_request';
    const github = isReview ? { github: { address, token: 'ghs_0123456789abcdefghij', pullRequest } } : {};
    const workflow = start(text, github);
    const run = await workflow.end;
    expect(run.jobs).toEqual(Object.fromEntries(jobsOf(text).map((job) => [job, 'success'])));
    expect(commandsOf(run.operations())).toEqual((COMMANDS[name] ?? []).toSorted());
    for (const [command, fields] of Object.entries(REQUESTS[name] ?? {})) {
      expect(run.operations().find((operation) => commandOf(operation) === command)?.request).toMatchObject(fields);
    }
    // act writes each line as JSON.
    const lines = LINES[name] ?? [];
    expect(lines.filter((line) => workflow.logged(JSON.stringify(line).slice(1, -1)))).toEqual(lines);
    const uploads = ARTIFACTS[name] ?? [];
    expect(uploads.filter((path) => workflow.logged(`artifact · ${path}`))).toEqual(uploads);
  });

  it('starts only what failed when the workflow is run again', async () => {
    const text = examples.find(({ name }) => name === 'only what failed')?.text ?? '';
    // act says attempt 1 of every run, and no later one of the same.
    const attempt = (number: number): RunningWorkflow =>
      start(text, { env: { GITHUB_RUN_ID: 'again', GITHUB_RUN_ATTEMPT: String(number) } });
    writeFileSync(BROKEN, '');
    const first = await attempt(1).end;
    expect(first.jobs).toEqual({ tests: 'failure' });
    rmSync(BROKEN);
    const second = attempt(2);
    const run = await second.end;
    expect(run.jobs).toEqual({ tests: 'success' });
    expect(commandsOf(run.operations())).toEqual(['npm test -- --workspace web']);
    expect(second.logged('3 legs passed, 2 of them in an earlier attempt')).toBe(true);
  });
});
