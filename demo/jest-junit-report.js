import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const NAMES = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', '\n': '&#10;' };

/**
 * A reporter for jest that leaves `report.xml`, JUnit XML as `jest-junit` writes it. Its paths are relative: the simulator's
 * sandbox is a folder of this machine, so that absolute ones are none of the sandbox.
 */
export default class JunitReport {
  #root;

  constructor({ rootDir }) {
    this.#root = rootDir;
  }

  onRunComplete(_contexts, { testResults }) {
    const suites = testResults.map(({ testFilePath, testResults: tests }) => {
      const file = relative(this.#root, testFilePath);
      return `<testsuite name="${escaped(file)}">\n${tests.map((test) => caseOf(test, file)).join('')}</testsuite>\n`;
    });
    writeFileSync('report.xml', `<testsuites>\n${suites.join('').replaceAll(`${this.#root}/`, '')}</testsuites>\n`);
  }
}

function caseOf({ ancestorTitles, title, status, failureMessages }, file) {
  const group = escaped(ancestorTitles.join(' '));
  const start = `<testcase classname="${group}" name="${escaped(title)}" file="${escaped(file)}"`;
  if (status === 'failed') return `${start}>${failureMessages.map(failureOf).join('')}</testcase>\n`;
  return status === 'passed' ? `${start}/>\n` : `${start}><skipped/></testcase>\n`;
}

/** Without jest's own lines of the stack trace, as jest shows it. */
function failureOf(message) {
  const lines = message.split('\n').filter((line) => !/^ +at .*(?:node_modules|new Promise)/.test(line));
  return `<failure>${escaped(lines.join('\n'))}</failure>`;
}

/** Without colours and other characters that XML has no place for. */
function escaped(text) {
  const plain = stripVTControlCharacters(text).replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�');
  return plain.replace(/[<>&"\n]/g, (character) => NAMES[character]);
}
