import { expect, it } from '@jest/globals';
import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { quickGzip } from '../../../simulator/large-gzip.ts';

const MIB = 1024 * 1024;
const output = Array.from({ length: 30_000 }, (_, index) => hash('sha1', String(index))).join('\n');
const other = Array.from({ length: 30_000 }, (_, index) => hash('sha1', `other ${String(index)}`)).join('\n');

it.each([
  ['a short body', '{}'],
  ['a large one', `{"uuid":"1","stdout":"${output}"}`],
  ['another with the same output', `{"uuid":"23456","stdout":"${output}","tag":null}`],
  ['another output', `{"uuid":"1","stdout":"${other}"}`],
  ['the first output again', `{"uuid":"1","stdout":"${output}"}`],
  ['a part of the output', `{"uuid":"1","stdout":"${output.slice(0, 1.1 * MIB)}"}`],
  ['the output twice', `${output}${output}`],
  ['one byte, many times', 'x'.repeat(3 * MIB)],
  ['it with another in the middle', `${'x'.repeat(2 * MIB)}y${'x'.repeat(MIB)}`],
])('What is decoded is what was compressed: %s', (_, text) => {
  expect(gunzipSync(quickGzip(Buffer.from(text))).toString() === text).toBe(true);
});
