import type { RemoteExclusion, RemoteLine } from '../collect/collect-lines.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { someNames } from '../report/text/some-names.ts';

/** Paths that the line names. */
const NAMED_PATHS = 5;

/** What a dry run says of the reports that the run itself reads. */
export function plannedReports(lines: readonly (RemoteLine | RemoteExclusion)[]): LogText {
  const paths = lines.flatMap((line) => ('remote' in line ? [line.remote] : []));
  return logLine`A dry run reads no test reports; the run itself reads those of each leg at ${someNames(paths, NAMED_PATHS)}.`;
}
