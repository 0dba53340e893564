import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import { LEG_FIELDS } from '../../../src/plan/leg-fields.ts';

const ADDRESS = 'https://raw.githubusercontent.com/contree/op-action/v1/schema';

/** The language server of VS Code's YAML extension and of other editors, with the schemas of this checkout. */
let service: LanguageService;
beforeAll(() => {
  service = getLanguageService({
    schemaRequestService: (address) =>
      readFile(join(import.meta.dirname, '../../../schema', basename(address)), 'utf8'),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, completion: true, hover: true });
});

let files = 0;

/** A file as users write it, which names its schema in the first line. */
function opened(name: string, text: string): TextDocument {
  files += 1;
  const first = `# yaml-language-server: $schema=${ADDRESS}/${name}.json`;
  return TextDocument.create(`file:///w/${String(files)}.yml`, 'yaml', 1, `${first}\n${text}`);
}

/** Of an opened file, `line: message`, where line 1 is the text's first. */
async function shown(name: string, text: string): Promise<string[]> {
  const found = await service.doValidation(opened(name, text), false);
  const sorted = found.toSorted((one, other) => one.range.start.line - other.range.start.line);
  return sorted.map(
    ({ range, message }) => `${String(range.start.line)}: ${typeof message === 'string' ? message : message.value}`,
  );
}

describe('an editor with the YAML language server', () => {
  it('offers the fields of a leg that it lacks, and the values of a boolean', async () => {
    const fields = await service.doComplete(
      opened('legs', 'unit:\n  command: x\n  \n'),
      { line: 3, character: 2 },
      false,
    );
    expect(fields.items.map(({ label }) => label)).toEqual([...LEG_FIELDS.keys()].filter((name) => name !== 'command'));
    const values = await service.doComplete(opened('legs', 'unit:\n  network: \n'), { line: 2, character: 11 }, false);
    expect(values.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['true', 'false']));
  });

  it('says what a field means', async () => {
    const hover = await service.doHover(opened('legs', 'unit:\n  timeout: 5m\n'), { line: 2, character: 4 });
    expect(JSON.stringify(hover?.contents)).toContain(LEG_FIELDS.get('timeout')?.doc);
  });

  it('shows no problem in good legs', async () => {
    const legs =
      'unit: npm test\nlint: [npm, run, lint]\nslow: {command: make, timeout: 1h, env: {A: 3.10}, user: 1000}\n';
    expect(await shown('legs', legs)).toEqual([]);
    expect(await shown('matrix', 'os: [debian, alpine]\ninclude: [{os: fedora, slow: true}]\n')).toEqual([]);
  });

  it('shows each problem at its line', async () => {
    const legs = `a:
  comand: x
  timeout: 5 minutes
  network: maybe
b: {command: [x], args: [y]}
c: {command: x, disposable: true, tag: t}
d: {truncate-output-at: 99999999999}
`;
    expect(await shown('legs', legs)).toEqual([
      '2: Property comand is not allowed.',
      '3: It is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m.',
      '4: It is not a boolean: use true or false.',
      '5: command is a list already: drop args, and put them into that list.',
      '6: A disposable leg leaves no image for a tag: drop one of the two.',
      '7: Value is above the maximum of 10485760.',
    ]);
    expect(await shown('matrix', 'os: debian\nleg: [x]\n')).toEqual([
      expect.stringMatching(/^1: .*array/),
      expect.stringMatching(/^2: /),
    ]);
  });
});
