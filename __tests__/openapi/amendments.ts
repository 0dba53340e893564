import type { OpenApiText } from './openapi-text.ts';

/**
 * Where the text contradicts or forgets something. The judge and schemathesis get the text with these amendments; nothing
 * else that departs from the text is accepted.
 */
export const AMENDMENTS: readonly Amendment[] = [
  {
    reason: 'The text wants a token for every operation. For the two redirects it forgets the replies without rights.',
    amend: (draft) => {
      for (const path of ['/inspect', '/inspect/{imageUUID}']) {
        setResponse(draft, path, 'get', 401, { $ref: '#/components/responses/Unauthorized' });
        setResponse(draft, path, 'get', 403, { $ref: '#/components/responses/Forbidden' });
      }
    },
  },
  {
    reason: 'The text knows 403, for a project without rights, everywhere but at whoami.',
    amend: (draft) => {
      setResponse(draft, '/whoami', 'get', 403, { $ref: '#/components/responses/Forbidden' });
    },
  },
  {
    reason: 'Some errors of the subprocess routes have no content in the text. All others have the form Error.',
    amend: (draft) => {
      const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
      for (const [path, item] of Object.entries(draft.paths)) {
        if (!path.includes('/subprocesses')) continue;
        for (const { responses } of Object.values(item)) {
          for (const [status, response] of Object.entries(responses)) {
            if (Number(status) >= 400 && !('$ref' in response)) response['content'] ??= content;
          }
        }
      }
    },
  },
  {
    reason:
      'Metadata of an instance must match exactly one form, and the form of an import requires and forbids nothing.',
    onlyForSchemathesis: true,
    amend: ({ components: { schemas } }) => {
      const { oneOf, ...rest } = schemas['OperationMetadata'] ?? {};
      schemas['OperationMetadata'] = { ...rest, anyOf: oneOf };
    },
  },
  {
    reason:
      'The text knows no null as the report of an instance. The official SDK reads it, and needs the field always.',
    amend: ({ components: { schemas } }) => {
      const [, own] = (schemas['OperationInstanceMetadata']?.['allOf'] ?? []) as { properties: Node }[];
      if (own === undefined) throw new Error('The text has another form of metadata.');
      own.properties['result'] = { nullable: true, allOf: [{ $ref: '#/components/schemas/InstanceResult' }] };
    },
  },
  {
    reason: 'The description of inflight has the output so far in the result, whose schema has no streams.',
    amend: ({ components: { schemas } }) => {
      const result = (schemas['OperationResponse']?.['properties'] as Record<string, Node>)['result'];
      const { stdout, stderr } = schemas['InstanceResult']?.['properties'] as Record<string, Node>;
      if (result === undefined) throw new Error('The text has another form of operations.');
      result['properties'] = { ...(result['properties'] as Node), stdout, stderr };
    },
  },
  {
    reason:
      "A log is typed as one text. Schemathesis and the judge read it event by event, the judge by each event's form.",
    onlyForSchemathesis: true,
    amend: ({ components: { schemas } }) => {
      schemas['OperationEventStream'] = {};
    },
  },
];

export interface Amendment {
  readonly reason: string;
  /** The judge itself reads the text in another way there. */
  readonly onlyForSchemathesis?: boolean;
  readonly amend: (draft: Draft) => void;
}

type Node = Record<string, unknown>;

interface Draft {
  readonly paths: Record<string, Record<string, { responses: Record<string, Node> }>>;
  readonly components: { readonly schemas: Record<string, Node> };
}

export function amended(text: OpenApiText, amendments: readonly Amendment[] = AMENDMENTS): OpenApiText {
  const draft: Draft = structuredClone<unknown>(text) as Draft;
  for (const { amend } of amendments) amend(draft);
  return draft;
}

function setResponse(draft: Draft, path: string, method: string, status: number, response: Node): void {
  const operation = draft.paths[path]?.[method];
  if (operation === undefined) throw new Error(`The text has no ${method} ${path}.`);
  operation.responses[status] = response;
}
