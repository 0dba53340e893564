import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INPUT_DEFAULTS } from '../../../src/inputs/action-facts.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'troubleshooting.md'), 'utf8');

/**
 * The sources without comments, escapes as the characters they stand for. Words in a row are in literals alone,
 * and to parse all sources takes more than a second.
 */
function sources(): string[] {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
    .map((source) => source.replaceAll(/^\s*\/\*.*?\*\/|(?<=^|\s)\/\/ [^\n]*$/gms, '').replaceAll(/\\(.)/gs, '$1'));
}

/** The messages in the first cells of the tables whose first column is called "message". */
function messagesOf(text: string): string[] {
  const tables = text.split(/\n{2,}/).filter((block) => /^\| message\b/.test(block));
  const cells = tables.flatMap((table) => table.split('\n').slice(2)).map((row) => row.split(/(?<!\\)\|/)[1] ?? '');
  return cells.map((cell) => cell.trim().replaceAll(/^`|`$/g, '').replaceAll('\\|', '|'));
}

const texts = sources();

function isWritten(part: string): boolean {
  return texts.some((text) => text.includes(part));
}

/**
 * The parts of a message that no source has. `…` stands for what differs, and an input's name may stand before it. A message
 * can be joined of literals after a colon or a comma.
 */
function missingFrom(message: string): string[] {
  const [, input = '', rest = ''] = /^([a-z-]+): (.*)$/s.exec(message) ?? [];
  const body = Object.hasOwn(INPUT_DEFAULTS, input) && !isWritten(message) ? rest : message;
  const parts = body.split('…').map((part) => part.trim());
  const clauses = parts.flatMap((part) => (isWritten(part) ? [] : part.split(/[:,](?: |$)/)));
  return clauses.filter((clause) => clause !== '' && !isWritten(clause));
}

describe('a message of docs/troubleshooting.md', () => {
  const messages = messagesOf(page);

  it('is read from the tables', () => {
    expect(messages.length).toBeGreaterThan(100);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it.each(messages)('%s is what the action writes', (message) => {
    expect(missingFrom(message)).toEqual([]);
  });

  it('would be missed otherwise', () => {
    expect(missingFrom('could not be collected: …')).toEqual([]);
    expect(missingFrom('could not be collected: … for fun')).toEqual(['for fun']);
    expect(missingFrom('could not be gathered: …')).toEqual(['could not be gathered']);
  });
});
