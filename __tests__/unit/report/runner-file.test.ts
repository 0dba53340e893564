import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addToRunnerFile, runnerFileText } from '../../../src/report/runner-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a file of the runner', () => {
  it('gets each entry between two lines that no text can know, after what stands there', () => {
    const path = join(folder, 'output');
    const write = (entries: Parameters<typeof runnerFileText>[0]): void => {
      addToRunnerFile({ GITHUB_OUTPUT: path }, 'GITHUB_OUTPUT', runnerFileText(entries));
    };
    writeFileSync(path, 'earlier=1\n');
    write([
      ['passed', '2'],
      ['failed-legs', 'a\nb=<<EOF'],
      ['none', ''],
    ]);
    const text = readFileSync(path, 'utf8');
    const [, end = ''] = /^passed<<(ghadelimiter_[\w-]{36})$/m.exec(text) ?? [];
    expect(text.replaceAll(end, 'END')).toBe(
      'earlier=1\npassed<<END\n2\nEND\nfailed-legs<<END\na\nb=<<EOF\nEND\nnone<<END\n\nEND\n',
    );
    write([['passed', '3']]);
    expect(readFileSync(path, 'utf8').split(end)).toHaveLength(7);
  });

  it.each([
    [{}, 'GITHUB_STATE names no file'],
    [{ GITHUB_STATE: '' }, 'GITHUB_STATE names no file'],
    [{ GITHUB_STATE: '/none/such' }, 'Missing file at path: /none/such'],
  ])('must be there: %j', (env, message) => {
    expect(() => {
      addToRunnerFile(env, 'GITHUB_STATE', runnerFileText([['a', 'b']]));
    }).toThrow(message);
  });

  const withPipes = process.platform === 'win32' ? it.skip : it;

  withPipes('must be a file: a pipe that nothing reads would never open', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(() => {
      addToRunnerFile({ GITHUB_STEP_SUMMARY: pipe }, 'GITHUB_STEP_SUMMARY', 'a');
    }).toThrow(`${pipe} is no file but a pipe or a socket`);
  });
});
