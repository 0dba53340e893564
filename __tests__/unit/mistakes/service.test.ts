import { describe } from '@jest/globals';
import { A, B, DELETE_A, GET_A, GET_B, payload, Refusal } from '../step-setting.ts';
import { eachIsShown, RUN } from './shown.ts';

describe('a mistake with service', () => {
  eachIsShown([
    [
      { inputs: { operations: `${A} ${B}` } },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 2 operations.',
        '1/2 done · leg 1 could not be read (HTTP 404)',
        '2/2 done · leg 2 could not be read (HTTP 404)',
        `::error::2 of 2 legs did not pass (exit code 1): leg 1 could not be read (HTTP 404), leg 2 could not be read (HTTP 404). GET /v1/operations/${A}: HTTP 404: Not Found. No ConTree service answers at https://contree.test/v1: check the input url, which is the address without /v1.`,
      ],
    ],
    [
      {
        inputs: { operations: A },
        service: {
          [GET_A]: new Refusal(404, { error: 'no such operation', status: 404 }),
          [`${GET_A}/events`]: new Refusal(404, { error: 'no such operation', status: 404 }),
        },
      },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 1 operation.',
        '1/1 done · leg 1 could not be read (HTTP 404)',
        `::error::1 of 1 leg did not pass (exit code 1): leg 1 could not be read (HTTP 404). GET /v1/operations/${A}: HTTP 404: no such operation. The project has no operation with this UUID: check it, the project, and the address https://contree.test (from the input url). Operation ${A}.`,
      ],
    ],
    [
      { inputs: { mode: 'list' } },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        '::error::The step stopped early (exit code 1): GET /v1/operations?limit=1000&offset=0&status=EXECUTING: HTTP 404: Not Found. No ConTree service answers at https://contree.test/v1: check the input url, which is the address without /v1.',
      ],
    ],
    [
      {
        inputs: { operations: `${A} ${B}` },
        service: { [GET_A]: 401, [GET_B]: 401, [`${GET_A}/events`]: 401, [`${GET_B}/events`]: 401 },
      },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 2 operations.',
        '1/2 done · leg 1 could not be read (HTTP 401)',
        '2/2 done · leg 2 could not be read (HTTP 401)',
        `::error::2 of 2 legs did not pass (exit code 1): leg 1 could not be read (HTTP 401), leg 2 could not be read (HTTP 401). GET /v1/operations/${A}: HTTP 401: Unauthorized. The service at https://contree.test does not accept the token (from the input token): check that it is whole, has not expired, and belongs to this address, or set project, which is not given.`,
      ],
    ],
    [
      {
        inputs: { mode: 'list', token: '' },
        env: { NEBIUS_API_KEY: 'an-old-token' },
        service: { 'GET /v1/operations': new Refusal(401, { error: 'token has expired', status: 401 }) },
      },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        '::error::The step stopped early (exit code 1): GET /v1/operations?limit=1000&offset=0&status=EXECUTING: HTTP 401: token has expired. The service at https://contree.test does not accept the token (from NEBIUS_API_KEY): check that it is whole, has not expired, and belongs to this address, or set project, which is not given.',
      ],
    ],
    [
      { inputs: { mode: 'list' }, service: { 'GET /v1/operations': 403 } },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        '::error::The step stopped early (exit code 1): GET /v1/operations?limit=1000&offset=0&status=EXECUTING: HTTP 403: Forbidden. The token (from the input token) lacks the permission "list", or belongs to another project: check both.',
      ],
    ],
    [
      { inputs: { mode: 'list' }, service: { 'GET /v1/operations': 301 } },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        '::error::The step stopped early (exit code 1): GET /v1/operations?limit=1000&offset=0&status=EXECUTING: HTTP 301: Moved Permanently. No redirect is followed with a token: write the address that it leads to in the input url.',
      ],
    ],
    [
      { inputs: { mode: 'list', timeout: '20' }, service: { 'GET /v1/operations': 503 } },
      [
        'Service: https://contree.test · the step waits up to 20 s',
        '::error::The step stopped early (exit code 1): GET /v1/operations?limit=1000&offset=0&status=EXECUTING: HTTP 503 after 9 tries: Service Unavailable. The service has a problem of its own: try again later. The deadline left no time to try again.',
      ],
    ],
    [
      {
        inputs: { mode: 'list', timeout: '20' },
        service: { 'GET /v1/operations': '<html><title>Sign in</title></html>' },
      },
      [
        'Service: https://contree.test · the step waits up to 20 s',
        '::error::The step stopped early (exit code 1): GET /v1/operations?limit=1000&offset=0&status=EXECUTING: an invalid reply after 9 tries: the reply is not JSON: <html><title>Sign in</title></html>. Check that https://contree.test (from the input url) is a ConTree service, and that no proxy answers in its place. The deadline left no time to try again.',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A },
        service: { 'POST /v1/instances': new Refusal(402, { error: 'the balance is used up', status: 402 }) },
      },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 402)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 402). POST /v1/instances: HTTP 402: the balance is used up. The account has no credit or no quota for this: check its billing.',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A },
        service: { 'POST /v1/instances': new Refusal(409, { error: 'the image is being deleted', status: 409 }) },
      },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 409)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 409). POST /v1/instances: HTTP 409: the image is being deleted. The operation or image is in a state that does not allow this: look at it with mode show, or try again later.',
      ],
    ],
    [
      { inputs: { ...RUN, image: A }, service: { 'POST /v1/instances': 413 } },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 413)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 413). POST /v1/instances: HTTP 413: Payload Too Large. The request is larger than the service takes: give fewer files, or less text in env, stdin or command.',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A },
        service: {
          'POST /v1/instances': new Refusal(422, {
            detail: [{ loc: ['body', 'timeout'], msg: 'must be at most 3600' }],
          }),
        },
      },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 422)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 422). POST /v1/instances: HTTP 422: body.timeout: must be at most 3600. The service does not accept a value of this request: correct what it names.',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A, timeout: '20' },
        service: { 'POST /v1/instances': new Refusal(429, { error: 'too many instances', status: 429 }) },
      },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 20 s',
        'Starting 1 leg.',
        'The deadline leaves no time to start 1 of 1 operation.',
        '::error::1 of 1 leg did not pass (exit code 1): unit was not started in time. POST /v1/instances: HTTP 429 after 9 tries: too many instances. The service takes no more requests or operations now: start fewer at a time with max-parallel. The deadline left no time to try again. Give the step a longer timeout.',
      ],
    ],
    [
      { inputs: { mode: 'cancel', operations: A }, service: { [DELETE_A]: 409, [GET_A]: payload(A, 'SUCCESS', 0) } },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        `1 · had finished already · ${A}`,
        '::notice::1 operation had finished already, which counts as a failed cancel: set if-finished: ignore to let that pass',
        `::error::1 of 1 operation could not be cancelled (exit code 1): leg 1 had finished already. Operation ${A}.`,
      ],
    ],
    [
      { inputs: { ...RUN, image: 'tag:nope' }, service: { 'GET /v1/images': { images: [] } } },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        '::error::The step stopped early (exit code 1): image: tag:nope: no image of this project has exactly this tag. Check the tag and the project, or import the image: docker://… in place of tag:… does so once',
      ],
    ],
    [
      {
        inputs: { operations: A },
        service: {
          [GET_A]: {
            uuid: A,
            status: 'FAILED',
            kind: 'instance',
            metadata: { result: { state: { exit_code: -1, timed_out: true } } },
          },
        },
      },
      [
        'Service: https://contree.test · the step waits up to 1 min',
        'Waiting for 1 operation.',
        '1/1 done · leg 1 ran into its own time limit',
        `::error::1 of 1 leg did not pass (exit code 124): leg 1 ran into its own time limit. The timeout of this step does not change that limit: start the command with a longer run-timeout. Operation ${A}.`,
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A },
        service: { 'POST /v1/instances': new Refusal(403, { error: 'forbidden', status: 403 }) },
      },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 403)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 403). POST /v1/instances: HTTP 403: forbidden. The token (from the input token) lacks the permission "spawn" ("spawn_disposable" for a disposable instance), or belongs to another project: check both.',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A },
        service: { 'POST /v1/instances': new Refusal(404, { error: 'no such image', status: 404 }) },
      },
      [
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 404)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 404). POST /v1/instances: HTTP 404: no such image. The project has no image or file that this start names: check it, the project, and the address https://contree.test (from the input url).',
      ],
    ],
  ]);
});
