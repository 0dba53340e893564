import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { resolve, type OpenApiText, type Schema } from './openapi-text.ts';

/** Says what is wrong with a value; nothing when it is valid. */
export type Check = (value: unknown) => string[];

/** What says nothing about validity. */
const ANNOTATIONS = new Set(['description', 'example', 'examples', 'default', 'title', 'deprecated', 'nullable']);

/** Compiles schemas of the text. A field that the text does not name is an error too. */
export function createChecks(text: OpenApiText): (schema: Schema) => Check {
  // A keyword that is neither known nor translated is an error.
  const ajv = new Ajv2019({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  formats.default(ajv);
  const compiled = new Map<Schema, Check>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const check = checkWith(ajv.compile(strict(text, schema)));
    compiled.set(schema, check);
    return check;
  };
}

function checkWith(validate: ValidateFunction): Check {
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
      const more = Object.values(params).filter((param) => typeof param === 'string');
      return `${instancePath === '' ? 'the whole' : instancePath} ${message} (${more.join(', ')})`;
    });
  };
}

/**
 * A schema of OpenAPI 3.0 as JSON Schema: references are replaced, `nullable` is translated, and every object with named
 * fields is closed, unless it is a part of an object that is.
 */
function strict(text: OpenApiText, given: unknown, closed = true): Record<string, unknown> {
  const schema = resolve<Schema>(text, given);
  const inside = (part: unknown, close = true): Record<string, unknown> => strict(text, part, close);
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (ANNOTATIONS.has(keyword)) return [];
    switch (keyword) {
      case 'properties':
        return [[keyword, mapValues(value as Schema, (field) => inside(field))]];
      case 'items':
        return [[keyword, inside(value)]];
      case 'additionalProperties':
        return [[keyword, typeof value === 'boolean' ? value : inside(value)]];
      case 'allOf':
        return [[keyword, (value as unknown[]).map((part) => inside(part, false))]];
      case 'oneOf':
      case 'anyOf':
        return [[keyword, (value as unknown[]).map((part) => inside(part, closed))]];
      default:
        return [[keyword, value]];
    }
  });
  const plain = Object.fromEntries(entries);
  const open = !closed || 'additionalProperties' in plain || !namesFields(text, schema);
  const whole = open ? plain : { ...plain, unevaluatedProperties: false };
  return schema['nullable'] === true ? { anyOf: [{ type: 'null' }, whole] } : whole;
}

function namesFields(text: OpenApiText, given: unknown): boolean {
  const { properties, allOf = [] } = resolve<{ properties?: object; allOf?: unknown[] }>(text, given);
  return properties !== undefined || allOf.some((part) => namesFields(text, part));
}

function mapValues(record: Schema, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
