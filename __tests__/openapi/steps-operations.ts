import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { UNKNOWN, type Step, type Things } from './step.ts';

export function startSteps({ file }: Things): Step[] {
  const command = { command: '/bin/echo', image: BASE_IMAGE };
  return [
    [
      201,
      'POST',
      '/instances',
      {
        ...command,
        image: 'tag:alpine:latest',
        args: ['a'],
        shell: false,
        env: { A_TOKEN: 'x' },
        cwd: '/work',
        uid: 0,
        gid: 0,
        timeout: 5,
        hostname: 'walked',
        disposable: false,
        preserve_env: true,
        preserve_cwd: true,
        resources_limits: { max_layer_bytes: 1 },
        networking: { enabled: false },
        stdin: { value: 'eA==', encoding: 'base64', close: true },
        truncate_output_at: 1,
        files: { '/work/f': { uuid: file, uid: 0, gid: 0, mode: '0644' } },
      },
    ],
    [201, 'POST', '/instances', { ...command, env: null, disposable: true }],
    [400, 'POST', '/instances', { image: BASE_IMAGE }],
    [400, 'POST', '/instances', { ...command, image: UNKNOWN }],
    [400, 'POST', '/instances', { ...command, image: 'tag:nothing' }],
    [400, 'POST', '/instances', { ...command, files: { '/f': { uuid: UNKNOWN } } }],
  ];
}

export function readSteps({ ended, running, queued, cancelled, imported }: Things): Step[] {
  const rows = [ended, running, queued, cancelled, imported].flatMap((uuid): Step[] => [
    [200, 'GET', `/operations/${uuid}`],
    [200, 'GET', `/operations/${uuid}?inflight=1`],
  ]);
  return [
    ...rows,
    [400, 'GET', '/operations/x'],
    [404, 'GET', `/operations/${UNKNOWN}`],
    [200, 'GET', '/operations'],
    [200, 'GET', '/operations?limit=5&offset=1&status=SUCCESS&kind=instance&since=1h&until=0s'],
    [400, 'GET', '/operations?status=NONE'],
    [200, 'GET', `/operations/${ended}/events?follow=1`],
    [200, 'GET', `/operations/${ended}/events?spid=1&since=1`],
    [200, 'GET', `/operations/${running}/events`, undefined, { 'last-event-id': '0', accept: 'text/event-stream' }],
    [400, 'GET', `/operations/${ended}/events?since=x`],
    [404, 'GET', `/operations/${UNKNOWN}/events`],
    [425, 'GET', `/operations/${queued}/events`],
  ];
}

export function subprocessSteps({ ended, running, queued, cancelled, imported }: Things): Step[] {
  const of = (uuid: string): string => `/operations/${uuid}/subprocesses`;
  const input = { value: 'text\n', encoding: 'ascii', close: false };
  return [
    [201, 'POST', of(running), { command: 'sleep 30', shell: true, stdin: { value: '' } }],
    [201, 'POST', of(running), { command: 'true' }],
    [400, 'POST', of(running), {}],
    [400, 'POST', of(running), { command: 'no-such-program' }],
    [404, 'POST', of(UNKNOWN), { command: 'true' }],
    [409, 'POST', of(imported), { command: 'true' }],
    [409, 'POST', of(ended), { command: 'true' }],
    [425, 'POST', of(queued), { command: 'true' }],
    [200, 'GET', `${of(running)}/1`],
    [200, 'GET', `${of(ended)}/1`],
    [400, 'GET', `${of(running)}/x`],
    [404, 'GET', `${of(running)}/99`],
    [404, 'GET', `${of(imported)}/1`],
    [404, 'GET', `${of(cancelled)}/1`],
    [425, 'GET', `${of(queued)}/1`],
    [204, 'POST', `${of(running)}/1/stdin`, input],
    [400, 'POST', `${of(running)}/1/stdin`, {}],
    [404, 'POST', `${of(running)}/99/stdin`, input],
    [409, 'POST', `${of(imported)}/1/stdin`, input],
    [409, 'POST', `${of(running)}/2/stdin`, input],
    [410, 'POST', `${of(ended)}/1/stdin`, input],
    [425, 'POST', `${of(queued)}/1/stdin`, input],
    [204, 'DELETE', `${of(running)}/2?signal=SIGTERM`],
    [400, 'DELETE', `${of(running)}/1?signal=NONE`],
    [404, 'DELETE', `${of(running)}/99`],
    [409, 'DELETE', `${of(ended)}/1`],
    [425, 'DELETE', `${of(queued)}/1`],
  ];
}

export function cancelSteps({ ended, running }: Things): Step[] {
  return [
    [202, 'DELETE', `/operations/${running}`],
    [400, 'DELETE', '/operations/x'],
    [404, 'DELETE', `/operations/${UNKNOWN}`],
    [409, 'DELETE', `/operations/${ended}`],
  ];
}
