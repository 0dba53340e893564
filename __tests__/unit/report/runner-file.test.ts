import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOutputFile } from '../../../src/report/output-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'op-action-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of outputs', () => {
  it('gets each output between two lines that no text can know, after what stands there', () => {
    const path = join(folder, 'output');
    writeFileSync(path, 'earlier=1\n');
    writeOutputFile(path, [
      ['passed', '2'],
      ['failed-legs', 'a\nb=<<EOF'],
      ['none', ''],
    ]);
    const text = readFileSync(path, 'utf8');
    const [, end = ''] = /^passed<<(ghadelimiter_[\w-]{36})$/m.exec(text) ?? [];
    expect(text.replaceAll(end, 'END')).toBe(
      'earlier=1\npassed<<END\n2\nEND\nfailed-legs<<END\na\nb=<<EOF\nEND\nnone<<END\n\nEND\n',
    );
    writeOutputFile(path, [['passed', '3']]);
    expect(readFileSync(path, 'utf8').split(end)).toHaveLength(7);
  });

  it.each([
    ['', 'GITHUB_OUTPUT names no file'],
    ['/none/such', 'Missing file at path: /none/such'],
  ])('must be there: %j', (path, message) => {
    expect(() => {
      writeOutputFile(path, [['a', 'b']]);
    }).toThrow(message);
  });
});
