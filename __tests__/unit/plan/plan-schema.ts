import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

/** Compiles a published schema. The keywords that only editors know are no mistakes; all others are checked. */
function compiled(name: string): ValidateFunction {
  const text = readFileSync(join(import.meta.dirname, '../../../schema', `${name}.json`), 'utf8');
  const ajv = new Ajv({ allowUnionTypes: true, strictTuples: false, allErrors: true });
  ajv.addVocabulary(['markdownDescription', 'patternErrorMessage', 'errorMessage']);
  return ajv.compile(JSON.parse(text) as object);
}

const schemas = { legs: compiled('legs'), matrix: compiled('matrix') };

/** Whether a published schema accepts a YAML text, read as editors read it: with the core types of YAML 1.2. */
export function fits(name: keyof typeof schemas, text: string): boolean {
  return schemas[name](parse(text, { version: '1.2', schema: 'core', logLevel: 'silent' }));
}
