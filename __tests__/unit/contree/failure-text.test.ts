import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onOneLine, reasonOf } from '../../../src/contree/failure-text.ts';

const reply = (body: string, status = 500) => ({ status, header: () => null, body: Buffer.from(body) });

describe('reasonOf', () => {
  it.each([
    ['{"error":"no such operation","status":404}', 'no such operation'],
    ['{"error":"bad","status":500,"traceback":["line"]}', 'bad'],
    ['{"error":{"code":7},"status":400}', '{"code":7}'],
    ['{"error":["a","b"],"status":400}', '["a","b"]'],
    ['{"error":42}', '42'],
    ['{"error":"not_found","message":"no such image","details":{}}', 'not_found: no such image'],
    ['{"error":"invalid","message":"bad tag","details":{"tag":"A"}}', 'invalid: bad tag: {"tag":"A"}'],
    ['{"error":"same","message":"same"}', 'same'],
    ['{"error":null,"detail":"other"}', '{"error":null,"detail":"other"}'],
    ['"just text"', 'just text'],
    ['[1,2]', '[1,2]'],
    ['null', 'Internal Server Error'],
    ['upstream went away', 'upstream went away'],
    ['', 'Internal Server Error'],
    [' \n ', 'Internal Server Error'],
    ['<html><head><title>502 Bad Gateway</title></head><body>x</body></html>', '502 Bad Gateway'],
    ['<html><style>p{}</style><p>Service is <b>down</b></p><script>x()</script>', 'Service is down'],
  ])('%j says %j', (body, expected) => {
    expect(onOneLine(reasonOf(reply(body)))).toBe(expected);
  });

  it('shows the target of a redirect, and of a redirect only', () => {
    const moved = { header: () => 'https://other.test/', body: Buffer.alloc(0) };
    expect(reasonOf({ ...moved, status: 301 })).toBe('Moved Permanently, to https://other.test/');
    expect(reasonOf({ ...moved, status: 404 })).toBe('Not Found');
  });

  it('has a reason for a status without a name', () => {
    expect(reasonOf(reply('', 599))).toBe('no message from the service');
  });

  it('is fast for a body made to be slow', () => {
    // Work that grows with the square of the length would outlast the test's limit.
    expect(onOneLine(reasonOf(reply('<'.repeat(1024 * 1024)))).length).toBeLessThan(1_000);
    expect(onOneLine(reasonOf(reply(`<title>${'<title '.repeat(1_000_000)}`))).length).toBeLessThan(1_000);
  });
});

describe('onOneLine', () => {
  it.each([
    ['  a \n\t b\r\n\u0000c  ', 'a b c'],
    ['It failed...', 'It failed'],
    ['\ud800x', '\ufffdx'],
  ])('%j becomes %j', (text, expected) => {
    expect(onOneLine(text)).toBe(expected);
  });

  it('is one line of at most 300 characters for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000, size: 'max' }), (text) => {
        const line = onOneLine(text);
        expect(line.length).toBeLessThanOrEqual(300);
        expect(line).not.toMatch(/[\n\r\t\0]/u);
      }),
    );
  });
});
