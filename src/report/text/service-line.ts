import { logLine, type LogText } from './escape.ts';
import { formatDuration } from './format.ts';

interface ServiceFacts {
  readonly url: string;
  readonly project: string | null;
  /** How long the step waits, in milliseconds; null where another line says it. */
  readonly timeout: number | null;
}

/** Which service and project the step talks to: `Service: https://contree.dev · project p · the step waits up to 1 min` */
export function serviceLine({ url, project, timeout }: ServiceFacts): LogText {
  const of = project === null ? logLine`` : logLine` · project ${project}`;
  const waits = timeout === null ? logLine`` : logLine` · the step waits up to ${formatDuration(timeout / 1000)}`;
  return logLine`Service: ${url}${of}${waits}`;
}
