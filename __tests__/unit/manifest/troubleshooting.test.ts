import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { INPUT_DEFAULTS } from '../../../src/inputs/action-facts.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'troubleshooting.md'), 'utf8');

/** Every piece of text that the action can write: the literals of its sources, and the parts of templates. */
function literals(): string[] {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.ts')).flatMap((path) => literalsOf(join(root, 'src', path)));
}

function literalsOf(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

/** The messages in the first cells of the tables whose first column is called "message". */
function messagesOf(text: string): string[] {
  const tables = text.split(/\n{2,}/).filter((block) => /^\| message\b/.test(block));
  const cells = tables.flatMap((table) => table.split('\n').slice(2)).map((row) => row.split(/(?<!\\)\|/)[1] ?? '');
  return cells.map((cell) => cell.trim().replaceAll(/^`|`$/g, '').replaceAll('\\|', '|'));
}

const texts = literals();

function isWritten(part: string): boolean {
  return texts.some((text) => text.includes(part));
}

/**
 * The parts of a message that no literal has. `…` stands for what differs, and an input's name may stand before it. A message
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
