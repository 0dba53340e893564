import { describe } from '@jest/globals';
import { A, GET_A, payload } from '../step-setting.ts';
import { eachIsShown } from './shown.ts';

describe('a mistake with modes', () => {
  eachIsShown([
    [
      { inputs: { mode: 'runn' } },
      [
        '::error::The step stopped early (exit code 1): mode: "runn" is not allowed: use wait, show, cancel, list or run',
      ],
    ],
    [
      { inputs: {} },
      [
        '::error::The step stopped early (exit code 1): operations: it is empty: give UUIDs, workflow (what this workflow run started) or all (what is active in the project), or set if-no-operations: pass. An output of needs is empty when its job did not run, or is not named in needs',
      ],
    ],
    [
      { inputs: { mode: 'cancel' } },
      [
        '::error::The step stopped early (exit code 1): operations: it is empty: give UUIDs, workflow (what this workflow run started) or all (what is active in the project), or set if-no-operations: pass. An output of needs is empty when its job did not run, or is not named in needs',
      ],
    ],
    [
      { inputs: { image: 'tag:x', legs: 'unit: make' } },
      [
        '::error::The step stopped early (exit code 1): mode: wait (the default) does not use image and legs, which say what to run: set mode: run',
      ],
    ],
    [
      { inputs: { image: 'tag:x', legs: 'unit: make', operations: A }, service: { [GET_A]: payload(A, 'SUCCESS', 0) } },
      [
        '::warning::image, legs: mode wait (the default) does not use them: drop them, or set mode to run',
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 1 operation.',
        '1/1 done · leg 1 passed · exit 0',
        '1 leg passed',
      ],
    ],
    [
      { inputs: { operations: A, 'fail-fast': 'yes' } },
      ['::error::The step stopped early (exit code 1): fail-fast: "yes" is not a boolean: use true or false'],
    ],
    [
      { inputs: { operations: A, timeout: '5 minutes' } },
      [
        '::error::The step stopped early (exit code 1): timeout: "5 minutes" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
      ],
    ],
    [
      { inputs: { operations: A, timeout: '0' } },
      ['::error::The step stopped early (exit code 1): timeout: "0" is too short: use 1s or more'],
    ],
    [
      { inputs: { operations: A, 'on-timeout': 'kill' } },
      ['::error::The step stopped early (exit code 1): on-timeout: "kill" is not allowed: use leave, stop or cancel'],
    ],
    [
      { inputs: { operations: A, 'stop-grace': '30s' } },
      [
        '::error::The step stopped early (exit code 1): stop-grace: it has no effect, because on-timeout is leave: set on-timeout: stop, or drop stop-grace',
      ],
    ],
    [
      { inputs: { operations: A, logs: 'true' } },
      ['::error::The step stopped early (exit code 1): logs: "true" is not allowed: use none, failed, all or live'],
    ],
    [
      { inputs: { operations: 'all', cleanup: 'always' } },
      [
        '::error::The step stopped early (exit code 1): cleanup: "always" cannot be used with operations: all, which would cancel what others started: use never',
      ],
    ],
    [
      { inputs: { mode: 'list', status: 'RUNNING' } },
      [
        '::error::The step stopped early (exit code 1): status: "RUNNING" is not a status: use PENDING, ASSIGNED, EXECUTING, SUCCESS, FAILED, CANCELLED, active or any',
      ],
    ],
    [
      { inputs: { mode: 'list', since: 'yesterday' } },
      [
        '::error::The step stopped early (exit code 1): since: "yesterday" is not a time: use an age such as 15m, 2h or 3d, or a date such as 2026-01-31 or 2026-01-31T08:30Z',
      ],
    ],
    [
      { inputs: { mode: 'list', max: 'all' } },
      ['::error::The step stopped early (exit code 1): max: "all" is not allowed: use a whole number from 1 to 10000'],
    ],
    [
      { inputs: { mode: 'list', operations: A }, service: { 'GET /v1/operations': [] } },
      [
        '::warning::operations: mode list does not use it: drop it, or set mode to wait, show or cancel',
        'Service: https://contree.test · the step waits up to 1 min',
        'No operation matches.',
        'No operation found',
      ],
    ],
    [
      { inputs: { operations: A, comment: 'true' } },
      [
        '::error::The step stopped early (exit code 1): github-token: it is empty, but comment needs it: drop github-token, since its default is the token of the job',
      ],
    ],
    [
      { inputs: { mode: 'start', operations: A } },
      [
        '::error::The step stopped early (exit code 1): mode: "start" is not allowed: use wait, show, cancel, list or run',
      ],
    ],
    [
      { inputs: { operations: A, timeout: '1d' } },
      [
        '::error::The step stopped early (exit code 1): timeout: "1d" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
      ],
    ],
    [
      { inputs: { operations: A, timeout: '-5' } },
      [
        '::error::The step stopped early (exit code 1): timeout: "-5" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
      ],
    ],
    [
      { inputs: { operations: A, summary: 'yes' } },
      ['::error::The step stopped early (exit code 1): summary: "yes" is not allowed: use true, failed or false'],
    ],
    [
      { inputs: { operations: A, cleanup: 'true' } },
      [
        '::error::The step stopped early (exit code 1): cleanup: "true" is not allowed: use auto, never, cancelled or always',
      ],
    ],
    [
      { inputs: { operations: A, 'if-no-operations': 'ignore' } },
      ['::error::The step stopped early (exit code 1): if-no-operations: "ignore" is not allowed: use error or pass'],
    ],
    [
      { inputs: { mode: 'cancel', operations: A, 'if-finished': 'pass' } },
      ['::error::The step stopped early (exit code 1): if-finished: "pass" is not allowed: use error or ignore'],
    ],
    [
      { inputs: { mode: 'list', since: '2026-02-30' } },
      [
        '::error::The step stopped early (exit code 1): since: "2026-02-30" is not a time: use an age such as 15m, 2h or 3d, or a date such as 2026-01-31 or 2026-01-31T08:30Z',
      ],
    ],
    [
      { inputs: { mode: 'list', kind: 'image' } },
      ['::error::The step stopped early (exit code 1): kind: "image" is not allowed: use instance or image_import'],
    ],
    [
      { inputs: { operations: A, 'comment-key': 'k' }, service: { [GET_A]: payload(A, 'SUCCESS', 0) } },
      [
        '::warning::comment-key: it has no effect, because comment is false: drop it',
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 1 operation.',
        '1/1 done · leg 1 passed · exit 0',
        '1 leg passed',
      ],
    ],
    [
      {
        inputs: { operations: A, 'retry-on': 'failure', 'setup-keep': '3' },
        service: { [GET_A]: payload(A, 'SUCCESS', 0) },
      },
      [
        '::warning::setup-keep, retry-on: mode wait (the default) does not use them: drop them, or set mode to run',
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 1 operation.',
        '1/1 done · leg 1 passed · exit 0',
        '1 leg passed',
      ],
    ],
    [
      { inputs: { mode: 'cancel', operations: 'all', 'dry-run': 'true' } },
      [
        '::error::The step stopped early (exit code 1): dry-run: mode cancel has no dry run: set mode: run, or drop dry-run',
      ],
    ],
    [
      { inputs: { operations: A, 'output-dir': 'logs/{{leg}}' } },
      [
        '::error::The step stopped early (exit code 1): output-dir: "logs/{{leg}}" has a placeholder, and none is filled in here: drop it, since each leg gets its own folder there',
      ],
    ],
    [
      { inputs: { operations: A, 'output-dir': '/var/log' } },
      [
        '::error::The step stopped early (exit code 1): output-dir: "/var/log" is outside of the workspace: use a folder in it, such as out/reports',
      ],
    ],
    [
      { inputs: { mode: 'list', since: '1.5h' } },
      [
        '::error::The step stopped early (exit code 1): since: "1.5h" is not a time: use an age such as 15m, 2h or 3d, or a date such as 2026-01-31 or 2026-01-31T08:30Z',
      ],
    ],
  ]);
});
