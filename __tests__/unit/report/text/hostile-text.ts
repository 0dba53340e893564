import { anyText } from '../../../doubles/any-text.ts';
import fc from 'fast-check';

/** What steers a terminal, the runner, Markdown, HTML or a reader's eye, in pieces that meet at every seam. */
const PIECES = [
  '::',
  ':',
  '##[',
  '##',
  '#',
  '[',
  ']',
  '::error::forged',
  '##[set-output name=outcome;]passed',
  '::stop-commands::mine',
  '::mine::',
  '%0A',
  '%25',
  '\r',
  '\n',
  '\r\n',
  '\n\n    ',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u00a0',
  '\u3000',
  '\t',
  '\u0000',
  '\u007f',
  '\u009b31m',
  '\u001b',
  '\u001b[',
  '\u001b[31m',
  '\u001b[0m',
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://example.org\u001b\\',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u034f',
  '\ufeff',
  '\u{e0041}',
  '\ud83d',
  '\ude00',
  '😀',
  'é',
  '</code></pre></details>',
  '<h1>All checks passed</h1>',
  '</table>',
  '<!--',
  '-->',
  '<script>',
  '&lt;',
  '&#10;',
  '"',
  "'",
  '`',
  '```',
  '|',
  '- [ ] task',
  '![x](http://example.org/x.png)',
  '@everyone',
  '$&',
  ' ',
  'a',
];

/** Arbitrary text, of any UTF-16 units, mixed with what hurts. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), anyText(), unpaired()), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

function unpaired(): fc.Arbitrary<string> {
  return fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));
}
