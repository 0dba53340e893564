import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sax from 'sax';
import { LONGEST_TEXT } from '../../../../src/test-reports/junit/report-limits.ts';

const root = join(import.meta.dirname, '../../../..');

describe('the XML parser', () => {
  it('is imported by its reader alone, so it is loaded for steps that read reports', () => {
    const importers = globSync('src/**/*.ts', { cwd: root }).filter((file) =>
      /(?:from|import\() ?'sax'/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(importers).toEqual([join('src', 'test-reports', 'junit', 'xml-reader.ts')]);
  });

  it('collects as much of an attribute as is kept', () => {
    expect(Object.entries(sax)).toContainEqual(['MAX_BUFFER_LENGTH', LONGEST_TEXT]);
  });
});
