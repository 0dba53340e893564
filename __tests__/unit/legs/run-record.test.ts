import { expect, it } from '@jest/globals';
import { importedReference, importName, SETUP } from '../../../src/legs/run-record.ts';

it('an import and the setup differ by their names', () => {
  const names = [
    importName('docker://docker.io/library/busybox:1'),
    importName('two\nlines'),
    SETUP,
    'import ',
    'x import y',
  ];
  expect(names.map(importedReference)).toEqual([
    'docker://docker.io/library/busybox:1',
    'two\nlines',
    null,
    null,
    null,
  ]);
});
