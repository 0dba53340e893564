import { parseReportLines } from '../test-reports/report-lines.ts';
import { githubServerUrl } from './github-address.ts';
import { inputReader } from './input-reader.ts';
import type { InputSource } from './input-source.ts';

export type ReportInputs = ReturnType<typeof readReportInputs>;

/**
 * The input `test-reports`, and what links to files of the checkout are made of, empty where the runner does not say.
 * @throws {InvalidInputs}
 */
export function readReportInputs(source: InputSource) {
  const { env } = source;
  const commit = {
    server: githubServerUrl(env),
    repository: env['GITHUB_REPOSITORY'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
  };
  return { lines: inputReader(source).read('test-reports', parseReportLines), commit };
}
