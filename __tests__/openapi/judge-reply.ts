import type { Exchange } from './exchange.ts';
import { judgeEvents } from './judge-events.ts';
import { judgeText, mediaType, type CheckOf, type Finding } from './judge-request.ts';
import type { OpenApiText, ResponseText } from './openapi-text.ts';
import type { Operation } from './operations.ts';

/** What a reply has that the text does not know, lacks what it names, or has in another form. */
export function judgeReply(text: OpenApiText, operation: Operation, exchange: Exchange, checkOf: CheckOf): Finding[] {
  const { status, replyHeaders } = exchange;
  if (status === null) return [];
  const response = operation.responses.get(status);
  if (response === undefined) {
    return [['status', `the text knows ${[...operation.responses.keys()].join(', ')} here`]];
  }
  return [
    ...judgeHeaders(status, response, replyHeaders, checkOf),
    ...(operation.method === 'HEAD' ? judgeNoBody(exchange) : judgeBody(text, response, exchange, checkOf)),
  ];
}

function judgeHeaders(
  status: number,
  { headers = {} }: ResponseText,
  given: Exchange['replyHeaders'],
  checkOf: CheckOf,
): Finding[] {
  return Object.entries(headers).flatMap(([name, { schema }]): Finding[] => {
    const value = given[name.toLowerCase()];
    // The pause before the next look is a recommendation; the one after a 425 is part of the reply's meaning.
    if (value === undefined && name === 'Retry-After' && status < 400) return [];
    if (value === undefined) return [['reply header', `${name} is missing`]];
    return judgeText({ name, schema }, value, checkOf).map((detail): Finding => ['reply header', detail]);
  });
}

function judgeNoBody({ replyLength }: Exchange): Finding[] {
  return replyLength === 0 ? [] : [['reply body', 'the text knows none']];
}

function judgeBody(text: OpenApiText, { content }: ResponseText, exchange: Exchange, checkOf: CheckOf): Finding[] {
  const { replyHeaders, replyBody, whole } = exchange;
  if (content === undefined) return judgeNoBody(exchange);
  const type = mediaType(replyHeaders['content-type'] ?? '');
  const schema = content[type]?.schema;
  if (schema === undefined) {
    return [['reply type', `${type === '' ? 'none' : type} in place of ${Object.keys(content).join(' or ')}`]];
  }
  if (type === 'text/event-stream') return judgeEvents(text, replyBody ?? '', whole, checkOf);
  if (type !== 'application/json' || !whole) return [];
  return checkOf(schema)(JSON.parse(replyBody ?? '')).map((detail): Finding => ['reply body', detail]);
}
