/** The service's own OpenAPI text. The client's package carries it; it is read from there and never kept here. */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { toolPath } from '../../scripts/tools.ts';

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface ResponseText {
  readonly headers?: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly content?: Content;
}

export interface OperationText {
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface OpenApiText {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const PRINT = `
import json, textwrap
from contree_client import spec_info
text = spec_info.__doc__.partition(".. code-block:: yaml\\n")[2]
print(json.dumps({"text": textwrap.dedent(text), "sha256": spec_info.SPEC_SHA256}))
`;

/** The text, and the hash that the package gives for the document from which it was built. */
export function readOpenApiText(): { readonly text: OpenApiText; readonly sha256: string } {
  const python = join(dirname(toolPath('schemathesis')), 'python');
  const printed = execFileSync(python, ['-c', PRINT], { encoding: 'utf8' });
  const { text, sha256 } = JSON.parse(printed) as { text: string; sha256: string };
  return { text: parse(text) as OpenApiText, sha256 };
}

/** Follows `$ref` to its end. Throws for a reference to nothing. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what is behind a reference depends on its place
export function resolve<Node>(text: OpenApiText, node: unknown): Node {
  if (!isReference(node)) return node as Node;
  const segments = node.$ref.replace(/^#\//, '').split('/');
  const found = segments.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], text);
  if (found === undefined) throw new Error(`The text has no ${node.$ref}.`);
  return resolve(text, found);
}

function isReference(node: unknown): node is { readonly $ref: string } {
  return typeof node === 'object' && node !== null && '$ref' in node && typeof node.$ref === 'string';
}
