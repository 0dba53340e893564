import type { Exchange } from './exchange.ts';
import type { Parameter } from './openapi-text.ts';
import type { Match, Operation } from './operations.ts';
import type { Check } from './strict-schema.ts';
import type { Rule } from './violation.ts';

export type Finding = readonly [Rule, string];
export type CheckOf = (schema: Parameter['schema']) => Check;

/** What the transport adds, and what every request carries. */
const COMMON = new Set([
  'host',
  'connection',
  'user-agent',
  'accept',
  'accept-encoding',
  'authorization',
  'project',
  'content-type',
  'content-length',
  'transfer-encoding',
]);

/** What a request has that the text does not know, lacks what it requires, or has in another form. */
export function judgeRequest({ operation, values }: Match, exchange: Exchange, checkOf: CheckOf): Finding[] {
  return [
    ...judgePath(operation, values, checkOf),
    ...judgeQuery(operation, new URLSearchParams(exchange.query), checkOf),
    ...judgeHeaders(operation, exchange.requestHeaders, checkOf),
    ...judgeBody(operation, exchange, checkOf),
  ];
}

function judgePath({ parameters }: Operation, values: Match['values'], checkOf: CheckOf): Finding[] {
  return parametersIn(parameters, 'path').flatMap((parameter) =>
    judgeText(parameter, values[parameter.name] ?? '', checkOf).map((detail): Finding => ['path parameter', detail]),
  );
}

function judgeQuery({ parameters }: Operation, query: URLSearchParams, checkOf: CheckOf): Finding[] {
  const known = parametersIn(parameters, 'query');
  const findings: string[] = [];
  for (const name of new Set(query.keys())) {
    const parameter = known.find((one) => one.name === name);
    if (parameter === undefined) {
      findings.push(`the text does not know ${name}`);
      continue;
    }
    const given = query.getAll(name);
    const repeatable = /may be repeated/i.test(parameter.description ?? '');
    if (given.length > 1 && !repeatable) findings.push(`${name} is there ${given.length} times`);
    findings.push(...given.flatMap((value) => judgeText(parameter, value, checkOf)));
  }
  const missing = known.filter(({ name, required }) => required === true && !query.has(name));
  findings.push(...missing.map(({ name }) => `${name} is missing`));
  return findings.map((detail) => ['query parameter', detail]);
}

function judgeHeaders(
  { parameters, responses, body }: Operation,
  headers: Exchange['requestHeaders'],
  checkOf: CheckOf,
) {
  const known = parametersIn(parameters, 'header');
  const findings = Object.keys(headers)
    .filter((name) => !COMMON.has(name) && !known.some((one) => one.name.toLowerCase() === name))
    .map((name) => `the text does not know ${name}`);
  for (const parameter of known) {
    const value = headers[parameter.name.toLowerCase()];
    if (value !== undefined) findings.push(...judgeText(parameter, value, checkOf));
  }
  if (!/^Bearer \S+$/.test(headers['authorization'] ?? '')) findings.push('there is no bearer token');
  if (headers['project'] === '') findings.push('Project is empty');
  const types = [...responses].flatMap(([status, { content = {} }]) => (status < 300 ? Object.keys(content) : []));
  const accept = headers['accept'] ?? '*/*';
  if (types.length > 0 && !types.some((type) => accepts(accept, type))) {
    findings.push(`accepts ${accept}, and the reply is ${types.join(' or ')}`);
  }
  const type = headers['content-type'];
  if (body !== undefined && hasBody(headers) && !(mediaType(type ?? '') in body.content)) {
    findings.push(`the body's type is ${type ?? 'missing'}`);
  }
  return findings.map((detail): Finding => ['request header', detail]);
}

function judgeBody({ body }: Operation, { requestHeaders, requestBody }: Exchange, checkOf: CheckOf): Finding[] {
  if (body === undefined) return hasBody(requestHeaders) ? [['request body', 'the text knows none']] : [];
  const isJson = 'application/json' in body.content;
  if (isJson && body.required === true && !hasBody(requestHeaders)) return [['request body', 'it is missing']];
  const schema = body.content['application/json']?.schema;
  // A request that a fault or a missing token rejected was not read.
  if (schema === undefined || requestBody === null) return [];
  return checkOf(schema)(JSON.parse(requestBody)).map((detail): Finding => ['request body', detail]);
}

/** Checks a value that travels as text. */
export function judgeText(
  parameter: Pick<Parameter, 'name' | 'schema' | 'allowEmptyValue'>,
  text: string,
  checkOf: CheckOf,
): string[] {
  const { name, schema, allowEmptyValue = false } = parameter;
  if (text === '' && allowEmptyValue) return [];
  const type = schema['type'];
  const value =
    type === 'integer' && /^-?\d+$/.test(text)
      ? Number(text)
      : type === 'boolean' && /^(true|false)$/.test(text)
        ? text === 'true'
        : text;
  return checkOf(schema)(value).map((detail) => `${name}=${text}: ${detail}`);
}

export function mediaType(header: string): string {
  return header.replace(/;.*$/s, '').trim().toLowerCase();
}

function accepts(header: string, type: string): boolean {
  const [main = ''] = type.split('/');
  return header.split(',').some((range) => ['*/*', `${main}/*`, type].includes(mediaType(range)));
}

function hasBody(headers: Exchange['requestHeaders']): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function parametersIn(parameters: readonly Parameter[], place: Parameter['in']): Parameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}
