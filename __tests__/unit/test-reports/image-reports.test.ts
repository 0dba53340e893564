import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectSource } from '../../../src/collect/collect-source.ts';
import { remoteSources } from '../../../src/collect/remote-sources.ts';
import {
  type FoundReports,
  IMAGE_LIMITS,
  type ImageLimits,
  ImageReports,
} from '../../../src/test-reports/image-reports.ts';
import { parseReportLines } from '../../../src/test-reports/report-lines.ts';
import { imageOf } from '../collect/image.ts';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'image-reports-')));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const FILES = {
  '/root/out/c.xml': 'ccc',
  '/root/out/a.xml': 'a',
  '/root/out/deep/b.XML': 'bb',
  '/root/out/page.html': 'p',
  '/srv/d.xml': 'd',
};

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

/** What each line finds: `path=content` of its reports, and how many are beyond the limit. */
async function found(
  lines: string,
  limits: Partial<ImageLimits> = {},
): Promise<[reports: string[], surplus: number][]> {
  const image = imageOf(FILES);
  const source = {
    collect: (...[line, request, send]: Parameters<ConstructorParameters<typeof ImageReports>[0]['collect']>) =>
      collectSource({ ...image, send }, line, request),
  };
  const given = { image: 'i', workingDirectory: '/root', folder, explains: false };
  const reports = new ImageReports(source, { ...given, limits: { ...IMAGE_LIMITS, ...limits } });
  const results: [string[], number][] = [];
  for (const line of remoteSources(parseReportLines(lines))('/root')) {
    await reports.find(line, async (each: FoundReports) => {
      const texts = [];
      for (const report of each.reports) texts.push(`${report.path}=${await textOf(report.read())}`);
      results.push([texts, each.surplus]);
    });
    expect(await readdir(folder)).toEqual([]);
  }
  return results;
}

describe('reports of an image', () => {
  it('come in the order of their paths, relative to the working directory where they are below it', async () => {
    expect(await found('out\n/srv/d.xml')).toEqual([
      [['out/a.xml=a', 'out/c.xml=ccc', 'out/deep/b.XML=bb'], 0],
      [['/srv/d.xml=d'], 0],
    ]);
  });

  it('are found once, by the first line that names them', async () => {
    expect(await found('out/a.xml\nout/*.xml\nout')).toEqual([
      [['out/a.xml=a'], 0],
      [['out/c.xml=ccc'], 0],
      [['out/deep/b.XML=bb'], 0],
    ]);
  });

  it('are as many as the limit, over all lines', async () => {
    expect(await found('out/c.xml\nout\n/srv/d.xml', { files: 2, bytes: 1_000_000 })).toEqual([
      [['out/c.xml=ccc'], 0],
      [['out/a.xml=a'], 1],
      [[], 1],
    ]);
  });

  it('are copied to this machine while there is room for their paths, those of each line', async () => {
    expect(await found('out\n/srv/d.xml', { parts: 3 })).toEqual([
      [['out/a.xml=a', 'out/c.xml=ccc'], 1],
      [['/srv/d.xml=d'], 0],
    ]);
  });

  it('are refused when their archives are larger than the limit, or when no room is left for them', async () => {
    await expect(found('out', { files: 9, bytes: 1_000 })).rejects.toThrow('it is larger than');
    await expect(found('out/c.xml\n/srv/d.xml', { files: 9, bytes: 2 })).rejects.toThrow('it is larger than');
  });
});
