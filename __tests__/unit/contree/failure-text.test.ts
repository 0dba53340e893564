import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFromService, onOneLine, reasonOf, redactStart, startOf } from '../../../src/contree/failure-text.ts';
import { createRedact } from '../../../src/contree/redact.ts';
import { anyText } from '../../doubles/any-text.ts';
import { FORMS, longestRun } from '../../doubles/secret-forms.ts';

const reply = (body: string, status = 500) => ({ status, header: () => null, body: Buffer.from(body) });

const asItIs = (text: string): string => text;

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
    ['{"error":null,"detail":"other"}', 'other'],
    ['{"detail":[{"loc":["body","timeout"],"msg":"too long"},{"msg":"bad"}]}', 'body.timeout: too long; bad'],
    ['{"detail":[{"loc":["body"]},7]}', '[{"loc":["body"]},7]'],
    ['{"detail":[{"loc":"body","msg":"bad"}]}', 'bad'],
    ['{"detail":[{"msg":"bad"},null]}', '[{"msg":"bad"},null]'],
    ['{"detail":[{"loc":["body"],"msg":7}]}', '[{"loc":["body"],"msg":7}]'],
    ['{"detail":["bad"]}', '["bad"]'],
    ['{"code":7}', '{"code":7}'],
    ['{}', 'Internal Server Error'],
    ['"just text"', 'just text'],
    ['[1,2]', '[1,2]'],
    ['null', 'Internal Server Error'],
    ['upstream went away', 'upstream went away'],
    ['', 'Internal Server Error'],
    [' \n ', 'Internal Server Error'],
    ['<html><head><title>502 Bad Gateway</title></head><body>x</body></html>', '502 Bad Gateway'],
    ['\n <html><title lang="en">503</title><p>long</p>', '503'],
    ['<p>try</p><p>later</p>', 'try later'],
    ['<p>try<script>x()</script>later</p>', 'try later'],
    ['<style media="all">p{}</style><script async>x()</script>down', 'down'],
    ['<p>down <a href="/stat', 'down'],
    ['more than <limit> files', 'more than <limit> files'],
    ['<html><style>p{}</style><p>Service is <b>down</b></p><script>x()</script>', 'Service is down'],
  ])('%j says %j', (body, expected) => {
    expect(onOneLine(reasonOf(reply(body), asItIs))).toBe(expected);
  });

  it('shows the target of a redirect, and of a redirect only', () => {
    const header = (name: string): string | null => (name === 'Location' ? 'https://other.test/' : null);
    const moved = { header, body: Buffer.alloc(0) };
    expect(reasonOf({ ...moved, status: 300 }, asItIs)).toBe('Multiple Choices, to https://other.test/');
    expect(reasonOf({ ...moved, status: 301 }, asItIs)).toBe('Moved Permanently, to https://other.test/');
    expect(reasonOf({ ...moved, status: 400 }, asItIs)).toBe('Bad Request');
    expect(reasonOf({ ...moved, status: 199 }, asItIs)).toBe('no message from the service');
  });

  it('has a reason for a status without a name', () => {
    expect(reasonOf(reply('', 599), asItIs)).toBe('no message from the service');
  });

  it('is fast for a body made to be slow', () => {
    // Work that grows with the square of the length would outlast the test's limit.
    expect(onOneLine(reasonOf(reply('<'.repeat(1024 * 1024)), asItIs)).length).toBeLessThan(1_000);
    expect(onOneLine(reasonOf(reply(`<title>${'<title '.repeat(1_000_000)}`), asItIs)).length).toBeLessThan(1_000);
  });
});

it.each([
  ['{"error":"no such operation"}', true],
  ['{"error":""}', true],
  ['{"error":{"code":7},"status":404}', true],
  ['{"error":[{"code":7},{}]}', true],
  ['{"error":["text"]}', false],
  ['{"error":[null]}', false],
  ['{"error":null}', false],
  ['{"error":404}', false],
  ['{"error":true}', false],
  ['{"message":"not found"}', false],
  ['"error"', false],
  ['null', false],
  ['7', false],
  ['<html>', false],
  ['', false],
])('an error reply %j is in the form of the service: %j', (body, expected) => {
  expect(isFromService(reply(body))).toBe(expected);
});

describe('a secret in an error reply', () => {
  const secret = 'tok3n-Very/Secret_0123456789.ABCDEF';
  const redact = createRedact([secret]);
  const shown = (text: string): string => onOneLine(redactStart(text, redact));

  it.each(FORMS)('is not shown %s, wherever the text is cut', (_, write) => {
    const form = write(secret);
    // Eight characters of the secret take 8 to 90 of a form.
    const bodies = [300, 8192].flatMap((length) =>
      [8, 30, 90].flatMap((part) => {
        const text = `${'- '.repeat(length / 2).slice(0, length - part)}${form}`;
        return [`${text} rest`, JSON.stringify({ error: text })];
      }),
    );
    const texts = bodies.map((body) => shown(reasonOf(reply(body), redact)));
    expect(texts.filter((text) => longestRun(secret, text) > 7)).toEqual([]);
  });

  it('is not shown where the first part of a body ends within it', () => {
    const own = 'geheimnis-0123456-ä-789';
    const bytes = Buffer.from(own);
    for (let inside = 1; inside <= bytes.length; inside += 1) {
      // The first 8,192 bytes are fewer characters, so that no further cut comes after this one.
      const blanks = `${'\u3000'.repeat(1_000)}${' '.repeat(8192 - 3_000 - inside)}`;
      const body = Buffer.concat([Buffer.from(blanks), bytes]);
      const text = onOneLine(redactStart(`no JSON: ${startOf(body)}`, createRedact([own])));
      expect(longestRun(own, text)).toBeLessThan(8);
    }
  });

  it('is not shown as the target of a redirect, nor between tags', () => {
    const moved = { status: 301, body: Buffer.alloc(0), header: () => `https://other.test/?t=${secret}` };
    expect(shown(reasonOf(moved, redact))).toBe('Moved Permanently, to https://other.test/?t=***');
    const page = `<p>${secret.slice(0, 12)}<b></b>${secret.slice(12)}</p>`;
    expect(shown(reasonOf(reply(page), redact))).toBe('***');
  });
});

describe('the first part of a body', () => {
  it('is what its first 8,192 bytes say', () => {
    expect(startOf(Buffer.from('grün'))).toBe('grün');
    expect(startOf(Buffer.from('x'.repeat(8193)))).toBe('x'.repeat(8192));
  });

  it('is all of a text that is searched for secrets and shown', () => {
    const searched: number[] = [];
    redactStart('x'.repeat(8193), (text) => String(searched.push(text.length)));
    expect(searched).toEqual([8192]);
    expect(onOneLine(`${' '.repeat(8191)}xy`)).toBe('x');
  });
});

describe('onOneLine', () => {
  it.each([
    ['  a \n\t b\r\n\u0000c  ', 'a b c'],
    ['It failed...', 'It failed'],
    ['x'.repeat(300), 'x'.repeat(300)],
    ['x'.repeat(301), `${'x'.repeat(299)}…`],
    ['\ud800x', '\ufffdx'],
  ])('%j becomes %j', (text, expected) => {
    expect(onOneLine(text)).toBe(expected);
  });

  it('is one line of at most 300 characters for any text', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 600, size: 'max' }), (text) => {
        const line = onOneLine(text);
        expect(line.length).toBeLessThanOrEqual(300);
        expect(line).not.toMatch(/[\n\r\t\0]/u);
      }),
    );
  });
});
