import { BASE_IMAGE } from '../../simulator/simulator.ts';
import type { Operation } from './operations.ts';
import { UNKNOWN, type Step, type Things } from './step.ts';

const NO_HASH = 'f'.repeat(64);

/** Every operation without a token, without a project, and with another project. */
export function rejectedSteps(operations: readonly Operation[], { image, sha256, running }: Things): Step[] {
  const values: Readonly<Record<string, string>> = { operationId: running, sha256, spid: '1' };
  return operations.flatMap(({ method, path }): Step[] => {
    const place = path.replaceAll(/\{(.*?)\}/g, (_, name: string) => values[name] ?? image);
    return [
      [401, method, place, undefined, { authorization: 'Bearer wrong' }],
      [403, method, place, undefined, { project: 'another' }],
    ];
  });
}

export function imageSteps({ image, imported }: Things): Step[] {
  const tags = `/images/${image}/tag`;
  return [
    [200, 'GET', '/images'],
    [200, 'GET', '/images?limit=1&offset=1&tagged=1&tag=alp&since=1w&until=2100-01-01T00:00:00%2B00:00'],
    [200, 'GET', `/images?uuid=${BASE_IMAGE}`],
    [400, 'GET', '/images?limit=0'],
    [400, 'GET', '/images?uuid=x'],
    [400, 'GET', '/images?since=x'],
    [200, 'PATCH', tags, { tag: 'walked:1' }],
    [400, 'PATCH', tags, { tag: '@' }],
    [400, 'PATCH', tags, {}],
    [404, 'PATCH', `/images/${UNKNOWN}/tag`, { tag: 'walked:2' }],
    [204, 'DELETE', `${tags}?tag=walked:1`],
    [404, 'DELETE', `${tags}?tag=walked:1`],
    [204, 'DELETE', tags],
    [404, 'DELETE', `/images/${UNKNOWN}/tag`],
    [404, 'DELETE', '/images/x/tag'],
    [201, 'POST', '/images/import', { registry: { url: 'docker://registry.test/b:1' }, tag: 'b:1', timeout: 9 }],
    [
      201,
      'POST',
      '/images/import',
      { registry: { url: 'docker://registry.test/missing', credentials: { username: 'u', password: 'p' } }, tag: null },
    ],
    [400, 'POST', '/images/import', {}],
    [400, 'POST', '/images/import', { registry: { url: 'nothing' } }],
    [200, 'GET', `/operations/${imported}`],
    [200, 'GET', `/operations/${imported}/events`],
  ];
}

export function fileSteps({ sha256 }: Things): Step[] {
  return [
    [201, 'POST', '/files', Buffer.from('more')],
    [200, 'GET', '/files?limit=1&offset=0&since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z'],
    [400, 'GET', '/files?limit=x'],
    [200, 'GET', `/files/${sha256}`],
    [404, 'GET', `/files/${NO_HASH}`],
    [404, 'GET', '/files/x'],
    [200, 'HEAD', `/files/${sha256.toUpperCase()}`],
    [404, 'HEAD', `/files/${NO_HASH}`],
    [404, 'HEAD', '/files/x'],
  ];
}

export function inspectSteps({ image }: Things): Step[] {
  const root = `/inspect/${image}`;
  const content = ['download', 'archive'].flatMap((kind): Step[] =>
    ['GET', 'HEAD'].flatMap((method): Step[] => [
      [200, method, `${root}/${kind}?path=/root/f`],
      [400, method, `${root}/${kind}`],
      [400, method, `/inspect/x/${kind}?path=/`],
      [404, method, `${root}/${kind}?path=/nothing`],
      [404, method, `/inspect/${UNKNOWN}/${kind}?path=/`],
      [422, method, `${root}/${kind}?path=/root/l`],
    ]),
  );
  return [
    [307, 'GET', '/inspect'],
    [307, 'GET', root],
    [307, 'GET', `/inspect/${UNKNOWN}`],
    [302, 'GET', '/inspect/?tag=alpine:latest'],
    [400, 'GET', '/inspect/'],
    [404, 'GET', '/inspect/?tag=nothing'],
    [200, 'GET', `${root}/`],
    [400, 'GET', '/inspect/x/'],
    [404, 'GET', `/inspect/${UNKNOWN}/`],
    ...content,
    [422, 'GET', `${root}/download?path=/root`],
    [200, 'GET', `${root}/download?path=/root/f&text`],
    [200, 'GET', `${root}/archive?path=/root/d`],
    [200, 'GET', `${root}/list?path=/root`],
    [200, 'GET', `${root}/list?path=/root&text=`],
    [400, 'GET', `${root}/list`],
    [404, 'GET', `${root}/list?path=/nothing`],
    [422, 'GET', `${root}/list?path=/root/f`],
    [200, 'GET', `${root}/grep?pattern=TE.T&pattern=zzz&case=insensitive&path=/etc&path=/root&glob=*&before=1&after=1`],
    [200, 'GET', `${root}/grep?pattern=e&max_count=1&max_total=1`],
    [400, 'GET', `${root}/grep`],
    [400, 'GET', `${root}/grep?pattern=(`],
    [400, 'GET', `${root}/grep?pattern=${'x'.repeat(1025)}`],
    [400, 'GET', `${root}/grep?pattern=x${'&path=/etc'.repeat(17)}`],
    [404, 'GET', `${root}/grep?pattern=x&path=/nothing`],
    [404, 'GET', `${root}/grep?pattern=x&path=/root/l`],
    [404, 'GET', `/inspect/${UNKNOWN}/grep?pattern=x`],
  ];
}
