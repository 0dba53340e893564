import { join } from 'node:path';
import { toolPath } from '../../scripts/tools.ts';
import { holdTool } from './hold-tool.ts';
import { numberIn } from './printed.ts';
import type { Counts, ReportingTool } from './reporting-tool.ts';

const CLI = join(toolPath('runners'), '@playwright', 'test', 'cli.js');

function playwright(name: string, env: Readonly<Record<string, string>>, ...options: readonly string[]): ReportingTool {
  return {
    name,
    project: 'playwright',
    commands: [[process.execPath, CLI, 'test', ...options]],
    env,
    reports: 'junit.xml',
    counts: countsIn,
    failing: {
      suite: 'deep/nested.check.js',
      className: 'deep/nested.check.js',
      name: 'fails in a helper',
      file: null,
      line: null,
      message: /^expect\(received\)\.toBe\(expected\) \/\/ Object\.is equality/,
      details: /at helper \(\/work\/e2e\/deep\/nested\.check\.js:4:17\)/,
    },
  };
}

function countsIn(printed: string): Counts {
  const told = (word: string) => numberIn(printed, new RegExp(`^ {2}(\\d+) ${word}`, 'm'));
  return {
    passed: told('passed') + told('flaky'),
    failed: told('failed'),
    skipped: told('skipped') + told('did not run'),
    flaky: told('flaky'),
  };
}

// The report of the first would not say that a test was flaky.
holdTool(playwright('playwright', {}, '--retries=0'));
holdTool(playwright('playwright-retries', { PLAYWRIGHT_JUNIT_INCLUDE_RETRIES: '1' }));
