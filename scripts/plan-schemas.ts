import { LEG_FIELDS, type LegField } from '../src/plan/leg-fields.ts';
import { ENV_NAME } from '../src/plan/leg-fields.ts';
import { AXIS_NAME, MATRIX_LISTS } from '../src/plan/read-matrix.ts';
import { SETTING_FIELDS, type SettingField, type SettingName } from '../src/plan/setting-fields.ts';
import { LEG_NAME, LONGEST_NAME, MOST_LEGS } from '../src/plan/settings.ts';
import { ofTrimmed, ofTemplate } from './schema-patterns.ts';

/** Draft 7, which editors know best. `patternErrorMessage` and `errorMessage` are the YAML language server's own. */
type Schema = Readonly<Record<string, unknown>>;

const ADDRESS = 'https://raw.githubusercontent.com/contree/op-action/v1/schema';
const SCALARS = ['string', 'number', 'boolean', 'null'];
/** The step takes any scalar as the text that is written. */
const SCALAR: Schema = { type: SCALARS };
const FILLED: Schema = { pattern: '\\S', patternErrorMessage: 'It is empty: give a command.' };
const EMPTY_TEXT = '^\\s*$';

/** A published schema as the text of its file. */
function published(name: string, title: string, schema: Schema): string {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', $id: `${ADDRESS}/${name}.json`, title };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}

/** What `legs` and the file of `legs-file` hold. */
export function legsSchema(): string {
  return published('legs', 'Legs of op-action', {
    description: 'A map of name → command, or name → fields: what the inputs legs and legs-file of op-action hold.',
    type: 'object',
    minProperties: 1,
    maxProperties: MOST_LEGS,
    propertyNames: {
      maxLength: LONGEST_NAME,
      pattern: `^(?=\\s*\\S)${ofTrimmed(LEG_NAME.pattern).slice(1)}`,
      patternErrorMessage: `The name ${LEG_NAME.expectation}.`,
    },
    additionalProperties: { $ref: '#/definitions/leg' },
    definitions: { leg: legSchema() },
  });
}

function legSchema(): Schema {
  return {
    description:
      'A command as text, which runs in a shell; a list of a program and its arguments; or a map of fields. Empty: the input command.',
    ...valueOf(['text', 'list', 'map']),
    ...COMMAND_LIST,
    properties: Object.fromEntries([...LEG_FIELDS].map(([name, field]) => [name, fieldSchema(name, field)])),
    additionalProperties: false,
    allOf: [argsTwice(), disposableWithTag()],
  };
}

const COMMAND_LIST: Schema = { items: [{ ...SCALAR, ...FILLED }], additionalItems: SCALAR, minItems: 1 };

function fieldSchema(name: string, { takes, doc }: LegField): Schema {
  const head = { description: doc, markdownDescription: doc };
  if (Object.hasOwn(SETTING_FIELDS, name)) return { ...head, ...settingSchema(SETTING_FIELDS[name as SettingName]) };
  if (name === 'command') return { ...head, type: valueTypes(takes, false), ...FILLED, ...COMMAND_LIST };
  if (name !== 'env') return { ...head, ...valueOf(takes), items: SCALAR };
  const line = `[^\\S\\n]*(?:#[^\\n]*|${ENV_NAME.source.slice(1, -1)}[^\\S\\n]*=[^\\n]*)?`;
  return {
    ...head,
    type: ['object', 'string', 'null'],
    pattern: `^(?:${line}\\n)*${line}$`,
    patternErrorMessage: 'It is not lines NAME=VALUE: use such lines, or a map of name to value.',
    propertyNames: { pattern: ofTrimmed(ENV_NAME) },
    additionalProperties: SCALAR,
  };
}

function settingSchema({ scalars = [], pattern, expectation, bounds }: SettingField<unknown>): Schema {
  const { least = 0, greatest = Infinity } = bounds ?? {};
  return {
    type: ['string', ...scalars, 'null'],
    ...(pattern === undefined ? {} : { pattern: ofTemplate(pattern, least > 0) }),
    ...(expectation === undefined ? {} : { patternErrorMessage: `It ${expectation}.` }),
    ...(bounds === undefined ? {} : { minimum: least }),
    ...(greatest === Infinity ? {} : { maximum: greatest }),
  };
}

/** The types of JSON that a value of these kinds has. An empty value counts as not given. */
function valueOf(takes: LegField['takes']): Schema {
  return { type: valueTypes(takes, true) };
}

function valueTypes(takes: LegField['takes'], mayBeEmpty: boolean): string[] {
  const types = takes.flatMap((kind) => (kind === 'map' ? 'object' : kind === 'list' ? 'array' : SCALARS));
  return [...new Set([...types, 'null'])].filter((type) => mayBeEmpty || type !== 'null');
}

function argsTwice(): Schema {
  return {
    if: { type: 'object', required: ['command'], properties: { command: { type: 'array' } } },
    then: {
      properties: {
        args: { type: 'null', errorMessage: 'command is a list already: drop args, and put them into that list.' },
      },
    },
  };
}

function disposableWithTag(): Schema {
  const isTrue = { anyOf: [{ const: true }, { type: 'string', pattern: '^\\s*(?:true|True|TRUE)\\s*$' }] };
  const patternErrorMessage = 'A disposable leg leaves no image for a tag: drop one of the two.';
  return {
    if: { type: 'object', required: ['disposable'], properties: { disposable: isTrue } },
    then: {
      properties: {
        tag: { type: ['string', 'null'], pattern: EMPTY_TEXT, patternErrorMessage, errorMessage: patternErrorMessage },
      },
    },
  };
}

/** What `matrix` holds. */
export function matrixSchema(): string {
  const name = `^(?![Ll][Ee][Gg]$)${AXIS_NAME.pattern.source.slice(1)}`;
  const row = {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: name, patternErrorMessage: `The name ${AXIS_NAME.expectation}.` },
  };
  const nothing = { anyOf: [{ type: 'null' }, { type: 'string' }, { type: 'array', maxItems: 0 }] };
  const lists = Object.entries(MATRIX_LISTS).map(([list, doc]) => [
    list,
    {
      description: doc,
      markdownDescription: doc,
      type: ['array', 'string', 'null'],
      pattern: EMPTY_TEXT,
      items: row,
      ...(list === 'include' ? { maxItems: MOST_LEGS } : {}),
    },
  ]);
  return published('matrix', 'Matrix of op-action', {
    description: 'Axes with their values, include and exclude: what the input matrix of op-action holds.',
    type: 'object',
    properties: Object.fromEntries(lists) as Schema,
    propertyNames: { pattern: name, patternErrorMessage: `The name ${AXIS_NAME.expectation}.` },
    additionalProperties: { description: 'An axis: a list of its values.', type: 'array', minItems: 1 },
    not: { propertyNames: { enum: Object.keys(MATRIX_LISTS) }, properties: { include: nothing } },
  });
}
