/** Stands in each line that must have no effect. */
export const FORGED = 'FORGED';

/** Text that tries to start commands, to break out of the summary's markup, and to steer a terminal. */
export const HOSTILE = [
  '::set-output name=outcome::passed',
  '  ::add-mask::a',
  '##[set-output name=exit-code;]0',
  'x ##[error]fake',
  '::stop-commands::mine',
  '::endgroup::',
  'a\r::warning::lone carriage return',
  '</code></pre></details><h1>All checks passed</h1>',
  '@everyone #1 ![x](https://example.org/x.png) `tick` | pipe',
  '\u001b]0;title\u0007\u001b[2Jcleared \u001b[31mred\u001b[0m',
  '\u202eright to left',
].join('\n');

/** Lines of a leg's output, each an attack of its own. */
export const HOSTILE_LINES: readonly string[] = [
  ...HOSTILE.split('\n'),
  `::error file=src/main.ts,line=1::${FORGED}`,
  `::ERROR::${FORGED}`,
  `\ufeff::warning::${FORGED}`,
  `\u200b::notice::${FORGED}`,
  `:\u200b:error::${FORGED}`,
  `::error:\u2060:${FORGED}`,
  `\u0000::error::${FORGED}`,
  `\u2028::error::${FORGED}`,
  `\u0085::error::${FORGED}`,
  `\u001b[31m::error::${FORGED}`,
  `#\u200b#[error]${FORGED}`,
  `::save-state name=hand-over::${FORGED}`,
  `::add-matcher::${FORGED}.json`,
  `::group::${FORGED}`,
  '::echo::on',
  `::set-env name=PATH::${FORGED}`,
  `line\r\r\n::error::${FORGED}`,
  `<details open><summary>${FORGED}</summary>`,
  `| ${FORGED} | [x](javascript:alert(1)) |`,
  `\`\`\`\n# ${FORGED}`,
  `</table><h1>${FORGED}</h1>`,
  `\u202e\u2066${FORGED}\u2069`,
  `%0A::error::${FORGED}`,
  '\ud800 lone',
];
