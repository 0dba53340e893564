import { resolve, type OpenApiText, type OperationText, type Parameter, type ResponseText } from './openapi-text.ts';

export interface Operation {
  /** Its id in the text; two have none and are named by method and path. */
  readonly id: string;
  readonly method: string;
  /** Below `/v1`, with parameters in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: OperationText['requestBody'] | undefined;
  readonly responses: ReadonlyMap<number, ResponseText>;
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];

export function operationsOf(text: OpenApiText): Operation[] {
  return Object.entries(text.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const operation = item[method] as OperationText;
      const shared = (item['parameters'] ?? []) as readonly unknown[];
      const { operationId, parameters = [], requestBody, responses } = operation;
      return {
        id: operationId ?? `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: [...shared, ...parameters].map((parameter) => resolve<Parameter>(text, parameter)),
        body: requestBody,
        responses: new Map(
          Object.entries(responses).map(([status, response]) => [
            Number(status),
            resolve<ResponseText>(text, response),
          ]),
        ),
      };
    }),
  );
}

export interface Match {
  readonly operation: Operation;
  /** Decoded path parameters. */
  readonly values: Readonly<Record<string, string>>;
}

/** The operation of a path below `/v1`. A path without parameters wins. */
export function findOperation(operations: readonly Operation[], method: string, path: string): Match | null {
  const matches = operations.flatMap((operation): Match[] => {
    const values = operation.method === method ? valuesOf(operation.path, path) : null;
    return values === null ? [] : [{ operation, values }];
  });
  return matches.find(({ operation }) => !operation.path.includes('{')) ?? matches[0] ?? null;
}

function valuesOf(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    const [, name] = /^\{(.*)\}$/.exec(segment) ?? [];
    if (name === undefined ? segment !== value : value === '') return null;
    if (name !== undefined) values[name] = decodeURIComponent(value);
  }
  return values;
}
