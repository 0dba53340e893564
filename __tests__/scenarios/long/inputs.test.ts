import { describe, expect, it } from '@jest/globals';
import { uuidOf } from '../../doubles/fixtures.ts';
import { stage } from '../harness.ts';

const scene = stage();

/** Each input with a value it does not take, and what the message must say is allowed. */
const BAD_VALUES: readonly [name: string, value: string, allowed: string][] = [
  ['mode', 'start', 'use wait, show, cancel, list or run'],
  ['checks', 'yes', 'use true or false'],
  ['comment', 'yes', 'use true or false'],
  ['token', 'two words', 'has a space'],
  ['project', 'a b', 'that no project id has'],
  ['url', 'ftp://example.org', 'no http:// or https:// in front'],
  ['url', 'http://example.org', 'use https, or set allow-http'],
  ['url', 'https://user:word@example.org', 'has a user name or a password'],
  ['allow-http', 'yes', 'use true or false'],
  ['profile', 'nobody', 'there is no profile "nobody"'],
  ['request-timeout', '0', 'use 1s or more'],
  ['request-timeout', 'soon', 'use whole seconds such as 90'],
  ['operations', 'unit=12-34', 'what follows the = is no UUID'],
  ['operations', '{"unit": ', 'JSON'],
  ['operations', 'workflow', 'not in a workflow run'],
  ['operations', '@-1', 'no session is named'],
  ['operations', ' ', 'it is empty'],
  ['operations-file', 'legs/*.json', 'no file below'],
  ['session', 'nowhere', 'session'],
  ['timeout', '0', 'use 1s or more'],
  ['timeout', '1.5', 'use whole seconds such as 90'],
  ['on-timeout', 'kill', 'use leave, stop or cancel'],
  ['fail-fast', '1', 'use true or false'],
  ['logs', 'some', 'use none, failed, all or live'],
  ['if-finished', 'warn', 'use error or ignore'],
  ['status', 'DONE', 'PENDING'],
  ['kind', 'build', 'use instance or image_import'],
  ['since', 'yesterday', 'use an age such as 15m'],
  ['until', '2026-02-30', 'use an age such as 15m'],
  ['max', '0', 'from 1 to'],
  ['cleanup', 'sometimes', 'use auto, never, cancelled or always'],
  ['summary', 'no', 'use true, failed or false'],
];

describe('a bad input', () => {
  it.each(BAD_VALUES)('%s: %j is refused before any request', async (name, value, allowed) => {
    const needsReference = name === 'session' ? { operations: '@' } : {};
    const end = await scene.run({ operations: uuidOf(1), ...needsReference, [name]: value });
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toContain(allowed);
    if (value.trim() !== '') expect(end.stdout).toMatch(new RegExp(`(^|\\n).*${name === 'session' ? '@' : name}`));
    expect(end.stdout.match(/^::error::/gm)).toHaveLength(1);
    expect(end.outputs).toMatchObject({ 'exit-code': '1', outcome: 'failed', results: '[]', operations: '{}' });
    expect(end.summary).toContain('❌');
    expect(end.stderr).toBe('');
    expect(scene.requests()).toEqual([]);
  });

  it('names every one of two hundred bad tokens', async () => {
    const tokens = Array.from({ length: 200 }, (_, index) => `bad-token-number-${String(index)}!`);
    const end = await scene.run({ operations: tokens.join(' ') });
    for (const token of tokens) expect(end.stdout).toContain(token);
  });

  it.each([[{ operations: 'all', cleanup: 'always' }], [{ operations: 'all', cleanup: 'cancelled' }]])(
    'refuses %j',
    async (inputs) => {
      const end = await scene.run(inputs);
      expect(end.exitCode).toBe(1);
      expect(end.stdout).toContain('cleanup: ');
      expect(scene.requests()).toEqual([]);
    },
  );
});
