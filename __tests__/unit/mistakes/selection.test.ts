import { describe } from '@jest/globals';
import { A, B, GET_A, payload } from '../step-setting.ts';
import { eachIsShown } from './shown.ts';

describe('a mistake with selection', () => {
  eachIsShown([
    [
      { inputs: { operations: 'abc, def' } },
      [
        '::error::The step stopped early (exit code 1): operations: "abc", "def": neither a UUID nor one of the words all, session, workflow: give the output "operations" of a run step',
      ],
    ],
    [
      { inputs: { operations: 'unit=abc' } },
      [
        '::error::The step stopped early (exit code 1): operations: "unit=abc": what follows the = is no UUID: give the output "operations" of a run step',
      ],
    ],
    [
      { inputs: { operations: 'unit=' } },
      [
        '::error::The step stopped early (exit code 1): operations: "unit=": no UUID follows the =: check that the job behind it ran, and is named in needs',
      ],
    ],
    [
      { inputs: { operations: '{"unit": ' } },
      [
        '::error::The step stopped early (exit code 1): operations: "{"unit":": it is not valid JSON (Unexpected end of JSON input): give a whole output, such as toJSON(needs.NAME.outputs)',
      ],
    ],
    [
      { inputs: { operations: `a=${A} a=${B}` } },
      [
        `::error::The step stopped early (exit code 1): operations: "a=${B}": the name "a" is given to ${A} too: use another name`,
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
        'Looking for what this workflow run started in the last 6h; the input since changes that. When the run was created is not known: github-token is empty.',
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
        '::error::The step stopped early (exit code 1): operations: "@": the CLI has no session store for the profile "default": /nowhere/cli/sessions/default.db does not exist. It is kept on the machine where the CLI ran: give UUIDs, or use the CLI in this job',
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
      { inputs: { 'operations-file': '!ops/legs.txt' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "!ops/legs.txt": nothing can be left out here: name only files to read, or write "./!ops/legs.txt" for what is called so',
      ],
    ],
    [
      { inputs: { 'operations-file': '/etc/passwd' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "/etc/passwd": it is outside of the workspace, "WORKSPACE": put the file there, or below RUNNER_TEMP',
      ],
    ],
    [
      { inputs: { 'operations-file': 'ops/*.txt' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: WORKSPACE/ops/legs.txt: "not-an-operation": neither a UUID nor one of the words all, session, workflow: give the output "operations" of a run step',
      ],
    ],
    [
      { inputs: { operations: 'Object' } },
      [
        '::error::The step stopped early (exit code 1): operations: "Object": GitHub writes this for a list or an object: use toJSON() in the expression',
      ],
    ],
    [
      { inputs: { operations: 'null' } },
      [
        '::error::The step stopped early (exit code 1): operations: it is empty: give UUIDs, workflow (what this workflow run started) or all (what is active in the project), or set if-no-operations: pass. An output of needs is empty when its job did not run, or is not named in needs',
      ],
    ],
    [
      { inputs: { operations: '0000000-0000-4000-8000-000000000001' } },
      [
        '::error::The step stopped early (exit code 1): operations: "0000000-0000-4000-8000-000000000001": a UUID has 32 digits, and this has 31: copy it again',
      ],
    ],
    [
      { inputs: { operations: '00000000-0000-x000-8000-000000000001' } },
      [
        '::error::The step stopped early (exit code 1): operations: "00000000-0000-x000-8000-000000000001": a UUID has the digits 0-9 and a-f only: copy it again',
      ],
    ],
    [
      { inputs: { operations: 'https://contree.test/v1/operations/00000000-0000-4000-8000-000000000001' } },
      [
        '::error::The step stopped early (exit code 1): operations: "https://contree.test/v1/operations/00000000-0000-4000-8000-000000000001": more than a UUID: give 00000000-0000-4000-8000-000000000001 alone',
      ],
    ],
    [
      { inputs: { operations: '00000000-0000-4000-8000-000000000001\u200b' } },
      [
        '::error::The step stopped early (exit code 1): operations: "00000000-0000-4000-8000-000000000001": it holds U+200B, which does not show: drop that character',
      ],
    ],
    [
      { inputs: { operations: '{"exit-code": "0", "outcome": "passed"}' } },
      [
        '::error::The step stopped early (exit code 1): operations: "exit-code=0", "outcome=passed": what follows the = is no UUID: give the output "operations" of a run step',
      ],
    ],
    [
      { inputs: { operations: '=00000000-0000-4000-8000-000000000001' } },
      [
        '::error::The step stopped early (exit code 1): operations: "=00000000-0000-4000-8000-000000000001": no name stands in front of the =: write name=UUID, or the UUID alone',
      ],
    ],
    [
      { inputs: { operations: A, since: '2h' }, service: { [GET_A]: payload(A, 'SUCCESS', 0) } },
      [
        '::warning::since: it has no effect, because operations is not workflow: drop it',
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 1 operation.',
        '1/1 done · leg 1 passed · exit 0',
        '1 leg passed',
      ],
    ],
    [
      { inputs: { 'operations-file': 'legs.txt' } },
      [
        '::error::The step stopped early (exit code 1): operations-file: "legs.txt": there is no file "legs.txt"; the workspace holds ".gitignore", "dist", "link", "ops", "package.json" and 1 more: correct the path, or create it in an earlier step',
      ],
    ],
  ]);
});
