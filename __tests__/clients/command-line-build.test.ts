import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { contree } from '../cli/command-line.ts';
import { signedIn } from '../cli/signed-in.ts';

const line = signedIn();

test('runs the stages of a Dockerfile, and reuses its layers', async () => {
  const context = join(line.home, 'context');
  mkdirSync(context);
  writeFileSync(join(context, 'data.txt'), 'copied\n');
  const dockerfile = [
    'FROM busybox:latest AS first',
    'WORKDIR /work',
    'ENV COLOUR=blue',
    'ARG NAME=nobody',
    'COPY data.txt data.txt',
    'RUN echo $COLOUR $NAME >> data.txt',
    'FROM first',
    'RUN cat work/data.txt > work/result.txt',
  ];
  writeFileSync(join(context, 'Dockerfile'), `${dockerfile.join('\n')}\n`);
  const build = ['build', '--tag', 'built:1', '--build-arg', 'NAME=me', context];
  expect(await contree(line.home, build)).toMatchObject({ code: 0 });
  expect((await line.run('use tag:built:1')).code).toBe(0);
  expect((await line.run('run -D -- cat work/result.txt')).stdout).toBe('copied\nblue me\n');
  const before = line.service.operations().length;
  expect(await contree(line.home, build)).toMatchObject({ code: 0 });
  expect(line.service.operations().length).toBe(before);
});
