import { expect, it } from '@jest/globals';
import { commandHead, commandLines } from '../../../../src/report/text/command-lines.ts';

it.each([
  ['npm test', ['$ npm test'], 'npm test'],
  ['npm ci\n  npm test\necho', ['$ npm ci', '    npm test\necho'], 'npm ci …'],
  ['', ['$ '], ''],
])('shows %j in lines, and in one', (command, lines, head) => {
  expect(commandLines(command).map(({ prefix, text }) => `${String(prefix)}${text}`)).toEqual(lines);
  expect(commandHead(command)).toBe(head);
});
