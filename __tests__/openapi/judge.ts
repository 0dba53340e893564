import { amended, AMENDMENTS, type Amendment } from './amendments.ts';
import type { Exchange } from './exchange.ts';
import { judgeReply } from './judge-reply.ts';
import { judgeRequest } from './judge-request.ts';
import { readOpenApiText, type OpenApiText } from './openapi-text.ts';
import { findOperation, operationsOf, type Operation } from './operations.ts';
import { createChecks } from './strict-schema.ts';
import type { Violation } from './violation.ts';

export interface Judge {
  readonly text: OpenApiText;
  readonly operations: readonly Operation[];
  /** The id of the operation that an exchange is; null for none. */
  readonly operationOf: (exchange: Exchange) => string | null;
  readonly request: (exchange: Exchange) => Violation[];
  readonly reply: (exchange: Exchange) => Violation[];
}

/** The judge by the text with these amendments, which the text itself may be spared for a test. */
export function openJudge(amendments: readonly Amendment[] = AMENDMENTS): Judge {
  const text = amended(readOpenApiText().text, amendments);
  const operations = operationsOf(text);
  const checkOf = createChecks(text);
  const match = ({ method, resource }: Exchange) => findOperation(operations, method, resource);
  return {
    text,
    operations,
    operationOf: (exchange) => match(exchange)?.operation.id ?? null,
    request: (exchange) => {
      const { method, resource } = exchange;
      const found = match(exchange);
      if (found === null) {
        return [{ operation: `${method} ${resource}`, status: null, rule: 'operation', detail: 'the text knows none' }];
      }
      const findings = judgeRequest(found, exchange, checkOf);
      return findings.map(([rule, detail]) => ({ operation: found.operation.id, status: null, rule, detail }));
    },
    reply: (exchange) => {
      const found = match(exchange);
      if (found === null) return [];
      const { id } = found.operation;
      const findings = judgeReply(text, found.operation, exchange, checkOf);
      return findings.map(([rule, detail]) => ({ operation: id, status: exchange.status, rule, detail }));
    },
  };
}
