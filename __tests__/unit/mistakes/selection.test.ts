import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import nock from 'nock';
import { A, B } from '../step-setting.ts';
import { eachIsShown } from './shown.ts';

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
});
afterAll(() => {
  nock.restore();
});

describe('a mistake with selection', () => {
  eachIsShown([
    [
      { inputs: { operations: 'abc, def' } },
      [
        '::error::The step stopped early (exit code 1): operations: "abc", "def": neither a UUID nor a history reference such as @ or @-1, nor one of the words all, session, workflow',
      ],
    ],
    [
      { inputs: { operations: 'unit=abc' } },
      [
        '::error::The step stopped early (exit code 1): operations: "unit=abc": behind the =: neither a UUID nor a history reference such as @ or @-1',
      ],
    ],
    [
      { inputs: { operations: 'unit=' } },
      [
        '::error::The step stopped early (exit code 1): operations: "unit=": nothing stands behind the =: an output of needs is empty when its job was skipped or failed',
      ],
    ],
    [
      { inputs: { operations: '{"unit": ' } },
      [
        '::error::The step stopped early (exit code 1): operations: "{\\"unit\\":": it is not valid JSON: Unexpected end of JSON input. Give a whole output, such as toJSON(needs.NAME.outputs)',
      ],
    ],
    [
      { inputs: { operations: `a=${A} a=${B}` } },
      [
        `::error::The step stopped early (exit code 1): operations: "a=${B}": its name is given to ${A} too: use another name`,
      ],
    ],
    [
      { inputs: { operations: 'workflow' } },
      [
        '::error::The step stopped early (exit code 1): operations: "workflow": this step is not in a workflow run, since GITHUB_RUN_ID or GITHUB_REPOSITORY is not set: name UUIDs',
      ],
    ],
    [
      {
        inputs: { operations: 'workflow' },
        env: { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' },
        service: { 'GET /v1/operations': [] },
      },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        'Looking for what this workflow run started in the last 6h (input since; when it was created is not known: github-token is empty).',
        '::error::The step stopped early (exit code 1): No step of this workflow run (https://github.com/o/r/actions/runs/7) started an operation: 0 instances of the project looked at, created in the last 6h. Check the project and since, or set if-no-operations: pass',
      ],
    ],
    [
      { inputs: { operations: '@' } },
      [
        '::error::The step stopped early (exit code 1): operations: "@": no session is named: set the input session, or CONTREE_SESSION in the environment',
      ],
    ],
    [
      { inputs: { operations: '@', session: 'ci' } },
      [
        '::error::The step stopped early (exit code 1): operations: "@": the CLI has no session store for the profile "default": /nowhere/cli/sessions/default.db does not exist. A session is kept on the machine where the CLI ran',
      ],
    ],
    [
      { inputs: { 'operations-file': 'out/*.json' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "out/*.json": no file below WORKSPACE matches it: does an earlier step write it, such as actions/download-artifact?',
      ],
    ],
    [
      { inputs: { 'operations-file': 'ops/leg.txt' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "ops/leg.txt": there is no file "ops/leg.txt"; did you mean "ops/legs.txt"?',
      ],
    ],
    [
      { inputs: { 'operations-file': 'ops' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "ops": it is a folder: name the files in it, such as "ops/*.json"',
      ],
    ],
    [
      { inputs: { 'operations-file': '/etc/passwd' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "/etc/passwd": it leads out of "WORKSPACE", the workspace: put the file there, or name it below RUNNER_TEMP by its absolute path',
      ],
    ],
    [
      { inputs: { 'operations-file': 'ops/*.txt' } },
      [
        '::error::The step stopped early (exit code 1): WORKSPACE/ops/legs.txt: "not-an-operation": neither a UUID nor a history reference such as @ or @-1, nor one of the words all, session, workflow',
      ],
    ],
  ]);
});
